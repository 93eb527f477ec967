"""Text from outside, made harmless for spreadsheets and terminals (DESIGN 9)."""

from __future__ import annotations

import re

_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"\+?[\d\s().-]+\Z")
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?")


def cell(text: str) -> str:
    """Return `text` for a spreadsheet cell: a leading `'` where it could be run as a formula.

    Signed numbers and phones are left alone. A text that already carries the apostrophe before
    something that could be run gets another, so that `uncell` gives back what there was.
    Characters that no spreadsheet needs are dropped: NUL and other controls, ANSI sequences, bidi
    embeddings.
    """
    if not text or (text[:1].isalnum() and text.isprintable()):
        return text
    if not text.isprintable():
        text = _CONTROL.sub("", _ANSI.sub("", text))
    return f"'{text}" if _runs(text) else text


def uncell(text: str) -> str:
    """Undo `cell`."""
    return text[1:] if text.startswith("'") and _runs(text) else text


def _runs(text: str) -> bool:
    bare = text.lstrip("'")
    start = bare.lstrip().lstrip(_UNSEEN).lstrip()[:1]
    if start not in _STARTS and bare[:1] not in _STARTS:
        return False
    return bool(bare) and _NUMBER.match(bare) is None


def terminal(text: str) -> str:
    r"""Return `text` for a terminal, on one line, with nothing that could move the cursor or the words.

    ANSI sequences go; other control, bidi and invisible characters are shown as `\x07` or `\u202e`.
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in _ANSI.sub("", text))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character.isspace() and character not in "\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return " "
    code = ord(character)
    if code <= 0xFF:  # noqa: PLR2004 - what fits into \xNN
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - likewise \uNNNN
