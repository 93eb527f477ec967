import os
import sqlite3
import stat
import threading
import zlib

import pytest

from listaudit.errors import OutputError
from listaudit.fetch import database
from listaudit.fetch.database import connect, remove, told

SCHEMA = "CREATE TABLE IF NOT EXISTS t (x INTEGER PRIMARY KEY);"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state" / "t.sqlite"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_only_its_owner_may_read_a_database_and_what_stands_beside_it(path):
    before = os.umask(0o022)
    try:
        db = connect(path, SCHEMA)
        db.execute("INSERT INTO t VALUES (1)")
        assert mode(path.parent) == 0o700
        assert {found.name: mode(found) for found in path.parent.iterdir()} == {
            "t.sqlite": 0o600,
            "t.sqlite-wal": 0o600,
            "t.sqlite-shm": 0o600,
        }
    finally:
        os.umask(before)
        db.close()


def test_a_database_may_live_in_memory():
    db = connect(None, SCHEMA)
    assert db.execute("SELECT count(*) FROM t").fetchone() == (0,)
    db.close()


def test_a_database_is_used_in_another_thread_than_the_one_that_opened_it(path):
    db = connect(path, SCHEMA)
    worker = threading.Thread(target=db.execute, args=("INSERT INTO t VALUES (7)",))
    worker.start()
    worker.join()
    assert db.execute("SELECT x FROM t").fetchall() == [(7,)]
    db.close()


def test_removing_leaves_nothing_and_may_be_done_twice(path):
    connect(path, SCHEMA).close()
    remove(path)
    remove(path)
    assert list(path.parent.iterdir()) == []


def test_what_cannot_be_removed_is_told(path):
    path.mkdir(parents=True)
    with pytest.raises(OutputError, match="cannot be used"):
        remove(path)


def test_a_damaged_file_is_told_with_the_way_out(path):
    path.parent.mkdir()
    path.write_bytes(b"this is no database, whatever it is " * 40)
    with pytest.raises(OutputError) as caught:
        connect(path, SCHEMA)
    assert caught.value.message.startswith(f"{path} is damaged: ")
    assert caught.value.hint == "Delete it: it will be made anew."


def test_a_file_in_the_place_of_the_folder_is_told(path):
    path.parent.write_text("a file")
    with pytest.raises(OutputError) as caught:
        connect(path, SCHEMA)
    assert "cannot be used" in caught.value.message
    assert "LISTAUDIT_HOME" in caught.value.hint


def test_a_file_that_stays_locked_is_told(path, monkeypatch):
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    path.parent.mkdir()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OutputError, match="locked by another program"):
        connect(path, SCHEMA)
    holder.close()


def test_a_file_that_is_locked_for_a_moment_is_waited_for(path):
    path.parent.mkdir()
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    freed = threading.Timer(0.2, holder.close)
    freed.start()
    db = sqlite3.connect(path, isolation_level=None, timeout=0)
    database._begin(db, SCHEMA)
    freed.join()
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()


def test_a_full_disk_is_told_with_the_way_out(path):
    db = connect(path, "CREATE TABLE IF NOT EXISTS t (x BLOB);")
    db.execute("PRAGMA max_page_count = 4")
    with pytest.raises(OutputError) as caught, told(path):
        db.execute("INSERT INTO t VALUES (?)", (bytes(100_000),))
    assert "full" in caught.value.message
    assert "Free some space" in caught.value.hint
    db.close()


def test_a_body_that_cannot_be_unpacked_is_damage(path):
    with pytest.raises(OutputError, match="is damaged"), told(path):
        zlib.decompress(b"no zlib")
