"""Severity of a finding: table, tier, view, policy, and the user's own word (DESIGN 7)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from listaudit.model import SEVERITIES, Policy, Severity, Source, at_least
from listaudit.rules.cell import RuleSettings
from listaudit.rules.table import Rule

OFF = "off"
TIER_STEPS: Mapping[int, int] = {1: 0, 2: 1, 3: 2}
CEILINGS: Mapping[str, Severity] = {"proxy": Severity.MEDIUM}
"""The gravest that a source of this view can say."""
FLOORS: Mapping[Policy, Severity] = {Policy.LENIENT: Severity.MEDIUM}
"""What a policy hides: everything below."""


def lower(severity: Severity, steps: int) -> Severity:
    """Return the severity `steps` lower, at least `info`."""
    return SEVERITIES[min(SEVERITIES.index(severity) + steps, len(SEVERITIES) - 1)]


def grade(
    rule: Rule, settings: RuleSettings, source: Source | None = None, steps: int = 0
) -> Severity | None:
    """Return the severity of `rule` at `source`, or None where the finding is hidden.

    Without a source (the canonical file) nothing is stepped down. A word of the user's own
    (`[severity]` of the config) is final: no tier, view or policy changes it. `steps` is what the
    rule itself takes off, as for an absence that only suggests.
    """
    own = settings.overrides.get(rule.id)
    if own is not None:
        return None if own == OFF else Severity(own)
    severity = rule.severity[settings.policy]
    if source is not None:
        severity = _stepped(severity, source.tier, source.view, steps)
    floor = FLOORS.get(settings.policy)
    return severity if floor is None or at_least(severity, floor) else None


@lru_cache(maxsize=1024)
def _stepped(severity: Severity, tier: int, view: str, steps: int) -> Severity:
    severity = lower(severity, steps + TIER_STEPS.get(tier, max(TIER_STEPS.values())))
    ceiling = CEILINGS.get(view)
    return ceiling if ceiling is not None and at_least(severity, ceiling) else severity
