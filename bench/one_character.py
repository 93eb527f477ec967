"""Changes of one character in a real record that a customer would notice."""

from __future__ import annotations

import random
import re
import string
import unicodedata
from dataclasses import replace

from bench.mutate import (
    TIME,
    Change,
    Mutation,
    host_part,
    hours,
    in_countries,
    part,
    street,
    twelve,
    us_only,
    website,
)
from listaudit.model import Field, Location, Point

_CYRILLIC = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "y": "у", "i": "і"}


def _in_label(
    change: Change,
) -> Change:
    """Change the label left of the public suffix."""

    def mutate(url: str, rng: random.Random) -> str | None:
        from publicsuffixlist import PublicSuffixList

        parts = host_part(url)
        if parts is None:
            return None
        domain = PublicSuffixList().privatesuffix(parts[1].lower())
        if (
            not domain
            or not domain.isascii()
            or any(x in domain for x in ("facebook", "bit.ly", "goo.gl", "tinyurl", "t.co", "fb.com"))
        ):
            return None
        label, _, suffix = domain.partition(".")
        changed = change(label, rng)
        if changed is None:
            return None
        return parts[0] + parts[1].lower()[: -len(domain)] + changed + "." + suffix + parts[2]

    return mutate


def _digit(text: str, rng: random.Random, within: str = "") -> str | None:
    """Change one digit of a text, or of the first match of a pattern in it."""
    start, end = 0, len(text)
    if within:
        found = re.search(within, text)
        if not found:
            return None
        start, end = found.span(1 if found.re.groups else 0)
    places = [n for n in range(start, end) if text[n].isascii() and text[n].isdigit()]
    if not places:
        return None
    at = rng.choice(places)
    other = rng.choice([d for d in string.digits if d != text[at] and not (d == "0" and at == places[0])])
    return text[:at] + other + text[at + 1 :]


def _phone_digit(location: Location, rng: random.Random) -> Location | None:
    import phonenumbers

    if not location.phones or ";" in location.phones[0]:
        return None
    text = location.phones[0]
    try:
        number = phonenumbers.parse(text, location.address.country or None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    length = len(phonenumbers.national_significant_number(number))
    places = [n for n, c in enumerate(text) if c.isdigit()][-length:]
    at = rng.choice(places)
    other = rng.choice([d for d in string.digits if d != text[at]])
    return replace(location, phones=(text[:at] + other + text[at + 1 :],))


def _am_pm(text: str, rng: random.Random) -> str | None:
    clock = TIME.sub(twelve, text)
    marks = [m.span() for m in re.finditer("am|pm", clock)]
    start, end = rng.choice(marks)
    return clock[:start] + ("pm" if clock[start:end] == "am" else "am") + clock[end:]


def _swap_pin(location: Location, rng: random.Random) -> Location | None:
    del rng
    if location.point is None or abs(location.point.longitude) > 90:
        return None
    return replace(location, point=Point(location.point.longitude, location.point.latitude))


def _letter(label: str, rng: random.Random) -> str | None:
    places = [n for n, c in enumerate(label) if c.isalpha()]
    if not places or len(label) < 3:
        return None
    at = rng.choice(places)
    return label[:at] + rng.choice([c for c in string.ascii_lowercase if c != label[at]]) + label[at + 1 :]


def _homoglyph(label: str, rng: random.Random) -> str | None:
    places = [n for n, c in enumerate(label) if c in _CYRILLIC]
    if not places:
        return None
    at = rng.choice(places)
    return label[:at] + _CYRILLIC[label[at]] + label[at + 1 :]


def _tld(url: str, rng: random.Random) -> str | None:
    parts = host_part(url)
    if parts is None or not parts[1].lower().endswith(".com"):
        return None
    return parts[0] + parts[1][:-4] + rng.choice([".net", ".org", ".co", ".biz"]) + parts[2]


_NUMBER = r"^(\d+)\b"


_UNIT = r"(?i)\b(?:ste|suite|unit|apt|#)\.?\s*#?(\d+)"


_ONE_NUMBER = re.compile(r"\d+ \D+\Z")


ONE_CHARACTER: dict[str, tuple[Field, Mutation]] = {
    "phone: digit (US)": (Field.PHONE, in_countries(_phone_digit, "US")),
    "phone: digit (GB)": (Field.PHONE, in_countries(_phone_digit, "GB")),
    "phone: digit (DE)": (Field.PHONE, in_countries(_phone_digit, "DE")),
    "phone: digit (JP)": (Field.PHONE, in_countries(_phone_digit, "JP")),
    "phone: digit (elsewhere)": (Field.PHONE, in_countries(_phone_digit, "FR", "IT", "BR", "MX", "TH", "IN", "ES")),
    "street: house number digit": (Field.ADDRESS, street(lambda t, r: _digit(t, r, _NUMBER))),
    "street: house number at the end": (Field.ADDRESS, in_countries(street(lambda t, r: _digit(t, r, r"\D (\d+)$")), "DE", "IT", "ES", "NL", "BR")),
    "street: suffix added": (Field.ADDRESS, street(lambda t, r: re.sub(_NUMBER, lambda m: m.group() + r.choice("ABC"), t, count=1) if _ONE_NUMBER.match(t) else None)),
    "street: suffix changed": (Field.ADDRESS, street(lambda t, r: re.sub(r"^(\d+)([A-Za-z])\b", lambda m: m.group(1) + r.choice([c for c in "ABCDE" if c != m.group(2).upper()]), t, count=1))),
    "street: range end": (Field.ADDRESS, street(lambda t, r: _digit(t, r, r"^\d+-(\d+) "))),
    "street: unit": (Field.ADDRESS, us_only(street(lambda t, r: _digit(t, r, _UNIT)))),
    "street: Japanese block": (Field.ADDRESS, in_countries(street(lambda t, r: _digit(unicodedata.normalize("NFKC", t), r, r"(\d+)\D*$")), "JP")),
    "postcode: digit": (Field.POSTCODE, part("postcode", lambda t, r: _digit(t, r, r"^(\d{5})"))),
    "postcode: +4": (Field.POSTCODE, us_only(part("postcode", lambda t, r: _digit(t, r, r"-(\d{4})$")))),
    "postcode: British": (Field.POSTCODE, in_countries(part("postcode", _digit), "GB")),
    "website: letter of the domain": (Field.WEBSITE, website(_in_label(_letter))),
    "website: homoglyph": (Field.WEBSITE, website(_in_label(_homoglyph))),
    "website: top-level domain": (Field.WEBSITE, website(_tld)),
    "hours: AM for PM": (Field.HOURS, hours(_am_pm)),
    "hours: digit": (Field.HOURS, hours(lambda t, r: re.sub(r":(\d)0", lambda m: ":" + r.choice([d for d in "012345" if d != m.group(1)]) + "0", t, count=1))),
    "pin: swapped": (Field.PIN, _swap_pin),
}  # fmt: skip
"""Kind -> the field it touches, and a change of one character that a customer would notice."""
