"""The audit built by hand that reports are tried on, and a standard output for them."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

from listaudit.model import (
    Action,
    Confidence,
    Decision,
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
)
from listaudit.report.open import FORMATS, open_sinks
from tests.report.berlin import ANSI, BERLIN, HOSTILE, verdict


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
                verdict(Field.NAME, Kind.DIFFERENT, ANSI, HOSTILE, Reason.of("name.example", value=HOSTILE)),
                verdict(Field.PHONE, Kind.SAME, "+66 2 555 0100", "+66 2 555 0100"),
                verdict(Field.CITY, Kind.UNCHECKABLE, "", "กรุงเทพฯ"),
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
