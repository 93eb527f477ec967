"""Bad files through the real command line: an error with a hint and exit 2, or a named, counted skip and exit 3."""

import io
import json
import os
import sys

import pytest

from listaudit.readers.skips import NOTES
from tests.bad_input_files import HEAD, OTHER, READ, REFUSED, ROW, SKIPPED, TABLE

READERS = {
    "validate": ("validate", "{file}"),
    "match": ("match", "{file}", "yelp.csv", "-o", "out.csv"),
    "match-listings": ("match", "locations.csv", "{file}", "-o", "out.csv"),
    "pairs": ("pairs", "{file}", "-o", "out.csv"),
    "explain": ("explain", "locations.csv", "--location", "0001", "-s", "yelp=file:{file}"),
    "report": ("report", "{file}"),
    "fixes": ("fixes", "{file}"),
}


def is_clear(done, *words):
    """Say whether an error is told in one line that names what, and one that tells how to mend it."""
    lines = done.err.splitlines()
    return (
        done.out == ""
        and len(lines) == 2
        and lines[0].startswith("listaudit: ")
        and lines[1].startswith("  help: ")
        and "Internal error" not in done.err
        and all(word in done.err for word in words)
    )


def audit(shop, locations="locations.csv", listings="yelp.csv"):
    return shop.run("audit", locations, "-s", f"yelp=file:{listings}", "-f", "json", "-q")


def unused(done, source):
    return [
        row for row in done.summary["skipped_rows"] if row["source"] == source and row["code"] not in NOTES
    ]


@pytest.mark.parametrize(("name", "data", "word"), [(name, *rest) for name, rest in REFUSED.items()])
def test_a_file_that_cannot_be_read_at_all_is_refused_as_locations_and_fails_as_a_source(
    shop, name, data, word
):
    shop.write(name, data)
    done = audit(shop, locations=name)
    assert done.code == 2
    assert is_clear(done, name, word)
    done = audit(shop, listings=name)
    assert done.code == 3
    source = done.json["sources"][0]
    assert source["status"] == ("partial" if source["listings"] else "failed")
    assert name in source["reason"]["params"]["detail"]
    assert done.status("0002") in (["unchecked"], ["found"])


@pytest.mark.parametrize(
    "name", ["empty.csv", "noise.xlsx", "bomb.csv.gz", "deep.json", "entities.xlsx", "header.csv"]
)
@pytest.mark.parametrize("command", READERS)
def test_every_command_that_reads_a_file_refuses_it_clearly(shop, command, name):
    shop.write(name, REFUSED[name][0])
    done = shop.run(*(part.format(file=name) for part in READERS[command]))
    assert done.code == 2
    assert is_clear(done, name)
    assert "out.csv" not in shop.files()


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize("name", ["folder", "missing.csv", "a\0b", ""])
def test_a_path_that_is_no_file_is_refused_by_every_command(shop, command, name):
    (shop.folder / "folder").mkdir()
    done = shop.run(*(part.format(file=name) for part in READERS[command]))
    assert done.code == 2
    assert is_clear(done)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(shop):
    shop.write("locked.csv", TABLE)
    (shop.folder / "locked.csv").chmod(0)
    done = audit(shop, locations="locked.csv")
    assert done.code == 2
    assert is_clear(done, "may not be read", "permission")


@pytest.mark.parametrize(("name", "data", "code", "line"), [(name, *rest) for name, rest in SKIPPED.items()])
def test_a_row_that_cannot_be_used_is_named_and_the_others_are_audited(shop, name, data, code, line):
    shop.write(name, data)
    for done, source in ((audit(shop, locations=name), "locations"), (audit(shop, listings=name), "yelp")):
        if (name, source) == ("formula.xlsx", "yelp"):
            assert any(row["code"] == "formula.no-value" for row in done.summary["skipped_rows"])
            continue  # a listing without a name but with an id is one
        assert done.code == 3
        (row,) = unused(done, source)
        assert (row["file"], row["line"], row["code"]) == (name, line, code)
        assert done.summary["counts"]["skipped_rows"] == 1
        assert len(done.json["locations"]) == 2
        assert source == "locations" or done.json["sources"][0]["listings"] == 2
    told = shop.run("validate", name, "--fail-on", "never")
    assert (told.code, f"{name}:{line}" in told.out) == (3, True)


