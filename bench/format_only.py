"""Rewritings of a real record that change nothing a customer would notice.

The tables here are the bench's own, so that a mistake in the product's tables is not repeated by its judge.
"""

from __future__ import annotations

import random
import re
import string
import unicodedata
from dataclasses import replace

from bench.mutate import (
    TIME,
    Mutation,
    first,
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


def _swap_words(text: str, table: dict[str, str]) -> str | None:
    words = text.split(" ")
    done = [table.get(word.rstrip(".,"), word) for word in words]
    return " ".join(done) if done != words else None


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


def _long_days(text: str) -> str:
    return re.sub("|".join(_DAYS), lambda m: _DAYS[m.group()], text)


FORMAT_ONLY: dict[str, tuple[Field, Mutation]] = {
    "name: upper case": (Field.NAME, first("names", lambda t, _: t.upper() if t.isascii() else None)),
    "name: lower case": (Field.NAME, first("names", lambda t, _: t.lower() if t.isascii() else None)),
    "name: no accents": (Field.NAME, first("names", lambda t, _: _plain(t) if _plain(t).isascii() else None)),
    "name: & for and": (Field.NAME, first("names", lambda t, _: re.sub(r"\band\b", "&", t))),
    "name: and for &": (Field.NAME, first("names", lambda t, _: t.replace(" & ", " and "))),
    "name: curly apostrophe": (Field.NAME, first("names", lambda t, _: t.replace("'", "\u2019"))),
    "name: legal form": (Field.NAME, us_only(first("names", lambda t, r: t + r.choice([" LLC", ", Inc.", " Inc"]) if not re.search(r"(?i)\b(llc|inc|co|corp|ltd|pllc|pc)\b", t) else None))),
    "street: type in full": (Field.ADDRESS, us_only(street(lambda t, _: _swap_words(t, _TYPES)))),
    "street: type in short": (Field.ADDRESS, us_only(street(lambda t, _: _swap_words(t, {v: k for k, v in _TYPES.items()})))),
    "street: type with a dot": (Field.ADDRESS, us_only(street(lambda t, _: re.sub(r"\b(St|Ave|Rd|Blvd|Dr|Ln)(?=$|,| )", r"\1.", t)))),
    "street: direction in full": (Field.ADDRESS, us_only(street(lambda t, _: _swap_words(t, _DIRECTIONS)))),
    "street: ordinal as word": (Field.ADDRESS, us_only(street(lambda t, _: _swap_words(t, _ORDINALS)))),
    "street: unit word": (Field.ADDRESS, us_only(street(lambda t, r: re.sub(r"\b(Ste|Suite) (?=\d)", lambda _: r.choice(["Suite ", "Ste. ", "#", "STE ", "# "]), t)))),
    "street: comma before unit": (Field.ADDRESS, us_only(street(lambda t, _: re.sub(r"(?<!,) (Ste|Suite|Unit|Apt)\b", r", \1", t)))),
    "street: upper case": (Field.ADDRESS, street(lambda t, _: t.upper() if t.isascii() else None)),
    "street: no accents": (Field.ADDRESS, street(lambda t, _: _plain(t) if _plain(t).isascii() else None)),
    "street: German Str.": (Field.ADDRESS, in_countries(street(lambda t, _: re.sub(r"(?i)stra(?:ß|ss)e\b", lambda m: "Str." if m.group()[0] == "S" else "str.", t)), "DE", "AT")),
    "street: number first": (Field.ADDRESS, in_countries(street(lambda t, _: re.sub(r"^(\D+?),? (\d+\w?)$", r"\2 \1", t)), "DE", "IT", "ES", "FR", "BR", "NL")),
    "city: upper case": (Field.CITY, part("city", lambda t, _: t.upper() if t.isascii() else None)),
    "region: in full": (Field.REGION, us_only(part("region", lambda t, _: _STATES.get(t)))),
    "country: in full": (Field.COUNTRY, part("country", lambda t, _: _COUNTRIES.get(t))),
    "postcode: without +4": (Field.POSTCODE, us_only(part("postcode", lambda t, _: t[:5] if re.match(r"\d{5}-\d{4}\Z", t) else None))),
    "postcode: no space": (Field.POSTCODE, in_countries(part("postcode", lambda t, _: t.replace(" ", "") if re.search(r"\d[A-Z]{2}$|^\d+ \d+$|\d[A-Z]\d$", t) else None), "GB", "CA", "NL", "SE")),
    "postcode: as number": (Field.POSTCODE, us_only(part("postcode", lambda t, _: f"{int(t)}.0" if t.isdigit() and t[0] != "0" else None))),
    **{f"phone: {style}": (Field.PHONE, _phone_as(style)) for style in ("international", "e164", "national", "digits", "dots", "00", "rfc", "label", "wide", "trunk")},
    "website: no scheme": (Field.WEBSITE, website(lambda t, _: re.sub(r"^https?://", "", t))),
    "website: www": (Field.WEBSITE, website(lambda t, _: re.sub(r"^(https?://)(?!www\.)(?=[^./]+\.[^./]+(?:/|$))", r"\1www.", t))),
    "website: trailing slash": (Field.WEBSITE, website(lambda t, _: t[:-1] if t.endswith("/") else t + "/" if "?" not in t and "#" not in t else None)),
    "website: tracking": (Field.WEBSITE, website(lambda t, _: t + ("&" if "?" in t else "?") + "utm_source=maps&gclid=x1" if "#" not in t else None)),
    "website: https": (Field.WEBSITE, website(lambda t, _: t.replace("http://", "https://", 1))),
    "website: http": (Field.WEBSITE, website(lambda t, _: t.replace("https://", "http://", 1))),
    "website: host in capitals": (Field.WEBSITE, website(lambda t, _: "".join((p[0], p[1].upper(), p[2])) if (p := host_part(t)) else None)),
    "website: port": (Field.WEBSITE, website(lambda t, _: p[0] + p[1] + (":443" if t.startswith("https") else ":80") + p[2] if (p := host_part(t)) and not p[2].startswith(":") else None)),
    "hours: am and pm": (Field.HOURS, hours(lambda t, _: TIME.sub(twelve, t))),
    "hours: days in full": (Field.HOURS, hours(lambda t, _: _long_days(t))),
    "hours: dashes and commas": (Field.HOURS, hours(lambda t, _: t.replace("-", "–").replace("; ", ", "))),
    "pin: five decimals": (Field.PIN, lambda loc, _: replace(loc, point=Point(round(loc.point.latitude, 5), round(loc.point.longitude, 5))) if loc.point else None),
}  # fmt: skip
"""Kind -> the field it touches, and the rewriting that changes nothing a customer would notice."""
