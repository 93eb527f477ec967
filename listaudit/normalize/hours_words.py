"""The words of opening hours in some twenty languages, and the reading of a text into tokens.

The table is `data/days.toml`. A token is one letter, as the grammar of `hours_text` sees it, and a
value: D a day, S several days, T a time, X closed, O open around the clock, A by appointment,
E except, `-` a range, `,` a list, `;` a new rule.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from listaudit.normalize.read_table import read_table

HOLIDAY = 7
"""The day index of holidays, which are no part of the week."""
_MARKS = re.compile("[\u0300-\u036f]")
_DASHES = re.compile("[\u2010-\u2015\u2212\u30fc\u301c~\u2500]")
_APOSTROPHES = re.compile("['\u2019\u2018`]")
_LETTER = "[^\\W\\d_]|[\u0e00-\u0e4e]"
_TOKEN = re.compile(
    r"(?P<hour>\d{1,4})(?:[:.h](?P<minute>\d\d)(?!\d)(?::\d\d)?)?(?P<h>h(?:rs?|s)?(?![a-z]))?"
    r"(?:\s?(?P<mer>[ap])\.?\s?m(?![a-z])\.?|(?P<bare>[ap])(?![a-z])\.?)?"
    rf"|(?P<word>(?:{_LETTER})+)|(?P<sep>[-,;|/&+\n])|[\s.:()\u3001]+"
)
_SEPARATORS = {"-": "-", ",": ",", "/": ",", "&": ",", "+": ",", ";": ";", "|": ";", "\n": ";"}
_EAST_CLOCK = re.compile(r"(\d{1,2})\s?[\u65f6\u6642\u70b9\u9ede\uc2dc]\s?(?:(\d{1,2})\s?[\u5206\ubd84])?")
_SPELLINGS = {
    "t/m": "tm", "7j/7": "tlj", "week-end": "weekend", "-feira": "", "s/d": "sampai",
    "rendez-vous": "rendez vous",
    "meio-dia": "meio dia", "meia-noite": "meia noite", "24/7": "always", "24/24": "always", "24x7": "always",
    "24 / 7": "always", "24h/24": "always", "h24": "always", "24-7": "always",
}  # fmt: skip
_SPELLING = re.compile(
    "|".join(rf"(?<!\d){re.escape(key)}(?!\d)" for key in sorted(_SPELLINGS, key=len, reverse=True))
)
_ODD = re.compile(r"24|j/7|t/m|s/d|-(?:feira|end|vous|dia|noite)")
_DIGIT_PHRASE = re.compile(r"(?:24|7)[ -]?[^\W\d_]")
_COMPACT = re.compile(r"(?:th|tu|sa|su|[mtwrf]){2,7}\Z")
_COMPACT_PART = re.compile(r"th|tu|sa|su|[mtwrf]")
_KINDS = {
    "range": "-", "and": ",", "closed": "X", "always": "O", "appointment": "A", "except": "E", "noise": "",
    "clock": "C", "am": "am", "pm": "pm",
}  # fmt: skip
_GAPS = re.compile(r"[\s-]")
_LONGEST_PHRASE = 5
_HALF_DAY_LANGUAGES = frozenset({"en", "", "ko"})
"""Languages whose texts may leave out AM and PM; the others mean the 24-hour clock by `2:00`."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time as written: hour, minute, `am`, `pm` or empty, and whether its form is of the 24-hour clock."""

    hour: int
    minute: int = 0
    half: str = ""
    full_clock: bool = False
    minutes_written: bool = False


Token = tuple[str, Any]
Meanings = dict[str, Token]


def fold_words(text: str) -> str:
    """Return lower-case text without accents and apostrophes, every dash as `-`."""
    text = text.lower()
    if not text.isascii():
        text = _DASHES.sub("-", _MARKS.sub("", unicodedata.normalize("NFKD", text)))
        text = (
            unicodedata.normalize("NFC", text)
            .replace("\u0131", "i")
            .replace("\u00f8", "o")
            .replace("\u0142", "l")
        )
    return _APOSTROPHES.sub("", text) if "'" in text or not text.isascii() else text


