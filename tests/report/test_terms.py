from dataclasses import replace

import pytest

from listaudit.model import Confidence, Field, Finding, Kind, Reason, Severity, Verdict
from listaudit.report import codec
from listaudit.report.fixlist import fix_formats
from listaudit.report.terms import tells, withheld_names, withhold, withhold_rows

SECRETS = ("Secret Name", "Secret Twin")
FILES = ["json", "ndjson", "csv"]


@pytest.mark.parametrize("format_", FILES)
def test_files_carry_no_text_of_a_source_that_lets_us_keep_ids_alone(audit, format_):
    written = audit.write(format_)
    assert not [secret for secret in SECRETS if secret in written]
    assert "g-1" in written
    assert "https://maps.example/g-2" in written
    assert "withheld" in written


def test_a_workbook_carries_none_either(audit, tmp_path):
    from openpyxl import load_workbook

    audit.write(f"xlsx={tmp_path / 'a.xlsx'}")
    book = load_workbook(tmp_path / "a.xlsx")
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    book.close()
    assert not [secret for secret in SECRETS if any(secret in cell for cell in cells)]


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_fix_lists_carry_none_either(audit, format_):
    assert "Secret" not in audit.write(format_, formats=fix_formats())


def test_the_screen_shows_all_and_a_table_in_a_file_does_not(audit, tmp_path):
    assert "Secret Name" in audit.write("table")
    assert "Secret Name" in audit.write("table", formats=fix_formats())
    audit.write(f"table={tmp_path / 'a.txt'}")
    assert "Secret" not in (tmp_path / "a.txt").read_text("utf-8")


def test_keep_values_lifts_the_rule(audit):
    sources = tuple(replace(source, keep_values=True) for source in audit.sources)
    assert "Secret Name" in replace(audit, sources=sources).write("json")


def test_what_is_ours_stays(audit):
    kept = withhold(audit.locations[0], frozenset({"google"}))
    name, phone, _ = kept.listings[1].verdicts
    assert (name.canonical, name.listing) == ("Bäckerei Nord", "")
    assert phone.listing == "+49 30 55501001"  # the same as ours: nothing of theirs
    assert kept.findings[2].fix.keep_listing_id == "g-1"
    assert kept.listings[0] == audit.locations[0].listings[0]
    assert kept.listings[3] == audit.locations[0].listings[3]


def test_withholding_twice_changes_nothing(audit):
    names = withheld_names(audit.sources)
    once = [withhold(location, names) for location in audit.locations]
    assert [withhold(location, names) for location in once] == once
    assert withhold(audit.locations[1], names).findings[1] == audit.locations[1].findings[1]


def test_a_finding_that_quotes_another_source_is_withheld_for_that_source(audit):
    finding = Finding(
        id="x", rule="owner-public-differ", severity=Severity.HIGH, confidence=Confidence.HIGH, store_code="007",
        source="google-public", platform="google", listing_key="p", listing_id="p", message="Secret Name is not Public Name.",
        canonical="Secret Name", listing="Public Name",
    )  # fmt: skip
    location = replace(audit.locations[0], findings=(finding,))
    kept = withhold(location, frozenset({"google"})).findings[0]
    assert "Secret" not in f"{kept.message}{kept.canonical}{kept.listing}"
    assert codec.finding_to_json(kept)["withheld"] == "terms"
    assert withhold(location, frozenset({"website"})).findings[0] == finding


def test_skipped_rows_quote_nothing(audit):
    assert withhold_rows(audit.summary, frozenset({"yelp-export"})).skipped_rows[0].detail == ""
    assert withhold_rows(audit.summary, frozenset({"google"})) == audit.summary
    assert withhold_rows(audit.summary, frozenset()) is audit.summary


@pytest.mark.parametrize(
    ("kind", "code", "told"),
    [
        ("different", "phone.digits", True),
        ("uncheckable", "phone.unreadable", True),
        ("uncheckable", "phone.not-offered", False),
        ("absent", "", False),
        ("unstated", "", False),
    ],
)
def test_a_value_is_withheld_where_the_listing_states_one(kind, code, told):
    assert tells(Verdict(Field.PHONE, Kind(kind), (Reason(code),) if code else ())) is told
