"""Ways to rewrite a field of a real record: format-only ones, and changes of one character.

Each mutation takes a location and a seeded random source, and returns what a listing would then
state, or None where it does not apply. The tables here are the bench's own, so that a mistake in
the product's tables is not repeated by its judge.
"""

from __future__ import annotations

import random
import re
import string
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from listaudit.model import Field, Hours, Location, Point

Mutation = Callable[[Location, random.Random], Location | None]

_TYPES = {
    "St": "Street", "Ave": "Avenue", "Rd": "Road", "Blvd": "Boulevard", "Dr": "Drive", "Ln": "Lane", "Ct": "Court",
    "Hwy": "Highway", "Pkwy": "Parkway", "Pl": "Place", "Cir": "Circle", "Ter": "Terrace", "Trl": "Trail",
}  # fmt: skip
_DIRECTIONS = {
    "N": "North",
    "S": "South",
    "E": "East",
    "W": "West",
    "NE": "Northeast",
    "NW": "Northwest",
    "SE": "Southeast",
    "SW": "Southwest",
}
_ORDINALS = {
    "1st": "First",
    "2nd": "Second",
    "3rd": "Third",
    "4th": "Fourth",
    "5th": "Fifth",
    "6th": "Sixth",
    "7th": "Seventh",
    "8th": "Eighth",
    "9th": "Ninth",
    "10th": "Tenth",
}
_STATES = {
    "CA": "California",
    "NY": "New York",
    "TX": "Texas",
    "FL": "Florida",
    "ID": "Idaho",
    "WA": "Washington",
    "OH": "Ohio",
    "IL": "Illinois",
    "PA": "Pennsylvania",
    "GA": "Georgia",
}
_COUNTRIES = {
    "US": "United States",
    "DE": "Germany",
    "FR": "France",
    "GB": "United Kingdom",
    "IT": "Italy",
    "JP": "Japan",
    "BR": "Brazil",
    "MX": "Mexico",
    "TH": "Thailand",
    "ES": "Spain",
    "IN": "India",
}
_CYRILLIC = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "y": "у", "i": "і"}


def _swap_words(text: str, table: dict[str, str]) -> str | None:
    words = text.split(" ")
    done = [table.get(word.rstrip(".,"), word) for word in words]
    return " ".join(done) if done != words else None


def _street(change: Callable[[str, random.Random], str | None]) -> Mutation:
    def mutate(location: Location, rng: random.Random) -> Location | None:
        changed = change(location.address.street, rng) if location.address.street else None
        if changed is None or changed == location.address.street:
            return None
        return replace(location, address=replace(location.address, street=changed))

    return mutate


def _part(name: str, change: Callable[[str, random.Random], str | None]) -> Mutation:
    def mutate(location: Location, rng: random.Random) -> Location | None:
        value = getattr(location.address, name)
        changed = change(value, rng) if value else None
        if changed is None or changed == value:
            return None
        fields: dict[str, Any] = {name: changed}
        return replace(location, address=replace(location.address, **fields))

    return mutate


def _first(name: str, change: Callable[[str, random.Random], str | None]) -> Mutation:
    def mutate(location: Location, rng: random.Random) -> Location | None:
        values = getattr(location, name)
        changed = change(values[0], rng) if values else None
        if changed is None or changed == values[0]:
            return None
        fields: dict[str, Any] = {name: (changed,)}
        return replace(location, **fields)

    return mutate


def _us_only(mutation: Mutation) -> Mutation:
    return lambda location, rng: mutation(location, rng) if location.address.country == "US" else None


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _phone_as(style: str) -> Mutation:
    def mutate(location: Location, _rng: random.Random) -> Location | None:
        import phonenumbers

        if not location.phones:
            return None
        try:
            number = phonenumbers.parse(location.phones[0], location.address.country or None)
        except phonenumbers.NumberParseException:
            return None
        if not phonenumbers.is_valid_number(number) or number.extension:
            return None
        formats = phonenumbers.PhoneNumberFormat
        national = phonenumbers.format_number(number, formats.NATIONAL)
        written = {
            "international": phonenumbers.format_number(number, formats.INTERNATIONAL),
            "e164": phonenumbers.format_number(number, formats.E164),
            "national": national,
            "digits": re.sub(r"\D", "", national),
            "dots": re.sub(r"[^\d]+", ".", national).strip("."),
            "00": "00" + phonenumbers.format_number(number, formats.E164)[1:],
            "rfc": phonenumbers.format_number(number, formats.RFC3966),
            "label": f"Tel.: {national}",
            "wide": national.translate({ord(d): ord(d) + 0xFEE0 for d in string.digits}),
            "trunk": f"+{number.country_code} (0){phonenumbers.national_significant_number(number)}",
        }[style]
        if style == "trunk" and (
            number.country_code not in {44, 49, 33, 66, 81} or not national.startswith(("0", "(0"))
        ):
            return None
        if style == "00" and number.country_code in {1, 81}:
            return None
        return None if written == location.phones[0] else replace(location, phones=(written,))

    return mutate


