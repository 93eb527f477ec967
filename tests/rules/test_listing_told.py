"""What listing rules say: websites that lead nowhere, changes by platforms, moves."""

import pytest

from listaudit.model import Action, Severity
from listaudit.rules import find
from tests.rules.test_listing_rules import changed, page_gone


def test_a_website_that_leads_nowhere_says_where_and_what_to_do(make):
    (finding,) = find(*page_gone(make), make.settings())
    assert (finding.severity, finding.field, finding.canonical) == (
        Severity.HIGH,
        "website",
        "https://harbor.example/boise",
    )
    assert finding.message == (
        "The website of Harbor Bakery in your record is https://harbor.example/boise: it leads to a page that is"
        " not there: HTTP 404 from https://harbor.example/boise; put the page back or redirect it, or correct"
        " your record and the listings that name it."
    )


@pytest.mark.parametrize(
    ("kind", "facts", "severity", "said"),
    [
        (
            "different",
            {"entered_phone": "(212) 555-0100"},
            "medium",
            (
                "Google shows (212) 555-0101 as phone, and you entered (212) 555-0100: your record says the same,"
                " so reject the change."
            ),
        ),
        (
            "same",
            {"entered_phone": "(212) 555-0199"},
            "info",
            "you entered (212) 555-0199: what is shown is right, so accept the change.",
        ),
        (
            "different",
            {"entered_phone": ""},
            "medium",
            "you entered nothing: your record says (212) 555-0100, so reject the change or correct the entry.",
        ),
        (
            "unstated",
            {"entered_phone": "(212) 555-0199"},
            "medium",
            "your record states none, so decide which of them is right.",
        ),
        (
            "different",
            {"public_phone": ""},
            "medium",
            "Google shows nothing as phone, and you entered (212) 555-0101",
        ),
    ],
)
def test_what_a_platform_changed_is_told_with_what_to_do_about_it(make, kind, facts, severity, said):
    found = find(*changed(make, kind, **facts), make.settings())
    (finding,) = [finding for finding in found if finding.rule == "listing-changed"]
    assert said in finding.message
    assert (finding.severity, finding.field, finding.fix.action) == (severity, "phone", Action.REVIEW)


def test_a_closed_listing_says_where_its_source_says_it_moved(make):
    listing = make.listing(status="permanently_closed", columns={"moved_to": "P2"})
    (finding,) = find(make.location(), [make.cell(make.matched(listing))], make.settings())
    assert finding.message.endswith("it is open: its source says that it moved to P2.")
