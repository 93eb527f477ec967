"""Cases of words: numbers in words, romanisation, legal forms, other names of a brand."""

from __future__ import annotations

from bench.conformance.addresses import judged
from bench.conformance.cases import Case
from bench.conformance.said import AGREEING, unless
from listaudit.compare import name
from listaudit.compare.context import Context
from listaudit.model import Address, Kind
from listaudit.normalize.script import ROMANIZABLE, scripts
from listaudit.normalize.street_tokens import segments
from listaudit.normalize.street_words import Word, vocabulary

_COUNTRIES = {"en": "US", "fr": "FR", "de": "DE", "it": "IT", "es": "ES", "la": "IT", "ja": "JP", "ko": "KR"}


def numex(case: Case) -> str:
    """A number in words and in figures are the same words of an address, or the same house number."""
    country = _COUNTRIES[case["lang"]]
    a, b = _words(case["a"], country), _words(case["b"], country)
    if len(a) == len(b) and all(x.meets(y) for x, y in zip(a, b, strict=True)):
        return ""
    found = [
        judged(Address(street=f"{case['a']}{street}"), Address(street=f"{case['b']}{street}"), country)
        for street in ("", " Quarry Street")
    ]
    return "" if "" in found else " ".join(word.text for word in a)


def _words(text: str, country: str) -> list[Word]:
    words = vocabulary(country)
    return [words.word(token) for part in segments(text, words) for token in part]


def transliterate(case: Case) -> str:
    """A text agrees with any romanisation of it, or cannot be judged where its script has no sound one."""
    judged = name.judge(case["a"], case["b"], Context())
    sound = scripts(case["a"]) | scripts(case["b"]) <= ROMANIZABLE
    return unless(judged, AGREEING if sound else AGREEING | {Kind.UNCHECKABLE})


def company_suffix(case: Case) -> str:
    """A name with and without its legal form is a variant at most."""
    return unless(name.judge(case["a"], case["b"], Context()), AGREEING)


def name_alias_nsi(case: Case) -> str:
    """Another name of a brand is not held against a listing: it agrees, or it cannot be judged."""
    return unless(name.judge(case["a"], case["b"], Context()), AGREEING | {Kind.INCOMPLETE, Kind.UNCHECKABLE})
