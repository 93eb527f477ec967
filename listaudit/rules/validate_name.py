"""Google's rules for names: the real name, as on the storefront, and nothing else.

Source: "Guidelines for representing your business on Google", section "Name".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from listaudit.model import Location
from listaudit.normalize.fold import tokens
from listaudit.rules.trouble import Trouble

_PHONE = re.compile(r"\+?\(?\d[\d\s().-]{5,}\d")
_LOCAL_PHONE = re.compile(r"(?<!\d)\d{3}[-. ]\d{4}(?!\d)")
_PHONE_DIGITS = 9
_URL = re.compile(
    r"https?://|\bwww\.|(?<=\s)[\w-]+\.(?:com|net|org|biz|info|co\.uk|de|fr|it|es|example)\b", re.IGNORECASE
)
_SPLIT = re.compile(r"\s+[-–—|•·~]+\s+|\s*\|\s*|:\s+")
_TAIL_WORDS = 3
"""Words behind a dash that are no place of ours: from here on it is a tagline."""
_BOAST = re.compile(
    r"\b(?:best\b.*\bin|near me|24/7|open now|top[- ]rated|award[- ]winning|cheapest|lowest prices?)\b",
    re.IGNORECASE,
)
"""Praise that is no brand: `Best Burgers in Boise`, but not `Best Baskets`."""
_PLAIN_SIGNS = "№°"
_LONG_WORD, _WORD = 7, 4
"""Letters of one word, or of each of two, from which capitals are no abbreviation."""
_CODE = 3
"""Characters from which a store code in a name is no accident."""


def check(location: Location) -> Iterator[Trouble]:
    """Yield one trouble for each rule that the primary name breaks."""
    name = location.name
    if name:
        for rule, breaks in RULES.items():
            if breaks(name, location):
                yield Trouble(rule, name)


def in_capitals(name: str, _location: Location) -> bool:
    """Say whether a name is shouted: capitals throughout, and too long for an abbreviation."""
    if name != name.upper() or name == name.lower():
        return False
    lengths = [len(word) for word in re.findall(r"[^\W\d_]+", name)]
    return max(lengths, default=0) >= _LONG_WORD or sum(length >= _WORD for length in lengths) > 1


def has_store_code(name: str, location: Location) -> bool:
    """Say whether a name carries a store number, or our own store code as a word."""
    from listaudit.normalize.store_number import split_store_number

    code = location.store_code.casefold()
    own = len(code) >= _CODE and any(sign.isdigit() for sign in code) and code in name.casefold().split()
    return own or bool(split_store_number(name)[1])


def has_phone(name: str, _location: Location) -> bool:
    """Say whether a name carries a phone number."""
    found = _PHONE.search(name)
    long = found is not None and sum(sign.isdigit() for sign in found.group()) >= _PHONE_DIGITS
    return long or bool(_LOCAL_PHONE.search(name))


def has_url(name: str, _location: Location) -> bool:
    """Say whether a name carries a web address; a brand that is a domain is its name."""
    return bool(_URL.search(name))


def has_tagline(name: str, location: Location) -> bool:
    """Say whether a name praises itself, or goes on behind a dash with more than a place of ours."""
    if location.entity_type == "practitioner":
        return False
    address = location.address
    places = {
        word
        for part in (address.city, address.sublocality, address.region, address.street)
        for word in tokens(part)
    }
    tails = _SPLIT.split(name)[1:]
    return bool(_BOAST.search(name)) or any(len(set(tokens(tail)) - places) >= _TAIL_WORDS for tail in tails)


def has_legal_form(name: str, _location: Location) -> bool:
    """Say whether a name carries a legal form."""
    from listaudit.normalize.name import parse_name

    return bool(parse_name(name).legal_forms)


def has_symbols(name: str, _location: Location) -> bool:
    """Say whether a name carries emoji, stars, trademark signs and the like."""
    return any(unicodedata.category(sign) == "So" and sign not in _PLAIN_SIGNS for sign in name)


RULES: Mapping[str, Callable[[str, Location], bool]] = {
    "location-name-capitals": in_capitals,
    "location-name-store-code": has_store_code,
    "location-name-phone": has_phone,
    "location-name-url": has_url,
    "location-name-tagline": has_tagline,
    "location-name-legal-form": has_legal_form,
    "location-name-symbols": has_symbols,
}
