"""From a draft to a finding: severity, confidence, id, message and fix."""

from __future__ import annotations

from listaudit.fixes import Task, fix_for
from listaudit.model import Action, Finding, Fix, Listing, Location, Severity
from listaudit.rules.cell import RuleSettings
from listaudit.rules.confidence import confidence
from listaudit.rules.draft import Draft
from listaudit.rules.ids import finding_id
from listaudit.rules.messages import message
from listaudit.rules.severity import grade
from listaudit.rules.table import Rule, by_id

MOVES = frozenset({Action.MERGE_INTO, Action.REOPEN})
"""Actions that become "report as moved" for a listing at a former address."""


def build(location: Location, draft: Draft, settings: RuleSettings) -> Finding | None:
    """Return the finding, or None where policy or the user's own word hide it."""
    rule = by_id()[draft.rule]
    severity = grade(rule, settings, draft.source, draft.steps)
    if severity is None:
        return None
    source, listing = draft.source, draft.listing
    return Finding(
        id=finding_id(rule.id, location.store_code, source.name, listing.key if listing else "", draft.field),
        rule=rule.id,
        severity=severity,
        confidence=confidence(draft.probability, draft.basis),
        store_code=location.store_code,
        source=source.name,
        platform=source.platform,
        listing_key=listing.key if listing else "",
        listing_id=listing.listing_id if listing else "",
        url=listing.url if listing else "",
        field=str(draft.field),
        message=_message(rule, location, draft, listing),
        canonical=draft.canonical,
        listing=draft.shown,
        reasons=draft.reasons,
        fix=_fix(rule, location, draft, severity),
    )


def _fix(rule: Rule, location: Location, draft: Draft, severity: Severity) -> Fix:
    action = Action.REPORT_MOVED if draft.moved and rule.action in MOVES else rule.action
    action = Action.REVIEW if draft.instead else action
    task = Task(action, rule.field, severity, draft.keep)
    return fix_for(task, location, draft.listing, draft.source, draft.verdict)


def _message(rule: Rule, location: Location, draft: Draft, listing: Listing | None) -> str:
    values = {
        "name": location.name or location.store_code,
        "source": draft.source.title,
        "canonical": draft.canonical,
        "listing": draft.shown or (listing.key if listing else ""),
        **dict(draft.params),
    }
    return message(rule, values, () if rule.each else draft.reasons, draft.note)
