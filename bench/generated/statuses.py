"""Words for open, closed for a time and closed for good, in the spellings of sources and languages."""

from __future__ import annotations

import random
from itertools import permutations

from bench.generated.cases import Kind, Made, Maker, Want
from listaudit.model import Field

_WORDS: dict[str, tuple[str, ...]] = {
    "open": (
        "open", "operational", "active", "in business", "now open", "reopened", "geöffnet", "ouvert", "abierto", "aberto", "aperto",
        "otwarte", "открыто", "営業中", "영업 중", "营业中", "เปิด", "currently open", "OPEN_FOR_BUSINESS", "BUSINESS_STATUS_OPERATIONAL",
    ),
    "temporarily_closed": (
        "temporarily closed", "closed temporarily", "temporary closure", "closed for now", "closed until further notice",
        "vorübergehend geschlossen", "temporairement fermé", "fermé temporairement", "cerrado temporalmente", "temporalmente cerrado",
        "fechado temporariamente", "temporariamente fechado", "temporaneamente chiuso", "chiuso temporaneamente", "tijdelijk gesloten",
        "tymczasowo zamknięte", "временно закрыто", "臨時休業", "임시 휴업", "暂停营业", "ปิดชั่วคราว", "CLOSED_TEMPORARILY",
    ),
    "permanently_closed": (
        "permanently closed", "closed permanently", "closed for good", "closed down", "out of business", "ceased trading", "defunct",
        "dauerhaft geschlossen", "définitivement fermé", "fermé définitivement", "cerrado permanentemente", "permanentemente cerrado",
        "fechado permanentemente", "permanentemente fechado", "definitivamente chiuso", "chiuso definitivamente", "permanent gesloten",
        "zamknięte na stałe", "закрыто навсегда", "閉業", "폐업", "永久停业", "ปิดถาวร", "CLOSED_PERMANENTLY",
    ),
}  # fmt: skip
_NONE = ("see website", "by arrangement", "verified", "unknown", "published", "7", "draft", "claimed", "n.a.")


def _written(words: str, rng: random.Random) -> str:
    text = rng.choice((words, words.upper(), words.lower(), words.title()))
    joint = rng.choice((" ", "_", "-", "  "))
    return rng.choice(("", " ")) + text.replace(" ", joint).replace("_", joint) + rng.choice(("", ".", " "))


def _pair(ours: str, theirs: str) -> Made:
    return ({"status": ours}, {"status": theirs}) if ours != theirs else None


def _words(ours: str, theirs: str) -> Maker:
    return lambda rng: _pair(ours, _written(rng.choice(_WORDS[theirs]), rng))


def _in_words(rng: random.Random) -> Made:
    state = rng.choice(sorted(_WORDS))
    return _pair(rng.choice(_WORDS[state]), _written(rng.choice(_WORDS[state]), rng))


def _unknown(rng: random.Random) -> Made:
    return _pair(rng.choice(sorted(_WORDS)), _written(rng.choice(_NONE), rng))


_KINDS: tuple[tuple[str, Want, Maker], ...] = (
    *((f"{state} in words", Want.FORMAT, _words(state, state)) for state in _WORDS),
    ("words on both sides", Want.FORMAT, _in_words),
    *((f"{ours} listed as {theirs}", Want.CHANGE, _words(ours, theirs)) for ours, theirs in permutations(_WORDS, 2)),
    ("no status: told when it is read, then not there", Want.MISSING, _unknown),
    ("nothing listed", Want.MISSING, lambda rng: ({"status": rng.choice(sorted(_WORDS))}, {"status": ""})),
)  # fmt: skip
KINDS = tuple(Kind(Field.STATUS, name, want, make) for name, want, make in _KINDS)
