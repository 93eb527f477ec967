"""Audits of a source whose pages are for people: what robots.txt says is kept, and told."""

from __future__ import annotations

import pytest

from tests.fetch.shop import Reply, number_of, right

ROBOTS = "robots = true"
KEPT_OUT = b"User-agent: *\nDisallow: /find?q=Bluebird\n"


@pytest.fixture
def visited(audited):
    """Audit a source that minds robots.txt."""

    def audit(file, *args, table="", pages=right):
        def answer(asked):
            if asked.path == "/robots.txt":
                return file
            return pages(asked)

        return audited(answer, *args, table=table, more=ROBOTS)

    return audit


def test_a_page_that_may_not_be_visited_is_unchecked_and_never_missing(visited):
    done = visited(Reply(body=KEPT_OUT))
    assert done.statuses == {"0000": "unchecked", "0001": "found", "0002": "found", "0003": "found"}
    assert done.reasons == {"0000": "fetch.robots"}
    assert (done.code, done.server.paths["/robots.txt"], len(done.server.asked)) == (3, 1, 4)
    assert "asks us to stay away" in done.err


def test_a_site_that_minds_nobody_is_visited(visited):
    done = visited(Reply(404))
    assert (done.code, set(done.statuses.values())) == (0, {"found"})
    assert (done.server.paths["/robots.txt"], len(done.server.asked)) == (1, 5)
    assert done.source["requests"] == 5


def test_a_site_whose_file_cannot_be_had_is_unchecked_and_its_trouble_is_told(visited):
    done = visited(Reply(503, b"down", {"retry-after": "0"}))
    assert set(done.reasons.values()) == {"fetch.server-error"}
    assert "robots.txt: HTTP 503" in done.err
    assert (done.server.paths["/robots.txt"], len(done.server.asked)) == (3, 3)


def test_a_site_is_asked_no_faster_than_it_wants(visited):
    done = visited(Reply(body=b"User-agent: *\nCrawl-delay: 0.2\n"))
    assert (len(done.server.asked), done.server.asked[0].path) == (5, "/robots.txt")
    assert done.server.kept(0.2)


def test_a_page_that_sends_us_where_we_may_not_go_is_unchecked(visited):
    def pages(asked):
        if asked.path.startswith("/moved"):
            raise AssertionError(asked.path)
        return Reply(302, b"", {"location": "/moved"}) if number_of(asked) == 0 else right(asked)

    done = visited(Reply(body=b"User-agent: *\nDisallow: /moved\n"), pages=pages)
    assert done.reasons == {"0000": "fetch.robots"}


def test_a_dead_page_does_not_end_the_visits(visited):
    done = visited(Reply(404), pages=lambda asked: right(asked) if number_of(asked) == 3 else Reply(raw=b""))
    assert done.statuses == {"0000": "unchecked", "0001": "unchecked", "0002": "unchecked", "0003": "found"}


def test_the_file_of_a_site_is_never_cached(audited):
    asked = []
    for _ in range(2):
        done = audited(
            lambda one: Reply(body=KEPT_OUT) if one.path == "/robots.txt" else right(one),
            more=ROBOTS + "\ncache-hours = 5",
        )
        asked.append(done.server.paths["/robots.txt"])
        assert done.reasons == {"0000": "fetch.robots"}
    assert asked == [1, 1]
