"""Rows that were left out, told on standard error where no report names them: `match`, `pairs`, `explain`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from listaudit.model import Skipped
from listaudit.readers.skips import skip_sentence
from listaudit.report.escape import terminal
from listaudit.skiplog import SkipLog

_SHOWN = 20
T = TypeVar("T")


def usable(items: Iterable[T | Skipped], name: str, skips: SkipLog) -> Iterator[T]:
    """Yield what can be used, and log the rest under the name of what was read."""
    for item in items:
        if isinstance(item, Skipped):
            skips.add(name, item)
        else:
            yield item


def say_left_out(skips: SkipLog, done: str) -> None:
    """Tell what was done, how many rows could not be used, and the first of those and of the notes."""
    for row in skips.rows[:_SHOWN]:
        words = f"{row.file}:{row.line}: {skip_sentence(row.code, row.detail, row.column)} ({row.code})"
        print(terminal(words), file=sys.stderr)  # noqa: T201 - talk goes here
    rest = max(0, skips.told - _SHOWN)
    more = f"; {rest} more rows are not shown" if rest else ""
    words = f"listaudit: {done}; {skips.unused} rows could not be used{more}"
    print(terminal(words), file=sys.stderr)  # noqa: T201 - talk goes here
