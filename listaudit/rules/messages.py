"""One sentence per finding, with both values (DESIGN 7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from string import Formatter

from listaudit.model import Reason
from listaudit.model.sentences import clause
from listaudit.rules.table import Rule

LONGEST_VALUE = 90
"""Characters of a value that a message shows; the finding itself carries it whole."""
MOST_REASONS = 2
"""A message names so many reasons; the finding carries all."""
SAID = frozenset({
    "city.different", "region.different", "postcode.different", "country.different", "phone.tracking",
    "phone.shared", "source.id-gone",
})  # fmt: skip
"""Reasons that say nothing beyond the sentence of their rule."""


def message(rule: Rule, values: Mapping[str, str], reasons: Iterable[Reason] = (), note: str = "") -> str:
    """Render a finding: the rule's sentence, then why.

    For example "Phone is (212) 555-0188, should be (212) 555-0100: one digit differs."
    """
    text = rule.message.format_map({name: clip(values[name]) for name in _placeholders(rule.message)})
    tail = _why(tuple(reasons), note)
    return f"{text}: {tail}." if tail else f"{text}."


@cache
def _placeholders(template: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(template) if name))


@lru_cache(maxsize=2_048)
def _why(reasons: tuple[Reason, ...], note: str) -> str:
    telling = [reason for reason in reasons if reason.code not in SAID]
    clauses = [clip(clause(reason), 2 * LONGEST_VALUE) for reason in telling[:MOST_REASONS]]
    return "; ".join(dict.fromkeys([*clauses, *([note] if note else [])]))


def clip(text: str, longest: int = LONGEST_VALUE) -> str:
    """Shorten a long value and keep it on one line."""
    if len(text) <= longest and text.isprintable() and "  " not in text:
        return text
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1]}…"
