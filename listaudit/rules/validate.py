"""The rules on the canonical file: one row here, all rows in `validate_file.py` (DESIGN 4)."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.model import Location
from listaudit.normalize.country import country_code
from listaudit.normalize.fold import tokens
from listaudit.rules import validate_dates, validate_missing, validate_name, validate_place, validate_values
from listaudit.rules.cell import RuleSettings
from listaudit.rules.trouble import Noted, Trouble, noted
from listaudit.rules.validate_file import FileChecks

__all__ = ["FileChecks", "Noted", "check_location"]


def check_location(location: Location, settings: RuleSettings, country: str = "") -> Iterator[Noted]:
    """Yield what is wrong with one row, each trouble once per rule.

    `country` is the ISO alpha-2 code of locations that state none; empty when unknown.
    """
    told: dict[str, list[Trouble]] = {}
    for trouble in _troubles(location, settings, country):
        told.setdefault(trouble.rule, []).append(trouble)
    for troubles in told.values():
        merged = Trouble(troubles[0].rule, "; ".join(t.shown for t in troubles), troubles[0].params)
        found = noted(merged, location.store_code, location.where, settings)
        if found is not None:
            yield found


def _troubles(location: Location, settings: RuleSettings, home: str) -> Iterator[Trouble]:
    country = country_code(location.address.country) if location.address.country else home
    if is_made_up(location):
        yield Trouble("location-code-made-up", location.store_code)
    yield from validate_missing.check(location)
    yield from validate_values.check(location, country)
    yield from validate_place.check(location, country)
    yield from validate_name.check(location)
    yield from validate_dates.check(location, settings.today)


def is_made_up(location: Location) -> bool:
    """Say whether the key was made from name and postcode, because no store code was stated."""
    words = tokens(" ".join((*location.names, location.address.postcode)))
    return bool(words) and tokens(location.store_code) == words
