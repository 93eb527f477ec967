"""Features: each comparison of two keys falls into one level (DESIGN 11).

Pure and cheap. The order of the comparisons is the order in which `explain` shows them.
"""

from __future__ import annotations

from functools import cache
from operator import ne

from listaudit.match.extra import extra_words
from listaudit.match.keys import Keys, NameKey
from listaudit.match.names import NameLevels, compare_names
from listaudit.match.sites import website_level
from listaudit.normalize.geo import distance_m

Levels = dict[str, str]
"""Comparison -> level, in the order in which they are shown."""

_PIN = tuple((float(metres), f"{metres}m") for metres in (10, 20, 30, 50, 80, 120, 200, 350, 600, 1000, 3000))
"""Most metres between two pins of a level, and its name; further apart they are `far`."""
_AGREEING = frozenset({"same", "spelling", "begins-alike", "acronym", "contained", "most-words"})
_PHONES = {"same": "same", "same-toll-free": "same", "missing": "missing"}
_NUMBERS = {"same": "same", "among": "same", "missing": "missing", "one-side": "missing"}
_STREETS = {"same": "same", "contained": "same", "shared": "same", "missing": "missing"}
AT_THE_DOOR = ("10m", "20m", "30m")
NEAR_BY = ("50m", "80m", "120m", "200m")
_PINS = dict.fromkeys(AT_THE_DOOR, "door") | dict.fromkeys(NEAR_BY, "near") | {"missing": "missing"}
"""Levels -> the coarser class that an interaction looks at; the others are `other`, `far` for a pin."""
_EXTRA = {"place": "none"}
_CROSSED = (
    "name x phone", "name x pin", "name x address", "address x phone", "extra words x phone",
    "extra words x address", "name extra x website", "category x address", "category x name",
)  # fmt: skip
"""The pairs of comparisons that say more together than apart, each as the two classes it joins."""
INTERACTIONS = {key: tuple(key.split(" x ")) for key in _CROSSED}
_NEAR_NUMBERS = 8
"""House numbers this far apart may be two doors of one building, or a slip."""
_SHORT = 2
_SAME_STREET = 78
"""rapidfuzz ratio of two streets that one misspelling leaves."""
_TOLL_FREE = frozenset({"00", "33", "44", "55", "66", "77", "88"})
"""How 800, 833 and the like begin without their first digit, which keys do not hold."""


def levels_of(ours: Keys, theirs: Keys) -> Levels:
    """Return the level of every comparison, then of the interactions."""
    name = best_names(ours.names, theirs.names)
    levels = {
        "name": name.likeness,
        "name words": name.rare,
        "name extra": name.extra,
        "extra words": extra_words(ours, theirs, name.left, name.right),
        "phone": _phone(ours, theirs),
        "number": _number(ours, theirs),
        "street": _street(ours, theirs),
        "unit": _unit(ours.unit, theirs.unit),
        "city": _text(ours.city, theirs.city),
        "postcode": _postcode(ours.postcode, theirs.postcode),
        "pin": _pin(ours, theirs),
        "website": website_level(ours, theirs),
        "category": _category(ours, theirs),
        "brand": _brand(ours.brand, theirs.brand),
    }
    return with_interactions(levels)


def with_interactions(levels: Levels) -> Levels:
    """Return levels with those of the interactions that follow from them."""
    classes = {
        "name": _name_class(levels["name"], levels["name words"], levels["extra words"]),
        "name extra": levels["name extra"],
        "extra words": _EXTRA.get(levels["extra words"], levels["extra words"]),
        "phone": _PHONES.get(levels["phone"], "other"),
        "address": _address_class(levels["number"], levels["street"]),
        "pin": _PINS.get(levels["pin"], "far"),
        "website": levels["website"],
        "category": levels["category"],
    }
    for key, (one, other) in INTERACTIONS.items():
        levels[key] = _joined(classes[one], classes[other])
    return levels


@cache
def _joined(one: str, other: str) -> str:
    return f"{one} / {other}"


