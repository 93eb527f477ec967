"""No test of this folder may reach the keyring or the folders of whoever runs it; audits over loopback."""

from __future__ import annotations

import json

import keyring.core
import pytest

from listaudit.__main__ import run
from tests.fetch.shop import ARGUMENTS, KEY, Audited, Server, lay_out


@pytest.fixture(autouse=True)
def no_system_keyring(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)


@pytest.fixture(autouse=True)
def no_real_state_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("LISTAUDIT_HOME", str(tmp_path / "listaudit-home"))


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
