"""Fetching that is ended from outside: Ctrl-C is obeyed at once, whatever is waited for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from listaudit.fetch.fetcher import _AHEAD
from tests.fetch.fetching import named
from tests.fetch.server import Reply, Server
from tests.fetch.shop import ARGUMENTS, KEY, lay_out


def slow(asked):
    del asked
    return Reply(delay=30.0)


FULL = """
import json, sys, time
from listaudit.progress import Silent
track = Silent.track
def behind(self, items, what, total=None):
    for item in track(self, items, what, total):
        time.sleep(0.5)
        yield item
Silent.track = behind
from listaudit.__main__ import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    "answer", [named, slow], ids=["while answers wait for the reader", "while a source says nothing"]
)
def test_ctrl_c_ends_it_at_once(tmp_path, answer):
    with Server(lambda asked: Reply(body=b'{"results": []}') if answer is named else slow(asked)) as server:
        lay_out(tmp_path, server.url, server.host)
        rows = [f"{n:04},Place{n} Cafe,{n} Oak Ave,Joliet,IL,60431,US,(815) 555-0102" for n in range(400)]
        header = "store_code,name,street,city,region,postcode,country,phone"
        (tmp_path / "locations.csv").write_text("\n".join((header, *rows, "")))
        environ = {**os.environ, "ACME_KEY": KEY, "LISTAUDIT_HOME": str(tmp_path / "home")}
        process = subprocess.Popen(
            [sys.executable, "-c", FULL, *ARGUMENTS], cwd=tmp_path, env=environ, stderr=subprocess.PIPE
        )
        ends = time.monotonic() + 60
        while len(server.asked) < (_AHEAD if answer is named else 1):
            assert time.monotonic() < ends
            time.sleep(0.01)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        begun = time.monotonic()
        _, said = process.communicate(timeout=20)
    assert time.monotonic() - begun < 5
    assert (process.returncode, said.decode()) == (
        130,
        (
            "listaudit: Interrupted. No report was written; what was answered is kept for a day.\n"
            "  help: Start the same command again: it goes on where it was and asks for none of that again.\n"
        ),
    )
    assert not (tmp_path / "out.json").exists()


NAMELESS = """
import socket, sys, time
def look(*args, **more):
    print("looking", flush=True)
    time.sleep(60)
socket.getaddrinfo = look
from listaudit.__main__ import main
main(sys.argv[1:])
"""


def test_ctrl_c_does_not_wait_for_name_servers(tmp_path):
    lay_out(tmp_path, "https://api.acme.example", "x")
    environ = {**os.environ, "ACME_KEY": KEY, "LISTAUDIT_HOME": str(tmp_path / "home")}
    process = subprocess.Popen(
        [sys.executable, "-c", NAMELESS, *ARGUMENTS],
        cwd=tmp_path,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout.readline().startswith(b"looking")
    process.send_signal(signal.SIGINT)
    begun = time.monotonic()
    process.communicate(timeout=30)
    assert process.returncode == 130
    assert time.monotonic() - begun < 5
