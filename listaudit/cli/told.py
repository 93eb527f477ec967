"""What helps against the troubles of a run, told on standard error below them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from listaudit.model import Reason, Source, SourceResult
from listaudit.model.mending import mending
from listaudit.report.escape import terminal

_MOST = 3
"""Reasons of one source that are told what to do about: the commonest."""
Trouble = tuple[Source, Reason]


def troubles(results: Sequence[SourceResult], sources: Sequence[Source]) -> Iterator[Trouble]:
    """Yield each source of an audit with the reasons why it left something unchecked."""
    by_name = {source.name: source for source in sources}
    for result in results:
        reasons = [group.reason for group in result.unanswered[:_MOST]]
        if result.reason is not None and result.reason.code not in {reason.code for reason in reasons}:
            reasons.append(result.reason)
        yield from ((by_name[result.name], reason) for reason in reasons)


def helps(found: Iterable[Trouble]) -> Iterator[str]:
    """Yield a line for each thing that can be done, with the names of the sources that it helps."""
    names: dict[str, list[str]] = {}
    for source, reason in found:
        if hint := mending(reason, source):
            names.setdefault(hint, []).append(source.name)
    for hint, whom in names.items():
        yield f"  help: {', '.join(dict.fromkeys(whom))}: {hint}"


def say_helps(found: Iterable[Trouble]) -> None:
    """Tell what can be done."""
    for line in helps(found):
        print(terminal(line), file=sys.stderr)  # noqa: T201 - talk goes to standard error
