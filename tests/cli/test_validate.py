import csv
import io

import pytest

from listaudit.cli.validate_show import COLUMNS


@pytest.fixture
def broken(desk, ours):
    """A desk whose locations.csv has a phone that is too short, and nothing else that is grave."""
    desk.table("locations.csv", ours | {"phone": "(217) 555-01"})
    return desk


def test_a_file_without_mistakes_ends_with_nought(desk, ours):
    more = {
        "hours": "Mo-Fr 07:00-15:00",
        "category": "Bakery",
        "latitude": "39.81234",
        "longitude": "-89.65432",
    }
    desk.table("locations.csv", ours | more)
    done = desk.run("validate", "locations.csv")
    assert (done.code, done.out, done.err) == (0, "1 locations: no findings.\n", "")


def test_each_finding_has_a_line_with_its_place(broken):
    done = broken.run("validate", "locations.csv")
    *lines, counts = done.out.splitlines()
    assert done.code == 1
    assert counts.startswith("1 locations: 1 high, ")
    assert any(line.startswith("locations.csv:2") and "(217) 555-01" in line for line in lines)


def test_as_json_findings_have_their_line_and_value(broken):
    found = broken.run("validate", "locations.csv", "-f", "json").json
    assert (found["schema"], found["summary"]["locations"]) == ("listaudit/validate@1", 1)
    phone = next(row for row in found["findings"] if row["field"] == "phone")
    assert (phone["file"], phone["line"], phone["value"]) == ("locations.csv", 2, "(217) 555-01")


def test_as_csv_there_is_a_row_for_each_finding(broken):
    header, *rows = csv.reader(
        io.StringIO(broken.run("validate", "locations.csv", "-f", "csv").out, newline="")
    )
    assert tuple(header) == COLUMNS
    assert len(rows) == len(broken.run("validate", "locations.csv", "-f", "json").json["findings"])


@pytest.mark.parametrize(("floor", "code"), [("never", 0), ("critical", 0), ("info", 1)])
def test_fail_on_says_what_is_too_grave(broken, floor, code):
    assert broken.run("validate", "locations.csv", "--fail-on", floor).code == code


def test_a_country_reads_phones_that_state_none(desk):
    desk.write(
        "a.csv",
        "store_code,name,street,city,postcode,phone\n1,Starling Books,3 Fable Row,Leeds,LS1 0ZZ,0113 496 0101\n",
    )
    found = desk.run("validate", "a.csv", "--country", "GB", "-f", "json").json
    assert found["summary"]["country"] == "GB"
    assert [row for row in found["findings"] if row["field"] == "phone"] == []


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("none.csv",), "none.csv"),
        (("locations.csv", "-f", "xlsx"), "no such format"),
        (("locations.csv", "--fail-on", "bad"), "bad"),
        (("locations.csv", "--country", "Atlantis"), "Atlantis"),
        (("locations.csv", "--config", "none.toml"), "none.toml"),
        ((), "LOCATIONS"),
    ],
    ids=["no-file", "format", "severity", "country", "config", "nothing"],
)
def test_what_cannot_be_checked_ends_with_two(shop, args, words):
    done = shop.run("validate", *args)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


def test_store_codes_that_stand_twice_are_the_gravest(desk, ours):
    desk.table("locations.csv", ours, ours | {"name": "Bluebird Bakery North"})
    done = desk.run("validate", "locations.csv", "--fail-on", "critical")
    assert done.code == 1
    assert "location-code-duplicate" in done.out
