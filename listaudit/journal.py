"""The run journal: the listings that are at least possibly ours, kept on disk while a run lasts.

SQLite in a private temporary folder (mode 0700, file 0600), deleted when the run ends. Listings
stream in source by source; locations are judged one by one afterwards: memory does not grow with
the number of listings (DESIGN 10).
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
_BATCH = 2000


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
        self._folder = tempfile.TemporaryDirectory(prefix="listaudit-")
        path = os.path.join(self._folder.name, "journal.sqlite")  # noqa: PTH118 - sqlite3 wants text
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        self._waiting: list[tuple[object, ...]] = []
        self.repeated = 0
        """Listings that came twice from one source under one key; the first one counts."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()
        self._folder.cleanup()

    def add(self, entry: Entry) -> None:
        """Keep one listing."""
        row = (entry.source, entry.listing.key, entry.location, entry.role, entry.bits, int(entry.stated))
        self._waiting.append((*row, encode(entry.listing)))
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        sql = "INSERT OR IGNORE INTO candidate VALUES (?,?,?,?,?,?,?)"
        try:
            self._db.execute("BEGIN")
            done = self._db.executemany(sql, self._waiting).rowcount
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"The run journal cannot be written: {error}.",
                "Free some space in the temporary folder, or set TMPDIR to another one.",
            ) from error
        self.repeated += len(self._waiting) - done
        self._waiting.clear()

    def by_location(self) -> Iterator[list[Entry]]:
        """Yield the entries of each location that has any, in the order of locations."""
        self.flush()
        self._db.execute("CREATE INDEX IF NOT EXISTS by_location ON candidate (location, source)")
        columns = "source, location, role, bits, stated, listing"
        sql = f"SELECT {columns} FROM candidate ORDER BY location, source, key"  # noqa: S608 - no value in it
        group: list[Entry] = []
        for source, location, role, bits, stated, blob in self._db.execute(sql):
            if group and group[0].location != location:
                yield group
                group = []
            group.append(Entry(source, location, role, bits, bool(stated), decode(blob)))
        if group:
            yield group


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
