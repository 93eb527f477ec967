"""One-line addresses of the United States.

Where commas part street, city and the line of state and ZIP, they decide; else usaddress (MIT) says
where the city begins. A text with two house numbers, states or ZIPs is not cut: those are two addresses.
"""

from __future__ import annotations

import re
from itertools import groupby

from listaudit.model import Address
from listaudit.normalize.fold import fold
from listaudit.normalize.oneline_parts import DIGIT, cut, is_city, is_region, segments
from listaudit.normalize.region import regions

_ZIP = re.compile(r"(?:(?<=[\s,])|^)(\d{5}(?:[-\u2013\u2014]?\d{4})?)\.?$")
_SHORT_ZIP = re.compile(r"(?<=[\s,](?:CT|MA|ME|NH|NJ|RI|VT) )(\d{4})$")
"""A ZIP of the states whose ZIPs begin with 0 (USPS), without that 0, as spreadsheets leave it."""
_ONCE = frozenset({"AddressNumber", "StateName", "ZipCode", "PlaceName", "USPSBoxID"})
_LONGEST_STATE, _CODE = 3, 2
_CAPITAL = re.compile(r"\bWashington,? (D\.? ?C\.?)$", re.IGNORECASE)
_QUADRANT = re.compile(r"([NS]\.?[EW]\.?) (\S.*)$")
_NUMBERED = frozenset({"AddressNumber", "USPSBoxID", "StreetName"})
Labels = list[tuple[str, str]]


def read_us(text: str, *, sure: bool) -> Address | None:
    """Cut a US address; None where that is not safe.

    Args:
        text: The address without a country at its end.
        sure: The country is known to be the US; else only `..., City, ST 12345` is cut, and
            `12 Street, City, ST`.
    """
    body, postcode = _take_zip(text)
    body, region = _take_state(body, zipped=bool(postcode))
    if not (postcode or region) or (not sure and not region):
        return None
    parts = segments(body)
    if len(parts) > 1 and region:
        parts = _without_state(parts, region)
    parts = _quadrant_to_street(parts)
    street, city = parts[:-1], parts[-1] if parts else ""
    tail = {"region": region, "postcode": postcode}
    numbered = DIGIT.search(" ".join(street)) or (sure and postcode)
    if region and street and is_city(city) and numbered and _is_one(body):
        return cut(text, street, city=city, **tail) if sure or postcode or DIGIT.match(text) else None
    return _by_labels(text, body, tail) if sure or (region and postcode) else None


def _take_zip(text: str) -> tuple[str, str]:
    found = _ZIP.search(text) or _SHORT_ZIP.search(text)
    return (text[: found.start()].rstrip(" ,"), found[1]) if found and found.start() else (text, "")


def _take_state(text: str, *, zipped: bool) -> tuple[str, str]:
    """Cut a state from the end: a code in capitals or before a ZIP, or a code or name after a comma."""
    if capital := _CAPITAL.search(text):
        return text[: capital.start(1)].rstrip(" ,"), capital[1]
    head, comma, last = text.rpartition(",")
    if comma and is_region(last, "US"):
        return head.rstrip(" ,"), last.strip()
    words = text.split(" ")
    for count in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
        state = " ".join(words[-count:]).strip(" ,")
        code = state.isupper() or (zipped and len(state) == _CODE)
        if is_region(state, "US") and (count > 1 or code or _is_name(state)):
            return " ".join(words[:-count]).rstrip(" ,"), state
    return text, ""


def _without_state(parts: list[str], region: str) -> list[str]:
    """Drop a state that the city's segment names once more: `Springfield IL, IL 62701`."""
    *street, city = parts
    known = regions(region, "US")
    if len(street) > 1 and regions(city, "US") & known:
        return street
    head, _, last = city.rpartition(" ")
    return [*street, head] if head and last.isupper() and regions(last, "US") & known else parts


def _quadrant_to_street(parts: list[str]) -> list[str]:
    """Put a quadrant in front of the city behind the street: `12 Oak Rd, N.W. Springfield`."""
    found = _QUADRANT.match(parts[-1]) if len(parts) > 1 else None
    return [*parts[:-2], f"{parts[-2]} {found[1]}", found[2]] if found else parts


def _is_name(state: str) -> bool:
    """Say whether one word is a state's name: `Idaho`, but no abbreviation that could be a word."""
    return len(state) > _LONGEST_STATE and fold(state) != "wash"


def _runs(text: str) -> Labels:
    """Label `text` by usaddress and join what it labelled alike side by side."""
    import usaddress

    labelled = usaddress.parse(text)
    runs = groupby(labelled, key=lambda pair: pair[1])
    return [(label, " ".join(token for token, _ in pairs)) for label, pairs in runs]


def _is_one(body: str) -> bool:
    """Say whether `body` holds one address: cheap where it holds one number, by labels where more."""
    if len(DIGIT.findall(re.sub(r"\d+", "0", body))) <= 1:
        return True
    return _once(_runs(body), _ONCE - {"PlaceName"})


def _once(runs: Labels, labels: frozenset[str]) -> bool:
    seen = [label for label, _ in runs if label in labels]
    return len(seen) == len(set(seen))


def _by_labels(text: str, body: str, tail: dict[str, str]) -> Address | None:
    """Cut where usaddress sees the city begin; only a city that ends the body counts."""
    runs = _runs(f"{body}, {tail['region'] or 'NY'} {tail['postcode']}".strip())
    labels = [label for label, _ in runs]
    if not _once(runs, _ONCE) or not _NUMBERED & set(labels):
        return None
    if "PlaceName" not in labels:
        return cut(text, body, **tail) if tail["postcode"] else None
    place = labels.index("PlaceName")
    city = runs[place][1]
    if labels[place + 1 : place + 2] != ["StateName"] or not is_city(city):
        return None
    street = body[: len(body) - len(city.rstrip(" ,"))].rstrip(" ,")
    return cut(text, street, city=city, **tail) if body.endswith(city.rstrip(" ,")) else None
