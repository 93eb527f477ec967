"""Blocking: which locations a listing could be, by shared keys (DESIGN 11).

The index holds the locations alone, so memory grows with them and never with the listings.
A key that too many locations share finds nothing useful: it is capped, and the cap is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from listaudit.match.keys import Keys
from listaudit.match.postings import Postings
from listaudit.match.words import is_weak
from listaudit.model.packed import Packed

STOP = 60
"""A key shared by more locations than this is a stop-key."""
MOST = 12
"""So many candidates are weighed for one listing: those that share most keys, rare keys counting more."""
_SHARE = 0.05
"""A candidate that shares so much less with the listing than the best one does is not weighed."""
_WHOLE_VOTE = 1 << 40
"""What a key gives to all locations that share it: whole numbers add up alike in any order."""
_READY = 2_048
"""Keys of so many locations stay made."""
_CELL = 200
"""Cells of 1/200 degree: about 550 m north to south."""


class Index:
    """Locations by blocking key, and how common their names and phones are: numbers, for they may be many."""

    def __init__(self) -> None:
        self.keys = Packed(Keys, ready=_READY)
        self.stopped: Counter[str] = Counter()
        self._postings = Postings(STOP)
        self._also: dict[int, list[Keys]] = {}

    def add(self, keys: Keys) -> int:
        """Add a location and return its number."""
        number = len(self.keys)
        self.keys.append(keys)
        self._postings.add(number, set(blocking_keys(keys)))
        return number

    def link(self, number: int, keys: Keys) -> None:
        """Let a location be found by these keys, too."""
        also = self._also.setdefault(number, [])
        known = {key for one in (self.keys[number], *also) for key in blocking_keys(one)}
        also.append(keys)
        self._postings.add(number, set(blocking_keys(keys)) - known)

    def named(self, joined: str) -> int:
        """Return how many locations have a name, its words joined."""
        return self._postings.count(f"name {joined}")

    def called(self, phone: str) -> int:
        """Return how many locations have a phone, as `Keys` holds it."""
        return self._postings.count(f"phone {phone}")

    def candidates(self, keys: Keys) -> list[int]:
        """Return the numbers of the locations that a listing with these keys could be."""
        votes: dict[int, int] = {}
        for key, count, numbers in self._postings.under(list(set(blocking_keys(keys, around=True)))):
            if count > STOP:
                self.stopped[key] = count
                continue
            vote = _WHOLE_VOTE // count
            for number in numbers:
                votes[number] = votes.get(number, 0) + vote
        floor = max(votes.values(), default=0) * _SHARE
        ranked = sorted((-vote, number) for number, vote in votes.items() if vote >= floor)
        return sorted(number for _, number in ranked[:MOST])

    def __getstate__(self) -> tuple[Packed[Keys], dict[int, list[Keys]]]:
        return self.keys, self._also

    def __setstate__(self, state: tuple[Packed[Keys], dict[int, list[Keys]]]) -> None:
        """Begin in another process, where texts have other hashes: everything is linked anew."""
        self.__init__()  # type: ignore[misc]
        self.keys, self._also = state
        for number, keys in enumerate(self.keys):
            every = (keys, *self._also.get(number, ()))
            self._postings.add(number, {key for one in every for key in blocking_keys(one)})


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
