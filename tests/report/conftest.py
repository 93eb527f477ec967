"""A small audit built by hand, hostile text included, and what writes it in any format."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

import pytest

from listaudit.model import (
    Action,
    Confidence,
    Decision,
    Evidence,
    Field,
    Finding,
    Fix,
    Kind,
    ListingResult,
    LocationResult,
    Reason,
    Run,
    Scores,
    Severity,
    SkippedRow,
    Source,
    SourceResult,
    Status,
    Summary,
    Unanswered,
    Verdict,
)
from listaudit.report.open import FORMATS, open_sinks

HOSTILE = '=HYPERLINK("http://evil.example","Click")'
ANSI = "Caf\x1b[31mé\x1b[0m \u202eevil\u202c [bold]x[/] \x00end"


class Terminal(io.StringIO):
    """Standard output that looks like a terminal or not, and keeps what it got."""

    def __init__(self, *, terminal=False):
        super().__init__()
        self._terminal = terminal

    def isatty(self):
        return self._terminal


@dataclass(frozen=True)
class Audit:
    run: Run
    sources: tuple[Source, ...]
    locations: tuple[LocationResult, ...]
    results: tuple[SourceResult, ...]
    summary: Summary

    def write(self, *specs, stdout=None, formats=FORMATS, **options):
        """Write the reports and return what went to standard output."""
        out = stdout if stdout is not None else Terminal()
        with open_sinks(specs, stdout=out, formats=formats, **options) as sinks:
            sinks.open(replace(self.run, finished=""), self.sources)
            for location in self.locations:
                sinks.feed(location)
            sinks.close(self.results, self.summary, self.run)
        return out.getvalue() if isinstance(out, io.StringIO) else ""


def _source(name, platform, **more):
    return Source(name=name, id=name, title=name.title(), platform=platform, **more)


SOURCES = (
    _source("website", "website", weight=3.0, tier=1),
    _source("google", "google", weight=2.0, tier=1, keep="ids"),
    _source("yelp-export", "yelp", weight=1.0),
)


def _verdict(field, kind, canonical="", listing="", *reasons):
    return Verdict(field, kind, reasons, canonical, listing)


BERLIN = LocationResult(
    store_code="007",
    name="Bäckerei Nord",
    canonical={
        Field.NAME: "Bäckerei Nord",
        Field.ADDRESS: "Lindenstr. 5",
        Field.PHONE: "+49 30 55501001",
        Field.WEBSITE: "https://nord.example/",
        Field.POSTCODE: "01067",
    },
    scores=Scores(
        accuracy=0.75, coverage=1.0, consistency=0.75, completeness=0.9, key_right=1, key_listings=2
    ),
    listings=(
        ListingResult(
            source="website",
            platform="website",
            status=Status.FOUND,
            listing_id="w1",
            key="w1",
            url="https://nord.example/kontakt",
            probability=0.9987,
            decision=Decision.MATCH,
            verdicts=(
                _verdict(Field.NAME, Kind.SAME, "Bäckerei Nord", "Bäckerei Nord"),
                _verdict(
                    Field.ADDRESS,
                    Kind.EQUIVALENT,
                    "Lindenstr. 5",
                    "Lindenstraße 5",
                    Reason.of("address.example", ours="str.", theirs="straße"),
                ),
                _verdict(Field.POSTCODE, Kind.SAME, "01067", "01067"),
                _verdict(
                    Field.PHONE,
                    Kind.DIFFERENT,
                    "+49 30 55501001",
                    "+49 30 55501002",
                    Reason.of("phone.example"),
                ),
                _verdict(Field.EMAIL, Kind.UNSTATED, "", "info@nord.example"),
                _verdict(Field.WEBSITE, Kind.ABSENT, "https://nord.example/", ""),
            ),
            evidence=(Evidence("name", "same", 7.25, "Bäckerei Nord", "Bäckerei Nord"),),
            checked_at="2026-11-01T08:00:00Z",
        ),
        ListingResult(
            source="google",
            platform="google",
            status=Status.FOUND,
            listing_id="g-1",
            key="g-1",
            url="https://maps.example/g-1",
            probability=0.91,
            decision=Decision.MATCH,
            claimed=True,
            verdicts=(
                _verdict(
                    Field.NAME,
                    Kind.VARIANT,
                    "Bäckerei Nord",
                    "Secret Name",
                    Reason.of("name.example", value="Secret Name"),
                ),
                _verdict(Field.PHONE, Kind.SAME, "+49 30 55501001", "+49 30 55501001"),
                _verdict(Field.EMAIL, Kind.ABSENT, "", ""),
            ),
            evidence=(Evidence("name", "close", 2.0, "Bäckerei Nord", "Secret Name"),),
            checked_at="2026-11-01",
            facts={"place_id": "g-1", "attributions": "Secret Twin", "entered_email": ""},
        ),
        ListingResult(
            source="google",
            platform="google",
            status=Status.DUPLICATE,
            reason=Reason.of("duplicate.example", name="Secret Twin"),
            key="https://maps.example/g-2",
            url="https://maps.example/g-2",
            probability=0.8,
            decision=Decision.MATCH,
            claimed=False,
            duplicate_of="g-1",
        ),
        ListingResult(
            source="yelp-export",
            platform="yelp",
            status=Status.UNCHECKED,
            reason=Reason.of("source.example", detail="no key"),
        ),
    ),
    findings=(
        Finding(
            id="aaaaaaaaaaaa",
            rule="phone-different",
            severity=Severity.CRITICAL,
            confidence=Confidence.HIGH,
            store_code="007",
            source="website",
            platform="website",
            listing_key="w1",
            listing_id="w1",
            url="https://nord.example/kontakt",
            field="phone",
            message="Phone is +49 30 55501002, should be +49 30 55501001.",
            canonical="+49 30 55501001",
            listing="+49 30 55501002",
            reasons=(Reason.of("phone.example"),),
            fix=Fix(
                Action.CORRECT,
                "+49 30 55501001",
                "Website",
                "https://nord.example/admin",
                "Edit the page.",
                2,
            ),
        ),
        Finding(
            id="bbbbbbbbbbbb",
            rule="name-branch",
            severity=Severity.LOW,
            confidence=Confidence.MEDIUM,
            store_code="007",
            source="google",
            platform="google",
            listing_key="g-1",
            listing_id="g-1",
            url="https://maps.example/g-1",
            field="name",
            message="Name is Secret Name.",
            canonical="Bäckerei Nord",
            listing="Secret Name",
            reasons=(Reason.of("name.example", value="Secret Name"),),
            fix=Fix(Action.REMOVE_FROM_FIELD, "Secret Name", "Google", "", "Take it out.", 300),
        ),
        Finding(
            id="cccccccccccc",
            rule="listing-duplicate",
            severity=Severity.HIGH,
            confidence=Confidence.HIGH,
            store_code="007",
            source="google",
            platform="google",
            listing_key="https://maps.example/g-2",
            url="https://maps.example/g-2",
            message="Secret Twin repeats g-1.",
            fix=Fix(Action.MERGE_INTO, "", "Google", "https://maps.example/merge", "Ask.", 1, "g-1"),
        ),
        Finding(
            id="dddddddddddd",
            rule="website-missing",
            severity=Severity.MEDIUM,
            confidence=Confidence.HIGH,
            store_code="007",
            source="website",
            platform="website",
            listing_key="w1",
            listing_id="w1",
            message="No website is shown.",
            canonical="https://nord.example/",
            waived="The owner knows.",
        ),
    ),
)

BANGKOK = LocationResult(
    store_code="=1+1",
    name=ANSI,
    canonical={Field.NAME: ANSI, Field.PHONE: "-2 5550 100"},
    scores=Scores(duplicates=0),
    listings=(
        ListingResult(
            source="website",
            platform="website",
            status=Status.FOUND,
            listing_id="@cmd",
            key="@cmd",
            url="https://x.example/?a=1,2",
            probability=0.5,
            decision=Decision.MATCH,
            verdicts=(
                _verdict(Field.NAME, Kind.DIFFERENT, ANSI, HOSTILE, Reason.of("name.example", value=HOSTILE)),
                _verdict(Field.PHONE, Kind.SAME, "+66 2 555 0100", "+66 2 555 0100"),
                _verdict(Field.CITY, Kind.UNCHECKABLE, "", "กรุงเทพฯ"),
            ),
        ),
        ListingResult(source="google", platform="google", status=Status.MISSING),
        ListingResult(
            source="yelp-export",
            platform="yelp",
            status=Status.POSSIBLE,
            listing_id="y9",
            key="y9",
            probability=0.4321,
            decision=Decision.POSSIBLE,
        ),
    ),
    findings=(
        Finding(
            id="eeeeeeeeeeee",
            rule="name-different",
            severity=Severity.HIGH,
            confidence=Confidence.LOW,
            store_code="=1+1",
            source="website",
            platform="website",
            listing_key="@cmd",
            listing_id="@cmd",
            field="name",
            message=f"Name is {HOSTILE}, should be {ANSI}.",
            canonical=ANSI,
            listing=HOSTILE,
            fix=Fix(Action.CORRECT, ANSI, "Website", "", "Edit the page.", 90),
        ),
        Finding(
            id="ffffffffffff",
            rule="listing-missing",
            severity=Severity.MEDIUM,
            confidence=Confidence.MEDIUM,
            store_code="=1+1",
            source="google",
            platform="google",
            message="Google has no listing.",
            fix=Fix(Action.CREATE, "a; b", "Google", "https://maps.example/new", "Create it.", 170),
        ),
    ),
)

AUDIT = Audit(
    run=Run(
        id="0123456789ab",
        started="2026-11-21T20:00:00Z",
        finished="2026-11-21T20:00:09Z",
        options={"country": "DE"},
    ),
    sources=SOURCES,
    locations=(BERLIN, BANGKOK),
    results=(
        SourceResult(
            name="website",
            id="website",
            title="Website",
            platform="website",
            status="complete",
            checked=2,
            requests=4,
            listings=2,
            cost=1.36,
        ),
        SourceResult(
            name="google",
            id="google",
            title="Google",
            platform="google",
            status="complete",
            checked=2,
            listings=2,
        ),
        SourceResult(
            name="yelp-export",
            id="yelp-export",
            title="Yelp",
            platform="yelp",
            status="partial",
            checked=1,
            unchecked=4,
            requests=6,
            reason=Reason.of("source.example", detail="no key"),
            unanswered=(
                Unanswered(Reason.of("fetch.timeout", detail="a.example"), 3, alike=False),
                Unanswered(Reason.of("fetch.bad-key", detail="HTTP 401"), 1),
            ),
            cost=None,
        ),
    ),
    summary=Summary(
        locations=2,
        scores=Scores(
            accuracy=0.9996,
            coverage=0.5,
            consistency=0.5,
            completeness=None,
            duplicates=1,
            key_right=1,
            key_listings=3,
        ),
        findings={Severity.CRITICAL: 1, Severity.HIGH: 2, Severity.MEDIUM: 1, Severity.LOW: 1},
        rules={"phone-different": 1},
        statuses={Status.FOUND: 3, Status.POSSIBLE: 1},
        notes=(Reason.of("run.example", count=1),),
        skipped_rows=(
            SkippedRow(
                source="yelp-export",
                file="y\x1b[2J.csv",
                line=7,
                column="Phone",
                code="row.example",
                detail="3 cells",
            ),
        ),
        skipped_total=9,
        incomplete=True,
        exit_code=1,
    ),
)


@pytest.fixture
def audit():
    """A small audit with every kind of value."""
    return AUDIT


@pytest.fixture
def terminal():
    """Builds a standard output."""
    return Terminal
