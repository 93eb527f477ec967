import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from listaudit.errors import OutputError
from listaudit.fetch import folder as module
from listaudit.fetch.folder import purge_drafts, purge_runs, salt, state_folder


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_configured_folder_counts_before_the_environment_and_that_before_the_users_cache(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda name: tmp_path / "cache" / name)
    monkeypatch.setenv("LISTAUDIT_HOME", str(tmp_path / "home"))
    assert state_folder(str(tmp_path / "own")) == tmp_path / "own"
    assert state_folder("") == tmp_path / "home"
    monkeypatch.delenv("LISTAUDIT_HOME")
    assert state_folder("") == tmp_path / "cache" / "listaudit"


def test_a_new_folder_is_private_and_an_old_one_stays_as_it_is(tmp_path):
    old = tmp_path / "old"
    old.mkdir(mode=0o755)
    assert mode(state_folder(str(tmp_path / "new"))) == 0o700
    assert mode(state_folder(str(old))) == 0o755


def test_a_folder_may_be_named_from_ones_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert state_folder("~/state") == tmp_path / "state"


@pytest.mark.parametrize(
    "name", ["{file}/state", "~nobody-of-this-name/state"], ids=["below-a-file", "nobody"]
)
def test_a_folder_that_cannot_be_made_is_told_with_the_way_out(tmp_path, name):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError) as caught:
        state_folder(name.format(file=tmp_path / "file"))
    assert "LISTAUDIT_HOME" in caught.value.hint


def test_a_salt_is_private_random_and_stays(tmp_path):
    one, two = tmp_path / "1", tmp_path / "2"
    one.mkdir()
    two.mkdir()
    first = salt(one)
    assert len(first) == 16
    assert salt(one) == first != salt(two)
    assert mode(one / "salt") == 0o600
    assert [path.name for path in one.iterdir()] == ["salt"]


def test_a_damaged_salt_is_made_anew(tmp_path):
    (tmp_path / "salt").write_bytes(b"short")
    found = salt(tmp_path)
    assert len(found) == 16
    assert salt(tmp_path) == found


def test_the_salt_of_a_faster_process_counts(tmp_path, monkeypatch):
    def slower(_draft, path):
        path.write_bytes(b"the faster one's")
        raise FileExistsError(errno.EEXIST, "File exists")

    monkeypatch.setattr(module.os, "link", slower)
    assert salt(tmp_path) == b"the faster one's"
    assert [path.name for path in tmp_path.iterdir()] == ["salt"]


def test_a_file_system_without_hard_links_has_a_salt_too(tmp_path, monkeypatch):
    def refused(*_paths):
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(module.os, "link", refused)
    assert salt(tmp_path) == salt(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["salt"]


SALTED = """
import sys, time
from pathlib import Path
from listaudit.fetch.folder import salt
folder = Path(sys.argv[1])
(folder / f"ready-{sys.argv[2]}").touch()
while len(list(folder.glob("ready-*"))) < 3: time.sleep(0.001)
print(salt(folder).hex())
"""


def test_processes_that_begin_at_once_agree_on_one_salt(tmp_path):
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", SALTED, str(tmp_path), str(number)], stdout=subprocess.PIPE, text=True
        )
        for number in range(3)
    ]
    told = {run.communicate(timeout=60)[0].strip() for run in runs}
    assert told == {(tmp_path / "salt").read_bytes().hex()}


def test_a_folder_without_room_for_a_salt_is_told(tmp_path):
    with pytest.raises(OutputError, match=r"cannot be used: [A-Z][a-z A-Z]+\.$"):
        salt(tmp_path / "none")


NOW = 2_000_000_000.0


@pytest.fixture
def runs(tmp_path):
    (tmp_path / "runs").mkdir()

    def put(**ages):
        for name, hours in ages.items():
            path = tmp_path / "runs" / name.replace("__", "-").replace("_", ".")
            path.write_text("")
            os.utime(path, (NOW - hours * 3600,) * 2)

    def left():
        return sorted(path.name for path in (tmp_path / "runs").iterdir())

    return put, left


def test_journals_of_runs_are_deleted_a_day_after_their_last_write(tmp_path, runs):
    put, left = runs
    put(a_sqlite=25, b_sqlite=23, c_sqlite=48, c_sqlite__wal=30, c_sqlite__shm=40, d_txt=99)
    purge_runs(tmp_path, NOW)
    assert left() == ["b.sqlite", "d.txt"]


def test_a_run_that_still_writes_beside_its_file_stays_whole(tmp_path, runs):
    put, left = runs
    put(a_sqlite=48, a_sqlite__wal=1)
    purge_runs(tmp_path, NOW)
    assert left() == ["a.sqlite", "a.sqlite-wal"]


def test_where_no_run_ever_was_there_is_nothing_to_delete(tmp_path):
    purge_runs(tmp_path, NOW)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_deleted_or_is_gone_already_stops_nothing(tmp_path, runs):
    put, left = runs
    (tmp_path / "runs" / "a.sqlite").mkdir()
    os.utime(tmp_path / "runs" / "a.sqlite", (0, 0))
    (tmp_path / "runs" / "b.sqlite").symlink_to(Path("nowhere"))
    put(c_sqlite=30)
    purge_runs(tmp_path, NOW)
    assert left() == ["a.sqlite"]


def test_the_half_of_a_salt_that_a_killed_process_left_is_deleted_and_one_under_way_is_not(tmp_path):
    first = salt(tmp_path)
    for name, hours in (("salt.old", 2), ("salt.new", 0.5), ("salty.txt", 99)):
        (tmp_path / name).write_text("half")
        os.utime(tmp_path / name, (NOW - hours * 3600,) * 2)
    purge_drafts(tmp_path, NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["salt", "salt.new", "salty.txt"]
    assert salt(tmp_path) == first
