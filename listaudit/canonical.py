"""The canonical file as an audit holds it: every location once, with the country it is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from listaudit.errors import InputError, UsageError
from listaudit.model import Location, Reason, Skipped, Where
from listaudit.model.packed import Packed
from listaudit.readers import read_locations, unknown_columns
from listaudit.readers.countries import beginnings, country_of
from listaudit.readers.skips import NOTES, SKIPS
from listaudit.skiplog import SkipLog

NAME = "locations"
"""What reports call the canonical file where they name skipped rows."""


_COLUMNS_NAMED = 5
_SHOWN_CODES = 3
_VALUES_NAMED = 8
_PLAIN = ("store_code", "name", "brand", "parent", "status", "business_type", "entity_type")
_ADDRESS = ("street", "unit", "sublocality", "city", "region", "postcode", "country")


def unknown_code(code: str, locations: Sequence[Location]) -> UsageError:
    """Say that no location has a store code, with the first that there are: some are made up from names."""
    first = ", ".join(f'"{location.store_code}"' for location in locations[:_SHOWN_CODES])
    more = f" and {len(locations) - _SHOWN_CODES:,} more" if len(locations) > _SHOWN_CODES else ""
    return UsageError(
        f'No location has the store code "{code}".',
        f"Store codes are compared letter by letter; the file has {first}{more}.",
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """Which locations are judged; the others are still known, so that sister shops stay apart."""

    only: Collection[str] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    limit: int = 0

    def pick(self, locations: Sequence[Location]) -> Collection[int]:
        """Return the numbers of the locations to judge, each of them once.

        Raises:
            UsageError: A store code or a column that does not exist, or conditions that no location meets:
                a run that judges nothing is no green one.
        """
        if not self.only and not self.where:
            return range(min(self.limit, len(locations)) if self.limit else len(locations))
        if unknown := set(self.only) - {location.store_code for location in locations}:
            raise unknown_code(min(unknown), locations)
        self._refuse_unknown_columns(locations)
        chosen = [n for n, location in enumerate(locations) if self._takes(location)]
        if not chosen:
            raise self._nothing(locations)
        return frozenset(chosen[: self.limit] if self.limit else chosen)

    def _refuse_unknown_columns(self, locations: Sequence[Location]) -> None:
        if not self.where:
            return
        own = {name for location in locations for name in location.columns}
        known = (*_PLAIN, *_ADDRESS, *sorted(own))
        for name in self.where:
            if name not in known:
                raise UsageError(f"--where: there is no column {name}.", f"Columns are {', '.join(known)}.")

    def _nothing(self, locations: Sequence[Location]) -> UsageError:
        """Say that nothing is selected: the first condition that nobody meets, and what the column holds."""
        for name, value in self.where.items():
            found = Counter(_column(location, name) for location in locations)
            if value.casefold() not in map(str.casefold, found):
                words = f"--where {name}={value}: no location has this value."
                return UsageError(words, _instead(name, value, found))
        given = [f"--where {name}={value}" for name, value in self.where.items()]
        every = [f"--only {code}" for code in self.only] + given
        return UsageError(f"No location is left by {' '.join(every)} together.", "Take one of them out.")

    def _takes(self, location: Location) -> bool:
        if self.only and location.store_code not in self.only:
            return False
        return all(
            _column(location, name).casefold() == value.casefold() for name, value in self.where.items()
        )


def _column(location: Location, name: str) -> str:
    """Return a location's value of a column, of ours or of the file's own."""
    if name in _ADDRESS:
        return str(getattr(location.address, name))
    if name in _PLAIN:
        return str(getattr(location, name))
    return location.columns.get(name, "")


def _instead(name: str, value: str, found: Counter[str]) -> str:
    """Return a hint with the values of a column: one that is nearly what was written, else the commonest."""
    stated = Counter({text: count for text, count in found.items() if text})
    if not stated:
        return f"No location states {name}."
    folded = {text.casefold(): text for text in stated}
    if near := get_close_matches(value.casefold(), folded, 1):
        return f"Did you mean {folded[near[0]]}?"
    common = sorted(stated, key=lambda text: (-stated[text], text))
    more = " and others" if len(common) > _VALUES_NAMED else ""
    return f"The column holds {', '.join(common[:_VALUES_NAMED])}{more}."


@dataclass(frozen=True, slots=True)
class Canonical:
    """All locations of the file, and the country of those that state none."""

    locations: Sequence[Location]
    country: str
    inferred: bool
    notes: tuple[Reason, ...] = ()


def load(path: str, *, country: str, skips: SkipLog, strict: bool = False) -> Canonical:
    """Read the canonical file.

    Raises:
        InputError: It holds no location that can be used, or store codes that repeat and disagree;
            with `strict`, any row that cannot be used.
    """
    locations, numbers, repeats = Packed(Location), dict[str, int](), 0
    columns, silent, phones = dict[str, None](), 0, Counter[str]()
    for item in read_locations(path, country=country):
        if isinstance(item, Skipped):
            _skip(item, skips, strict=strict)
        elif (first := numbers.setdefault(item.store_code, len(locations))) < len(locations):
            _refuse_difference(locations[first], item)
            repeats += 1
        else:
            locations.append(item)
            columns |= dict.fromkeys(item.columns)
            silent += not item.address.country
            phones.update(beginnings(item.phones))
    if not locations:
        raise InputError(f"{path} holds no location that can be used.", _why_none(skips))
    notes = _notes(repeats, columns)
    if country or not silent:
        return Canonical(locations, country, bool(country), notes)
    guess = country_of(phones)
    code = "run.country-inferred" if guess else "run.country-unknown"
    return Canonical(locations, guess, bool(guess), (*notes, Reason.of(code, country=guess, count=silent)))


def _skip(item: Skipped, skips: SkipLog, *, strict: bool) -> None:
    skips.add(NAME, item)
    if strict and not item.benign and item.code not in NOTES:
        raise InputError(
            f"{item.where}: {item.code} {item.detail}".rstrip(), "Mend the row, or leave out --strict."
        )


def _refuse_difference(first: Location, again: Location) -> None:
    if replace(first, where=Where()) != replace(again, where=Where()):
        raise InputError(
            f"Store code {again.store_code} stands in {first.where} and {again.where}, and the rows differ.",
            "Give each location a store code of its own, or delete the row that is wrong.",
        )


def _why_none(skips: SkipLog) -> str:
    first = next((row for row in skips.rows if row.code not in NOTES), None)
    if first is None:
        return "It needs a header row and at least one row below it; `listaudit init` writes an example."
    why = SKIPS.get(first.code, "{detail}").format(detail=first.detail, column=first.column)
    return f"First row left out: {first.file}:{first.line} {first.code}: {why}"


def _notes(repeats: int, columns: Iterable[str]) -> tuple[Reason, ...]:
    notes = [Reason.of("run.repeated-locations", count=repeats)] if repeats else []
    if unknown := unknown_columns(columns):
        shown = ", ".join(unknown[:_COLUMNS_NAMED])
        notes.append(Reason.of("run.leftovers", source=NAME, count=len(unknown), columns=shown))
    return tuple(notes)
