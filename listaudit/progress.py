"""Progress on standard error: bars and lines where there is a terminal, silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from rich.console import RenderableType

T = TypeVar("T")
_OFTEN = 64
"""Items after which a bar moves."""
Lines = Callable[[], Sequence[object]]
"""Gives what is shown of each of several things at this moment, a line each."""


class Progress(Protocol):
    """What long work tells about itself."""

    def track(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """Yield the items and show how far it is."""
        ...

    def watching(self, lines: Lines) -> AbstractContextManager[None]:
        """Show lines that change by themselves, until this context ends."""
        ...


class Silent:
    """The twin for the library, for `--quiet` and for pipes."""

    def track(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """Yield the items."""
        del what, total
        yield from items

    def watching(self, lines: Lines) -> AbstractContextManager[None]:
        """Show nothing."""
        del lines
        return nullcontext()


class Bars:
    """Bars by rich on standard error, with lines below them."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress

        board = self

        class Board(RichProgress):
            """Bars, and the lines that stand below them now."""

            def get_renderables(self) -> Iterable[RenderableType]:
                yield self.make_tasks_table(self.tasks)
                yield from board.shown()

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._lines: Lines = list
        self._bars = Board(
            *columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True, refresh_per_second=8
        )

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *args: object) -> None:
        self._bars.stop()

    def shown(self) -> Iterator[RenderableType]:
        """Yield the lines of this moment; one that is too long for the terminal is cut."""
        from rich.text import Text

        from listaudit.report.escape import terminal

        for line in self._lines():
            yield Text(terminal(f"  {line}"), no_wrap=True, overflow="ellipsis")

    def track(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """Yield the items and move the bar every so often."""
        from rich.markup import escape

        task = self._bars.add_task(escape(what), total=total)
        done = 0
        for done, item in enumerate(items, 1):
            if done < _OFTEN or done % _OFTEN == 0:  # few that come slowly, or many that come fast
                self._bars.update(task, completed=done)
            yield item
        self._bars.update(task, completed=done, total=done)

    @contextmanager
    def watching(self, lines: Lines) -> Iterator[None]:
        """Show lines below the bars, as they are whenever the terminal is drawn anew."""
        self._lines = lines
        try:
            yield
        finally:
            self._lines = list


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """Return bars where standard error is a terminal and nobody asked for quiet."""
    if quiet or not sys.stderr.isatty():
        yield Silent()
        return
    with Bars() as bars:
        yield bars
