"""What visitors see on a page: addresses, and the phones and mailboxes that go with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from listaudit.webpage.business import Business, Postal
from listaudit.webpage.lines import Line
from listaudit.webpage.naming import name_above
from listaudit.webpage.same import distinct, phone_keys
from listaudit.webpage.streets import Spot, spots
from listaudit.webpage.telephones import telephones
from listaudit.webpage.timetable import timetable

_BELOW, _ABOVE = 8, 4
"""Lines around an address within which a phone is its own."""
_LONGEST_LINE = 160
_NOBODY = -1
_PHONE, _LABEL = 7, 12
_MOST = 600
"""Phones of a page that are read; a page with more is a directory."""


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
    places = spots(lines, countries, known) or _marked(lines)
    phones, mails = _owned(lines, places, countries)
    businesses = tuple(
        Business(
            names=tuple(filter(None, (name_above(lines, spot.start, known),))),
            address=spot.address,
            phones=distinct(sorted(phones[number], key=_is_code)),
            emails=tuple(dict.fromkeys(mails[number]))[:1],
        )
        for number, spot in enumerate(places)
    )
    taken = phone_keys(phone for one in businesses for phone in one.phones)
    free = [phone for phone in sorted(phones[_NOBODY], key=_is_code) if not phone_keys((phone,)) & taken]
    return Seen(_once(businesses), distinct(free), tuple(dict.fromkeys(mails[_NOBODY])), timetable(lines))


def _owned(
    lines: Sequence[Line], places: Sequence[Spot], countries: Sequence[str]
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return the phones and the mailboxes that go with each address, by its number, or with none."""
    phones: dict[int, list[str]] = defaultdict(list)
    mails: dict[int, list[str]] = defaultdict(list)
    for number, line in enumerate(lines):
        owner = _nearest(places, number)
        mails[owner] += line.mails
        if len(phones[_NOBODY]) <= _MOST:
            phones[owner] += telephones(lines, number, countries, near=owner != _NOBODY)
    return phones, mails


def _is_code(phone: str) -> bool:
    """Say whether a phone is digits alone, as links write it; as visitors see it, it comes first."""
    return phone.lstrip("+").isdecimal()


def _is_number(text: str) -> bool:
    """Say whether a line is a phone number with a label, and no part of an address."""
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdecimal, text))
    return digits >= _PHONE and letters <= _LABEL


def _nearest(places: Sequence[Spot], number: int) -> int:
    """Return the number of the address that a line goes with: that above it rather than that below."""
    best = (_BELOW + 1, _NOBODY)
    for index, spot in enumerate(places):
        behind = number - spot.end
        distance = behind if behind > 0 else max(0, spot.start - number) * 2
        allowed = _BELOW if behind > 0 else _ABOVE * 2
        if distance <= allowed and distance < best[0]:
            best = (distance, index)
    return best[1]


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
    inside = [
        number
        for number, line in enumerate(lines)
        if line.zone == "address" and not (line.mails or line.calls or _is_number(line.text))
    ]
    texts = [lines[number].text for number in inside]
    whole = ", ".join(text for text in texts if text)
    if not inside or len(whole) > _LONGEST_LINE or not any(map(str.isdecimal, whole)) or len(texts) < 2:  # noqa: PLR2004
        return []
    return [Spot(inside[0], inside[-1], Postal(line=whole))]