def best_names(ours: tuple[NameKey, ...], theirs: tuple[NameKey, ...]) -> NameLevels:
    """Return the levels of the likest pair of names; the first pair wins a tie."""
    if not ours or not theirs:
        return NameLevels("missing", "missing", "missing", 0.0)
    if len(ours) == 1 and len(theirs) == 1:
        return compare_names(ours[0], theirs[0])
    pairs = (compare_names(a, b) for a in ours for b in theirs)
    return max(pairs, key=lambda levels: (levels.likeness != "other-script", levels.score))


def _phone(ours: Keys, theirs: Keys) -> str:
    if not ours.phones or not theirs.phones:
        return "missing"
    shared = ours.phones & theirs.phones
    if shared:
        return "same-toll-free" if all(_is_toll_free(phone) for phone in shared) else "same"
    if any(_one_digit(a, b) for a in ours.phones for b in theirs.phones):
        return "one-digit"
    area = {phone[:5] for phone in ours.phones} & {phone[:5] for phone in theirs.phones}
    return "same-exchange" if area else "different"


def _is_toll_free(last_nine: str) -> bool:
    return last_nine[:2] in _TOLL_FREE


def _one_digit(a: str, b: str) -> bool:
    return len(a) == len(b) and sum(map(ne, a, b)) == 1


def _number(ours: Keys, theirs: Keys) -> str:
    if not ours.numbers or not theirs.numbers:
        return "missing" if not ours.numbers and not theirs.numbers else "one-side"
    if ours.number == theirs.number:
        return "same"
    if ours.number in theirs.numbers or theirs.number in ours.numbers:
        return "among"
    near = abs(int(ours.number[:7]) - int(theirs.number[:7])) <= _NEAR_NUMBERS
    return "near" if near else "different"


def _street(ours: Keys, theirs: Keys) -> str:
    a, b = ours.street, theirs.street
    if not a or not b:
        return "missing"
    if a == b:
        return "same"
    shared = [word for word in a & b if len(word) > _SHORT]
    if a <= b or b <= a:
        return "contained" if shared else "weak"
    if shared:
        return "shared"
    return "spelling" if _near(a, b) else "different"


def _near(a: frozenset[str], b: frozenset[str]) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio(" ".join(sorted(a)), " ".join(sorted(b))) >= _SAME_STREET


def _unit(ours: str, theirs: str) -> str:
    if not ours or not theirs:
        return "missing" if not ours and not theirs else "one-side"
    return "same" if ours == theirs else "different"


def _text(ours: str, theirs: str) -> str:
    if not ours or not theirs:
        return "missing"
    if ours == theirs:
        return "same"
    return "contained" if ours in theirs or theirs in ours else "different"


def _postcode(ours: str, theirs: str) -> str:
    if not ours or not theirs:
        return "missing"
    if ours == theirs:
        return "same"
    return "area" if ours[:3] == theirs[:3] else "different"


def _pin(ours: Keys, theirs: Keys) -> str:
    if ours.point is None or theirs.point is None:
        return "missing"
    metres = distance_m(ours.point, theirs.point)
    return next((level for limit, level in _PIN if metres <= limit), "far")


def _category(ours: Keys, theirs: Keys) -> str:
    if not ours.categories or not theirs.categories:
        return "missing"
    from listaudit.normalize.category import kinds_of

    a, b = kinds_of(ours.categories), kinds_of(theirs.categories)
    if not a or not b:
        return "unmapped"
    return "shared" if a & b else "disjoint"


def _brand(ours: str, theirs: str) -> str:
    level = _text(ours.replace(" ", ""), theirs.replace(" ", ""))
    return "alike" if level == "contained" else level


def _address_class(number_level: str, street_level: str) -> str:
    number = _NUMBERS.get(number_level, "other")
    street = _STREETS.get(street_level, "other")
    if number == street == "same":
        return "same"
    return "other" if "other" in (number, street) else "missing"


def _name_class(likeness: str, rare: str, extra: str) -> str:
    if likeness in {"other-script", "missing"}:
        return "unknown"
    if likeness in _AGREEING:
        return "department" if extra == "department" else "agrees"
    return "partly" if likeness != "different" and rare != "weak" else "differs"
