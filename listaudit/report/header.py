"""The slot for the time at which a run finished, which stands before everything that comes first.

A report begins with its run, written while the run goes on. The time's place is padded with spaces,
which JSON allows, and filled in when the report is closed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from listaudit.model import Run

_WIDTH = 34
"""Longest ISO 8601 time, with microseconds, offset and its quotes."""
_MARK = "~" * (_WIDTH - 2)
_KEY = b'"finished":'


def with_slot(run: Run) -> Run:
    """Return `run` with a placeholder for the time it finished."""
    return replace(run, finished=_MARK)


def slot_offset(written: bytes) -> int:
    """Return where in the JSON of a run made by `with_slot` the slot begins."""
    return written.index(_KEY + f'"{_MARK}"'.encode()) + len(_KEY)


def fill_slot(handle: BinaryIO, offset: int, finished: str) -> None:
    """Write the time into the slot that begins at `offset`, and go back to the end.

    Raises:
        ValueError: `finished` is longer than any ISO 8601 time.
    """
    text = f'"{finished}"'.encode().ljust(_WIDTH)
    if len(text) > _WIDTH:
        raise ValueError(f"no ISO 8601 time: {finished}")
    handle.seek(offset)
    handle.write(text)
    handle.seek(0, 2)
