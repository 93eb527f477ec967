"""What is kept on disk and may fail: said once, and the run goes on without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from listaudit.errors import OutputError

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")
Warn = Callable[[str], None]


class Loss:
    """Whether something on disk was lost in this run; several things may share one loss.

    Args:
        consequence: What is missing without it, as a sentence.
        warn: Takes one line, once.
    """

    def __init__(self, consequence: str, warn: Warn) -> None:
        self._consequence, self._warn = consequence, warn
        self.error: OutputError | None = None

    def take(self, error: OutputError, *, told: bool = False) -> None:
        """Remember the first error, and say it unless it was told already."""
        if self.error is None:
            self.error = error
            if not told:
                self._warn(f"{error.message} {self._consequence} {error.hint}")


class Kept(Generic[T]):
    """Something on disk: used until it fails for the first time, and then left alone.

    A disk that is full stays full, and a file that somebody locks costs ten seconds each time.

    Args:
        make: Opens it.
        loss: What to say where it fails, then or later.
    """

    def __init__(self, make: Callable[[], T], loss: Loss) -> None:
        self._loss = loss
        self._thing: T | None = None
        if loss.error is None:
            try:
                self._thing = make()
            except OutputError as error:
                loss.take(error)

    @property
    def lost(self) -> OutputError | None:
        """Why it is not there any more."""
        return self._loss.error

    def use(self, call: Callable[[T], R], otherwise: S) -> R | S:
        """Return what a call of it gives, or something else where it is lost."""
        if self._thing is None or self._loss.error is not None:
            return otherwise
        try:
            return call(self._thing)
        except OutputError as error:
            self._loss.take(error)
            return otherwise

    def end(self, call: Callable[[T], None]) -> None:
        """Let go of it by a call, lost or not."""
        thing, self._thing = self._thing, None
        if thing is not None:
            try:
                call(thing)
            except OutputError as error:
                self._loss.take(error)
