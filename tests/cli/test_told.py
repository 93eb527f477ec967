"""What helps against the troubles of a run, told below them."""

from __future__ import annotations

import pytest

from listaudit.cli.told import helps, say_helps, troubles
from listaudit.model import Reason, Source, SourceResult, Unanswered
from tests.fetch.kit import alone
from tests.fetch.server import Reply, Server
from tests.fetch.shop import ARGUMENTS, lay_out, right

OFFLINE, DOWN = Reason.of("fetch.offline"), Reason.of("fetch.server-error", detail="HTTP 500")


def source(name):
    return Source(name=name, id=name, title=name, platform=name)


def result(name, *reasons, reason=None):
    groups = tuple(Unanswered(one, 1) for one in reasons)
    return SourceResult(
        name=name, id=name, title=name, platform=name, status="partial", unanswered=groups, reason=reason
    )


def test_every_reason_of_a_source_is_told_once_and_that_of_the_whole_too():
    found = list(troubles([result("a", OFFLINE, DOWN, reason=DOWN)], [source("a")]))
    assert found == [(source("a"), OFFLINE), (source("a"), DOWN)]
    found = list(troubles([result("a", OFFLINE, reason=DOWN), result("b")], [source("a"), source("b")]))
    assert found == [(source("a"), OFFLINE), (source("a"), DOWN)]


def test_what_helps_several_sources_is_said_once():
    found = [
        (source("a"), OFFLINE),
        (source("b"), OFFLINE),
        (source("a"), Reason.of("source.failed", detail="x")),
    ]
    assert list(helps(found)) == ["  help: a, b: Start the command without --offline to ask it."]


def test_words_of_strangers_move_no_cursor(capsys):
    say_helps([(source("a"), Reason.of("fetch.private-address", detail="\x1b[2Jx"))])
    said = capsys.readouterr()
    assert (said.out, "\x1b" in said.err) == ("", False)


# Seen whole


@pytest.fixture
def told(desk, monkeypatch):
    """Audit a source that answers as it is told; return what helps."""
    alone(monkeypatch, desk.folder)

    def audit(answer, *args):
        with Server(answer) as server:
            lay_out(desk.folder, server.url, server.host)
            done = desk.run(*ARGUMENTS, *args)
        return [line for line in done.err.splitlines() if line.startswith("  help: ")]

    return audit


def test_an_audit_says_what_helps_below_what_went_wrong(told, monkeypatch):
    (line,) = told(lambda _: Reply(401, b"who are you"))
    assert line.startswith("  help: acme: Look whether ACME_KEY holds a key that is whole")
    (line,) = told(right, "--max-requests", "1")
    assert "A higher --max-requests" in line
    monkeypatch.setenv("ACME_KEY", "")
    (line,) = told(right)
    assert "keyring set listaudit ACME_KEY" in line


def test_an_audit_that_went_well_or_is_quiet_says_nothing(told):
    assert told(right) == []
    assert told(lambda _: Reply(401), "-q") == []
