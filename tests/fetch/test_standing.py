"""How far the asking of a source is."""

from __future__ import annotations

import pytest

from listaudit.fetch.fetcher import Fetcher
from listaudit.fetch.settings import Job, Settings
from listaudit.fetch.standing import Standing
from listaudit.model import Pace
from tests.fetch.kit import places, simple_adapter, source_of
from tests.fetch.server import Reply, Server

EMPTY = Reply(body=b'{"results": []}')


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(name="a"), "a: 0 of 0 locations, 0 sent"),
        (
            Standing(name="a", locations=4_000, asked=1_200, sent=1_300, known=7, failed=2, waiting=True),
            "a: 1,200 of 4,000 locations, 1,300 sent, 7 known already, 2 failed, waiting for its pace",
        ),
        (
            Standing(name="a", locations=4, asked=4, sent=4, waiting=True, ended=True),
            "a: 4 of 4 locations, 4 sent, done",
        ),
    ],
)
def test_it_is_one_line(standing, words):
    assert str(standing) == words


def fetched(tmp_path, server, count=4, **access):
    """Ask for some places; return the standing after each event."""
    source = source_of(server.url, access=access)
    settings = Settings(
        allow_hosts=frozenset([server.host]), folder=str(tmp_path / "state"), environ={}, run="r"
    )
    seen = []
    with Fetcher([Job(0, source, simple_adapter(), places(count))], settings) as fetcher:
        assert {one.name for one in fetcher.standings()} <= {"acme"}
        for _ in fetcher:
            seen += fetcher.standings()
    return seen


def test_what_was_sent_failed_or_known_is_counted(tmp_path):
    with Server(lambda asked: Reply(404) if asked.path.endswith("=1") else EMPTY) as server:
        last = fetched(tmp_path, server, cache_hours=1.0)[-1]
        assert last == Standing(name="acme", locations=4, asked=4, sent=4, failed=1, ended=True)
        last = fetched(tmp_path, server, cache_hours=1.0)[-1]
        assert last == Standing(name="acme", locations=4, asked=4, sent=1, known=3, failed=1, ended=True)


def test_a_request_that_waits_for_the_pace_is_told(tmp_path):
    with Server(lambda _: Reply(404)) as server:
        pace = Pace(per_second=20, concurrent=2)
        seen = fetched(tmp_path, server, 6, pace=pace)
    assert any(one.waiting for one in seen[:-1])
    assert not seen[-1].waiting
    assert [one.asked for one in seen] == sorted(one.asked for one in seen)
