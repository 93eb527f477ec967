"""One-line addresses of countries whose last line has a shape of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from listaudit.model import Address
from listaudit.normalize.country import country_code
from listaudit.normalize.oneline_parts import DIGIT, cut, is_city, is_region, segments, table

_CA = re.compile(r"(?:^|[\s,])([A-Z]\d[A-Z] ?\d[A-Z]\d)$", re.IGNORECASE)
_AU = re.compile(r"^(.*?)[\s,]+([A-Za-z]{2,3}),?\s+(\d{4})$")
_GB = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b", re.IGNORECASE)
_IN = re.compile(r"^(.*?)[\s,-]+(\d{3} ?\d{3})$")
_BR = re.compile(r"^(.+?),\s*([^,]+?)\s*[-/]\s*([A-Z]{2}),?\s*(?:CEP:?\s*)?(\d{5}-?\d{3})$")
_JP = re.compile(r"^(?:日本[国、,\s]*)?〒?\s*(\d{3}-?\d{4})\s*(.+)$")
_CP = re.compile(r"[\s,]+C\.? ?P\.?:?$", re.IGNORECASE)
"""The word for a postcode in front of it, in Mexico."""
_PREFECTURE = re.compile(r"^(東京都|北海道|京都府|大阪府|.{2,3}県)")
_JP_CITY = re.compile(
    r"^((?:四日市|廿日市|野々市|市川|市原|町田|大町|十日町|村上|村山|東村山|武蔵村山|羽村|田村|大村|郡山|郡上|小郡|蒲郡|大和郡山)市"
    r"|[^市区町村郡]+?市[^市区町村]{1,4}区|[^市区町村郡]+?郡[^市区町村]+?[町村]|[^市区町村]+?[市区町村])(.+)$"
)
_PROVINCE = re.compile(r"^(.*\w)\s*\(([^()\d]+)\)$|^(.*\w)\s+([A-Z]{2})$")


def read_ca(text: str, country: str) -> Address | None:
    """Cut `Street, City, PR A1A 1A1` (Canada)."""
    del country
    if (code := _CA.search(text)) is None:
        return None
    body = text[: code.start()].rstrip(" ,")
    head, _, last = body.rpartition(",")
    if is_region(last, "CA"):
        region, body = last, head
    else:
        body, _, region = body.rpartition(" ")
    parts = segments(body)
    if not is_region(region, "CA") or len(parts) < 2 or not is_city(parts[-1]):  # noqa: PLR2004
        return None
    return cut(text, parts[:-1], city=parts[-1], region=region, postcode=code[1])


def read_au(text: str, country: str) -> Address | None:
    """Cut `Street, City STATE 1234` (Australia)."""
    del country
    found = _AU.match(text)
    if found is None or not is_region(found[2], "AU"):
        return None
    parts = segments(found[1])
    if len(parts) < 2 or not is_city(parts[-1]):  # noqa: PLR2004
        return None
    return cut(text, parts[:-1], city=parts[-1], region=found[2], postcode=found[3])


def read_gb(text: str, country: str) -> Address | None:
    """Cut `Street, City, [County,] AB1 2CD` (United Kingdom); the postcode may stand before the city."""
    del country
    codes = list(_GB.finditer(text))
    if len(codes) != 1:
        return None
    before, after = text[: codes[0].start()].rstrip(" ,"), text[codes[0].end() :].strip(" ,")
    parts, region = segments(before), ""
    if after:
        return _behind(text, parts, after, codes[0][1])
    while len(parts) > 1 and is_region(parts[-1], "GB"):
        region = parts.pop()
    city = parts.pop() if len(parts) > 1 and is_city(parts[-1]) else ""
    return cut(text, parts, city=city, region=region, postcode=codes[0][1]) if city or region else None


def _behind(text: str, street: list[str], city: str, postcode: str) -> Address | None:
    """Cut `21 Street SW2 4JE, London`: what is behind the postcode is the city where nothing else can be."""
    lines = [part for part in street if not part.isdecimal()]
    if len(lines) != 1 or not DIGIT.search(" ".join(street)) or not is_city(city):
        return None
    return cut(text, street, city=city, postcode=postcode)


@lru_cache(maxsize=512)
def _first(country: str) -> re.Pattern[str]:
    patterns = table()["postcode_first"]
    return re.compile(rf"^(?:(.*\S)[,\s]\s*)?({patterns.get(country, patterns['any'])}),? +(\D+)$")


def read_first(text: str, country: str) -> Address | None:
    """Cut `Street 1, 12345 City` (most of Europe): the postcode stands before the city.

    A province behind an Italian or Spanish city, `(MI)` or `MI`, is its region. Where the country is not
    known there must be a comma before the postcode.
    """
    found = _first(country).match(text)
    if found is None or not found[1] or not DIGIT.search(found[1]):
        return None
    if not country and not re.search(rf"[,\n]\s*{re.escape(found[2])}", text):
        return None
    city, region, *further = [*segments(found[3]), "", ""]
    if further[0]:
        return None
    city = city.removesuffix(f" {country}")
    if country and country != "LU" and country_code(city) == country:
        return None
    if not region:
        city, region = _province(city, country)
    street = _CP.sub("", found[1])
    return cut(text, street, city=city, region=region, postcode=found[2]) if is_city(city) else None


def _province(city: str, country: str) -> tuple[str, str]:
    """Cut an Italian or Spanish province off a city: `Milano (MI)`, `Milano MI`."""
    found = _PROVINCE.match(city) if country in {"IT", "ES"} else None
    return (found[1] or found[3], found[2] or found[4]) if found else (city, "")


def read_named(text: str, country: str) -> Address | None:
    """Cut `14 High Street, London` where a country was named behind it: no postcode, the city comes last.

    The street needs a figure, so that no district or building is taken for it; of two places at the end
    the last one is the city, unless it is a region of the country.
    """
    parts, region = segments(text), ""
    if len(parts) > 2 and is_region(parts[-1], country) and is_city(parts[-2]):  # noqa: PLR2004
        region = parts.pop()
    if len(parts) < 2 or not DIGIT.search(parts[0]) or not is_city(parts[-1]):  # noqa: PLR2004
        return None
    city, province = _province(parts[-1], country)
    return cut(text, parts[:-1], city=city, region=region or province)


def read_in(text: str, country: str) -> Address | None:
    """Cut `Street, City, State 411021` and `Street, City 411021` (India)."""
    del country
    found = _IN.match(text)
    parts = segments(found[1]) if found else []
    if found is None or len(parts) < 3 or not (is_city(parts[-1]) and is_city(parts[-2])):  # noqa: PLR2004
        return None
    if not is_region(parts[-1], "IN"):
        return cut(text, parts[:-1], city=parts[-1], postcode=found[2])
    return cut(text, parts[:-2], city=parts[-2], region=parts[-1], postcode=found[2])


def read_br(text: str, country: str) -> Address | None:
    """Cut `Rua, 1 - Bairro, Cidade - SP, 01037-010` (Brazil)."""
    del country
    found = _BR.match(text)
    if found is None or not is_city(found[2]):
        return None
    return cut(text, found[1], city=found[2], region=found[3], postcode=found[4])


def read_jp(text: str, country: str) -> Address | None:
    """Cut `〒601-8446京都府京都市南区...` (Japan), which is written from the large to the small."""
    del country
    found = _JP.match(text)
    if found is None:
        return None
    rest = found[2]
    region = prefecture[1] if (prefecture := _PREFECTURE.match(rest)) else ""
    rest = rest[len(region) :]
    city = place[1] if (place := _JP_CITY.match(rest)) else ""
    return cut(text, rest[len(city) :], city=city, region=region, postcode=found[1])
