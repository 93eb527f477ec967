"""What a rule means, as text: for `listaudit rules ID` and for docs/rules.md, which is generated."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.model import Policy, at_least
from listaudit.model.sentences import templates
from listaudit.rules.severity import FLOORS
from listaudit.rules.table import Group, Rule, rules

HEADINGS = {
    Group.FIELD: "Rules on fields",
    Group.LISTING: "Rules on listings",
    Group.VALIDATE: "Rules on the canonical file",
}
INTRODUCTIONS = {
    Group.FIELD: "One row of `listaudit/rules/rules.toml` each. A verdict picks the rule: one that names its"
    " reason before one that does not.",
    Group.LISTING: "Decided by code, one `listaudit/rules/listing_*.py` each.",
    Group.VALIDATE: "What `listaudit validate` finds in your own file. Nothing is stepped down there.",
}
OPENING = """# Rules

Written by `listaudit.rules.pages.document()`; a test compares. `listaudit rules ID` prints one page.

Severities are those at a source of tier 1. Tier 2 is one step lower, tier 3 two; a `proxy` view says `medium`
at most; a missing listing is one step lower where absence only suggests. The policy `lenient` hides `low` and
`info`. `[severity]` in `listaudit.toml` sets a rule's severity (or `"off"`) for good: nothing steps it down.
"""


def page(rule: Rule) -> str:
    """Return everything there is to know of one rule, as Markdown."""
    return "\n".join([f"### {rule.id}", "", f"**{rule.title}.** {rule.why}", "", *_facts(rule)])


def document() -> str:
    """Return docs/rules.md."""
    parts = [OPENING]
    for group, heading in HEADINGS.items():
        parts.append(f"## {heading}\n\n{INTRODUCTIONS[group]}\n")
        parts += [page(rule) + "\n" for rule in rules() if rule.group is group]
    return "\n".join(parts)


def _facts(rule: Rule) -> Iterator[str]:
    if rule.field:
        yield f"- field: {rule.field}"
    if rule.verdicts:
        yield f"- verdicts: {', '.join(sorted(rule.verdicts))}"
    for code in sorted(rule.reasons):
        yield f"- reason `{code}`: {templates().get(code, '')}"
    yield f"- message: {rule.message}."
    yield f"- action: {rule.action}"
    yield f"- severity: {', '.join(f'{policy} {_graded(rule, policy)}' for policy in Policy)}"


def _graded(rule: Rule, policy: Policy) -> str:
    severity, floor = rule.severity[policy], FLOORS.get(policy)
    return severity if floor is None or at_least(severity, floor) else "hidden"
