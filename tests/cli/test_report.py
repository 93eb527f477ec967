import json

import pytest


@pytest.fixture
def audited(shop):
    """A desk with audit.json, audit.ndjson and audit.csv of one audit."""
    formats = [part for fmt in ("json", "ndjson", "csv") for part in ("-f", f"{fmt}=audit.{fmt}")]
    assert shop.run("audit", "locations.csv", "-s", "yelp=file:yelp.csv", "-q", *formats).code == 0
    return shop


@pytest.mark.parametrize("source", ["json", "ndjson"])
@pytest.mark.parametrize("fmt", ["json", "ndjson", "csv"])
def test_an_audit_is_rendered_again_without_its_sources(audited, source, fmt):
    (audited.folder / "yelp.csv").unlink()
    (audited.folder / "locations.csv").unlink()
    done = audited.run("report", f"audit.{source}", "-f", f"{fmt}=again")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert (audited.folder / "again").read_bytes() == (audited.folder / f"audit.{fmt}").read_bytes()


def test_a_table_is_shown_where_no_format_is_named(audited):
    done = audited.run("report", "audit.json", "--no-color")
    assert done.code == 0
    assert "critical facts right on 2 of 2 key listings" in done.out
    assert "\x1b" not in done.out


def test_several_formats_are_written_at_once(audited):
    done = audited.run("report", "audit.json", "-f", "json", "-f", "xlsx=again.xlsx")
    assert (done.code, [row["store_code"] for row in done.json["locations"]]) == (0, ["0001", "0002"])
    assert "again.xlsx" in audited.files()


def test_an_audit_with_findings_is_rendered_without_failing(audited):
    whole = json.loads((audited.folder / "audit.json").read_text(encoding="utf-8"))
    whole["summary"]["exit_code"] = 1
    audited.write("other.json", json.dumps(whole))
    assert audited.run("report", "other.json").code == 0


def test_an_audit_that_was_cut_writes_nothing(audited):
    lines = (audited.folder / "audit.ndjson").read_text(encoding="utf-8").splitlines()
    audited.write("cut.ndjson", "\n".join(lines[:-1]))
    done = audited.run("report", "cut.ndjson", "-f", "csv=again.csv")
    assert done.code == 2
    assert "cut.ndjson" in done.err
    assert "again.csv" not in audited.files()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("none.json",), "none.json"),
        (("yelp.csv",), "yelp.csv"),
        (("audit.json", "-f", "pdf"), "pdf"),
        (("audit.json", "-f", "csv", "-f", "json"), "standard output"),
        ((), "AUDIT"),
    ],
    ids=["no-file", "no-audit", "format", "two-on-one", "nothing"],
)
def test_what_cannot_be_rendered_ends_with_two(audited, args, words):
    done = audited.run("report", *args)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
