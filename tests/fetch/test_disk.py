"""Audits on a disk that is full, locked, damaged or read-only: they go on, and say what is lost."""

from __future__ import annotations

import importlib
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from listaudit.__main__ import run
from listaudit.fetch.database import connect
from listaudit.fetch.fetcher import Fetcher
from listaudit.fetch.settings import Settings
from listaudit.fetch.used import used_this_month
from listaudit.model import Listing, Price
from tests.fetch.fetching import everything, jobs, named, within
from tests.fetch.kit import fill, source_of
from tests.fetch.server import Server
from tests.fetch.shop import ARGUMENTS, KEY, lay_out, right

NO_ANSWERS = "keeps no answers: there is no cache, and a run that is interrupted begins anew."
NO_COUNTS = "counts no requests: what has a daily quota is not asked"


@pytest.fixture
def audit(tmp_path, monkeypatch, capsys):
    """Audits four locations; returns code, statuses and what was said on standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)
    monkeypatch.setattr("listaudit.fetch.database._PATIENCE", 0.1)

    def audit(server, *args, **more):
        lay_out(tmp_path, server.url, server.host, **{"more": "cache-hours = 5"} | more)
        capsys.readouterr()
        code = run([*ARGUMENTS, "-q", *args])
        report = json.loads((tmp_path / "out.json").read_bytes())
        rows = [place["listings"][0] for place in report["locations"]]
        return (
            code,
            [row.get("reason", {}).get("code") or row["status"] for row in rows],
            capsys.readouterr().err,
        )

    return audit


ROWS = {
    "ledger": "INSERT INTO used VALUES ('', ?, 999999, '', 1)",
    "store": "INSERT INTO answer VALUES (?, 1e12, 200, '', 0, '')",
}


def full(monkeypatch, module, file):
    """Let the databases of a module be on a disk without room; one of them is there already."""
    name = f"listaudit.fetch.{module}"
    schema = importlib.import_module(name)._SCHEMA
    file.parent.mkdir()
    with closing(connect(file, schema)) as db:
        fill(db, ROWS[module])
    monkeypatch.setattr(f"{name}._SCHEMA", f"{schema} PRAGMA max_page_count = 4;")


FOUND = ["found"] * 4


def test_without_room_for_answers_an_audit_goes_on_and_says_so_once(audit, monkeypatch, tmp_path):
    full(monkeypatch, "store", tmp_path / "state" / "cache.sqlite")
    with Server(right) as server:
        code, cells, said = audit(server)
        assert (code, cells, len(server.asked)) == (0, FOUND, 4)
        assert (said.count("listaudit:"), said.count(NO_ANSWERS), NO_COUNTS in said) == (1, 1, False)
        assert "disk is full" in said
        assert "Free some space" in said
        audit(server)
        assert len(server.asked) == 8, "nothing was kept"


def test_without_room_for_counts_an_audit_goes_on_and_says_so_once(audit, monkeypatch, tmp_path):
    full(monkeypatch, "ledger", tmp_path / "state" / "ledger.sqlite")
    with Server(right) as server:
        code, cells, said = audit(server)
        assert (code, cells) == (0, FOUND)
        assert (said.count("listaudit:"), said.count(NO_COUNTS), NO_ANSWERS in said) == (1, 1, False)


def test_without_counts_what_has_a_daily_quota_is_not_asked(audit, monkeypatch, tmp_path):
    full(monkeypatch, "ledger", tmp_path / "state" / "ledger.sqlite")
    with Server(right) as server:
        code, cells, _ = audit(server, table="pace = {per-day = 100, concurrent = 1}")
        assert (code, cells, server.asked) == (3, ["fetch.uncounted"] * 4, [])


def test_without_counts_no_budget_is_spent_on_what_may_not_be_free_any_more(audit, monkeypatch, tmp_path):
    full(monkeypatch, "ledger", tmp_path / "state" / "ledger.sqlite")
    with Server(right) as server:
        code, cells, _ = audit(server, "--budget", "5")
        assert (code, cells, server.asked) == (3, ["fetch.uncounted"] * 4, [])


@pytest.mark.parametrize(
    "place", ["state", "state/salt", "state/runs", "state/ledger.sqlite", "state/cache.sqlite"]
)
def test_where_a_folder_or_a_file_cannot_be_made_an_audit_goes_on(audit, tmp_path, place):
    where = tmp_path / place
    where.parent.mkdir(exist_ok=True)
    if place.endswith(("state", "runs")):
        where.write_text("a file in its place")
    else:
        where.mkdir()
    with Server(right) as server:
        code, cells, said = audit(server)
    assert (code, cells) == (0, FOUND)
    assert said.count("listaudit:") == 1
    assert str(where.relative_to(tmp_path)) in said
    whole = place in {"state", "state/salt"}
    assert (NO_ANSWERS in said) is (whole or "ledger" not in place)
    assert (NO_COUNTS in said) is (whole or "ledger" in place)


@pytest.mark.parametrize("file", ["ledger.sqlite", "cache.sqlite"])
def test_a_file_that_another_program_has_locked_is_waited_for_once_and_told(audit, tmp_path, file):
    with Server(right) as server:
        audit(server)
        with sqlite3.connect(tmp_path / "state" / file, isolation_level=None) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            code, cells, said = audit(server, "--refresh")
        lock.close()
    assert (code, cells, said.count("listaudit:")) == (0, FOUND, 1)
    assert f"{file} is locked by another program" in said


def test_a_cache_that_is_no_database_is_told_by_its_file(audit, tmp_path):
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "cache.sqlite").write_text("hello " * 1_000)
    with Server(right) as server:
        code, cells, said = audit(server)
    assert (code, cells) == (0, FOUND)
    assert "cache.sqlite is damaged" in said
    assert "Delete it: it will be made anew." in said


def test_a_dry_run_goes_on_where_nothing_was_counted(audit, tmp_path, capsys):
    with Server(right) as server:
        audit(server)
        (tmp_path / "state" / "ledger.sqlite").write_text("hello " * 1_000)
        assert run([*ARGUMENTS, "--dry-run"]) == 0
    said = capsys.readouterr()
    assert "acme" in said.out
    assert "Free calls of this month that were made already are not known." in said.err


def test_a_journal_that_is_locked_in_the_middle_stops_no_answer(settings, tmp_path, monkeypatch):
    monkeypatch.setattr("listaudit.fetch.database._PATIENCE", 0.1)
    lines = []

    def run_(server):
        fetcher = Fetcher(jobs(server, 5), settings(server, warn=lines.append))
        lock = sqlite3.connect(next((tmp_path / "state" / "runs").glob("*.sqlite")), isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
        try:
            return everything(fetcher)
        finally:
            lock.close()

    with Server(named) as server:
        found = within(20, lambda: run_(server))
    assert sum(isinstance(item, Listing) for _, item in found) == 5
    assert len(lines) == 1
    assert "is locked by another program" in lines[0]


def test_what_is_used_of_a_month_is_nothing_where_it_cannot_be_read(tmp_path):
    (tmp_path / "state").write_text("a file")
    lines = []
    settings = Settings(folder=str(tmp_path / "state"), environ={}, warn=lines.append)
    source = source_of(access={"prices": (Price(sku="search", per_1000=1.0),)})
    assert used_this_month(source, settings, datetime.now(UTC)) == {}
    assert len(lines) == 1
