"""What a comparison of the matcher looked at, and what it found, in words for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from listaudit.match.features import best_names
from listaudit.match.keys import name_key
from listaudit.model import Address, Location, Record
from listaudit.normalize.phone import last_digits

_EXTRA = {
    "none": "no extra words",
    "place": "words of the place",
    "their-trade": "words of the other's categories",
    "like-trade": "words of the other's kind of business",
    "own-trade": "words of its own categories alone",
    "word": "one more word",
    "words": "several more words",
    "part": "a department perhaps, or its trade",
    "department": "a department, or somebody who works there",
}
_WORDS = {
    **{("extra words", kind): words for kind, words in _EXTRA.items()},
    **{
        ("extra words", f"both-{kind}"): f"{words}; harmless ones on the other side"
        for kind, words in _EXTRA.items()
    },
    **{("extra words", f"two-{kind}"): f"on either side, at most: {words}" for kind, words in _EXTRA.items()},
    ("name words", "strong"): "shares rare words",
    ("name words", "fair"): "shares fairly rare words",
    ("name words", "weak"): "shares common words",
    ("name words", "none"): "shares no words",
    ("name extra", "none"): "no words on one side only",
    ("name extra", "weak-one"): "common words on one side",
    ("name extra", "weak-both"): "common words on either side",
    ("name extra", "strong-one"): "rare words on one side",
    ("name extra", "strong-both"): "rare words on either side",
    ("name extra", "strong-one-weak-other"): "rare words on one side, common ones on the other",
    ("name extra", "department"): "another department",
    ("name extra", "other-number"): "another store number",
    ("number", "among"): "one of several numbers",
    ("number", "near"): "a few numbers apart",
    **{("pin", f"{metres}m"): f"within {metres} m" for metres in (10, 20, 30, 50, 80, 120, 200, 350, 600)},
    ("pin", "1000m"): "within 1 km",
    ("pin", "3000m"): "within 3 km",
    ("pin", "far"): "more than 3 km apart",
    ("website", "same-page"): "same page",
    ("website", "same-home"): "same home page",
    ("website", "same-id"): "same domain, one number in both pages",
    ("website", "one-home"): "same domain, home page on one side",
    ("website", "other-page"): "same domain, other page",
    ("website", "other-id"): "same domain, other numbers in the pages",
    ("website", "same-social"): "same social profile",
    ("brand", "alike"): "one brand contains the other",
    ("phone", "same-toll-free"): "same toll-free number",
    ("phone", "same-exchange"): "same exchange, other line",
    ("phone", "one-digit"): "one digit differs",
}
"""Levels whose word in the weights does not speak for itself."""
_ONE = {"one-side": "stated on one side", "missing": "not stated"}


def words_for(comparison: str, level: str) -> str:
    """Return a level of a comparison in words."""
    if " x " in comparison:
        first, second = comparison.split(" x ")
        one, _, other = level.partition(" / ")
        return f"{_part(first, one)}, {_part(second, other)}"
    return _WORDS.get((comparison, level)) or _ONE.get(level) or level.replace("-", " ")


def _part(comparison: str, level: str) -> str:
    """Return a part of an interaction in words."""
    return _WORDS.get((comparison, level)) or f"{comparison} {level.replace('-', ' ')}"


def compared(comparison: str, record: Record) -> str:
    """Return the value of a record that a comparison looked at, as written."""
    address, values = record.address, ""
    match comparison:
        case "name":
            values = record.name
        case "phone":
            values = "; ".join(record.phones)
        case "number" | "street":
            values = address.street or address.given
        case "unit" | "city" | "postcode":
            values = getattr(address, comparison)
        case "website":
            values = "; ".join(record.websites[:1])
        case "category":
            values = "; ".join(record.categories[:2])
        case "brand":
            values = record.brand
        case "pin" if record.point:
            values = f"{record.point.latitude:.5f}, {record.point.longitude:.5f}"
    return values


def of_ours(comparison: str, location: Location, listing: Record, former: Address | None = None) -> str:
    """Return our value that a comparison looked at: of several names or phones the one that fits best.

    A value that is not our present one is marked as such.

    Args:
        comparison: Name of the comparison.
        location: Our record.
        listing: What it was compared with.
        former: The former address that fitted better than the present one.
    """
    if comparison == "name":
        return _likest_name(location, listing)
    if comparison == "phone":
        return _shared_phone(location, listing) or compared(comparison, location)
    if former is not None and comparison in _OF_PLACE:
        moved = compared(comparison, replace(location, address=former))
        return f"{moved} {_FORMER}" if moved else ""
    return compared(comparison, location)


_OF_PLACE = frozenset({"number", "street", "unit", "city", "postcode"})
_FORMER = "(former)"


def _likest_name(location: Location, listing: Record) -> str:
    theirs = tuple(name_key(name) for name in listing.names if name)
    known = list(_known(location, "name")) if theirs else []
    if not known:
        return location.name
    levels = [best_names((name_key(text),), theirs) for text, _ in known]
    best = max(range(len(known)), key=lambda n: (levels[n].likeness != "other-script", levels[n].score))
    return " ".join(filter(None, known[best]))


def _shared_phone(location: Location, listing: Record) -> str:
    theirs = {last_digits(phone) for phone in listing.phones}
    shared = (
        f"{text} {mark}".strip() for text, mark in _known(location, "phone") if last_digits(text) in theirs
    )
    return next(shared, "")


def _known(location: Location, field: str) -> Iterator[tuple[str, str]]:
    """Yield our names or phones, each with a mark that tells which it is; the present ones come first."""
    named = field == "name"
    yield from ((text, "") for text in (location.names if named else location.phones) if text)
    yield from ((text, "(another)") for text in (location.alternate_names if named else ()))
    yield from ((text, "(tracking)") for text in (() if named else location.tracking_phones))
    tagged = (tag for tag in location.tagged if tag.field == field)
    yield from ((text, f"(for {tag.tag})") for tag in tagged for text in tag.values)
    yield from ((old.value, _FORMER) for old in (location.former_names if named else location.former_phones))
