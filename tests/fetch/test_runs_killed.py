"""Runs that end before their time go on where they were; those that end leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from listaudit.__main__ import run
from tests.fetch.shop import ARGUMENTS, KEY, Reply, Server, lay_out, right

COUNT = 500
SLOW = 0.01


def many(asked):
    """Answer each of many locations after a moment, none of them found."""
    del asked
    return Reply(body=b'{"results": []}', delay=SLOW)


def half(server):
    """Answer one half of them, and not the others: whoever is to be killed cannot be done before."""
    return lambda asked: many(asked) if len(server.asked) <= COUNT // 2 else Reply(delay=60.0)


def lay_out_many(folder, server):
    lay_out(folder, server.url, server.host)
    rows = [f"{n:04},Place{n} Cafe,{n} Oak Ave,Joliet,IL,60431,US,(815) 555-0102" for n in range(COUNT)]
    header = "store_code,name,street,city,region,postcode,country,phone"
    (folder / "locations.csv").write_text("\n".join((header, *rows, "")))


def start(folder):
    environ = {**os.environ, "ACME_KEY": KEY, "LISTAUDIT_HOME": str(folder / "home")}
    return subprocess.Popen(
        [sys.executable, "-m", "listaudit", *ARGUMENTS], cwd=folder, env=environ, stderr=subprocess.PIPE
    )


def wait_for(server, requests):
    ends = time.monotonic() + 60
    while len(server.asked) < requests:
        assert time.monotonic() < ends
        time.sleep(0.005)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT], ids=["kill -9", "ctrl-c"])
def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path, how):
    with Server(many) as server:
        lay_out_many(tmp_path, server)
        server.answer = half(server)
        first = start(tmp_path)
        wait_for(server, COUNT // 3)
        first.send_signal(how)
        first.wait()
        first.communicate()
        server.answer = many
        before = len(server.asked)
        assert COUNT // 3 <= before < COUNT
        assert not (tmp_path / "out.json").exists()
        second = start(tmp_path)
        _, said = second.communicate()
        assert second.returncode == 0, said
    twice = Counter(asked.path for asked in server.asked)
    assert len(twice) == COUNT
    in_flight = 4
    assert sum(twice.values()) - COUNT <= in_flight
    assert not list((tmp_path / "state" / "runs").glob("*"))


SHELF = ("--config", "audit.toml", "--sources-dir", "shelf", "-q")
OTHERS = {
    "a part of the locations": ("audit", "locations.csv", "--limit", "1", *SHELF),
    "nobody asked": ("audit", "locations.csv", "--offline", *SHELF),
    "a recording": ("record", "locations.csv", "--limit", "1", "-o", "tape", *SHELF),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_what_a_killed_run_has_kept_stays_when_another_run_ends(tmp_path, monkeypatch, other):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)
    with Server(many) as server:
        lay_out_many(tmp_path, server)
        server.answer = half(server)
        first = start(tmp_path)
        wait_for(server, COUNT // 3)
        first.kill()
        first.communicate()
        server.answer = many
        known = set(server.paths)
        assert run([*other]) in {0, 3}
        before = len(server.asked)
        assert run([*ARGUMENTS, "-q"]) == 0
    again = [asked.path for asked in server.asked[before:]]
    in_flight = 4
    assert len(known & set(again)) <= in_flight
    assert len(list((tmp_path / "state" / "runs").glob("*"))) == 0


def test_a_run_that_asks_nobody_leaves_no_journal_of_its_own(audited, tmp_path):
    assert audited(right, "--offline").code == 3
    assert not list((tmp_path / "state" / "runs").glob("*"))


def test_a_whole_run_leaves_no_journal(audited, tmp_path):
    audited(right)
    assert not list((tmp_path / "state" / "runs").glob("*"))
