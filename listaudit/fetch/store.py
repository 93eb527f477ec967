"""Answers on disk: what the cache and the journal of a run are made of."""

from __future__ import annotations

import json
import sqlite3
import zlib
from pathlib import Path

from listaudit.fetch.database import connect, remove, told
from listaudit.fetch.recording import KEPT_HEADERS
from listaudit.model import Request, Response

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
  key TEXT PRIMARY KEY, at REAL NOT NULL, status INTEGER NOT NULL, about TEXT NOT NULL,
  packed INTEGER NOT NULL, body BLOB NOT NULL
);
"""
_PUT = "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)"
_GET = "SELECT at, status, about, packed, body FROM answer WHERE key = ?"
_LEVEL = 1
"""Of zlib: JSON shrinks to a fifth already, in a third of the time."""


class Store:
    """Keeps answers by their question and by whose they are. Every method may raise OutputError.

    Used from one thread at a time, which need not be the one that made it.

    Args:
        path: Its file; several processes may have it open.
        packed: Whether bodies are compressed; both kinds are read.

    Raises:
        OutputError: It cannot be opened, is damaged, or stays locked.
    """

    def __init__(self, path: Path, *, packed: bool = False) -> None:
        self._path, self._packed = path, packed
        self._db: sqlite3.Connection = connect(path, _SCHEMA)
        with told(path):
            self.empty = self._db.execute("SELECT 1 FROM answer LIMIT 1").fetchone() is None
            """Whether nothing was in it when it was opened."""

    def get(
        self, scope: str, request: Request, *, now: float, max_age: float | None = None
    ) -> Response | None:
        """Return the answer that was put for the same question, as the answer to this very request.

        Args:
            scope: As it was put.
            request: The question.
            now: Seconds since 1970.
            max_age: Seconds; an older answer is none, nor is one from as far in the future. None: any age.
        """
        with told(self._path):
            row = self._db.execute(_GET, (_key(scope, request),)).fetchone()
            if row is None or (max_age is not None and abs(now - row[0]) > max_age):
                return None
            _, status, about, packed, body = row
            url, fetched_at, headers = json.loads(about)
            return Response(
                request=request,
                status=status,
                headers=headers,
                body=zlib.decompress(body) if packed else body,
                url=url,
                fetched_at=fetched_at,
            )

    def put(self, scope: str, response: Response, *, now: float) -> None:
        """Keep an answer in the place of an older one. It is there when this returns.

        Args:
            scope: `scope(...)` of the source and its keys.
            response: Of its headers, those are kept that mean something to adapters.
            now: Seconds since 1970.
        """
        headers = {name: text for name, text in response.headers.items() if name in KEPT_HEADERS}
        about = json.dumps([response.url, response.fetched_at, headers])
        body = zlib.compress(response.body, _LEVEL) if self._packed else response.body
        row = (_key(scope, response.request), now, response.status, about, self._packed, body)
        with told(self._path):
            self._db.execute(_PUT, row)

    def purge(self, older_than: float) -> int:
        """Delete what was put before a time, in seconds since 1970; return how many answers that were."""
        with told(self._path):
            count = self._db.execute("DELETE FROM answer WHERE at < ?", (older_than,)).rowcount
            self._db.executescript("PRAGMA incremental_vacuum")  # `execute` gives back one page
        return count

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def delete(self) -> None:
        """Let go of the file and delete it."""
        self.close()
        remove(self._path)


def scope(source_id: str, fingerprint: str) -> str:
    """Return whose answers they are: one source may tell different things to different keys."""
    return f"{source_id}:{fingerprint}"


def _key(scope: str, request: Request) -> str:
    return f"{scope}:{request.key}"