_DAYS = {
    "Mo": "Monday",
    "Tu": "Tuesday",
    "We": "Wednesday",
    "Th": "Thursday",
    "Fr": "Friday",
    "Sa": "Saturday",
    "Su": "Sunday",
}
_SIMPLE = re.compile(
    r"(?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))? \d\d:\d\d-\d\d:\d\d(?:; )?)+\Z"
)
_TIME = re.compile(r"\b(\d\d):(\d\d)\b")


def _twelve(found: re.Match[str]) -> str:
    hour, minute = int(found.group(1)), found.group(2)
    if hour >= 24:
        hour -= 24
    return f"{(hour - 1) % 12 + 1}:{minute} {'am' if hour < 12 else 'pm'}"


def _hours(change: Callable[[str, random.Random], str | None]) -> Mutation:
    def mutate(location: Location, rng: random.Random) -> Location | None:
        text = location.hours.text
        changed = change(text, rng) if _SIMPLE.match(text) else None
        return None if changed is None or changed == text else replace(location, hours=Hours(changed))

    return mutate


def _long_days(text: str) -> str:
    return re.sub("|".join(_DAYS), lambda m: _DAYS[m.group()], text)


def _website(change: Callable[[str, random.Random], str | None]) -> Mutation:
    return _first("websites", change)


def _host_part(url: str) -> tuple[str, str, str] | None:
    found = re.match(r"(https?://(?:www\.)?)([^/:?#]+)(.*)\Z", url)
    return (found.group(1), found.group(2), found.group(3)) if found and "." in found.group(2) else None


def _in_label(
    change: Callable[[str, random.Random], str | None],
) -> Callable[[str, random.Random], str | None]:
    """Change the label left of the public suffix."""

    def mutate(url: str, rng: random.Random) -> str | None:
        from publicsuffixlist import PublicSuffixList

        parts = _host_part(url)
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


def _in_countries(mutation: Mutation, *countries: str) -> Mutation:
    return lambda location, rng: mutation(location, rng) if location.address.country in countries else None


def _am_pm(text: str, rng: random.Random) -> str | None:
    twelve = _TIME.sub(_twelve, text)
    marks = [m.span() for m in re.finditer("am|pm", twelve)]
    start, end = rng.choice(marks)
    return twelve[:start] + ("pm" if twelve[start:end] == "am" else "am") + twelve[end:]


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
    parts = _host_part(url)
    if parts is None or not parts[1].lower().endswith(".com"):
        return None
    return parts[0] + parts[1][:-4] + rng.choice([".net", ".org", ".co", ".biz"]) + parts[2]


_NUMBER = r"^(\d+)\b"
_UNIT = r"(?i)\b(?:ste|suite|unit|apt|#)\.?\s*#?(\d+)"
_ONE_NUMBER = re.compile(r"\d+ \D+\Z")

