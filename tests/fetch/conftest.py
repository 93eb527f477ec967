"""No test of this folder may reach the keyring or the folders of whoever runs it; audits over loopback."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress

import keyring.core
import pytest

from listaudit.__main__ import run
from listaudit.fetch.settings import Settings
from tests.fetch.shop import ADAPTER, ARGUMENTS, KEY, Audited, Server, lay_out, with_adapter


@pytest.fixture(autouse=True)
def no_system_keyring(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)


@pytest.fixture(autouse=True)
def no_real_state_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("LISTAUDIT_HOME", str(tmp_path / "listaudit-home"))


@pytest.fixture(autouse=True)
def databases_are_closed(monkeypatch):
    """Close what a test leaves open: Python 3.13 warns of it in whichever test the collector looks."""
    opened, connect = [], sqlite3.connect

    def remembered(*args, **more):
        opened.append(connect(*args, **more))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", remembered)
    yield
    for database in opened:
        with suppress(sqlite3.ProgrammingError):
            database.close()


@pytest.fixture
def audited(tmp_path, monkeypatch, capsys):
    """Audits four locations by a source that answers as it is told."""

    def audit(answer, *args, base="", host="", key=KEY, more="", fetch="", table=""):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("ACME_KEY", key)
        with Server(answer) as server:
            lay_out(tmp_path, base or server.url, host or server.host, more=more, fetch=fetch, table=table)
            capsys.readouterr()
            code = run([*ARGUMENTS, *args])
        said = capsys.readouterr()
        written = tmp_path / "out.json"
        report = json.loads(written.read_bytes()) if written.exists() else {}
        return Audited(code, report, said.out, said.err, server)

    return audit


@pytest.fixture
def settings(tmp_path):
    """Settings of a run that may reach one server, in a folder of its own."""

    def of(server, **more):
        return Settings(
            **{
                "allow_hosts": frozenset([server.host]),
                "folder": str(tmp_path / "state"),
                "run": "r",
                "environ": {},
            }
            | more
        )

    return of


@pytest.fixture
def audited_by(tmp_path, monkeypatch, capfd):
    """Audit by an adapter of one's own; return code, report, what was said, and the server."""

    def audit(answer, adapter=ADAPTER, *args, toml="", fetch="", table="", key=KEY, formats=()):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("ACME_KEY", key)
        with Server(answer) as server:
            lay_out(tmp_path, server.url, server.host, fetch=fetch, table=table)
            with_adapter(tmp_path, adapter, toml)
            capfd.readouterr()
            code = run([*ARGUMENTS, *args, *(part for one in formats for part in ("-f", one))])
        said = capfd.readouterr()
        written = tmp_path / "out.json"
        report = json.loads(written.read_bytes()) if written.exists() else {}
        return code, report, said.out + said.err, server

    return audit
