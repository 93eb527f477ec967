"""Keys: the cheap, string-only form of a record that blocking and match features read.

Nothing here parses: folded words, digits, a rough street and a rough domain. What is compared
field by field later is parsed properly, but only for the pairs that get that far (DESIGN 5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from listaudit.match.lexicon import DEPARTMENTS, LEGAL, NAME_WORDS, STREET_WORDS, UNIT_WORDS
from listaudit.model import Address, Location, Point, Record
from listaudit.model.quick import quick
from listaudit.normalize.fold import fold, romanize
from listaudit.normalize.phone import last_digits
from listaudit.normalize.script import ROMANIZABLE, scripts

_BRANCH_NUMBER = re.compile(r"#\s*\d+\b|\b(?:store|branch|no)\.?\s*#?\s*\d+\b", re.IGNORECASE)
_UNIT = re.compile(r"(?:#|\b(?:" + "|".join(sorted(UNIT_WORDS)) + r")\b\.?)\s*#?\s*(\w[\w-]*)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_HOST = re.compile(
    r"^\s*(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^/@?#]*@)?(?:www\d?\.)?([^/:?#\s]+)[^/?#\s]*([^?#\s]*)",
    re.IGNORECASE,
)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go", "in"})
_NO_SPACES = frozenset({"han", "kana", "thai", "hangul", "lao", "khmer", "myanmar"})
_COMPOUND = re.compile(
    r"(?=[spwgal])(?:(?<=[^\W\d_]{2})(?:stra(?:ß|ss)e|str\.?)|(?<=[^\W\d_]{3})(?:platz|weg|gasse|allee|straat|laan))(?=\W|$)",
    re.IGNORECASE,
)
"""A street type joined to the name before it: German `Rheinstr.`, Dutch `Dorpsstraat`. The first letters
stand first, since most places of a text are done with there."""
_MIXED = re.compile(r"(?<=[^\W\d_]{2})(?=\d)|(?<=\d)(?!(?:st|nd|rd|th)\b)(?=[^\W\d_]{2})", re.IGNORECASE)
"""Where letters and digits are written together: `Bbq4Life` is `Bbq 4 Life`, but not `A1`, `3D` or `21st`."""
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_PAIR = 2
_CUT_ZIP = 4
"""A ZIP whose leading zero a spreadsheet cut."""
_PHONE = 6
"""Fewer digits than these are no phone to find anybody by."""
_AND = frozenset({"and", "et", "und", "y", "the", "of"})


@quick
@dataclass(frozen=True, slots=True)
class NameKey:
    """One name: its words, the same joined, and the departments that it names."""

    words: frozenset[str]
    joined: str
    departments: frozenset[str]
    script: str
    number: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Keys:
    """What a record is found and weighed by."""

    names: tuple[NameKey, ...]
    phones: frozenset[str]
    numbers: frozenset[str]
    number: str
    street: frozenset[str]
    unit: str
    city: str
    region: str
    postcode: str
    country: str
    domain: str
    page: str
    socials: frozenset[str]
    point: Point | None
    categories: tuple[str, ...] = ()
    brand: str = ""


@lru_cache(maxsize=256)
def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name, romanised where that is sound, else pairs of characters.

    Scripts without spaces between words (Han, kana, Thai, Hangul) give overlapping pairs.
    """
    text = _MIXED.sub(" ", text.replace("&", " and ").replace("+", " and "))
    written = scripts(text)
    folded = romanize(text) if written and written <= ROMANIZABLE else fold(text)
    if not written & _NO_SPACES:
        return tuple([NAME_WORDS.get(word, word) for word in folded.split()])
    words: list[str] = []
    for word in folded.split():
        if word.isascii() or len(word) <= _PAIR:
            words.append(word)
        else:
            words.extend(word[i : i + 2] for i in range(len(word) - 1))
    return tuple(words)


@lru_cache(maxsize=4_096)
def name_key(text: str) -> NameKey:
    """Return the key of one name; legal forms and store numbers do not count as words."""
    number = _BRANCH_NUMBER.search(text)
    bare = _BRANCH_NUMBER.sub(" ", text) if number else text
    spelled = name_words(bare) or name_words(text)
    kept = tuple([w for w in spelled if w not in LEGAL and w not in _AND]) or spelled
    written = scripts(text)
    return NameKey(
        words=frozenset(kept),
        joined=fold(bare).replace(" ", "") if written & _NO_SPACES else "".join(kept),
        departments=frozenset([DEPARTMENTS[w] for w in kept if w in DEPARTMENTS]),
        script="latin" if written <= ROMANIZABLE else next(iter(sorted(written - ROMANIZABLE))),
        number="".join(_NUMBER.findall(number.group())) if number else "",
    )


