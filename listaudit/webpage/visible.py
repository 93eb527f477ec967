"""What the lines of a page state that visitors see: addresses, and the phones and mailboxes that go with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from listaudit.webpage.business import Business, Postal
from listaudit.webpage.lines import Line
from listaudit.webpage.naming import name_above
from listaudit.webpage.same import distinct
from listaudit.webpage.streets import Spot, spots
from listaudit.webpage.telephones import telephones
from listaudit.webpage.timetable import timetable

_BELOW, _ABOVE = 8, 4
"""Lines around an address within which a phone is its own."""
_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class Seen:
    """What visitors see."""

    businesses: tuple[Business, ...] = ()
    """One for each address."""
    phones: tuple[str, ...] = ()
    """Phones that stand near no address."""
    emails: tuple[str, ...] = ()
    hours: str = ""


def seen(lines: Sequence[Line], countries: Sequence[str], known: str) -> Seen:
    """Return what the lines of a page state.

    Args:
        lines: The lines.
        countries: Alpha-2 codes of the countries that the page may speak of, the likeliest first.
        known: What the page and its host are called, folded, to know a name above an address by.
    """
    places = spots(lines, countries) or _marked(lines)
    owned: list[list[str]] = [[] for _ in places]
    mails: list[list[str]] = [[] for _ in places]
    loose: list[str] = []
    posted: list[str] = []
    for number, line in enumerate(lines):
        near = _nearest(places, number)
        phones = telephones(lines, number, countries, near=near is not None)
        (loose if near is None else owned[near]).extend(phones)
        (posted if near is None else mails[near]).extend(line.mails)
    businesses = tuple(
        Business(
            names=tuple(filter(None, (name_above(lines, spot.start, known),))),
            address=spot.address,
            phones=distinct(phones),
            emails=tuple(dict.fromkeys(boxes))[:1],
        )
        for spot, phones, boxes in zip(places, owned, mails, strict=True)
    )
    taken = [phone for one in businesses for phone in one.phones]
    free = distinct((*taken, *loose))[len(distinct(taken)) :]
    return Seen(_once(businesses), free, tuple(dict.fromkeys(posted)), timetable(lines))


def _nearest(places: Sequence[Spot], number: int) -> int | None:
    """Return the address that a line goes with: that above it rather than that below."""
    best: tuple[int, int] | None = None
    for index, spot in enumerate(places):
        behind = number - spot.end
        distance = behind if behind > 0 else max(0, spot.start - number) * 2
        allowed = _BELOW if behind > 0 else _ABOVE * 2
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, index)
    return best[1] if best else None


def _once(businesses: Sequence[Business]) -> tuple[Business, ...]:
    """Return addresses that stand on the page twice only once, with all their phones."""
    found: dict[Postal, Business] = {}
    for one in businesses:
        known = found.get(one.address)
        phones = distinct((*known.phones, *one.phones)) if known else one.phones
        found[one.address] = replace(known or one, phones=phones)
    return tuple(found.values())


def _marked(lines: Sequence[Line]) -> list[Spot]:
    """Return what stands in the first `address` element with a number in it, where no shape was known."""
    inside = [number for number, line in enumerate(lines) if line.zone == "address" and not line.mails and not line.calls]
    texts = [lines[number].text for number in inside]
    whole = ", ".join(text for text in texts if text)
    if not inside or len(whole) > _LONGEST_LINE or not any(map(str.isdecimal, whole)) or len(texts) < 2:  # noqa: PLR2004
        return []
    return [Spot(inside[0], inside[-1], Postal(line=whole))]
