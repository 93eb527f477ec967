"""`validate` from file to findings: rows in = locations + rows named."""

from __future__ import annotations

from dataclasses import dataclass

from listaudit.exits import Exit
from listaudit.model import SEVERITIES, Location, Severity, Skipped, Where, at_least
from listaudit.readers.skips import NOTES
from listaudit.rules.cell import RuleSettings
from listaudit.rules.validate import FileChecks, Noted, check_location


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found in a canonical file, gravest first, and the rows that could not be used."""

    locations: int
    country: str
    """Country of the locations that state none; empty when unknown."""
    findings: tuple[Noted, ...]
    skipped: tuple[Skipped, ...]

    def exit_code(self, fail_on: Severity | None) -> Exit:
        """Return what a finding at or above `fail_on`, else a row that could not be used, comes to."""
        if fail_on and any(at_least(noted.finding.severity, fail_on) for noted in self.findings):
            return Exit.FINDINGS
        unused = (skip for skip in self.skipped if not skip.benign and skip.code not in NOTES)
        return Exit.INCOMPLETE if any(unused) else Exit.FINE


def validate_file(path: str, country: str, settings: RuleSettings) -> Validation:
    """Read the canonical file and check every row, then what shows only across rows.

    Raises:
        InputError: The file cannot be read.
    """
    from listaudit.readers import infer_country, read_locations, unknown_columns

    rows = list(read_locations(path, country=country))
    skipped = tuple(row for row in rows if isinstance(row, Skipped))
    locations = [row for row in rows if isinstance(row, Location)]
    if unknown := unknown_columns(name for location in locations for name in location.columns):
        skipped += (Skipped(Where(path), "header.unknown", detail=", ".join(unknown)),)
    home = country or infer_country(phone for location in locations for phone in location.phones)
    checks = FileChecks(settings)
    found: list[Noted] = []
    for location in locations:
        checks.add(location)
        found += check_location(location, settings, home)
    return Validation(len(locations), home, _sorted([*found, *checks.finish()]), skipped)


def _sorted(found: list[Noted]) -> tuple[Noted, ...]:
    def order(noted: Noted) -> tuple[int, int]:
        return SEVERITIES.index(noted.finding.severity), noted.where.line

    return tuple(sorted(found, key=order))
