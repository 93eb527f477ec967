"""What a comparison of the matcher looked at, and what it found, in words for people."""

from __future__ import annotations

from listaudit.model import Record

_WORDS = {
    ("name words", "strong"): "shares rare words",
    ("name words", "fair"): "shares fairly rare words",
    ("name words", "weak"): "shares common words",
    ("name words", "none"): "shares no words",
    ("name extra", "none"): "no words on one side only",
    ("name extra", "weak-one"): "common words on one side",
    ("name extra", "weak-both"): "common words on either side",
    ("name extra", "strong-one"): "rare words on one side",
    ("name extra", "strong-both"): "rare words on either side",
    ("name extra", "strong-one-weak-other"): "rare words on one side, common ones on the other",
    ("name extra", "department"): "another department",
    ("name extra", "other-number"): "another store number",
    ("number", "among"): "one of several numbers",
    ("number", "near"): "a few numbers apart",
    ("pin", "30m"): "within 30 m",
    ("pin", "80m"): "within 80 m",
    ("pin", "200m"): "within 200 m",
    ("pin", "600m"): "within 600 m",
    ("pin", "3km"): "within 3 km",
    ("pin", "far"): "more than 3 km apart",
    ("website", "same-page"): "same page",
    ("website", "same-home"): "same home page",
    ("website", "same-domain"): "same domain, other page",
    ("website", "same-social"): "same social profile",
    ("phone", "same-toll-free"): "same toll-free number",
    ("phone", "same-exchange"): "same exchange, other line",
    ("phone", "one-digit"): "one digit differs",
}
"""Levels whose word in the weights does not speak for itself."""
_ONE = {"one-side": "stated on one side", "missing": "not stated"}


def words_for(comparison: str, level: str) -> str:
    """Return a level of a comparison in words."""
    if " x " in comparison:
        first, second = comparison.split(" x ")
        one, _, other = level.partition(" / ")
        return f"{first} {one}, {second} {other}"
    return _WORDS.get((comparison, level)) or _ONE.get(level) or level.replace("-", " ")


def compared(comparison: str, record: Record) -> str:
    """Return the value of a record that a comparison looked at, as written."""
    address, values = record.address, ""
    match comparison:
        case "name":
            values = record.name
        case "phone":
            values = "; ".join(record.phones)
        case "number" | "street":
            values = address.street or address.given
        case "unit" | "city" | "postcode":
            values = getattr(address, comparison)
        case "website":
            values = "; ".join(record.websites[:1])
        case "category":
            values = "; ".join(record.categories[:2])
        case "pin" if record.point:
            values = f"{record.point.latitude:.5f}, {record.point.longitude:.5f}"
    return values
