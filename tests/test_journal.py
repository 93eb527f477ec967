import os
import sqlite3
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit import journal
from listaudit.errors import OutputError
from listaudit.journal import Entry, Journal, decode, encode, entry_of, row_of, sweep
from listaudit.model import Address, Hours, Listing, Point, Where

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
ADDRESSES = st.builds(
    Address, *[TEXT] * 8, split=st.frozensets(st.sampled_from(["city", "unit", "postcode", "street"]))
)
POINTS = st.none() | st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
LISTINGS = st.builds(
    Listing,
    names=TEXTS,
    address=ADDRESSES,
    phones=TEXTS,
    websites=TEXTS,
    emails=TEXTS,
    categories=TEXTS,
    socials=TEXTS,
    point=POINTS,
    hours=st.builds(Hours, TEXT, TEXT),
    status=TEXT,
    business_type=TEXT,
    brand=TEXT,
    where=st.builds(Where, TEXT, st.integers(0, 2**53), TEXT),
    source=TEXT,
    listing_id=TEXT,
    key=TEXT,
    url=TEXT,
    fetched_at=TEXT,
    claimed=st.none() | st.booleans(),
    reviews=st.none() | st.integers(0, 2**40),
    created_on=TEXT,
    gone=st.booleans(),
    leftovers=TEXTS,
    columns=st.dictionaries(TEXT, TEXT, max_size=3),
)


def listing(key, **fields):
    return Listing(source="yelp", key=key, **fields)


def entry(key, location=0, source=0, bits=1.0, *, stated=False, role="candidate", **fields):
    return Entry(source, location, role, bits, stated, listing(key, **fields))


def opened(kept):
    return [[entry_of(row) for row in rows] for _, rows in kept.by_location()]


@given(LISTINGS)
def test_any_listing_comes_back_from_the_journal_as_it_was(given):
    assert decode(encode(given)) == given


def test_columns_may_be_any_mapping():
    assert decode(encode(replace(listing("a"), columns=MappingProxyType({"a": "b"})))).columns == {"a": "b"}


def test_a_listing_that_holds_what_is_no_data_is_refused():
    with pytest.raises(TypeError):
        encode(replace(listing("a"), columns={"a": object()}))


def test_entries_come_back_by_location_then_source_then_key():
    with Journal() as kept:
        for item in (
            entry("z", location=5, source=1),
            entry("b", location=2, source=1),
            entry("a", location=2, source=1, bits=-2.5, stated=True, role="neighbour"),
            entry("c", location=2, source=0),
        ):
            kept.add(row_of(item))
        groups = opened(kept)
    assert [[(e.location, e.source, e.listing.key) for e in group] for group in groups] == [
        [(2, 0, "c"), (2, 1, "a"), (2, 1, "b")],
        [(5, 1, "z")],
    ]
    assert groups[0][1] == entry("a", location=2, source=1, bits=-2.5, stated=True, role="neighbour")


def test_an_empty_journal_has_no_groups():
    with Journal() as kept:
        assert list(kept.by_location()) == []
        assert kept.repeated == 0


def test_a_listing_that_comes_twice_from_a_source_counts_once_and_is_counted():
    with Journal() as kept:
        kept.add(row_of(entry("a", location=1, names=("first",))))
        kept.add(row_of(entry("a", location=2, names=("second",))))
        kept.add(row_of(entry("a", location=3, source=1)))
        groups = opened(kept)
    assert [(e.location, e.listing.name) for group in groups for e in group] == [(1, "first"), (3, "")]
    assert kept.repeated == 1


def test_listings_do_not_stay_in_memory(monkeypatch):
    monkeypatch.setattr(journal, "_BATCH", 10)
    with Journal() as kept:
        for number in range(95):
            kept.add(row_of(entry(f"{number:03}", location=number % 7)))
            assert len(kept._waiting) < 10
        assert sum(len(group) for group in opened(kept)) == 95