@cache
def _lexicon() -> tuple[dict[str, Meanings], frozenset[str], tuple[str, ...]]:
    """Return word or phrase -> language -> token; the first words of phrases; the languages in order."""
    table = read_table("days")
    lexicon: dict[str, Meanings] = {}
    for language, kinds in table.items():
        for kind, words in kinds.items():
            for word, token in _entries(kind, words):
                lexicon.setdefault(fold_words(word), {}).setdefault(language, token)
    languages = tuple(name for name in table if name != "common")
    for meanings in lexicon.values():
        if "common" in meanings:
            shared = meanings.pop("common")
            for language in languages:
                meanings.setdefault(language, shared)
    firsts = frozenset(phrase.split()[0] for phrase in lexicon if " " in phrase)
    return lexicon, firsts, languages


def _entries(kind: str, words: list[Any]) -> list[tuple[str, Token]]:
    if kind == "days":
        return [(word, ("D", day)) for day, names in enumerate(words) for word in names]
    fixed: dict[str, Token] = {
        "daily": ("S", (0, 1, 2, 3, 4, 5, 6)),
        "weekdays": ("S", (0, 1, 2, 3, 4)),
        "weekend": ("S", (5, 6)),
        "holiday": ("D", HOLIDAY),
        "noon": ("T", Time(12, 0, "pm")),
        "midnight": ("T", Time(0, 0, "", full_clock=True)),
    }
    token = fixed.get(kind) or (_KINDS[kind], None)
    return [(word, token) for word in words]


