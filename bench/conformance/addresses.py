"""Cases of addresses: expansions of libpostal, its parser's and usaddress's labelled texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bench.conformance.cases import Case
from bench.conformance.said import AGREEING, unless
from listaudit.compare import address as comparator
from listaudit.compare.context import Context
from listaudit.model import Address
from listaudit.normalize.fold import letters
from listaudit.normalize.hygiene import clean
from listaudit.normalize.oneline import split_address
from listaudit.normalize.postcode import parse_postcode
from listaudit.normalize.region import regions

_COUNTRIES = {"en": "US", "fr": "FR", "de": "DE", "nl": "NL", "th": "TH", "es": "ES"}
_OTHERS = ("city_district", "suburb", "state_district", "country")
"""Parts of libpostal's that we have no part for, or take for the city or the region."""
_ROOT = "incomplete [address.direction-missing]"
_UNITS = ("unit", "level", "staircase")
_US_STREET = ("AddressNumber", "StreetName", "Occupancy", "Subaddress", "USPSBox", "Intersection", "Corner")
_TITLES = ("Recipient", "BuildingName", "LandmarkName", "NotAddress")


def address_expand(case: Case) -> str:
    """A line and one of its expansions are one address; for the root of a street or unit alone, beside a number.

    A root leaves out the direction: such a line is right as far as it goes.
    """
    country = next((_COUNTRIES[key] for key in case["lang"]), "")
    found = [judged(a, b, country) for a, b in _placed(case["a"], case["b"])]
    return "" if {"", _ROOT}.intersection(found) else found[0]


def judged(a: Address, b: Address, country: str) -> str:
    """Return an empty text where two street lines agree, else the verdict."""
    return unless(comparator.judge(a, b, Context(country=country)), AGREEING)


def _placed(a: str, b: str) -> Iterable[tuple[Address, Address]]:
    yield Address(street=a), Address(street=b)
    yield Address(street=f"12 {a}"), Address(street=f"12 {b}")
    yield Address(street="12 Quarry Street", unit=a), Address(street="12 Quarry Street", unit=b)


def address_parse(case: Case) -> str:
    """The parts that libpostal's parser sees are those that we cut, as far as we have such a part."""
    parts: dict[str, list[str]] = {}
    for label, text in case["components"]:
        parts.setdefault(label, []).append(text)

    def joined(*labels: str) -> str:
        return " ".join(text for label, text in case["components"] if label in labels)

    want = Address(
        street=joined("house_number", "road", "po_box"),
        unit=", ".join(text for label, text in case["components"] if label in _UNITS),
        city=joined("city"),
        region=joined("state"),
        postcode=joined("postcode"),
    )
    others = [text for label in _OTHERS for text in parts.get(label, ())]
    return _cut_as(case["text"], want, others, case["country"].upper().replace("DA", "DK"))


def us_address_tokens(case: Case) -> str:
    """City, state and ZIP are cut where usaddress's labels put them, and the street line agrees."""
    want = Address(
        street=_labelled(case["tokens"], _US_STREET),
        city=_labelled(case["tokens"], ("PlaceName",)),
        region=_labelled(case["tokens"], ("StateName",)),
        postcode="-".join(_labelled(case["tokens"], ("ZipCode", "ZipPlus4")).split()),
    )
    return _cut_as(case["text"], want, [], "US")


def _labelled(tokens: Sequence[Sequence[str]], labels: tuple[str, ...]) -> str:
    return " ".join(token for token, label in tokens if label.startswith(labels)).strip(" ,;")


def _cut_as(text: str, want: Address, others: Sequence[str], country: str) -> str:
    """Compare what we cut with the parts a case names; a part neither names is right."""
    found = split_address(text, country)
    want = replace(want, street=clean(want.street), unit=clean(want.unit))
    if not found.split:
        return _whole(found, want, country)
    told = []
    if letters(want.city) != letters(found.city) and (want.city or not _among(found.city, others)):
        told.append(f"city {found.city!r} for {want.city!r}")
    if not _same_region(want.region, found.region, country) and not (
        found.region and _among(found.region, others)
    ):
        told.append(f"region {found.region!r} for {want.region!r}")
    if parse_postcode(want.postcode, country) != parse_postcode(found.postcode, country):
        told.append(f"postcode {found.postcode!r} for {want.postcode!r}")
    if want.street and (verdict := judged(want, found, country)):
        told.append(f"street {found.street!r} for {want.street!r}: {verdict}")
    return "; ".join(told)


def _whole(found: Address, want: Address, country: str) -> str:
    """A text that was not cut is right where it is a street line and nothing else, or no address at all."""
    if not (want or want.unit):
        return ""
    if want.city or want.region or want.postcode or not want.street:
        return "left whole"
    verdict = judged(want, found, country)
    return f"street {found.street!r} for {want.street!r}: {verdict}" if verdict else ""


def _among(city: str, others: Sequence[str]) -> bool:
    return not city or any(letters(city) == letters(other) for other in others)


def _same_region(want: str, found: str, country: str) -> bool:
    if letters(want) == letters(found):
        return True
    return bool(regions(want, country) & regions(found, country))
