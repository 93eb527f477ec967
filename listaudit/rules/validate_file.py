"""What only shows across the rows of the canonical file: repeats, shared values, unknown parents."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from listaudit.model import Location, Where
from listaudit.normalize.fold import tokens
from listaudit.rules.cell import RuleSettings
from listaudit.rules.trouble import Noted, Trouble, noted

MOST_NAMED = 5
"""Store codes that a message names."""
_TELLING = 9


@dataclass(slots=True)
class _Row:
    code: str
    where: Where
    digest: int
    rows: int = 1
    disagrees: bool = False


@dataclass(slots=True)
class _Group:
    """Rows that share a value; `shown` is how the first of them writes it."""

    shown: str
    codes: list[str] = field(default_factory=list)


_Groups = dict[str, _Group]


@dataclass(slots=True)
class FileChecks:
    """Is given every location once, in file order; keeps keys and store codes, no records."""

    settings: RuleSettings = field(default_factory=RuleSettings)
    _rows: dict[str, _Row] = field(default_factory=dict)
    _phones: _Groups = field(default_factory=dict)
    _addresses: _Groups = field(default_factory=dict)
    _places: _Groups = field(default_factory=dict)
    _parents: dict[str, list[str]] = field(default_factory=dict)

    def add(self, location: Location) -> None:
        """Take notice of one location."""
        code = location.store_code
        digest = hash(repr(replace(location, where=Where())))
        row = self._rows.get(code)
        if row is not None:
            row.rows += 1
            row.disagrees |= row.digest != digest
            return
        self._rows[code] = _Row(code, location.where, digest)
        self._note_values(location)

    def finish(self) -> Iterator[Noted]:
        """Yield the findings once every location has been added."""
        for code, trouble in self._troubles():
            found = noted(trouble, code, self._rows[code].where, self.settings)
            if found is not None:
                yield found

    def _note_values(self, location: Location) -> None:
        code = location.store_code
        meant = {_digits(phone) for phone in location.shared_phones}
        for phone in location.phones[:1]:
            if (digits := _digits(phone)) and digits not in meant:
                _join(self._phones, digits, phone, code)
        if place := _place(location):
            _join(self._places, f"{' '.join(tokens(location.name))}|{place}", location.name, code)
            if not location.parent and location.entity_type in {"", "location"}:
                _join(self._addresses, place, location.address.line() or location.address.given, code)
        if location.parent:
            self._parents.setdefault(location.parent, []).append(code)

    def _troubles(self) -> Iterator[tuple[str, Trouble]]:
        for row in self._rows.values():
            if row.rows > 1:
                rule = "location-code-duplicate" if row.disagrees else "location-code-repeated"
                yield row.code, Trouble(rule, row.code, (("others", str(row.rows)),))
        twice = {tuple(group.codes) for group in self._places.values()}
        yield from _shared("location-duplicate", self._places, frozenset())
        yield from _shared("location-phone-shared", self._phones, twice)
        yield from _shared("location-address-shared", self._addresses, twice)
        for parent, codes in self._parents.items():
            if parent not in self._rows:
                yield from ((code, Trouble("location-parent-unknown", parent)) for code in codes)


def _join(groups: _Groups, key: str, shown: str, code: str) -> None:
    groups.setdefault(key, _Group(shown)).codes.append(code)


def _shared(rule: str, groups: _Groups, known: Collection[tuple[str, ...]]) -> Iterator[tuple[str, Trouble]]:
    """Yield one trouble per first row of rows that share a value; `known` groups have been told."""
    told: dict[str, list[_Group]] = {}
    for group in groups.values():
        if len(group.codes) > 1 and tuple(group.codes) not in known:
            told.setdefault(group.codes[0], []).append(group)
    for first, found in told.items():
        shown = "; ".join(group.shown for group in found)
        others = "; ".join(_named(group.codes) for group in found)
        yield first, Trouble(rule, shown, (("others", others),))


def _named(codes: list[str]) -> str:
    more = len(codes) - MOST_NAMED
    named = ", ".join(codes[:MOST_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _place(location: Location) -> str:
    address = location.address
    street = address.line() or address.given
    if not street:
        return ""
    town = address.postcode or address.city
    return f"{' '.join(tokens(street))} {' '.join(tokens(town))}".strip()


def _digits(phone: str) -> str:
    """Return the last nine digits, which a country code or a trunk zero does not change."""
    return "".join(filter(str.isdecimal, phone))[-_TELLING:]