@pytest.mark.parametrize("name", ["short.csv", "nul.csv", "list.json"])
def test_match_and_explain_tell_the_rows_that_they_left_out(shop, name):
    data, code, line = SKIPPED[name]
    shop.write(name, data)
    for command in ("match-listings", "explain"):
        done = shop.run(*(part.format(file=name) for part in READERS[command]))
        assert done.code == 0
        assert f"{name}:{line}: " in done.err
        assert f"({code})" in done.err
        assert "1 rows could not be used" in done.err


@pytest.mark.parametrize(("name", "data", "note"), [(name, *rest) for name, rest in READ.items()])
def test_what_can_be_read_nevertheless_is_read_and_told(shop, name, data, note):
    shop.write(name, data)
    for done in (audit(shop, locations=name), audit(shop, listings=name)):
        assert done.code in (0, 1, 3)
        if note:
            noted = {found["params"].get("code") for found in done.summary["notes"]}
            assert note in noted
        assert done.summary["counts"]["skipped_rows"] == 0
    assert len(audit(shop, locations=name).json["locations"]) == 2
    assert shop.run("validate", name, "--fail-on", "never").code == 0


def test_store_codes_that_repeat_are_one_location_where_they_agree_and_an_error_where_not(shop):
    shop.write("twice.csv", f"{TABLE}{ROW}\n")
    done = audit(shop, locations="twice.csv")
    assert len(done.json["locations"]) == 2
    assert "run.repeated-locations" in done.notes()
    shop.write("twice.csv", f"{TABLE}{ROW.replace('Bluebird Bakery', 'Redbird Bakery')}\n")
    done = audit(shop, locations="twice.csv")
    assert done.code == 2
    assert is_clear(done, "Store code 0001", "twice.csv:2", "twice.csv:4")


def test_rows_in_are_rows_audited_and_rows_named_however_nasty_the_file(shop):
    rows = [
        ROW, OTHER, "0003,Short", f"0004{',x' * 299}", "0005,Quay\0Taxi,,,,,,,", f"0006,{'x' * 100_001},,,,,,,",
        "0007,,9 Quay Rd,Peoria,IL,61602,US,,", '0008,"Open,9 Quay Rd,Peoria,IL,61602,US,,', "=1+1,@SUM(A1),,,,,,x,",
        "0009,\u202e\u200b,,,,,,,", "0010,Fine Shoes,1 Elm St,Peoria,IL,61602,US,x,http://[", ROW,
    ]  # fmt: skip
    shop.write("nasty.csv", "\n".join([HEAD, *rows]))
    done = audit(shop, locations="nasty.csv", listings="nasty.csv")
    repeated = int(done.notes()["run.repeated-locations"]["count"])
    assert len(done.json["locations"]) + len(unused(done, "locations")) + repeated == len(rows)
    assert done.json["sources"][0]["listings"] + len(unused(done, "yelp")) == len(rows)
    assert done.summary["counts"]["skipped_rows"] == len(unused(done, "locations")) + len(
        unused(done, "yelp")
    )
    assert all(row["file"] == "nasty.csv" and row["line"] for row in done.summary["skipped_rows"])


def test_notes_do_not_crowd_out_the_names_of_rows_that_could_not_be_used(shop):
    lines = [f"{n},Shop {n},91,181" for n in range(1_500)]
    shop.write("pins.csv", "\n".join(["store_code,name,latitude,longitude", *lines, "1500,,1,1"]))
    done = audit(shop, locations="pins.csv")
    assert [row["line"] for row in unused(done, "locations")] == [1502]