def test_the_journal_is_private_and_goes_with_the_run(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Journal() as kept:
        kept.add(row_of(entry("a")))
        kept.flush()
        (folder,) = tmp_path.iterdir()
        (file,) = folder.iterdir()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.stat().st_size > 0
    assert list(tmp_path.iterdir()) == []


def test_the_journal_goes_also_when_the_run_breaks(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(KeyboardInterrupt), Journal():
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Journal() as kept:
        kept._db.execute("PRAGMA max_page_count = 4")
        for number in range(200):
            kept.add(row_of(entry(str(number), names=("x" * 500,))))
        with pytest.raises(OutputError) as error:
            kept.flush()
    assert "full" in error.value.message
    assert "TMPDIR" in error.value.hint


def test_a_temporary_folder_that_cannot_hold_a_journal_is_told_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    with pytest.raises(OutputError) as error:
        Journal()
    assert "TMPDIR" in error.value.hint


def test_the_index_on_disk_is_sqlite(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Journal():
        (file,) = Path(next(tmp_path.iterdir())).iterdir()
        with sqlite3.connect(file) as db:
            assert db.execute("SELECT count(*) FROM candidate").fetchone() == (0,)
        db.close()


KILLED = """
import os, signal
from listaudit.journal import Journal
kept = Journal()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def killed(tmp_path, monkeypatch):
    """A folder that a process which was killed left, two hours ago."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    environ = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", KILLED], env=environ, check=False)
    (left,) = tmp_path.iterdir()
    age(left, 7_200)
    return left


def age(folder, seconds):
    for path in (*folder.iterdir(), folder):
        os.utime(path, (time.time() - seconds,) * 2)


def test_the_next_journal_deletes_what_a_killed_run_left(killed):
    with Journal():
        assert not killed.exists()


def test_what_was_written_within_the_hour_stays(killed):
    os.utime(next(killed.iterdir()), (time.time() - 600,) * 2)
    with Journal():
        assert killed.exists()


def test_what_belongs_to_a_process_that_lives_stays(tmp_path, killed):
    mine = killed.rename(tmp_path / f"listaudit-{os.getpid()}-abcdefgh")
    others = tmp_path / "listaudit-1-abcdefgh"
    others.mkdir()
    age(others, 7_200)
    sweep(tmp_path, time.time())
    assert (mine.exists(), others.exists()) == (True, True)


@pytest.mark.parametrize(
    "name", ["listaudit-abc.log", "listaudit-abcdefgh", "listaudit-99999999999-abcdefgh", "other"]
)
def test_what_is_no_journal_by_its_name_stays(tmp_path, name):
    (tmp_path / name).mkdir()
    age(tmp_path / name, 7_200)
    sweep(tmp_path, time.time())
    assert (tmp_path / name).exists()


def test_a_file_or_a_link_in_the_place_of_a_journal_stays_and_stops_nothing(tmp_path, killed):
    gone = killed.name.split("-")[1]
    (tmp_path / f"listaudit-{gone}-abcdefgh").write_text("a file")
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "one.txt").write_text("1")
    (tmp_path / f"listaudit-{gone}-hijklmno").symlink_to(tmp_path / "precious")
    sweep(tmp_path, time.time() + 7_200)
    assert (tmp_path / "precious" / "one.txt").exists()
    assert (tmp_path / f"listaudit-{gone}-abcdefgh").exists()


def test_what_another_user_left_stays(killed, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: 12_345)
    with Journal():
        assert killed.exists()


@pytest.mark.parametrize(
    ("error", "gone"), [(ProcessLookupError, True), (PermissionError, False), (None, False)]
)
def test_a_process_is_gone_only_where_the_system_knows_none(monkeypatch, error, gone):
    def kill(_process, signal):
        assert signal == 0
        if error:
            raise error

    monkeypatch.setattr(os, "kill", kill)
    assert journal._is_gone(77) is gone


def test_on_windows_nobody_is_asked_for_that_would_end_the_process(monkeypatch):
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("it would be ended"))
    monkeypatch.setattr(journal.os, "name", "nt")
    assert journal._is_gone(os.getpid())
