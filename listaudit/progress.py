"""Progress on standard error: a bar where there is a terminal, silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, Self, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """What long work tells about itself."""

    def track(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """Yield the items and show how far it is."""
        ...


class Silent:
    """The twin for the library, for `--quiet` and for pipes."""

    def track(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """Yield the items."""
        del what, total
        yield from items


class Bars:
    """Bars by rich on standard error."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._bars = RichProgress(
            *columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True, refresh_per_second=8
        )

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *args: object) -> None:
        self._bars.stop()

    def track(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """Yield the items and move the bar every so often."""
        from rich.markup import escape

        task = self._bars.add_task(escape(what), total=total)
        done = 0
        for done, item in enumerate(items, 1):
            if done % 64 == 0:
                self._bars.update(task, completed=done)
            yield item
        self._bars.update(task, completed=done, total=done)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """Return bars where standard error is a terminal and nobody asked for quiet."""
    if quiet or not sys.stderr.isatty():
        yield Silent()
        return
    with Bars() as bars:
        yield bars
