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

_ZIP = re.compile(r"(?:(?<=[\s,])|^)(\d{5}(?:-\d{4})?)$")
_SHORT_ZIP = re.compile(r"(?<=[\s,](?:CT|MA|ME|NH|NJ|RI|VT) )(\d{4})$")
"""A ZIP of the states whose ZIPs begin with 0 (USPS), without that 0, as spreadsheets leave it."""
_ONCE = frozenset({"AddressNumber", "StateName", "ZipCode", "PlaceName", "USPSBoxID"})
_LONGEST_STATE = 3
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
    body, region = _take_state(body)
    if not (postcode or region) or (not sure and not region):
        return None
    parts = segments(body)
    street, city = parts[:-1], parts[-1] if parts else ""
    tail = {"region": region, "postcode": postcode}
    if region and street and is_city(city) and DIGIT.search(" ".join(street)) and _is_one(body):
        return cut(text, street, city=city, **tail) if sure or postcode or DIGIT.match(text) else None
    return _by_labels(text, body, tail) if sure or (region and postcode) else None


def _take_zip(text: str) -> tuple[str, str]:
    found = _ZIP.search(text) or _SHORT_ZIP.search(text)
    return (text[: found.start()].rstrip(" ,"), found[1]) if found and found.start() else (text, "")


def _take_state(text: str) -> tuple[str, str]:
    """Cut a state from the end: a code in capitals, or a code or name after a comma."""
    head, comma, last = text.rpartition(",")
    if comma and is_region(last, "US"):
        return head.rstrip(" ,"), last.strip()
    words = text.split(" ")
    for count in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
        state = " ".join(words[-count:]).strip(" ,")
        if is_region(state, "US") and (count > 1 or state.isupper() or _is_name(state)):
            return " ".join(words[:-count]).rstrip(" ,"), state
    return text, ""


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
        return cut(text, body, **tail)
    place = labels.index("PlaceName")
    city = runs[place][1]
    if labels[place + 1 : place + 2] != ["StateName"] or not is_city(city):
        return None
    street = body[: len(body) - len(city.rstrip(" ,"))].rstrip(" ,")
    return cut(text, street, city=city, **tail) if body.endswith(city.rstrip(" ,")) else None
