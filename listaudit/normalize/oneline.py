"""One-line addresses -> parts, where that is safe; else the text stays whole (DESIGN 5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from listaudit.model import Address
from listaudit.normalize.country import country_code
from listaudit.normalize.hygiene import clean
from listaudit.normalize.oneline_parts import is_city, is_region, segments, table, whole
from listaudit.normalize.oneline_us import read_us
from listaudit.normalize.oneline_world import (
    read_au,
    read_br,
    read_ca,
    read_first,
    read_gb,
    read_in,
    read_jp,
    read_named,
)

Reader = Callable[[str, str], Address | None]
_READERS: dict[str, Reader] = {
    "us": lambda text, country: read_us(text, sure=bool(country)),
    "ca": read_ca,
    "au": read_au,
    "gb": read_gb,
    "jp": read_jp,
    "br": read_br,
    "in": read_in,
    "first": read_first,
}
_UNMISTAKABLE = ("us", "ca", "jp", "gb", "br", "first")
"""Shapes that are tried where the country is not known; each asks for more then."""
_CITY_LAST = frozenset({"us", "ca", "au", "gb", "first"})
"""Shapes in which the city is the last name before the country, also where no postcode is stated."""
_LONGEST = 400
_BEHIND_ZIP = re.compile(
    r"(.*[A-Za-z.],? \d{5}(?:-\d{4})?),? (?:United States(?: of America)?|USA|U\.?S\.?A?\.?)$", re.IGNORECASE
)
"""The United States named behind a ZIP without a comma."""
_OF = frozenset({"de", "di", "do", "da", "du", "of"})
_LONGEST_NAME = 3
"""Words of a country's name that stands behind the city without a comma."""


@lru_cache(maxsize=1_024)
def split_address(text: str, country: str) -> Address:
    """Cut a one-line address into street, city, region, postcode and country where that is safe.

    Args:
        text: The address as written, with commas or line breaks between its parts.
        country: ISO alpha-2 code of the record where known; one named at the end of `text` wins.

    Returns:
        The parts, with `given` the text as written and `split` the names of the parts that were cut
        (`street` too). Where cutting is not safe, `street` and `given` are the whole text and `split`
        is empty. The unit stays in the street line.
    """
    given = clean(text.replace("\n", ", "))
    if len(given) > _LONGEST:
        return whole(given)
    body, named = _take_country(given)
    shape = table()["shape"].get(named or country)
    shapes = (shape,) if shape else () if named or country else _UNMISTAKABLE
    for name in shapes:
        found = _READERS[name](body, named or country)
        if found is not None:
            return _with_country(found, given, named)
    found = read_named(body, named) if named and shape in _CITY_LAST else None
    return _with_country(found, given, named) if found else whole(given)


def _take_country(text: str) -> tuple[str, str]:
    """Cut a country's name or code that stands alone at the end, or its name as the last word."""
    if zipped := _BEHIND_ZIP.match(text):
        return zipped[1], "US"
    parts = segments(text)
    if len(parts) > 1 and (code := country_code(parts[-1])) and not _is_state(parts):
        head = text[: text.rfind(parts[-1])].rstrip(" ,;，、")
        return head, code
    if not text[-1:].isalpha():
        return text, ""
    words = text.split(" ")
    if any(is_region(" ".join(words[-count:]), "US") for count in (1, 2, 3)):
        return text, ""
    for count in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        last = " ".join(words[-count:])
        head = " ".join(words[:-count]).rstrip(" ,")
        if words[-count - 1].casefold() in _OF:  # Ciudad de México
            continue
        name = len(last) > 3 and "," not in last and head[-1:].isalpha()  # noqa: PLR2004 - no code, and a city before
        if name and (code := country_code(last)):
            return head, code
    return text, ""


def _is_state(parts: list[str]) -> bool:
    """Say whether the last part is a two-letter code that stands where a US state stands.

    `12 Main St, Wilmington, DE` is Delaware, `Hauptstr. 1, 10115 Berlin, DE` is Germany: after a
    segment with a postcode comes a country, after a bare city a state.
    """
    return is_region(parts[-1], "US") and is_city(parts[-2])


def _with_country(found: Address, given: str, named: str) -> Address:
    if not named and found.given == given:
        return found
    split = found.split | {"country"} if named else found.split
    return replace(found, given=given, country=named, split=split)
