"""Runs the cases: each passes, is excused, or fails; an exception that covers nothing that fails is stale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.conformance.addresses import address_expand, address_parse, us_address_tokens
from bench.conformance.cases import Case, Check, Excused, read_cases
from bench.conformance.oracle import libpostal_dedupe_oracle
from bench.conformance.texts import company_suffix, name_alias_nsi, numex, transliterate
from bench.conformance.urls import url_normalize
from bench.conformance.values import opening_hours_normalize, phone_match
from bench.conformance.webpages import jsonld_malformed, structured_data_html

CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        address_expand,
        address_parse,
        company_suffix,
        jsonld_malformed,
        libpostal_dedupe_oracle,
        name_alias_nsi,
        numex,
        opening_hours_normalize,
        phone_match,
        structured_data_html,
        transliterate,
        url_normalize,
        us_address_tokens,
    )
}
"""Case file, without its ending -> what it asks of listaudit."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A case in which listaudit says something else than the case expects."""

    line: int
    case: Case
    said: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case file."""

    name: str
    passed: int
    excused: tuple[tuple[Excused, int], ...]
    """Each exception with the number of cases that need it."""
    failed: tuple[Failure, ...]
    stale: tuple[tuple[str, int], ...]
    """Reasons of exceptions for lines that pass, with the line; 0 where a pattern covers no failure."""

    @property
    def good(self) -> bool:
        """Whether every case passes or is rightly excused."""
        return not self.failed and not self.stale


def run(path: Path, excused: Sequence[Excused]) -> Outcome:
    """Run the cases of one file."""
    name = path.stem
    passed, failed, counts = 0, [], dict.fromkeys(range(len(excused)), 0)
    stale = []
    for line, case in read_cases(path):
        said = CHECKS[name](case)
        covering = next((n for n, one in enumerate(excused) if one.covers(line, case)), None)
        if not said:
            passed += 1
            stale += [(one.reason, line) for one in excused if line in one.lines]
        elif covering is not None:
            counts[covering] += 1
        else:
            failed.append(Failure(line, case, said))
    stale += [(one.reason, 0) for n, one in enumerate(excused) if not counts[n] and not one.lines]
    needed = tuple((excused[n], count) for n, count in counts.items() if count)
    return Outcome(name, passed, needed, tuple(failed), tuple(stale))