def test_a_run_that_writes_files_alone_tells_on_stderr_why_it_is_incomplete(shop):
    shop.write("empty.csv", b"")
    shop.write("short.csv", SKIPPED["short.csv"][0])
    done = shop.run(
        "audit", "short.csv", "-s", "a=file:empty.csv", "-s", "b=file:yelp.csv", "-f", "csv=out.csv"
    )
    assert done.code == 3
    for words in (
        "a: 2 could not be checked: the source could not be read to its end: empty.csv is empty",
        "short.csv:4",
        "1 rows could not",
    ):
        assert words in done.err


def test_the_first_reason_named_is_that_of_a_row_and_no_note(shop):
    shop.write("all.xlsx", SKIPPED["formula.xlsx"][0])
    rows = "store_code,name,latitude,longitude\n1,,91,181\n"
    shop.write("bad.csv", rows)
    assert "row.no-name" in audit(shop, locations="bad.csv").err


def test_standard_input_is_read_once(shop):
    done = shop.run("audit", "-", "-s", "yelp=file:-", "-q")
    assert done.code == 2
    assert is_clear(done, "Standard input")


def test_a_large_audit_reads_standard_input_in_the_process_that_has_it(shop, monkeypatch):
    monkeypatch.setattr("listaudit.workers.LARGE_FILES", 0)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((shop.folder / "yelp.csv").read_bytes())))
    done = shop.audit("-j", "2", sources=["yelp=file:-", "bing=file:yelp.csv"])
    assert done.status("0001", "yelp") == done.status("0001", "bing") == ["found"]


CORRUPT = {
    "cut": lambda data: data[: len(data) // 2],
    "text": lambda data: data.replace(b'"listings":[', b'"listings":"x', 1),
    "verdict": lambda data: data.replace(b'"verdict":"same"', b'"verdict":"fine"', 1),
    "schema": lambda data: data.replace(b"audit@1", b"audit@9"),
    "other": lambda _: b'{"name": "A"}',
    "list": lambda _: b"[1, 2]",
    "deep": lambda _: b"[" * 100_000,
    "null": lambda data: data.replace(b'"locations":[', b'"locations":null,"x":[', 1),
}
NESTED = ("text", "null")
"""What only the layout of json has."""


@pytest.mark.parametrize(
    ("fmt", "how"),
    [("json", how) for how in CORRUPT] + [("ndjson", how) for how in CORRUPT if how not in NESTED],
)
def test_an_audit_that_is_damaged_is_refused_by_report_and_fixes(shop, fmt, how):
    shop.run("audit", "locations.csv", "-s", "yelp=file:yelp.csv", "-f", f"{fmt}=audit.{fmt}", "-q")
    before = (shop.folder / f"audit.{fmt}").read_bytes()
    after = CORRUPT[how](before)
    assert after != before
    shop.write(f"audit.{fmt}", after)
    for command in ("report", "fixes"):
        done = shop.run(command, f"audit.{fmt}", "--format", "csv=out.csv")
        assert done.code == 2
        assert is_clear(done, f"audit.{fmt}")
        assert "out.csv" not in shop.files()


def test_pairs_without_the_columns_of_both_sides_are_refused(shop):
    done = shop.run("pairs", "locations.csv", "-o", "out.csv")
    assert done.code == 2
    assert is_clear(done, "a_*", "b_*")


@pytest.mark.parametrize("command", [("match", "locations.csv", "yelp.csv"), ("pairs", "locations.csv")])
def test_a_country_that_is_none_is_refused_by_every_command(shop, command):
    done = shop.run(*command, "-o", "out.csv", "--country", "U\x1b[31mSA")
    assert done.code == 2
    assert is_clear(done, "ISO 3166")
    assert "\x1b" not in done.err


def test_a_deep_record_does_not_change_how_deep_python_may_go(shop):
    before = sys.getrecursionlimit()
    shop.write("deep.json", json.dumps([]).replace("[]", "[" * 3_000 + "]" * 3_000))
    assert audit(shop, locations="deep.json").code == 2
    assert sys.getrecursionlimit() == before
