"""Which habits of writing tell two spellings of one name apart: case, accents, punctuation, spacing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from listaudit.model import Reason
from listaudit.normalize import east_asian

_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bb`\u00b4\u2032\uff07]")
_OTHER_SIGNS = re.compile(r"[^\w\s]|_")
_SPACES = re.compile(r"\s+")
_MARKS = re.compile("[\u0300-\u036f]")


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text)))


def _without_signs(text: str) -> str:
    return _OTHER_SIGNS.sub(" ", text).strip()


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("name.case", str.casefold),
    ("name.accents", _without_marks),
    ("name.apostrophe", lambda text: _APOSTROPHES.sub("", text)),
    ("name.kana", lambda text: east_asian.kana_only(east_asian.long_vowels(text))),
    ("name.han-forms", east_asian.canonical),
    ("name.punctuation", _without_signs),
    ("name.spacing", lambda text: _SPACES.sub("", text)),
)


def format_reasons(ours: str, theirs: str) -> tuple[Reason, ...]:
    """Return a reason for each habit without which the two would still be unequal."""
    return tuple(Reason.of(code) for code, _ in _STEPS if _differ_in(code, ours, theirs)) or (
        Reason.of("name.punctuation"),
    )


def _differ_in(code: str, ours: str, theirs: str) -> bool:
    for other, step in _STEPS:
        if other != code and not (code == "name.kana" and other == "name.han-forms"):
            ours, theirs = step(ours), step(theirs)
    if code == "name.punctuation":
        return _without_signs(ours).split() == _without_signs(theirs).split() and ours != theirs
    return ours != theirs
