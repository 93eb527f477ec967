"""SQLite files of our own: private, shared by processes, and their troubles told in a sentence."""

from __future__ import annotations

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from listaudit.errors import OutputError

_PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""
_PAUSE = 0.02
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_ASIDE = ("", "-wal", "-shm")


def connect(path: Path | None, schema: str) -> sqlite3.Connection:
    """Open a database, made with mode 0600 in a folder of mode 0700 where there is none.

    Every statement is committed at once, and a process that is killed loses nothing that was. After a loss
    of power the file may be damaged: it holds nothing that cannot be had again.

    Args:
        path: Its file; None for one in memory.
        schema: Statements that make its tables where they are not there.

    Raises:
        OutputError: It cannot be opened, is damaged, or stays locked.
    """
    with told(path):
        if path:
            _private(path)
        # Sources are asked in a thread of their own; what opens the file hands it over and lets go of it.
        db = sqlite3.connect(
            path or ":memory:", timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            _begin(db, schema)
        except BaseException:
            db.close()
            raise
        return db


def remove(path: Path) -> None:
    """Delete the file of a closed database and what stands beside it.

    Raises:
        OutputError: It cannot be deleted.
    """
    with told(path):
        for ending in _ASIDE:
            path.with_name(path.name + ending).unlink(missing_ok=True)


@contextmanager
def told(path: Path | None) -> Iterator[None]:
    """Turn what the disk and SQLite say into an OutputError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence(path, error, getattr(error, "sqlite_errorcode", 0) & 0xFF) from error
    except (zlib.error, json.JSONDecodeError) as error:
        raise _sentence(path, error, sqlite3.SQLITE_CORRUPT) from error
    except OSError as error:
        raise _sentence(path, error, 0) from error


def _sentence(path: Path | None, error: Exception, code: int) -> OutputError:
    if code in _BUSY:
        return OutputError(
            f"{path} is locked by another program.",
            "Wait until that one has ended, or end it. A folder on a network drive may not do for it.",
        )
    if code in _DAMAGED:
        return OutputError(f"{path} is damaged: {error}.", "Delete it: it will be made anew.")
    why = getattr(error, "strerror", None) or error  # without the number and the path again
    return OutputError(
        f"{path} cannot be used: {why}.",
        "Free some space, or name a folder you may write to: folder under [fetch], or LISTAUDIT_HOME.",
    )


def _private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _begin(db: sqlite3.Connection, schema: str) -> None:
    """Set a database up; SQLite itself does not wait for another process that just does the same."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            db.executescript(
                f"PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; {schema}"
            )
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return
