"""The run journal: the listings that are at least possibly ours, kept on disk while a run lasts.

SQLite in a private temporary folder (mode 0700, file 0600), deleted when the run ends. Listings
stream in source by source; locations are judged one by one afterwards: memory does not grow with
the number of listings (DESIGN 10).
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson

from listaudit.errors import OutputError
from listaudit.model import Address, Hours, Listing, Point, Where

_SCHEMA = """
CREATE TABLE candidate (
  source INTEGER NOT NULL, key TEXT NOT NULL, location INTEGER NOT NULL, role TEXT NOT NULL,
  bits REAL NOT NULL, stated INTEGER NOT NULL, listing BLOB NOT NULL,
  PRIMARY KEY (source, key)
) WITHOUT ROWID;
"""
_COLUMNS = "source, key, location, role, bits, stated, listing"
_LOCATION = 2
_BATCH = 500
_NAME = re.compile(r"listaudit-([0-9]{1,10})-[a-z0-9_]{8}")
_HOUR = 3_600.0
_FIRST = "INSERT OR IGNORE INTO candidate VALUES (?,?,?,?,?,?,?)"
_RICHEST = """
INSERT INTO candidate VALUES (?,?,?,?,?,?,?) ON CONFLICT (source, key) DO UPDATE SET
  location = excluded.location, role = excluded.role, bits = excluded.bits, stated = excluded.stated,
  listing = excluded.listing
WHERE (length(excluded.listing), excluded.listing) > (length(candidate.listing), candidate.listing)
"""
Row = tuple[int, str, int, str, float, int, bytes]
"""An entry as the journal keeps it: plain values that cross from process to process at no cost."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A listing in the journal: its source's number and location's number, and the evidence."""

    source: int
    location: int
    role: str
    """`candidate`, or `neighbour` for a practitioner or department at the same place."""
    bits: float
    stated: bool
    listing: Listing


class Journal:
    """Keeps candidates between reading the sources and judging the locations.

    Raises:
        OutputError: The temporary folder cannot be written or is full.
    """

    def __init__(self) -> None:
        with _told():
            sweep(Path(tempfile.gettempdir()), time.time())
            self._folder = tempfile.TemporaryDirectory(prefix=f"listaudit-{os.getpid()}-")
            path = os.path.join(self._folder.name, "journal.sqlite")  # noqa: PTH118 - sqlite3 wants text
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        self._waiting: list[Row] = []
        self._live: list[Row] = []
        self.repeated = 0
        """Listings that came twice from one source under one key; the first one counts."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()
        self._folder.cleanup()

    def add(self, row: Row) -> None:
        """Keep one listing, as `row_of` wrote it."""
        self._waiting.append(row)
        if len(self._waiting) >= _BATCH:
            self.flush()

    def add_live(self, row: Row) -> None:
        """Keep one listing of a live source; of several answers about one listing the fullest counts.

        Answers come in any order, and the report must not depend on it.
        """
        self._live.append(row)
        if len(self._live) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        with _told():
            self._db.execute("BEGIN")
            done = self._db.executemany(_FIRST, self._waiting).rowcount
            self._db.executemany(_RICHEST, self._live)
            self._db.execute("COMMIT")
        self.repeated += len(self._waiting) - done
        self._waiting.clear()
        self._live.clear()

    def by_location(self) -> Iterator[tuple[int, list[Row]]]:
        """Yield the rows of each location that has any, in the order of locations."""
        self.flush()
        self._db.execute("CREATE INDEX IF NOT EXISTS by_location ON candidate (location, source)")
        sql = f"SELECT {_COLUMNS} FROM candidate ORDER BY location, source, key"  # noqa: S608 - no value in it
        for location, rows in groupby(self._db.execute(sql), key=itemgetter(_LOCATION)):
            yield location, list(rows)


def sweep(folder: Path, now: float) -> None:
    """Delete the journals of runs that were killed: older than an hour, ours, and their process is gone.

    Args:
        folder: Where temporary folders are made.
        now: Seconds since 1970.
    """
    for left in folder.glob("listaudit-*"):
        named = _NAME.fullmatch(left.name)
        if named and _abandoned(left, now) and _is_gone(int(named[1])):
            shutil.rmtree(left, ignore_errors=True)


def _abandoned(left: Path, now: float) -> bool:
    try:
        about = left.lstat()
        changed = max(about.st_mtime, *(path.lstat().st_mtime for path in left.iterdir()), 0.0)
    except OSError:  # somebody else deletes it just now, or it is no folder of ours
        return False
    mine = not hasattr(os, "getuid") or about.st_uid == os.getuid()
    return mine and now - changed > _HOUR


def _is_gone(process: int) -> bool:
    if os.name == "nt":  # asking there would end it; but nobody can delete a file that it has open
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:  # another user's
        return False
    return False


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the disk says into a sentence."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise OutputError(
            f"The run journal cannot be written: {error}.",
            "Free some space in the temporary folder, or set TMPDIR to another one.",
        ) from error


def row_of(entry: Entry) -> Row:
    """Return an entry as the journal keeps it."""
    key, stated = entry.listing.key, int(entry.stated)
    return entry.source, key, entry.location, entry.role, entry.bits, stated, encode(entry.listing)


def entry_of(row: Row) -> Entry:
    """Return the entry that `row_of` was given."""
    source, _, location, role, bits, stated, blob = row
    return Entry(source, location, role, bits, bool(stated), decode(blob))


def encode(listing: Listing) -> bytes:
    """Return a listing as JSON bytes."""
    return orjson.dumps(listing, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def decode(blob: bytes) -> Listing:
    """Return the listing that `encode` was given."""
    raw: dict[str, Any] = orjson.loads(blob)
    address = raw.pop("address")
    address["split"] = frozenset(address["split"])
    point = raw.pop("point")
    nested: dict[str, Any] = {
        "address": Address(**address),
        "point": Point(**point) if point else None,
        "hours": Hours(**raw.pop("hours")),
        "where": Where(**raw.pop("where")),
    }
    plain: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()
    }
    return Listing(**plain, **nested)
