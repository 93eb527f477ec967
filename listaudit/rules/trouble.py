"""What `validate` says of the canonical file before it is graded."""

from __future__ import annotations

from dataclasses import dataclass

from listaudit.model import Confidence, Finding, Fix, Where
from listaudit.rules.cell import RuleSettings
from listaudit.rules.ids import finding_id
from listaudit.rules.messages import message
from listaudit.rules.severity import grade
from listaudit.rules.table import by_id


@dataclass(frozen=True, slots=True)
class Trouble:
    """One trouble of one row. `params` are further placeholders of the rule's message."""

    rule: str
    shown: str = ""
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding and the row that it was found in."""

    where: Where
    finding: Finding


def noted(trouble: Trouble, store_code: str, where: Where, settings: RuleSettings) -> Noted | None:
    """Return the finding, or None where policy or the user's own word hide it."""
    rule = by_id()[trouble.rule]
    severity = grade(rule, settings)
    if severity is None:
        return None
    finding = Finding(
        id=finding_id(rule.id, store_code, "", "", rule.field),
        rule=rule.id,
        severity=severity,
        confidence=Confidence.HIGH,
        store_code=store_code,
        source="",
        platform="",
        field=rule.field,
        message=message(rule, {"listing": trouble.shown, **dict(trouble.params)}),
        canonical=trouble.shown,
        fix=Fix(action=rule.action, where=str(where)),
    )
    return Noted(where, finding)
