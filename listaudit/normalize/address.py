"""Read an address line: number, street, units, box, the rest (DESIGN 5, `Parsed`).

Irregular United States lines by `usaddress`, Japanese and Chinese ones by their own rules, all others by
shape and the country's words.
"""

from __future__ import annotations

from functools import lru_cache

from listaudit.normalize.street_east import is_east, read_east
from listaudit.normalize.street_form import AddressForm
from listaudit.normalize.street_parse import finish, read_line
from listaudit.normalize.street_words import vocabulary
from listaudit.normalize.us_address import is_irregular, refine

__all__ = ["AddressForm", "parse_address"]

_LABELLED = frozenset({"US", "PR"})
_LONGEST = 400


@lru_cache(maxsize=1_024)
def parse_address(street: str, unit: str, country: str) -> AddressForm:
    """Return the parts of a street line; never raises.

    Args:
        street: The line as a record holds it (after hygiene), perhaps with its unit.
        unit: The unit where it is stated apart, else empty.
        country: ISO 3166 alpha-2 code, or empty when unknown.

    Returns:
        The form; `parsed` is False where nothing was found. Text beyond 400 characters is not read.
    """
    street, unit = street[:_LONGEST], unit[:_LONGEST]
    if is_east(street):
        return read_east(street, unit)
    draft = read_line(street, unit, vocabulary(country))
    if country in _LABELLED and is_irregular(draft):
        refine(draft)
    return finish(draft)
