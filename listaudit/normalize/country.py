"""Countries: alpha-2 codes from codes and names in the languages people write them in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from listaudit.normalize.fold import fold
from listaudit.normalize.read_table import read_table

_CODE_LENGTHS = (2, 3)


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code that a text names, or empty text when it names none.

    Args:
        text: An alpha-2 or alpha-3 code in any case, or a name in English or a language of the country.
    """
    stripped = text.strip().strip(".")
    if len(stripped) in _CODE_LENGTHS and stripped.isascii():
        return _codes().get(stripped.upper(), "") or _names().get(fold(stripped), "")
    words = fold(stripped)
    return _names().get(words, "") or _names().get(words.replace(" ", ""), "")


@cache
def _data() -> Mapping[str, Mapping[str, list[str]]]:
    return read_table("countries")


@cache
def _codes() -> dict[str, str]:
    countries = _data()["countries"]
    found = {names[0]: code for code, names in countries.items()}
    return found | {code: code for code in countries} | {a: str(c) for a, c in _data()["aliases"].items()}


@cache
def _names() -> dict[str, str]:
    pairs = [(fold(name), code) for code, names in _data()["countries"].items() for name in names[1:]]
    return dict(pairs) | {name.replace(" ", ""): code for name, code in pairs}
