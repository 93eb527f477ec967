"""Store numbers in names: `#1234`, `Store 12`, `No. 7`, `Target T-1234`."""

from __future__ import annotations

import re

_MARKED = re.compile(
    r"""(?<=[\w)!.'’])[\s,;:(/–—-]*            # never the first words: "No. 1 Noodles" is a name
    (?:(?:\b(?:store|branch|shop|location|unit|site|filiale|filial|magasin|tienda|loja|sucursal|outlet|club)\s*)?
       (?:\#|№|n[°º]\s*|\bno\.?\s*(?=\d)|\bnr\.?\s*(?=\d)|\bnum(?:ber)?\.?\s*(?=\d))
     |\b(?:store|branch|location|site|filiale|filial|magasin|tienda|loja|sucursal)\s+(?=\d)
     |\b(?=[a-z]-\d{3}))
    \s*(?P<number>[a-z]?-?\d[\d-]*)(?!\w)\)?""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(r"(?<=[^\W\d])[\s,(-]+(?P<number>\d{4,7})\)?\s*$")
_YEARS = range(1700, 2100)
_DIGIT = re.compile(r"\d")


def split_store_number(text: str) -> tuple[str, str]:
    """Return the name without its store number, and the number without leading zeros.

    The second is empty text where none is stated. A bare number counts at the end alone, with four
    to seven digits, and not where it may be a year.
    """
    if not _DIGIT.search(text):
        return text, ""
    found = _MARKED.search(text) or _bare(text)
    if found is None:
        return text, ""
    number = found["number"].replace("-", "").lstrip("0").lower() or "0"
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
    return rest, number


def _bare(text: str) -> re.Match[str] | None:
    found = _BARE.search(text)
    return None if found is None or int(found["number"]) in _YEARS else found
