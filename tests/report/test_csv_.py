import csv
import io
from dataclasses import replace

import pytest

from listaudit.model import Field
from listaudit.report.citations import COLUMNS
from listaudit.report.escape import uncell


@pytest.fixture
def rows(audit):
    return list(csv.DictReader(io.StringIO(audit.write("csv"), newline="")))


def test_csv_looks_like_this(audit, snapshot):
    assert audit.write("csv") == snapshot


def test_the_columns_are_those_of_the_contract():
    assert COLUMNS[:12] == (
        "store_code", "store_name", "platform", "source", "listing_id", "listing_url",
        "status", "probability", "duplicate_of", "claimed", "rules", "severity",
    )  # fmt: skip
    assert COLUMNS[12:20] == (
        "name_listed", "name_verdict", "name_reasons", "name_expected",
        "address_listed", "address_verdict", "address_reasons", "address_expected",
    )  # fmt: skip
    assert COLUMNS[-4:] == ("checked_at", "status_reason", "status_why", "facts")
    assert len(COLUMNS) == 12 + 3 * len(Field) + 4 + 4


def test_what_could_not_be_checked_says_why_and_facts_stand_beside_the_fields(audit):
    rows = list(csv.DictReader(io.StringIO(audit.write("csv"))))
    kept = list(csv.DictReader(io.StringIO(lifted(audit).write("csv"))))
    unchecked = next(row for row in rows if row["status"] == "unchecked")
    assert (unchecked["status_reason"], unchecked["status_why"]) == (
        "source.example",
        "source.example detail=no key",
    )
    assert rows[1]["facts"] == "place_id: g-1"
    assert kept[1]["facts"] == "place_id: g-1; attributions: Secret Twin; entered_email: (nothing)"


def lifted(audit):
    return replace(audit, sources=tuple(replace(source, keep_values=True) for source in audit.sources))


def test_one_row_stands_for_each_location_and_listing(rows, audit):
    wanted = [
        (location.store_code, item.source) for location in audit.locations for item in location.listings
    ]
    assert [(uncell(row["store_code"]), row["source"]) for row in rows] == wanted


def test_a_finding_stands_in_the_row_of_its_listing(rows):
    assert [(row["rules"], row["severity"]) for row in rows[:4]] == [
        ("phone-different", "critical"),
        ("name-branch", "low"),
        ("listing-duplicate", "high"),
        ("", ""),
    ]
    assert (rows[5]["rules"], rows[5]["status"]) == ("listing-missing", "missing")


def test_a_field_that_is_the_same_shows_its_value(rows):
    assert (rows[0]["postcode_listed"], rows[0]["postcode_verdict"]) == ("01067", "same")
    assert rows[4]["phone_listed"] == "+66 2 555 0100"


def test_no_cell_of_a_hostile_listing_could_be_run(rows):
    assert rows[4]["name_listed"].startswith("'=HYPERLINK")
    assert uncell(rows[4]["name_listed"]) == '=HYPERLINK("http://evil.example","Click")'
    assert rows[4]["listing_id"] == "'@cmd"
