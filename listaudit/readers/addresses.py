"""The address of a row, from parts, from one line, or from both."""

from __future__ import annotations

import re
from dataclasses import replace

from listaudit.model import Address
from listaudit.normalize.country import country_code
from listaudit.normalize.fold import fold
from listaudit.normalize.oneline import split_address
from listaudit.normalize.street_words import vocabulary
from listaudit.readers import damage
from listaudit.readers.plan import Cells, Note

_UNIT = re.compile(
    r"(?:suite|ste|unit|apt|apartment|room|rm|floor|fl|level|bldg|building|shop|office|flat|#|no)\b\.?\s*#?[\w-]{0,8}|#\s?[\w-]{1,8}"
    r"|[a-z]?-?\d{1,5}[a-z]?|\d{1,2}(?:st|nd|rd|th) floor",
    re.IGNORECASE,
)
_LINES = ("line2", "line3", "line4", "line5")
_APART = ("unit", "sublocality", "city", "region", "postcode", "country")


def address_of(cells: Cells, country: str, note: Note) -> Address:
    """Return the address of a row.

    Args:
        cells: Cells of the row by our column.
        country: What the record's country is taken to be where it states none; it is not put into
            the address.
        note: Told of what a spreadsheet did to postcode or house number.
    """
    stated = _text(cells, "country")
    stated = (country_code(stated) or stated) if stated else ""
    region, city = _text(cells, "region"), _text(cells, "city")
    postcode = _postcode(cells, stated or country, region, note)
    street, unit = _street(cells, stated or country)
    line = "" if street else _text(cells, "address")
    if line and (city or postcode) and not _repeats(line, postcode, city):
        street, line = line, ""
    sublocality = _text(cells, "sublocality")
    address = Address(street, unit, sublocality, city, region, postcode, stated)
    if line:
        address = _from_line(line, address, stated or country)
    if damage.street(address.street)[1]:
        note("damage.date", "address", address.street)
    return address


def _text(cells: Cells, name: str) -> str:
    found = cells.get(name)
    return found[0] if found else ""


def _postcode(cells: Cells, country: str, region: str, note: Note) -> str:
    text = _text(cells, "postcode")
    if not text:
        return ""
    mended, code = damage.postcode(text, country, region)
    if code:
        note(code, "postcode", text)
    return mended


def _street(cells: Cells, country: str) -> tuple[str, str]:
    """Return street line and unit; a second line that is no unit goes on behind the first."""
    street, unit = _text(cells, "street"), _text(cells, "unit")
    if number := _text(cells, "house_number"):
        street = f"{street} {number}" if vocabulary(country).number_last else f"{number} {street}"
    if cells.keys().isdisjoint(_LINES):
        return street.strip(), unit
    further = [text for name in _LINES if (text := _text(cells, name))]
    if further and not unit and _UNIT.fullmatch(further[0]):
        unit = further.pop(0)
    return ", ".join(filter(None, (street.strip(), *further))), unit


def _from_line(text: str, parts: Address, country: str) -> Address:
    """Read a whole address from the `address` column; what the row states apart counts."""
    found = split_address(text, country)
    if not found.split:
        return replace(parts, street=text, given=text)
    kept = {name: value for name in _APART if (value := getattr(parts, name))}
    return replace(found, split=found.split.difference(kept), **kept) if kept else found


def _repeats(text: str, postcode: str, city: str) -> bool:
    """Say whether a line says the postcode or the city again that the row states apart.

    Only then is it more than a street line, and cut.
    """
    if "," not in text:
        return False
    tail = fold(text)
    return any(stated and f" {fold(stated)}" in tail for stated in (postcode.partition("-")[0], city))
