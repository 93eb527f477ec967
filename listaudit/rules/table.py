"""Loads `rules.toml`, the one table of rules, into frozen values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from listaudit.model import Action, Field, Kind, Policy, Severity


class Group(StrEnum):
    """Who decides that a rule speaks: a verdict, code on listings, or code on our own file."""

    FIELD = "field"
    LISTING = "listing"
    VALIDATE = "validate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table."""

    id: str
    group: Group
    field: str
    verdicts: frozenset[Kind]
    reasons: frozenset[str]
    unless: frozenset[str]
    each: bool
    """Told beside the main finding: a further value that is none of ours."""
    title: str
    message: str
    why: str
    action: Action
    severity: Mapping[Policy, Severity]
    """At a tier 1 source, before the steps of `severity.py`."""


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return every rule in file order."""
    text = (Path(__file__).parent / "rules.toml").read_text(encoding="utf-8")
    return tuple(_rule(row) for row in tomllib.loads(text)["rule"])


@lru_cache(maxsize=1)
def by_id() -> Mapping[str, Rule]:
    """Return the rules by id."""
    return {rule.id: rule for rule in rules()}


@lru_cache(maxsize=1)
def field_rows() -> Mapping[Field, tuple[Rule, ...]]:
    """Return the field rules of each field: those with reasons before those without."""
    rows = [rule for rule in rules() if rule.group is Group.FIELD]
    rows.sort(key=lambda rule: not rule.reasons)
    return {field: tuple(rule for rule in rows if rule.field == field) for field in Field}


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        id=row["id"],
        group=Group(row.get("group", Group.FIELD)),
        field=row["field"],
        verdicts=frozenset(Kind(word) for word in row.get("verdicts", ())),
        reasons=frozenset(row.get("reasons", ())),
        unless=frozenset(row.get("unless", ())),
        each=row.get("each", False),
        title=row["title"],
        message=row["message"],
        why=row["why"],
        action=Action(row["action"]),
        severity={Policy(name): Severity(word) for name, word in row["severity"].items()},
    )
