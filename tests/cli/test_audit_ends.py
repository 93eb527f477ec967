"""How an audit ends that could not use everything: 3, 4 or 130, and nothing half-done is left."""

import gzip

import pytest

from listaudit import judge, readers
from listaudit.errors import InputError

TOML = '[sources.yelp]\nfrom = "file"\npath = "yelp.csv"\n'


def wrong_phone(shop):
    text = (shop.folder / "yelp.csv").read_text()
    shop.write("yelp.csv", text.replace("555-0101", "555-0109"))


def test_a_source_that_breaks_off_leaves_what_was_found_and_the_rest_unchecked(shop, monkeypatch):
    def breaks_off(*args, **options):
        yield next(iter(real(*args, **options)))
        raise InputError("yelp.csv ends in the middle.")

    real = readers.read_listings
    monkeypatch.setattr(readers, "read_listings", breaks_off)
    done = shop.audit()
    assert done.code == 3
    assert done.status("0001") == ["found"]
    assert done.status("0002") == ["unchecked"]
    assert done.summary["incomplete"] is True
    source = done.json["sources"][0]
    assert source["status"] == "partial"
    assert source["unchecked"] == 1
    assert "ends in the middle" in source["reason"]["params"]["detail"]


def test_a_source_that_breaks_off_at_once_has_failed(shop):
    shop.write("yelp.csv.gz", gzip.compress(b"name\nx\n")[:12])
    done = shop.audit(sources=["yelp=file:yelp.csv.gz"])
    assert done.code == 3
    assert done.json["sources"][0]["status"] == "failed"
    assert done.status("0001") == ["unchecked"]
    assert done.rules("0001") == []
    assert done.location("0001")["scores"]["coverage"] is None


def test_allow_incomplete_turns_three_into_zero_and_says_so(shop):
    shop.write("yelp.csv.gz", gzip.compress(b"name\nx\n")[:12])
    done = shop.audit("--allow-incomplete", sources=["yelp=file:yelp.csv.gz"])
    assert done.code == 0
    assert done.summary["incomplete"] is True


def test_a_source_that_is_not_required_does_not_make_the_audit_incomplete(shop):
    shop.write("broken.csv.gz", gzip.compress(b"name\nx\n")[:12])
    shop.write(
        "listaudit.toml", TOML + '[sources.bing]\nfrom = "file"\npath = "broken.csv.gz"\nrequired = false\n'
    )
    done = shop.audit(sources=[])
    assert done.code == 0
    assert done.summary["incomplete"] is False
    assert done.status("0001", "bing") == ["unchecked"]


def test_findings_come_before_incompleteness_which_the_summary_still_tells(shop):
    wrong_phone(shop)
    shop.write("bad.csv.gz", gzip.compress(b"name\nx\n")[:12])
    done = shop.audit(sources=["yelp=file:yelp.csv", "bing=file:bad.csv.gz"])
    assert done.code == 1
    assert done.summary["incomplete"] is True


def test_rows_that_cannot_be_used_are_named_and_end_with_three(shop):
    with (shop.folder / "yelp.csv").open("a") as file:
        file.write("a4,,7 Elm St,Peoria,IL,61602,US,,\n")
    done = shop.audit()
    assert done.code == 3
    (row,) = done.summary["skipped_rows"]
    assert (row["source"], row["file"], row["line"], row["code"]) == ("yelp", "yelp.csv", 5, "row.no-name")
    assert done.json["sources"][0]["status"] == "partial"
    assert shop.audit("--allow-incomplete").code == 0


def test_strict_stops_at_the_first_row_of_locations_that_cannot_be_used(shop):
    with (shop.folder / "locations.csv").open("a") as file:
        file.write("0003,,7 Elm St,Peoria,IL,61602,US,,\n")
    assert shop.audit().code == 3
    done = shop.audit("--strict")
    assert done.code == 2
    assert "locations.csv:4" in done.err
    assert "row.no-name" in done.err


def test_an_error_of_ours_is_one_line_with_a_log_and_leaves_nothing_behind(shop, monkeypatch, tmp_path):
    def broken(*_):
        raise ZeroDivisionError("by\x1b[31m zero")

    monkeypatch.setattr(judge, "Comparer", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    done = shop.audit("-f", "csv=out.csv")
    assert done.code == 4
    first, hint = done.err.splitlines()
    assert first.startswith("listaudit: Internal error: ZeroDivisionError: by zero. The log is ")
    assert "report it" in hint
    (log,) = (tmp_path / "temp").iterdir()
    assert "Traceback" in log.read_text()
    assert str(log) in first
    assert shop.files() == ["locations.csv", "temp", "yelp.csv"]


def test_an_interruption_ends_with_130_and_leaves_neither_report_nor_journal(shop, monkeypatch, tmp_path):
    def interrupted(*args, **options):
        yield from list(real(*args, **options))[:1]
        assert [path.name for path in (tmp_path / "temp").iterdir()], (
            "there is a journal while the audit runs"
        )
        raise KeyboardInterrupt

    real = readers.read_listings
    monkeypatch.setattr(readers, "read_listings", interrupted)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    done = shop.audit("-f", "csv=out.csv")
    assert done.code == 130
    assert done.out == ""
    assert "Interrupted" in done.err
    assert list((tmp_path / "temp").iterdir()) == []
    assert shop.files() == ["locations.csv", "temp", "yelp.csv"]


def test_a_report_that_cannot_be_written_ends_with_two_before_anything_is_read(shop, monkeypatch):
    monkeypatch.setattr(readers, "read_listings", lambda *_, **__: pytest.fail("a source was read"))
    done = shop.audit("-f", "csv=none/out.csv")
    assert done.code == 2
    assert "none/out.csv" in done.err


def test_evidence_stands_in_json_where_it_is_asked_for(shop):
    assert shop.audit().location("0001")["listings"][0].get("evidence") in (None, [])
    evidence = shop.audit("--evidence").location("0001")["listings"][0]["evidence"]
    assert {"name", "phone", "prior"} <= {e["comparison"] for e in evidence} | {e["level"] for e in evidence}


def test_the_same_input_gives_the_same_bytes_but_for_the_run(shop):
    def report():
        return {key: value for key, value in shop.audit().json.items() if key != "run"}

    assert report() == report()
