"""One listing explained on screens of several widths."""

import pytest
from rich.console import Console

from listaudit.model import Decision, Evidence, Field, Kind, Listing, Match, Reason, Verdict, Where
from listaudit.report.explained import explained

LISTING = Listing(
    source="google",
    key="locations/2",
    listing_id="locations/2",
    names=("Harbor \x1b[31mCoffee",),
    where=Where(request="google: GET https://api.example/locations/2?readMask=name%2Ctitle"),
    columns={"moved_to": "P2", "entered_website": ""},
)
EVIDENCE = (
    Evidence("before looking", "prior", -1.0),
    Evidence("phone", "same", 4.0, "(815) 555-0177 (former)", "(815) 555-0177"),
    Evidence("city", "missing", 0.0),
)
VERDICTS = (
    Verdict(Field.NAME, Kind.SAME, (), "Harbor Coffee", "Harbor Coffee"),
    Verdict(
        Field.PHONE,
        Kind.STALE,
        (Reason.of("phone.former", value="(815) 555-0177"),),
        "(815) 555-0102",
        "(815) 555-0177",
    ),
    Verdict(Field.WEBSITE, Kind.ABSENT, (), "https://harbor.example/", ""),
    Verdict(Field.EMAIL, Kind.UNSTATED),
)


def told(width, decision=Decision.MATCH, elsewhere="", listing=LISTING):
    console = Console(width=width, color_system=None, highlight=False)
    with console.capture() as capture:
        for block in explained(listing, Match(3.0, 0.9, decision, EVIDENCE), VERDICTS, elsewhere, width):
            console.print(block)
    return capture.get()


@pytest.mark.parametrize("width", [60, 80, 99, 100, 140])
def test_every_width_tells_all_and_no_line_is_wider(width):
    written = told(width)
    assert max(len(line.rstrip()) for line in written.splitlines()) <= width
    flat = " ".join(written.split())
    for part in (
        "(former)", "https://harbor.example/", "stale", "moved_to: P2",
        "entered_website: (nothing)", "+3.00",
    ):  # fmt: skip
        assert part in flat
    assert "email" not in flat


def test_on_a_narrow_screen_our_value_stands_above_theirs_and_the_reason():
    lines = [line.strip() for line in told(60).splitlines()]
    start = lines.index("phone: stale")
    assert lines[start + 1 : start + 4] == [
        "ours: (815) 555-0102",
        "theirs: (815) 555-0177",
        "It is a number that we no longer have: (815) 555-0177.",
    ]
    assert "name: same, Harbor Coffee" in lines
    assert lines[lines.index("website: absent") + 1] == "ours: https://harbor.example/"


def test_the_request_is_told_without_its_parameters_and_nothing_hostile_is_printed():
    written = told(120)
    assert "api.example/locations/2)" in written
    assert "readMask" not in written
    assert "\x1b" not in written


def test_a_listing_without_facts_says_no_more():
    assert "It also says" not in told(120, listing=Listing(source="x", key="1", names=("Kite",)))


def test_a_listing_that_goes_elsewhere_and_lacks_evidence_says_so():
    written = told(120, Decision.POSSIBLE, "0007")
    assert "; it goes to 0007, which has more evidence" in written
    assert "To be a match it lacks" in written