@lru_cache(maxsize=2_048)
def street_key(text: str) -> tuple[str, frozenset[str], frozenset[str], str]:
    """Return the house number, all numbers, the words and the unit of a street line."""
    unit = ""
    if found := _UNIT.search(text):
        unit = fold(found.group(1))
        text = text[: found.start()] + " " + text[found.end() :]
    words = romanize(_COMPOUND.sub(r" \g<0>", text) if _COMPOUND.search(text) else text).split()
    figures = [word for word in words if word[0].isdigit()]
    shorts = [STREET_WORDS.get(word, word) for word in words if not word[0].isdigit()]
    numbers = [number for word in figures for number in _NUMBER.findall(word)[:1]]
    ordinals = {word[:-2] for word in figures if word[-2:] in _ORDINAL_ENDS}
    house = next((n for n in numbers if n not in ordinals), numbers[0] if numbers else "")
    names = [short for short in shorts if len(short) > 1]
    return house, frozenset(numbers), frozenset(names).union([f"{n}th" for n in ordinals]), unit


@lru_cache(maxsize=2_048)
def site_key(url: str) -> tuple[str, str]:
    """Return a rough registrable domain and the page on it (host and path, no parameters)."""
    found = _HOST.match(url.lower())
    if not found or "." not in found.group(1):
        return "", ""
    host, path = found.group(1), found.group(2).rstrip("/")
    labels = host.split(".")
    count = 3 if labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-count:]), host + path


def postcode_head(text: str) -> str:
    """Return the first five letters and digits of a postcode, enough for a ZIP or an outward code."""
    folded = fold(text.removesuffix(".0")).replace(" ", "")
    return folded.zfill(5)[:5] if folded.isdigit() and len(folded) == _CUT_ZIP else folded[:5]


def keys_of(record: Record) -> Keys:
    """Return the keys of a location or a listing."""
    address = record.address
    house, numbers, street, unit = street_key(address.street)
    if not address.postcode and not address.city and address.given and not address.street:
        house, numbers, street, unit = street_key(address.given)
    domain, page = site_key(record.websites[0]) if record.websites else ("", "")
    return Keys(
        names=_name_keys(_names(record)),
        phones=frozenset([key for phone in _phones(record) if len(key := last_digits(phone)) >= _PHONE]),
        numbers=numbers,
        number=house,
        street=street,
        unit=fold(_UNIT.sub(r"\1", address.unit)) if address.unit else unit,
        city=romanize(address.city),
        region=address.region,
        postcode=postcode_head(address.postcode),
        country=address.country,
        domain=domain,
        page=page,
        socials=frozenset([site_key(url)[1] for url in record.socials]),
        point=record.point,
        categories=record.categories,
        brand=romanize(record.brand) if record.brand else "",
    )


def _name_keys(names: tuple[str, ...]) -> tuple[NameKey, ...]:
    """Return the keys of names, each once."""
    if len(names) == 1:
        return (name_key(names[0]),) if names[0] else ()
    return tuple(dict.fromkeys(name_key(name) for name in names if name))


def _names(record: Record) -> tuple[str, ...]:
    if not isinstance(record, Location):
        return record.names
    tagged = tuple(value for tag in record.tagged if tag.field == "name" for value in tag.values)
    return record.names + record.alternate_names + tagged + tuple(old.value for old in record.former_names)


def _phones(record: Record) -> tuple[str, ...]:
    if not isinstance(record, Location):
        return record.phones
    tagged = tuple(value for tag in record.tagged if tag.field == "phone" for value in tag.values)
    return record.phones + record.tracking_phones + tagged + tuple(old.value for old in record.former_phones)


def former_places(location: Location) -> list[Address]:
    """Return the former addresses of a location in parts, in its own order."""
    from listaudit.normalize.oneline import split_address

    country = location.address.country
    return [split_address(old.value, country) for old in location.former_addresses]


def former_keys(location: Location) -> list[Keys]:
    """Return the keys of a location at each of its former addresses, where nobody states a pin."""
    return [keys_of(replace(location, address=old, point=None)) for old in former_places(location)]


__all__ = [
    "Keys",
    "NameKey",
    "former_keys",
    "former_places",
    "keys_of",
    "name_key",
    "name_words",
    "site_key",
    "street_key",
]
