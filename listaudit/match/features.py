"""Features: each comparison of two keys falls into one level (DESIGN 11).

Pure and cheap. The order of the comparisons is the order in which `explain` shows them.
"""

from __future__ import annotations

from functools import cache

from listaudit.match.keys import Keys, NameKey
from listaudit.match.names import NameLevels, compare_names
from listaudit.normalize.geo import distance_m

Levels = dict[str, str]
"""Comparison -> level, in the order in which they are shown."""

_PIN = ((30.0, "30m"), (80.0, "80m"), (200.0, "200m"), (600.0, "600m"), (3000.0, "3km"))
_AGREEING = frozenset({"same", "spelling", "begins-alike", "acronym", "contained", "most-words"})
_PHONES = {"same": "same", "same-toll-free": "same", "missing": "missing"}
_NUMBERS = {"same": "same", "among": "same", "missing": "missing", "one-side": "missing"}
_STREETS = {"same": "same", "contained": "same", "shared": "same", "missing": "missing"}
_PINS = {"30m": "near", "80m": "near", "200m": "near", "missing": "missing"}
"""Levels -> the coarser class that an interaction looks at; the others are `other`, `far` for a pin."""
_NEAR_NUMBERS = 8
"""House numbers this far apart may be two doors of one building, or a slip."""
_SHORT = 2
_SAME_STREET = 78
"""rapidfuzz ratio of two streets that one misspelling leaves."""
_TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888")


def levels_of(ours: Keys, theirs: Keys) -> Levels:
    """Return the level of every comparison, then of the interactions."""
    name = best_names(ours.names, theirs.names)
    levels = {
        "name": name.likeness,
        "name words": name.rare,
        "name extra": name.extra,
        "phone": _phone(ours, theirs),
        "number": _number(ours, theirs),
        "street": _street(ours, theirs),
        "unit": _unit(ours.unit, theirs.unit),
        "city": _text(ours.city, theirs.city),
        "postcode": _postcode(ours.postcode, theirs.postcode),
        "pin": _pin(ours, theirs),
        "website": _website(ours, theirs),
        "category": _category(ours, theirs),
    }
    return with_interactions(levels)


def with_interactions(levels: Levels) -> Levels:
    """Return levels with those of the interactions that follow from them."""
    parts = (levels["name"], levels["name words"], levels["name extra"], levels["phone"])
    levels.update(_interactions(parts, (levels["number"], levels["street"]), levels["pin"]))
    return levels


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
    return any(code[1:] == last_nine[:2] for code in _TOLL_FREE)


def _one_digit(a: str, b: str) -> bool:
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


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


def _website(ours: Keys, theirs: Keys) -> str:
    if ours.socials & theirs.socials:
        return "same-social"
    if not ours.domain or not theirs.domain:
        return "missing"
    if ours.domain != theirs.domain:
        return "different"
    if ours.page != theirs.page:
        return "same-domain"
    return "same-page" if "/" in ours.page else "same-home"


def _category(ours: Keys, theirs: Keys) -> str:
    if not ours.categories or not theirs.categories:
        return "missing"
    from listaudit.normalize.category import kinds_of

    a, b = kinds_of(ours.categories), kinds_of(theirs.categories)
    if not a or not b:
        return "unmapped"
    return "shared" if a & b else "disjoint"


@cache
def _interactions(names: tuple[str, str, str, str], address: tuple[str, str], pin: str) -> Levels:
    """Join the few pairs of comparisons that say more together than apart.

    `names` are the levels of name, name words, name extra and phone; `address` of number and street.
    There are few enough of them all to remember each.
    """
    likeness, rare, extra, phone_level = names
    name, phone = _name_class(likeness, rare), _PHONES.get(phone_level, "other")
    place, where = _address_class(*address), _PINS.get(pin, "far")
    return {
        "name x phone": f"{name} / {phone}",
        "name x pin": f"{name} / {where}",
        "name x address": f"{name} / {place}",
        "address x phone": f"{place} / {phone}",
        "extra x phone": f"{extra} / {phone}",
        "extra x address": f"{extra} / {place}",
    }


def _address_class(number_level: str, street_level: str) -> str:
    number = _NUMBERS.get(number_level, "other")
    street = _STREETS.get(street_level, "other")
    if number == street == "same":
        return "same"
    return "other" if "other" in (number, street) else "missing"


def _name_class(likeness: str, rare: str) -> str:
    if likeness in {"other-script", "missing"}:
        return "unknown"
    if likeness in _AGREEING:
        return "agrees"
    return "partly" if likeness != "different" and rare != "weak" else "differs"
