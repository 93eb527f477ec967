"""What an adapter remembers of a location while it asks on: enough to tell which results deserve a look.

This is no matching: it only keeps requests that cost something away from results that are plainly
somebody else's. When in doubt a result is alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from listaudit.model import Location, Point
from listaudit.normalize.fold import fold
from listaudit.normalize.geo import distance_m, valid_point

_DIGITS = 7
_METRES = 150.0
_SHORTEST = 3
_CLOSE = 75.0
"""Percent of equal letters (rapidfuzz partial ratio) from which names without a common word are alike."""


def sketch(location: Location) -> dict[str, object]:
    """Return names, phones, pin and house number of a location, current and former, as plain values."""
    names = (*location.names, *location.alternate_names, *(past.value for past in location.former_names))
    phones = (
        *location.phones,
        *location.tracking_phones,
        *(past.value for past in location.former_phones),
    )
    point = location.point
    return {
        "names": [fold(name) for name in names],
        "phones": sorted({tail for phone in phones if (tail := _tail(phone))}),
        "point": [point.latitude, point.longitude] if point else [],
    }


def alike(
    known: Mapping[str, object],
    *,
    name: str = "",
    phones: Iterable[str] = (),
    latitude: float | None = None,
    longitude: float | None = None,
) -> bool:
    """Say whether a result could be the location that `sketch` was made of.

    By the last 7 digits of a phone, a word of 3 letters or more in both names, names with three quarters
    of their letters in common, or pins within 150 m. A result without a name can be alike only by its phone
    or its pin. Without anything to compare with (no `known`) every result is.
    """
    if not known:
        return True
    if {_tail(phone) for phone in phones} & _strings(known.get("phones")):
        return True
    if _near(known.get("point"), latitude, longitude):
        return True
    ours, theirs = _strings(known.get("names")), fold(name)
    words = {word for word in theirs.split() if len(word) >= _SHORTEST}
    return any(
        words.intersection(word for word in one.split() if len(word) >= _SHORTEST)
        or fuzz.partial_ratio(one.replace(" ", ""), theirs.replace(" ", "")) >= _CLOSE
        for one in ours
    )


def called_so(name: str, known: object) -> bool:
    """Say whether all words of a name and of one in `sketch(...)["names"]` stand in the other.

    Stricter than `alike`: in a city many places share a word, and only for a namesake is a further page
    of results worth its price.
    """
    theirs = set(fold(name).split())
    ours = [set(str(one).split()) for one in known] if isinstance(known, (list, tuple)) else []
    return bool(theirs) and any(words and (theirs <= words or words <= theirs) for words in ours)


def bears_name(name: str, known: Mapping[str, object]) -> bool:
    """Say whether a name holds one of the names of a sketch, letter by letter."""
    names, found = known.get("names"), fold(name)
    return isinstance(names, list) and any(isinstance(one, str) and one and one in found for one in names)


def _strings(value: object) -> set[str]:
    return {item for item in value if isinstance(item, str)} if isinstance(value, (list, tuple)) else set()


def _near(point: object, latitude: float | None, longitude: float | None) -> bool:
    if not isinstance(point, (list, tuple)) or len(point) != 2 or latitude is None or longitude is None:  # noqa: PLR2004 - a pair
        return False
    if not valid_point(latitude, longitude):
        return False
    return distance_m(Point(*point), Point(latitude, longitude)) <= _METRES


def _tail(phone: str) -> str:
    digits = "".join(c for c in phone if c.isdecimal())
    return digits[-_DIGITS:] if len(digits) >= _DIGITS else ""
