"""Pairs of any records: what was judged before is not judged again, as far as memory is given for it.

Chains, feeds that copy from one another and one record beside many candidates bring the same two values
of a field again and again. `Comparer` remembers as much of one location; here it changes with each pair.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from listaudit.compare.context import Context
from listaudit.compare.listing import compare_listing, verdict_of
from listaudit.model import Field, Listing, Location, Verdict

Pair = tuple[Location, Listing, Context]
Verdicts = tuple[Verdict, ...]
_MOST = 12_000
"""Values that are remembered at least, and twice as many at most; ten thousand take about 10 MB."""
_HOME = ("country", "country_inferred", "listing_country", "tags", "states", "doorless", "pin_metres")
"""All of a context but the words of places, which names alone look at."""


@dataclass(frozen=True, slots=True)
class _Together:
    """Fields that are judged by the same values, and how those are found."""

    fields: tuple[Field, ...]
    ours: Callable[[Location], Hashable]
    theirs: Callable[[Listing], Hashable]
    context: Callable[[Context], Hashable] = attrgetter(*_HOME)


_NAME = _Together(
    (Field.NAME,),
    attrgetter("names", "alternate_names", "former_names"),
    attrgetter("names"),
    attrgetter(*_HOME, "place_words"),
)
_ADDRESS = _Together(
    (Field.ADDRESS, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY),
    attrgetter("address"),
    attrgetter("address"),
)
_PHONE = _Together(
    (Field.PHONE,),
    attrgetter("phones", "tracking_phones", "shared_phones", "former_phones"),
    attrgetter("phones"),
)
_WEBSITE = _Together((Field.WEBSITE,), attrgetter("websites", "former_websites"), attrgetter("websites"))
_REMEMBERED = (_NAME, _ADDRESS, _PHONE, _WEBSITE)
_CHEAP = (Field.EMAIL, Field.HOURS, Field.PIN, Field.CATEGORY, Field.STATUS)
"""The other fields, which are judged as fast as they are remembered."""


class Remembered:
    """Compares any pairs of records; its memory lasts as long as it does.

    Args:
        most: How many values are remembered at least. Those asked for last stay longest.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._young: dict[Hashable, Verdicts] = {}
        self._old: dict[Hashable, Verdicts] = {}

    def compare(self, pairs: Sequence[Pair]) -> list[Verdicts]:
        """Return for each pair what `compare_listing` returns.

        One field of all pairs is judged after the other: code that runs again and again stays in the
        cache of the processor, which saves a fifth of the time.
        """
        plain = [pair for pair in pairs if _is_plain(pair[0])]
        columns = [[self._judged(together, *pair) for pair in plain] for together in _REMEMBERED]
        columns.append([_verdicts(_CHEAP, *pair) for pair in plain])
        rows = (tuple(chain.from_iterable(row)) for row in zip(*columns, strict=True))
        return [next(rows) if _is_plain(pair[0]) else compare_listing(*pair) for pair in pairs]

    def _judged(
        self, together: _Together, location: Location, listing: Listing, context: Context
    ) -> Verdicts:
        key = (
            together.fields,
            together.ours(location),
            together.theirs(listing),
            together.context(context),
        )
        verdicts = self._young.get(key)
        if verdicts is None:
            verdicts = self._old.get(key) or _verdicts(together.fields, location, listing, context)
            self._remember(key, verdicts)
        return verdicts

    def _remember(self, key: Hashable, verdicts: Verdicts) -> None:
        """Keep verdicts among the young; too many of those become the old, and the old are let go."""
        if len(self._young) >= self._most:
            self._young, self._old = {}, self._young
        self._young[key] = verdicts


def _verdicts(fields: Sequence[Field], location: Location, listing: Listing, context: Context) -> Verdicts:
    return tuple([verdict_of(field, location, listing, context) for field in fields])


def _is_plain(location: Location) -> bool:
    """Say whether each field is judged by its own values, where nothing is tagged and nobody moved."""
    return not location.tagged and not location.former_addresses
