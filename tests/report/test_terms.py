from dataclasses import replace

import pytest

from listaudit.model import Action, Confidence, Field, Finding, Fix, Kind, Reason, Severity, Verdict
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


def finding(**more):
    given = {
        "id": "x", "rule": "phone-different", "severity": Severity.HIGH, "confidence": Confidence.HIGH,
        "store_code": "007", "source": "google", "platform": "google", "listing_key": "g-1", "listing_id": "g-1",
        "field": "phone", "message": "Phone is 555-0199.", "canonical": "555-0100", "listing": "555-0199",
        "fix": Fix(Action.CORRECT, "555-0100", "Google Maps"),
    }  # fmt: skip
    return Finding(**given | more)


def kept(audit, item):
    (found,) = withhold(replace(audit.locations[0], findings=(item,)), frozenset({"google"})).findings
    return found


def test_a_finding_keeps_our_value_its_reasons_and_a_word_on_why_the_rest_is_not_there(audit):
    reasons = (Reason.of("phone.one-digit", place=7, ours="0", theirs="9"), Reason.of("phone.punctuation"))
    found = kept(audit, finding(reasons=reasons))
    assert found.message == (
        "phone-different at Google Maps, listing g-1: your record says 555-0100 (one digit differs: digit"
        " (withheld) is 0, listed as (withheld); the digits are the same; signs, spaces or labels differ)."
        " The terms of Google Maps do not allow keeping its values: open the listing to see them."
    )
    assert (found.withheld, found.canonical, found.listing) == (True, "555-0100", "")
    assert "555-0199" not in codec.dumps(codec.finding_to_json(found)).decode()


def test_a_reason_that_would_give_the_value_back_loses_both_halves(audit):
    found = kept(audit, finding(reasons=(Reason.of("phone.transposed", ours="01"),)))
    assert dict(found.reasons[0].params) == {"ours": "(withheld)"}


def test_where_no_fix_names_the_source_the_platform_does(audit):
    found = kept(audit, finding(fix=None, field="", rule="listing-possible"))
    assert found.message.startswith("listing-possible, listing g-1. The terms of google do not allow")


def test_a_finding_that_was_withheld_is_known_as_such_when_it_is_read_again(audit):
    found = kept(audit, finding())
    assert codec.finding_from_json(codec.finding_to_json(found), "007") == found


def test_of_facts_only_ids_stay(audit):
    row = withhold(audit.locations[0], frozenset({"google"})).listings[1]
    assert row.facts == {"place_id": "g-1"}


def test_a_value_that_is_the_same_as_ours_is_ours_in_every_format(audit):
    row = next(line for line in audit.write("csv").splitlines() if "g-1" in line)
    assert "+49 30 55501001,same" in row


def test_a_listing_of_a_service_area_states_no_place():
    assert tells(Verdict(Field.CITY, Kind.UNCHECKABLE, (Reason("city.service-area"),))) is False


def test_a_finding_on_what_a_listing_does_not_state_quotes_nothing_and_stays(audit):
    item = finding(rule="phone-missing", listing="", message="No phone is shown, should be 555-0100.")
    assert kept(audit, item) == item


def test_what_the_owner_entered_is_the_text_of_the_source_too(audit):
    item = finding(
        rule="listing-changed", listing="", message="Google shows nothing, and you entered 555-0199."
    )
    found = kept(audit, item)
    assert (found.withheld, "555-0199" in found.message) == (True, False)
