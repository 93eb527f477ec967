"""robots.txt is asked first: once for each origin, and what it says is kept."""

from __future__ import annotations

import asyncio

import pytest

from listaudit.fetch.budget import Budget
from listaudit.fetch.gate import Gate
from listaudit.fetch.robots import Robots
from listaudit.model import Problem, Response
from tests.fetch.kit import AGENT
from tests.fetch.server import Reply, Server
from tests.fetch.sites import site, text, visit


def test_a_page_that_may_not_be_visited_is_not_and_the_others_are():
    with Server(site(text("User-agent: *", "Disallow: /private"))) as server:
        asked = visit(server, "/private/x", "/public")
        assert asked.codes == ["fetch.robots", "200"]
        assert asked.outcomes[0].detail == server.host
        assert server.paths == {"/robots.txt": 1, "/public": 1}


def test_we_are_meant_by_our_name():
    with Server(
        site(text("User-agent: listaudit", "Disallow: /", "", "User-agent: *", "Allow: /"))
    ) as server:
        assert visit(server, "/").codes == ["fetch.robots"]


def test_the_file_is_fetched_once_however_many_come_at_once():
    with Server(site(text("User-agent: *", "Disallow: /a", delay=0.1))) as server:
        asked = visit(server, *[f"/{n}" for n in range(8)], together=True)
        assert set(asked.codes) == {"200"}
        assert server.paths["/robots.txt"] == 1
        assert asked.asker.requests == 9


def test_a_slow_origin_makes_nobody_else_wait():
    slow, fast = "https://slow.example", "https://fast.example"
    seen = []

    async def run():
        passed = asyncio.Event()

        async def fetch(request):
            if request.url.startswith(slow):
                await asyncio.wait_for(passed.wait(), 10)
            return Response(request=request, status=404)

        gate = Gate(Robots(AGENT), fetch, 1)

        async def enter(url):
            assert await gate.enter(url) is None
            seen.append(url)
            passed.set()

        await asyncio.gather(enter(slow + "/1"), enter(slow + "/2"), enter(fast + "/1"))

    asyncio.run(run())
    assert seen[0] == fast + "/1"


def test_a_redirect_to_a_page_that_may_not_be_visited_is_not_followed():
    with Server(
        site(text("User-agent: *", "Disallow: /b"), pages=Reply(302, b"", {"location": "/b"}))
    ) as server:
        assert visit(server, "/a").codes == ["fetch.robots"]
        assert server.paths == {"/robots.txt": 1, "/a": 1}


def test_a_file_behind_a_redirect_counts():
    def answer(asked):
        if asked.path == "/robots.txt":
            return Reply(301, b"", {"location": "/elsewhere/robots"})
        return text("User-agent: *", "Disallow: /private") if asked.path == "/elsewhere/robots" else Reply()

    with Server(answer) as server:
        assert visit(server, "/private", "/public").codes == ["fetch.robots", "200"]
        assert server.paths == {"/robots.txt": 1, "/elsewhere/robots": 1, "/public": 1}


ABSENT = {
    "404": Reply(404),
    "403": Reply(403),
    "401": Reply(401),
    "410": Reply(410),
    "429": Reply(429),
    "empty": Reply(body=b""),
}


@pytest.mark.parametrize("file", ABSENT.values(), ids=ABSENT)
def test_a_site_without_a_file_minds_nobody(file):
    with Server(site(file)) as server:
        assert visit(server, "/", "/x").codes == ["200", "200"]
        assert server.paths["/robots.txt"] == 1


UNREACHABLE = {
    "500": (Reply(500, b"oops"), "fetch.server-error", "robots.txt: HTTP 500: oops", 2),
    "hangs up": (Reply(raw=b""), "fetch.connection", "robots.txt: the answer broke off or was no HTTP", 2),
    "too large": (Reply(body=b"#" * 200_000), "fetch.too-large", "robots.txt: 0.1 MB", 1),
    "a circle": (
        Reply(302, b"", {"location": "/robots.txt"}),
        "fetch.redirects",
        "robots.txt: 5 times, last to {url}/robots.txt",
        6,
    ),
    "a private address": (
        Reply(302, b"", {"location": "http://10.0.0.1/robots.txt"}),
        "fetch.private-address",
        "robots.txt: 10.0.0.1",
        1,
    ),
}


@pytest.mark.parametrize(("file", "code", "detail", "times"), UNREACHABLE.values(), ids=UNREACHABLE)
def test_a_file_that_cannot_be_had_keeps_us_out_and_says_why(file, code, detail, times):
    with Server(site(file)) as server:
        asked = visit(server, "/", "/x")
        assert asked.codes == [code, code]
        assert [one.detail for one in asked.outcomes] == [detail.format(url=server.url)] * 2
        assert not any(one.retry or one.stops for one in asked.outcomes)
        assert server.paths == {"/robots.txt": times}


def test_trouble_with_a_file_that_passes_is_waited_for():
    replies = [Reply(503), text("User-agent: *", "Disallow: /private")]
    with Server(lambda asked: replies.pop(0) if asked.path == "/robots.txt" else Reply()) as server:
        assert visit(server, "/private", "/public").codes == ["fetch.robots", "200"]


def test_what_we_may_not_spend_says_nothing_of_the_site():
    with Server(site(text("User-agent: *", "Allow: /"))) as server:
        asked = visit(server, "/a", "/b", budget=Budget(1, None))
        assert asked.codes == ["fetch.max-requests"] * 2
        assert visit(server, "/a", budget=Budget(0, None)).codes == ["fetch.max-requests"]
        assert server.paths == {"/robots.txt": 1}


def test_a_gate_says_what_a_host_wants():
    async def fetch(request):
        return Response(request=request, status=200, body=b"User-agent: *\nCrawl-delay: 7\nDisallow: /x")

    async def run():
        gate = Gate(Robots(AGENT), fetch, 1)
        said = [await gate.enter("https://a.example" + path) for path in ("/x", "/y")]
        return said, gate.delay("https://a.example/y"), gate.delay("https://b.example/")

    said, delay, unknown = asyncio.run(run())
    assert said == [Problem(code="fetch.robots", detail="a.example"), None]
    assert (delay, unknown) == (7.0, None)


@pytest.mark.parametrize("url", ["https://a.example:443/x", "https://A.example/y", "https://a.example/z"])
def test_why_a_host_cannot_be_reached_is_told_however_its_name_is_written(url):
    async def fetch(_):
        return Problem(code="fetch.connection", detail="no connection")

    async def run():
        gate = Gate(Robots(AGENT), fetch, 1)
        await gate.enter("https://a.example/")
        return await gate.enter(url)

    assert asyncio.run(run()).code == "fetch.connection"


def test_hosts_without_number_that_cannot_be_reached_take_no_room(monkeypatch):
    monkeypatch.setattr("listaudit.fetch.gate.MOST_ORIGINS", 10)

    async def fetch(_):
        return Problem(code="fetch.connection", detail="no connection")

    async def run():
        gate = Gate(Robots(AGENT), fetch, 1)
        for number in range(50):
            assert (await gate.enter(f"https://host{number}.example/")).code == "fetch.connection"
        return len(gate._unreachable), len(gate._under_way)

    assert asyncio.run(run()) == (10, 0)