@cache
def _digit_phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of phrases such as `24 hours` and `7 days a week`, and the word each stands for."""
    lexicon, _, _ = _lexicon()
    words = {"O": "always", "S": "daily"}
    phrases = {
        phrase: words[next(iter(meanings.values()))[0]]
        for phrase, meanings in lexicon.items()
        if any(c.isdigit() for c in phrase)
    }
    ordered = sorted(phrases, key=len, reverse=True)
    body = "|".join(re.escape(phrase).replace(r"\ ", r"\s?-?") for phrase in ordered)
    return re.compile(rf"(?<![\d:.])(?:{body})(?!\w)"), {p.replace(" ", ""): w for p, w in phrases.items()}


def _spell_out(text: str) -> str:
    """Replace signs and phrases that hold digits, but not the `24 h` that ends a span."""
    if _ODD.search(text):
        text = _SPELLING.sub(lambda found: _SPELLINGS[found[0]], text)
    if _DIGIT_PHRASE.search(text):
        pattern, words = _digit_phrases()

        def word(found: re.Match[str]) -> str:
            before = found.string[: found.start()].rstrip()
            ends_span = before.endswith("-") or _is_range(before.rpartition(" ")[2])
            return found[0] if ends_span else f" {words[_GAPS.sub('', found[0])]} "

        text = pattern.sub(word, text)
    return text


def _is_range(word: str) -> bool:
    return any(token[0] == "-" for token in _lexicon()[0].get(word, {}).values())


def tokenize(text: str) -> list[Token] | None:
    """Return the tokens of a text; None where it holds a word or a sign that no language explains."""
    text = _spell_out(fold_words(text))
    if not text.isascii():
        text = _EAST_CLOCK.sub(lambda m: f"{m[1]}:{int(m[2] or 0):02} ", text)
    raw: list[str | Token] = []
    position = 0
    for found in _TOKEN.finditer(text):
        lexemes = _lexemes(found[0])
        if found.start() != position or lexemes is None:
            return None
        raw.extend(lexemes)
        position = found.end()
    return _resolve(raw) if position == len(text) else None


@lru_cache(maxsize=1_024)
def _lexemes(piece: str) -> tuple[str | Token, ...] | None:
    """Return what one piece stands for: tokens, or words that still have to find their language."""
    found = _TOKEN.fullmatch(piece)
    if found is None:
        return None
    if word := found["word"]:
        return tuple(_split_word(word)) or None
    if sep := found["sep"]:
        return ((_SEPARATORS[sep], None),)
    if not found["hour"]:
        return ()
    time = _time(found)
    return None if time is None else (("T", time),)


def _time(found: re.Match[str]) -> Time | None:
    digits, minutes = found["hour"], int(found["minute"] or 0)
    long = len(digits) > 2  # noqa: PLR2004
    if long and found["minute"]:
        return None
    hour = int(digits[:-2]) if long else int(digits)
    minutes = int(digits[-2:]) if long else minutes
    half = found["mer"] or found["bare"] or ""
    full = hour > 12 or hour == 0 or digits[0] == "0" or bool(found["h"])  # noqa: PLR2004
    return Time(
        hour,
        minutes,
        f"{half}m" if half else "",
        full_clock=full and not half,
        minutes_written=long or bool(found["minute"]),
    )


def _split_word(word: str) -> list[str]:
    """Return the word, or the known words that a script without spaces (or `MTWThF`) joins."""
    lexicon = _lexicon()[0]
    if word in lexicon or word in _words_of_phrases():
        return [word]
    if word.isascii():
        return _COMPACT_PART.findall(word) if _COMPACT.match(word) else []
    parts: list[str] = []
    while word:
        part = next((word[:n] for n in range(len(word), 0, -1) if word[:n] in lexicon), "")
        if not part:
            return []
        parts.append(part)
        word = word[len(part) :]
    return parts


@cache
def _words_of_phrases() -> frozenset[str]:
    return frozenset(word for phrase in _lexicon()[0] if " " in phrase for word in phrase.split())


def _resolve(raw: list[str | Token]) -> list[Token] | None:
    """Give every word its meaning in the language that knows them all; None where two of them disagree."""
    lexicon, firsts, languages = _lexicon()
    found: list[Token | Meanings] = []
    index = 0
    while index < len(raw):
        item = raw[index]
        if not isinstance(item, str):
            found.append(item)
            index += 1
            continue
        length = _phrase_length(raw, index) if item in firsts else 1
        meanings = lexicon.get(" ".join(str(word) for word in raw[index : index + length]))
        if meanings is None:
            return None
        found.append(meanings)
        index += length
    words = [item for item in found if isinstance(item, dict)]
    able = [name for name in languages if all(name in word for word in words)]
    if _disagree(words, able):
        return None
    language = able[0] if able else ""
    if language not in _HALF_DAY_LANGUAGES and any(_has_minutes(item) for item in found):
        found.append(("C", None))
    return _speak(found, language)


def _disagree(words: list[Meanings], able: list[str]) -> bool:
    """Whether the languages that know every word read other days in them (`ma - do`, `di - sa`).

    English comes first: its words are also those of OpenStreetMap.
    """
    if not able or able[0] == "en":
        return False
    readings = {tuple(word[name] for word in words if word[name][0] in {"D", "S"}) for name in able}
    return len(readings) > 1


def _has_minutes(item: Token | Meanings) -> bool:
    return isinstance(item, tuple) and item[0] == "T" and item[1].minutes_written


def _phrase_length(raw: list[str | Token], index: int) -> int:
    """Return how many words from `index` make the longest known phrase."""
    lexicon = _lexicon()[0]
    for length in range(_LONGEST_PHRASE, 1, -1):
        words = raw[index : index + length]
        if all(isinstance(word, str) for word in words) and " ".join(map(str, words)) in lexicon:
            return length
    return 1


def _speak(found: list[Token | Meanings], language: str) -> list[Token] | None:
    """Return tokens; where languages are mixed, only words that mean the same in all, or English."""
    tokens: list[Token] = []
    for item in found:
        if not isinstance(item, dict):
            tokens.append(item)
            continue
        choices = set(item.values())
        token = item.get(language or "en") or (choices.pop() if len(choices) == 1 else None)
        if token is None:
            return None
        if token[0]:
            tokens.append(token)
    return tokens
