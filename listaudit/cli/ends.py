"""How a process ends that is told to, or that nobody listens to any more: with its own exit code."""

from __future__ import annotations

import io
import os
import signal
import sys
from types import FrameType

_WORDS = ("SIGTERM", "SIGHUP")
"""What ends a process from outside: `kill`, a scheduler that shuts down, a terminal that is closed."""


class Patient(io.FileIO):
    """A stream whose reader may go away: what is written after that goes nowhere, and the work goes on.

    `listaudit audit ... | head -1` ends with the exit code of the audit, not with that of a broken pipe.
    """

    def write(self, data: object, /) -> int:
        """Write bytes; return how many were taken."""
        try:
            return super().write(data)  # type: ignore[arg-type] # as io.FileIO has it
        except BrokenPipeError:
            nothing = os.open(os.devnull, os.O_WRONLY)
            try:
                os.dup2(nothing, self.fileno())
            finally:
                os.close(nothing)
            return super().write(data)  # type: ignore[arg-type] # as above


def outlive_readers() -> None:
    """Let standard output and standard error survive their readers; a terminal has none that leaves alone."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        buffer = getattr(stream, "buffer", None)
        raw = getattr(buffer, "raw", buffer)  # with PYTHONUNBUFFERED nothing stands between
        own = stream is getattr(sys, f"__{name}__")
        if own and type(raw) is io.FileIO and not raw.isatty():
            stream.flush()
            patient = Patient(raw.fileno(), "wb", closefd=False)
            setattr(sys, name, _like(stream, patient if buffer is raw else io.BufferedWriter(patient)))


def _like(stream: io.TextIOWrapper, buffer: io.FileIO | io.BufferedWriter) -> io.TextIOWrapper:
    """Return a stream of text over other bytes, as another one is set up."""
    return io.TextIOWrapper(
        buffer,
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def end_as_interrupted() -> None:
    """Let SIGTERM and SIGHUP end a run as Ctrl-C does: files aside are removed, and what was fetched is kept."""
    for name in _WORDS:
        number = getattr(signal, name, None)  # Windows has not all of them
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Interrupt; whoever insists ends the process at once."""
    del frame
    signal.signal(number, signal.SIG_DFL)
    raise KeyboardInterrupt
