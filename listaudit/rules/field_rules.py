"""Field rules: which rows of the table answer to the verdicts of one listing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from listaudit.model import Field, Kind, Location, Reason, Verdict
from listaudit.rules.cell import Cell, MatchedListing
from listaudit.rules.confidence import BASES, Basis
from listaudit.rules.draft import Draft
from listaudit.rules.evidence import found
from listaudit.rules.table import Rule, field_rows

PARTS = frozenset({Field.CITY, Field.REGION, Field.POSTCODE, Field.PIN})
"""Fields that move together with an address."""
PLACE = frozenset({Field.ADDRESS, Field.PIN})
"""Fields that a business without a door does not show."""
MOVED = frozenset({Kind.STALE, Kind.DIFFERENT})
"""Verdicts on an address that explain a pin elsewhere."""
SILENT = frozenset({Kind.SAME, Kind.UNSTATED})
OUR_SIDE = ("side", "our name")
"""A reason that speaks of our side alone picks no rule on what the listing has too much of."""


def check(location: Location, cell: Cell) -> Iterator[Draft]:
    """Yield what the verdicts of the listings that were found call for."""
    for matched in found(cell):
        for verdict in told(location, matched):
            if verdict.reasons or verdict.kind not in SILENT:
                yield from _drafts(cell, matched, verdict)


def told(location: Location, matched: MatchedListing) -> Iterator[Verdict]:
    """Yield the verdicts that are worth telling: one trouble is told once.

    A former address is one trouble, not five; a pin that is far off because the address is wrong
    goes with the address; a business without a door need not show one.
    """
    address = next((v.kind for v in matched.verdicts if v.field is Field.ADDRESS), None)
    hidden = PLACE if location.hides_address else frozenset()
    for verdict in matched.verdicts:
        with_address = address is Kind.STALE and verdict.kind is Kind.STALE and verdict.field in PARTS
        pin_explained = verdict.field is Field.PIN and address in MOVED
        if not (with_address or pin_explained or verdict.field in hidden):
            yield verdict


def decide(verdict: Verdict) -> Rule | None:
    """Return the rule that answers to a verdict, or None: a row with reasons wins over one without."""
    if verdict.kind in SILENT or _is_our_fault(verdict):
        return None
    codes = frozenset(reason.code for reason in verdict.reasons if OUR_SIDE not in reason.params)
    return _main_rule(verdict.field, verdict.kind, codes)


def _is_our_fault(verdict: Verdict) -> bool:
    """Say whether it is our own value that cannot be read: `validate` tells that."""
    if verdict.kind is not Kind.UNCHECKABLE:
        return False
    ours = ("value", verdict.canonical)
    return any(ours in reason.params for reason in verdict.reasons)


@lru_cache(maxsize=4096)
def _main_rule(field: Field, kind: Kind, codes: frozenset[str]) -> Rule | None:
    for rule in field_rows()[field]:
        named = not rule.reasons or rule.reasons & codes
        if not rule.each and kind in rule.verdicts and named and not rule.unless & codes:
            return rule
    return None


def _drafts(cell: Cell, matched: MatchedListing, verdict: Verdict) -> Iterator[Draft]:
    further, apart = _further_rules(verdict.field)
    main = decide(verdict)
    if main is not None:
        reasons = [reason for reason in verdict.reasons if reason.code not in apart]
        yield _draft(main, cell, matched, verdict, reasons)
    for rule in further:
        reasons = [reason for reason in verdict.reasons if reason.code in rule.reasons]
        if reasons:
            yield _further(rule, cell, matched, verdict, reasons)


@cache
def _further_rules(field: Field) -> tuple[tuple[Rule, ...], frozenset[str]]:
    """Return the rules on further values of a field, and the reasons that are theirs."""
    further = tuple(rule for rule in field_rows()[field] if rule.each)
    return further, frozenset(code for rule in further for code in rule.reasons)


def _draft(
    rule: Rule, cell: Cell, matched: MatchedListing, verdict: Verdict, reasons: Iterable[Reason]
) -> Draft:
    return Draft(
        rule=rule.id,
        source=cell.source,
        listing=matched.listing,
        probability=matched.match.probability,
        verdict=verdict,
        field=verdict.field,
        reasons=tuple(reasons),
        canonical=verdict.canonical,
        shown=verdict.listing,
        basis=BASES.get(verdict.kind, Basis.STATED),
    )


def _further(
    rule: Rule, cell: Cell, matched: MatchedListing, verdict: Verdict, reasons: list[Reason]
) -> Draft:
    values = (value for reason in reasons for key, value in reason.params if key == "value")
    return Draft(
        rule=rule.id,
        source=cell.source,
        listing=matched.listing,
        probability=matched.match.probability,
        field=verdict.field,
        reasons=tuple(reasons),
        canonical=verdict.canonical,
        shown="; ".join(values),
    )