FORMAT_ONLY: dict[str, tuple[Field, Mutation]] = {
    "name: upper case": (Field.NAME, _first("names", lambda t, _: t.upper() if t.isascii() else None)),
    "name: lower case": (Field.NAME, _first("names", lambda t, _: t.lower() if t.isascii() else None)),
    "name: no accents": (Field.NAME, _first("names", lambda t, _: _plain(t) if _plain(t).isascii() else None)),
    "name: & for and": (Field.NAME, _first("names", lambda t, _: re.sub(r"\band\b", "&", t))),
    "name: and for &": (Field.NAME, _first("names", lambda t, _: t.replace(" & ", " and "))),
    "name: curly apostrophe": (Field.NAME, _first("names", lambda t, _: t.replace("'", "\u2019"))),
    "name: legal form": (Field.NAME, _us_only(_first("names", lambda t, r: t + r.choice([" LLC", ", Inc.", " Inc"]) if not re.search(r"(?i)\b(llc|inc|co|corp|ltd|pllc|pc)\b", t) else None))),
    "street: type in full": (Field.ADDRESS, _us_only(_street(lambda t, _: _swap_words(t, _TYPES)))),
    "street: type in short": (Field.ADDRESS, _us_only(_street(lambda t, _: _swap_words(t, {v: k for k, v in _TYPES.items()})))),
    "street: type with a dot": (Field.ADDRESS, _us_only(_street(lambda t, _: re.sub(r"\b(St|Ave|Rd|Blvd|Dr|Ln)(?=$|,| )", r"\1.", t)))),
    "street: direction in full": (Field.ADDRESS, _us_only(_street(lambda t, _: _swap_words(t, _DIRECTIONS)))),
    "street: ordinal as word": (Field.ADDRESS, _us_only(_street(lambda t, _: _swap_words(t, _ORDINALS)))),
    "street: unit word": (Field.ADDRESS, _us_only(_street(lambda t, r: re.sub(r"\b(Ste|Suite) (?=\d)", lambda _: r.choice(["Suite ", "Ste. ", "#", "STE ", "# "]), t)))),
    "street: comma before unit": (Field.ADDRESS, _us_only(_street(lambda t, _: re.sub(r"(?<!,) (Ste|Suite|Unit|Apt)\b", r", \1", t)))),
    "street: upper case": (Field.ADDRESS, _street(lambda t, _: t.upper() if t.isascii() else None)),
    "street: no accents": (Field.ADDRESS, _street(lambda t, _: _plain(t) if _plain(t).isascii() else None)),
    "street: German Str.": (Field.ADDRESS, _in_countries(_street(lambda t, _: re.sub(r"(?i)stra(?:ß|ss)e\b", lambda m: "Str." if m.group()[0] == "S" else "str.", t)), "DE", "AT")),
    "street: number first": (Field.ADDRESS, _in_countries(_street(lambda t, _: re.sub(r"^(\D+?),? (\d+\w?)$", r"\2 \1", t)), "DE", "IT", "ES", "FR", "BR", "NL")),
    "city: upper case": (Field.CITY, _part("city", lambda t, _: t.upper() if t.isascii() else None)),
    "region: in full": (Field.REGION, _us_only(_part("region", lambda t, _: _STATES.get(t)))),
    "country: in full": (Field.COUNTRY, _part("country", lambda t, _: _COUNTRIES.get(t))),
    "postcode: without +4": (Field.POSTCODE, _us_only(_part("postcode", lambda t, _: t[:5] if re.match(r"\d{5}-\d{4}\Z", t) else None))),
    "postcode: no space": (Field.POSTCODE, _in_countries(_part("postcode", lambda t, _: t.replace(" ", "") if re.search(r"\d[A-Z]{2}$|^\d+ \d+$|\d[A-Z]\d$", t) else None), "GB", "CA", "NL", "SE")),
    "postcode: as number": (Field.POSTCODE, _us_only(_part("postcode", lambda t, _: f"{int(t)}.0" if t.isdigit() and t[0] != "0" else None))),
    **{f"phone: {style}": (Field.PHONE, _phone_as(style)) for style in ("international", "e164", "national", "digits", "dots", "00", "rfc", "label", "wide", "trunk")},
    "website: no scheme": (Field.WEBSITE, _website(lambda t, _: re.sub(r"^https?://", "", t))),
    "website: www": (Field.WEBSITE, _website(lambda t, _: re.sub(r"^(https?://)(?!www\.)(?=[^./]+\.[^./]+(?:/|$))", r"\1www.", t))),
    "website: trailing slash": (Field.WEBSITE, _website(lambda t, _: t[:-1] if t.endswith("/") else t + "/" if "?" not in t and "#" not in t else None)),
    "website: tracking": (Field.WEBSITE, _website(lambda t, _: t + ("&" if "?" in t else "?") + "utm_source=maps&gclid=x1" if "#" not in t else None)),
    "website: https": (Field.WEBSITE, _website(lambda t, _: t.replace("http://", "https://", 1))),
    "website: http": (Field.WEBSITE, _website(lambda t, _: t.replace("https://", "http://", 1))),
    "website: host in capitals": (Field.WEBSITE, _website(lambda t, _: "".join((p[0], p[1].upper(), p[2])) if (p := _host_part(t)) else None)),
    "website: port": (Field.WEBSITE, _website(lambda t, _: p[0] + p[1] + (":443" if t.startswith("https") else ":80") + p[2] if (p := _host_part(t)) and not p[2].startswith(":") else None)),
    "hours: am and pm": (Field.HOURS, _hours(lambda t, _: _TIME.sub(_twelve, t))),
    "hours: days in full": (Field.HOURS, _hours(lambda t, _: _long_days(t))),
    "hours: dashes and commas": (Field.HOURS, _hours(lambda t, _: t.replace("-", "–").replace("; ", ", "))),
    "pin: five decimals": (Field.PIN, lambda loc, _: replace(loc, point=Point(round(loc.point.latitude, 5), round(loc.point.longitude, 5))) if loc.point else None),
}  # fmt: skip
"""Kind -> the field it touches, and the rewriting that changes nothing a customer would notice."""

