"""Why locations could not be checked at a source, counted by reason."""

from __future__ import annotations

import re

from listaudit.model import Reason, SourceResult, Unanswered
from listaudit.model.sentences import templates
from listaudit.report.reasons import clause, sentence

_DETAIL = re.compile(r" \(\{detail\}\)|: \{detail\}\.?$")
"""Where a sentence can do without its detail."""


def why(result: SourceResult) -> str:
    """Return why a source has unchecked locations: `3 could not be checked: it did not answer; 1: ...`.

    Empty text where nothing is wrong. What ails the source as a whole is told where no location names it.
    """
    told = [f"{group.count:,} could not be checked: {_told(group)}" for group in result.unanswered[:1]]
    told += [f"{group.count:,}: {_told(group)}" for group in result.unanswered[1:]]
    codes = {group.reason.code for group in result.unanswered}
    if result.reason is not None and result.reason.code not in codes:
        told.append(clause(result.reason) if told else sentence(result.reason).rstrip("."))
    return f"{'; '.join(told)}." if told else ""


def _told(group: Unanswered) -> str:
    """Return a reason as a clause; without its details where those of the others are not alike."""
    return (clause(group.reason) if group.alike else general(group.reason)).replace(". (", " (")


def general(reason: Reason) -> str:
    """Return what all reasons of one code say, as a clause; a detail that cannot be left out stays."""
    template = templates().get(reason.code, "")
    without = _DETAIL.sub("", template)
    return clause(reason) if without == template else _cut(without)


def _cut(text: str) -> str:
    return text.rstrip(".")[:1].lower() + text.rstrip(".")[1:]
