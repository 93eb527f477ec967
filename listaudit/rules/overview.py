"""The rules on a terminal: a table of all, or the page of one."""

from __future__ import annotations

import difflib

from listaudit.errors import UsageError
from listaudit.model import Policy
from listaudit.rules.pages import page
from listaudit.rules.table import by_id, rules


def table() -> str:
    """Return one line per rule: id, severity under `standard` at tier 1, title."""
    longest = max(len(rule.id) for rule in rules())
    return "\n".join(
        f"{rule.id:<{longest}}  {rule.severity[Policy.STANDARD]:<8}  {rule.title}" for rule in rules()
    )


def one(rule_id: str) -> str:
    """Return the page of one rule.

    Raises:
        UsageError: There is no such rule.
    """
    rule = by_id().get(rule_id)
    if rule is None:
        raise UsageError(f"There is no rule {rule_id}.", hint_for(rule_id))
    return page(rule)


def hint_for(rule_id: str) -> str:
    """Return what helps somebody who named a rule that does not exist."""
    near = difflib.get_close_matches(rule_id, by_id(), 1)
    return f"Did you mean {near[0]}?" if near else "`listaudit rules` lists them."
