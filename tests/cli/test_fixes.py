import csv
import gzip
import io

import pytest


@pytest.fixture
def audited(shop):
    """A desk with audit.json: a phone that is wrong, which is critical, and a state that is less grave."""
    text = (shop.folder / "yelp.csv").read_text(encoding="utf-8")
    shop.write("yelp.csv", text.replace("555-0101", "555-0109").replace(",IL,60431", ",IN,60431"))
    shop.run("audit", "locations.csv", "-s", "yelp=file:yelp.csv", "-f", "json=audit.json", "-q")
    return shop


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_fix_list_says_what_to_enter_where(audited):
    done = audited.run("fixes", "audit.json", "-f", "csv")
    assert (done.code, done.err) == (0, "")
    first, *others = rows(done.out)
    assert (first["store_code"], first["platform"], first["field"]) == ("0001", "yelp", "phone")
    assert (first["current_value"], first["value_to_enter"]) == ("(217) 555-0109", "(217) 555-0101")
    assert (first["fix_status"], first["done_on"]) == ("open", "")
    assert [row["store_code"] for row in others] == ["0002"]


def test_a_table_is_shown_where_no_format_is_named(audited):
    done = audited.run("fixes", "audit.json")
    assert done.code == 0
    assert "fix first" in done.out
    assert "(217) 555-0101" in done.out


def test_a_severity_leaves_out_what_is_less_grave(audited):
    done = audited.run("fixes", "audit.json", "--severity", "critical", "-f", "json")
    assert [row["severity"] for row in done.json] == ["critical"] * len(done.json)
    assert len(done.json) < len(audited.run("fixes", "audit.json", "-f", "json").json)


def test_a_file_gets_the_list_and_packed_audits_are_read(audited):
    audited.write("audit.json.gz", gzip.compress((audited.folder / "audit.json").read_bytes()))
    done = audited.run("fixes", "audit.json.gz", "-f", "csv=fixes.csv")
    assert (done.code, done.out) == (0, "")
    assert len(rows((audited.folder / "fixes.csv").read_text(encoding="utf-8"))) == 2


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("none.json",), "none.json"),
        (("locations.csv",), "locations.csv"),
        (("audit.json", "-f", "xlsx=a.xlsx"), "xlsx"),
        (("audit.json", "--severity", "bad"), "--severity"),
        (("audit.json", "-f", "csv=no/fixes.csv"), "no/fixes.csv"),
        ((), "AUDIT"),
    ],
    ids=["no-file", "no-audit", "format", "severity", "folder", "nothing"],
)
def test_what_cannot_be_listed_ends_with_two(audited, args, words):
    before = audited.files()
    done = audited.run("fixes", *args)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert audited.files() == before