ONE_CHARACTER: dict[str, tuple[Field, Mutation]] = {
    "phone: digit (US)": (Field.PHONE, _in_countries(_phone_digit, "US")),
    "phone: digit (GB)": (Field.PHONE, _in_countries(_phone_digit, "GB")),
    "phone: digit (DE)": (Field.PHONE, _in_countries(_phone_digit, "DE")),
    "phone: digit (JP)": (Field.PHONE, _in_countries(_phone_digit, "JP")),
    "phone: digit (elsewhere)": (Field.PHONE, _in_countries(_phone_digit, "FR", "IT", "BR", "MX", "TH", "IN", "ES")),
    "street: house number digit": (Field.ADDRESS, _street(lambda t, r: _digit(t, r, _NUMBER))),
    "street: house number at the end": (Field.ADDRESS, _in_countries(_street(lambda t, r: _digit(t, r, r"\D (\d+)$")), "DE", "IT", "ES", "NL", "BR")),
    "street: suffix added": (Field.ADDRESS, _street(lambda t, r: re.sub(_NUMBER, lambda m: m.group() + r.choice("ABC"), t, count=1) if _ONE_NUMBER.match(t) else None)),
    "street: suffix changed": (Field.ADDRESS, _street(lambda t, r: re.sub(r"^(\d+)([A-Za-z])\b", lambda m: m.group(1) + r.choice([c for c in "ABCDE" if c != m.group(2).upper()]), t, count=1))),
    "street: range end": (Field.ADDRESS, _street(lambda t, r: _digit(t, r, r"^\d+-(\d+) "))),
    "street: unit": (Field.ADDRESS, _us_only(_street(lambda t, r: _digit(t, r, _UNIT)))),
    "street: Japanese block": (Field.ADDRESS, _in_countries(_street(lambda t, r: _digit(unicodedata.normalize("NFKC", t), r, r"(\d+)\D*$")), "JP")),
    "postcode: digit": (Field.POSTCODE, _part("postcode", lambda t, r: _digit(t, r, r"^(\d{5})"))),
    "postcode: +4": (Field.POSTCODE, _us_only(_part("postcode", lambda t, r: _digit(t, r, r"-(\d{4})$")))),
    "postcode: British": (Field.POSTCODE, _in_countries(_part("postcode", _digit), "GB")),
    "website: letter of the domain": (Field.WEBSITE, _website(_in_label(_letter))),
    "website: homoglyph": (Field.WEBSITE, _website(_in_label(_homoglyph))),
    "website: top-level domain": (Field.WEBSITE, _website(_tld)),
    "hours: AM for PM": (Field.HOURS, _hours(_am_pm)),
    "hours: digit": (Field.HOURS, _hours(lambda t, r: re.sub(r":(\d)0", lambda m: ":" + r.choice([d for d in "012345" if d != m.group(1)]) + "0", t, count=1))),
    "pin: swapped": (Field.PIN, _swap_pin),
}  # fmt: skip
"""Kind -> the field it touches, and a change of one character that a customer would notice."""
