"""Blocking: which locations a listing could be, by shared keys (DESIGN 11).

The index holds the locations alone, so memory grows with them and never with the listings.
A key that too many locations share finds nothing useful: it is capped, and the cap is reported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from listaudit.match.keys import Keys
from listaudit.match.words import is_weak

STOP = 60
"""A key shared by more locations than this is a stop-key."""
MOST = 12
"""So many candidates are weighed for one listing: those that share most keys, rare keys counting more."""
_SHARE = 0.05
"""A candidate that shares so much less with the listing than the best one does is not weighed."""
_WHOLE_VOTE = 1 << 40
"""What a key gives to all locations that share it: whole numbers add up alike in any order."""
_CELL = 200
"""Cells of 1/200 degree: about 550 m north to south."""


@dataclass(slots=True)
class Index:
    """Locations by blocking key, and how common their names and phones are."""

    keys: list[Keys] = field(default_factory=list)
    postings: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    names: Counter[str] = field(default_factory=Counter)
    phones: Counter[str] = field(default_factory=Counter)
    stopped: Counter[str] = field(default_factory=Counter)

    def add(self, keys: Keys) -> int:
        """Add a location and return its number."""
        number = len(self.keys)
        self.keys.append(keys)
        self.link(number, keys)
        self.names.update({name.joined for name in keys.names})
        self.phones.update(keys.phones)
        return number

    def link(self, number: int, keys: Keys) -> None:
        """Let a location be found by these keys."""
        for key in set(blocking_keys(keys)):
            found = self.postings[key]
            if not found or found[-1] != number:
                found.append(number)

    def candidates(self, keys: Keys) -> list[int]:
        """Return the numbers of the locations that a listing with these keys could be."""
        votes: dict[int, int] = {}
        for key in set(blocking_keys(keys, around=True)):
            found = self.postings.get(key)
            if found is None:
                continue
            if len(found) > STOP:
                self.stopped[key] = len(found)
                continue
            vote = _WHOLE_VOTE // len(found)
            for number in found:
                votes[number] = votes.get(number, 0) + vote
        floor = max(votes.values(), default=0) * _SHARE
        ranked = sorted((-vote, number) for number, vote in votes.items() if vote >= floor)
        return sorted(number for _, number in ranked[:MOST])


def blocking_keys(keys: Keys, *, around: bool = False) -> Iterator[str]:
    """Yield the blocking keys of a record; `around` adds the eight cells around its pin."""
    places = [place for place in (keys.postcode, keys.city) if place] + cells(keys, around=around)
    for phone in keys.phones:
        yield f"phone {phone}"
    for name in keys.names:
        yield f"name {name.joined}"
        yield from _name_keys(name.words, keys.postcode, places)
        if start := name.joined[:6]:
            yield from [f"start {start} {place}" for place in places]
    if keys.number:
        for word in keys.street:
            yield f"street {keys.number} {word}"
        if keys.postcode:
            yield f"house {keys.number} {keys.postcode}"
    if keys.page and "/" in keys.page:
        yield f"page {keys.page}"
    if keys.domain:
        yield f"site {keys.domain}"


def _name_keys(words: frozenset[str], postcode: str, places: Sequence[str]) -> Iterator[str]:
    for word in words:
        if not is_weak(word):
            yield f"word {word}"
            yield from [f"word {word} {place}" for place in places]
        elif postcode:
            yield f"word {word} {postcode}"


def cells(keys: Keys, *, around: bool) -> list[str]:
    """Return the cell of the pin, and with `around` also those beside it."""
    if keys.point is None:
        return []
    row, column = int(keys.point.latitude * _CELL // 1), int(keys.point.longitude * _CELL // 1)
    reach = (-1, 0, 1) if around else (0,)
    return [f"@{row + up}/{column + right}" for up in reach for right in reach]
