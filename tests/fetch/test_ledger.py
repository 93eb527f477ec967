import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from listaudit.errors import OutputError, SourceError
from listaudit.fetch.ledger import Ledger

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def ledger():
    opened = Ledger(None)
    yield opened
    opened.close()


@pytest.fixture
def take(ledger):
    def one(source_id="here", fingerprint="f1", sku="", *, limit=0, zone="UTC", now=NOW):
        return ledger.take(source_id, fingerprint, sku, limit=limit, zone=zone, now=now)

    return one


def test_as_many_requests_as_the_limit_may_be_made_whatever_they_are_billed_as(take, ledger):
    assert [take(sku=sku, limit=3) for sku in ("a", "b", "", "a", "c")] == [True, True, True, False, False]
    assert ledger.used_today("here", "f1", "UTC", NOW) == 3


def test_without_a_limit_requests_are_counted_all_the_same(take, ledger):
    assert all(take() for _ in range(5))
    assert ledger.used_today("here", "f1", "UTC", NOW) == 5
    assert not take(limit=5)


def test_sources_and_keys_are_counted_each_for_itself(take):
    assert take("here", "f1", limit=1)
    assert take("here", "f2", limit=1)
    assert take("there", "f1", limit=1)
    assert not take("here", "f1", limit=1)


def test_a_day_ends_at_midnight_where_the_source_lives(take):
    evening = datetime(2026, 11, 22, 7, 59, tzinfo=UTC)  # 23:59 in Los Angeles
    assert take(limit=1, zone="America/Los_Angeles", now=evening)
    assert not take(limit=1, zone="America/Los_Angeles", now=evening)
    assert take(limit=1, zone="America/Los_Angeles", now=evening + timedelta(minutes=1))


def test_a_month_is_counted_by_kind_and_ends_where_the_source_lives(take, ledger):
    last = datetime(2026, 11, 30, 15, tzinfo=UTC)  # the first of December in Tokyo
    take(sku="a", now=NOW)
    take(sku="b", now=NOW)
    take(sku="a", now=last, zone="Asia/Tokyo")
    assert ledger.used_this_month("here", "f1", "a", "UTC", NOW) == 1
    assert ledger.used_this_month("here", "f1", "a", "Asia/Tokyo", last) == 1
    assert ledger.used_this_month("here", "f1", "b", "UTC", last) == 1
    assert ledger.used_this_month("here", "f2", "a", "UTC", NOW) == 0


def test_days_older_than_two_months_are_forgotten(tmp_path):
    path = tmp_path / "ledger.sqlite"
    for days in (70, 62, 0):
        opened = Ledger(path)
        opened.take("here", "f1", "", limit=0, zone="UTC", now=NOW - timedelta(days=days))
        opened.take("here", "f1", "", limit=0, zone="UTC", now=NOW - timedelta(days=days))
        opened.close()
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count FROM used").fetchall() == [(2,), (2,)]
    db.close()


def test_an_unknown_time_zone_is_told(take):
    for zone in ("Mars/Olympus", "../etc/passwd", "America"):
        with pytest.raises(SourceError, match="There is no time zone"):
            take(zone=zone)


def test_the_count_outlives_the_run(tmp_path):
    path = tmp_path / "ledger.sqlite"
    for expected in (True, True, False):
        opened = Ledger(path)
        assert opened.take("here", "f1", "", limit=2, zone="UTC", now=NOW) is expected
        opened.close()


TAKER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from listaudit.fetch.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]))
now = datetime(2026, 11, 21, 12, tzinfo=UTC)
print(sum(ledger.take("here", "f1", sys.argv[2], limit=500, zone="UTC", now=now) for _ in range(300)))
"""


def test_processes_that_take_at_once_stay_below_the_limit_together(tmp_path):
    path = tmp_path / "ledger.sqlite"
    runs = [
        subprocess.Popen([sys.executable, "-c", TAKER, str(path), sku], stdout=subprocess.PIPE, text=True)
        for sku in ("a", "b", "a")
    ]
    taken = [int(run.communicate(timeout=60)[0]) for run in runs]
    assert sum(taken) == 500
    opened = Ledger(path)
    assert opened.used_today("here", "f1", "UTC", NOW) == 500
    assert opened.used_this_month("here", "f1", "b", "UTC", NOW) == taken[1]
    opened.close()


def test_a_damaged_ledger_is_told_when_it_is_read(tmp_path):
    path = tmp_path / "ledger.sqlite"
    Ledger(path).close()
    with path.open("r+b") as file:
        file.seek(2 * 4096)
        file.write(b"\xff" * 4096)
    opened = Ledger(path)
    with pytest.raises(OutputError, match="is damaged"):
        opened.take("here", "f1", "", limit=1, zone="UTC", now=NOW)
    opened.close()
