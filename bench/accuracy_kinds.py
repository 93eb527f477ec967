"""In which way the two records of a pair differ, by plain rules of the bench's own.

The rules read the values as the file holds them and nothing of listaudit: a mistake of its
normalizers must not sort its own errors out of sight. Within a field the first rule that fits names
the kind; they are listed in `KINDS` from alike to unlike.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher

Row = Mapping[str, str]
Rule = Callable[[str, str], bool]

MISSING = "not stated on one side or both"
_ACCENTS = re.compile("[\u0300-\u036f]")
_NOT_WORD = re.compile(r"[^\w]+|_")
_LIKE = 0.85
"""difflib ratio of the joined letters from which on a difference counts as spelling."""
_LEAST_DIGITS = 7
_NATIONAL = 9
"""So many digits at the end of a phone tell it from others in its country."""
_EARTH_M = 6_371_000.0
_CJK = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"})


def words(text: str) -> list[str]:
    """Return the words of a text without case, accents and punctuation."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold())).replace("&", " and ")
    plain = unicodedata.normalize("NFC", re.sub("['’`´]", "", plain))
    return _NOT_WORD.sub(" ", plain).split()


def script(text: str) -> str:
    """Return the script of most letters by its Unicode name (`LATIN`, `CJK` with kana), or nothing."""
    heads = [unicodedata.name(c, "").split(" ")[0] for c in text if c.isalpha()]
    named = ["CJK" if head in _CJK else head for head in heads]
    return max(sorted(set(named)), key=named.count, default="")


def _other_script(a: str, b: str) -> bool:
    return bool(script(a)) and bool(script(b)) and script(a) != script(b)


def _extra_words(a: str, b: str) -> bool:
    ours, theirs = set(words(a)), set(words(b))
    return bool(ours) and bool(theirs) and (ours <= theirs or theirs <= ours)


def _spelling(a: str, b: str) -> bool:
    return SequenceMatcher(None, "".join(words(a)), "".join(words(b)), autojunk=False).ratio() >= _LIKE


def _reordered(a: str, b: str) -> bool:
    return sorted(words(a)) == sorted(words(b)) or "".join(words(a)) == "".join(words(b))


def _digits(text: str) -> list[str]:
    return [re.sub(r"\D", "", part) for part in text.split(";")]


def _any_phones(rule: Rule) -> Rule:
    return lambda a, b: any(rule(x, y) for x in _digits(a) for y in _digits(b))


def _same_but_country(a: str, b: str) -> bool:
    short, long = sorted((a.lstrip("0"), b.lstrip("0")), key=len)
    return len(short) >= _LEAST_DIGITS and long.endswith(short)


def _one_digit(a: str, b: str) -> bool:
    ends = a[-_NATIONAL:], b[-_NATIONAL:]
    return len(ends[0]) == len(ends[1]) == _NATIONAL and sum(x != y for x, y in zip(*ends, strict=True)) == 1


def _house(text: str) -> str:
    found = re.search(r"\d+", text)
    return found.group().lstrip("0") if found else ""


def _street(text: str) -> set[str]:
    return {word for word in words(text) if not any(c.isdigit() for c in word)}


def _same_house(a: str, b: str) -> bool:
    return _house(a) != "" and _house(a) == _house(b)


def _same_street(a: str, b: str) -> bool:
    ours, theirs = _street(a), _street(b)
    return bool(ours) and bool(theirs) and (ours <= theirs or theirs <= ours)


def _head(a: str, b: str) -> bool:
    short, long = sorted(("".join(words(x.removesuffix(".0"))) for x in (a, b)), key=len)
    return short != "" and long.startswith(short)


def _host(a: str, b: str) -> bool:
    ours, theirs = (re.sub(r"^\w+:", "", x.casefold()).lstrip("/").removeprefix("www.") for x in (a, b))
    return re.split(r"[/?#:]", ours)[0] == re.split(r"[/?#:]", theirs)[0]


def _always(a: str, b: str) -> bool:
    del a, b
    return True


def _equal(a: str, b: str) -> bool:
    return a == b


def _format(a: str, b: str) -> bool:
    return words(a) == words(b)


KINDS: Mapping[str, tuple[tuple[str, Rule], ...]] = {
    "name": (
        ("identical", _equal),
        ("case, accents or punctuation", _format),
        ("order or spaces of words", _reordered),
        ("other script", _other_script),
        ("extra words on one side", _extra_words),
        ("spelling", _spelling),
        ("some words shared", lambda a, b: bool(set(words(a)) & set(words(b)))),
        ("no word shared", _always),
    ),
    "phone": (
        ("equal digits", _any_phones(_equal)),
        ("country code or trunk zero", _any_phones(_same_but_country)),
        ("one digit", _any_phones(_one_digit)),
        ("different", _always),
    ),
    "address": (
        ("identical", _equal),
        ("case, accents or punctuation", _format),
        ("order or spaces of words", _reordered),
        ("extra words on one side", _extra_words),
        ("same number, other words", _same_house),
        ("same street, other number", _same_street),
        ("different", _always),
    ),
    "city": (
        ("identical", _equal),
        ("case, accents or punctuation", _format),
        ("extra words on one side", _extra_words),
        ("different", _always),
    ),
    "postcode": (("identical", _equal), ("one begins the other", _head), ("different", _always)),
    "website": (("identical", _equal), ("same host", _host), ("other host", _always)),
}
"""Field -> its kinds, each with the rule that a pair of values must fit; the first wins."""

_PINS = ((30.0, "up to 30 m"), (200.0, "up to 200 m"), (1000.0, "up to 1 km"), (math.inf, "farther"))
_SCRIPTS = ("Latin on both sides", "Latin on one side", "another on both sides")
NAMES: Mapping[str, tuple[str, ...]] = {
    **{field: (*(kind for kind, _ in rules), MISSING) for field, rules in KINDS.items()},
    "pin": (*(kind for _, kind in _PINS), MISSING),
    "script of the name": _SCRIPTS,
}
"""What is sorted -> the names of its kinds, from alike to unlike."""


def kind_of(field: str, row: Row) -> str:
    """Return the kind of difference of one field of a pair."""
    if field == "pin":
        return _pin(row)
    if field == "script of the name":
        return _scripts(row)
    ours, theirs = (row.get(f"{side}_{field}") or "" for side in "ab")
    if not ours.strip() or not theirs.strip():
        return MISSING
    return next(kind for kind, rule in KINDS[field] if rule(ours, theirs))


def _scripts(row: Row) -> str:
    latin = [script(row.get(f"{side}_name") or "") in {"LATIN", ""} for side in "ab"]
    return _SCRIPTS[0 if all(latin) else 1 if any(latin) else 2]


def _pin(row: Row) -> str:
    try:
        a, b = ((float(row[f"{side}_lat"]), float(row[f"{side}_lon"])) for side in "ab")
    except (KeyError, ValueError):
        return MISSING
    metres = _metres(a, b)
    return next(kind for limit, kind in _PINS if metres <= limit)


def _metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    (lat1, lon1), (lat2, lon2) = ((math.radians(x) for x in point) for point in (a, b))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_M * math.asin(math.sqrt(half))
