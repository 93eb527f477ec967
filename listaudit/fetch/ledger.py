"""Requests by day: what keeps the runs of a user, taken together, below daily limits and in free calls."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from listaudit.errors import SourceError
from listaudit.fetch.database import connect, told

_SCHEMA = """
CREATE TABLE IF NOT EXISTS used (
  source TEXT NOT NULL, fingerprint TEXT NOT NULL, day INTEGER NOT NULL, sku TEXT NOT NULL,
  count INTEGER NOT NULL, PRIMARY KEY (source, fingerprint, day, sku)
) WITHOUT ROWID;
"""
_TAKE = """
INSERT INTO used SELECT :source, :fingerprint, :day, :sku, 1 WHERE :limit = 0 OR :limit > (
  SELECT coalesce(sum(count), 0) FROM used
  WHERE source = :source AND fingerprint = :fingerprint AND day = :day
) ON CONFLICT DO UPDATE SET count = count + 1
"""
_DAY = "SELECT coalesce(sum(count), 0) FROM used WHERE source = ? AND fingerprint = ? AND day = ?"
_MONTH = """
SELECT coalesce(sum(count), 0) FROM used
WHERE source = ? AND fingerprint = ? AND day BETWEEN ? AND ? AND sku = ?
"""
_KEPT_DAYS = 62
"""Two months of any length."""


class Ledger:
    """Counts requests by source, keys, kind of request and local day. Every method may raise OutputError.

    Args:
        path: Its file, shared by all runs of a user; None for one in memory.

    Raises:
        OutputError: It cannot be opened, is damaged, or stays locked.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._db: sqlite3.Connection = connect(path, _SCHEMA)
        self._purged = False

    def take(
        self, source_id: str, fingerprint: str, sku: str, *, limit: int, zone: str, now: datetime
    ) -> bool:
        """Count one request, unless the day's are used up; say whether it may be made.

        Args:
            source_id: Whom it is made to.
            fingerprint: With which keys.
            sku: What it is billed as.
            limit: Requests a day with these keys, whatever they are billed as; 0 for none.
            zone: Time zone in which a day ends.
            now: Aware.

        Raises:
            SourceError: There is no such time zone.
        """
        day = _local(zone, now).toordinal()
        with told(self._path):
            if not self._purged:
                self._db.execute("DELETE FROM used WHERE day < ?", (day - _KEPT_DAYS,))
                self._purged = True
            values = {
                "source": source_id,
                "fingerprint": fingerprint,
                "day": day,
                "sku": sku,
                "limit": limit,
            }
            return self._db.execute(_TAKE, values).rowcount == 1

    def used_today(self, source_id: str, fingerprint: str, zone: str, now: datetime) -> int:
        """Return how many requests were made today, whatever they are billed as."""
        return self._sum(_DAY, source_id, fingerprint, _local(zone, now).toordinal())

    def used_this_month(self, source_id: str, fingerprint: str, sku: str, zone: str, now: datetime) -> int:
        """Return how many requests of one kind were made in this calendar month."""
        today = _local(zone, now)
        first = today.replace(day=1).toordinal()
        return self._sum(_MONTH, source_id, fingerprint, first, today.toordinal(), sku)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _sum(self, sql: str, *values: str | int) -> int:
        with told(self._path):
            (total,) = self._db.execute(sql, values).fetchone()
        return int(total)


def _local(zone: str, now: datetime) -> date:
    return now.astimezone(_zone(zone)).date()


@lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo:
    if name == "UTC":
        return UTC  # also where a system has no time zones
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise SourceError(
            f"There is no time zone {name!r}.",
            "Mend day-ends in source.toml; a system without time zones wants: pip install tzdata.",
        ) from error
