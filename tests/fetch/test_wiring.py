"""What asking a source takes, put together as its source.toml and the configuration say."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from listaudit.fetch.budget import Budget
from listaudit.fetch.settings import Done, Job, Settings
from listaudit.fetch.shelf import Shelf
from listaudit.fetch.wiring import Wiring, _place_of
from listaudit.model import Access, Pace, Problem, Unchecked
from tests.fetch.kit import KEY, places, simple_adapter, source_of
from tests.fetch.server import Nobody, Reply, Server

EMPTY = Reply(body=b'{"results": []}')


def wired(tmp_path, source, **settings):
    """Run a source as a fetch would; return what it handed over."""
    items = []

    async def emit(some):
        items.extend(some)

    async def run():
        given = Settings(**{"folder": str(tmp_path / "state"), "run": "r", "environ": {}} | settings)
        shelf = Shelf(given)
        try:
            async with AsyncExitStack() as stack:
                wiring = Wiring(given, shelf, Budget(given.max_requests, given.budget), stack)
                made = await wiring.source_run(Job(0, source, simple_adapter(), places(2)), emit)
                await made.run()
        finally:
            shelf.close(whole=True)

    asyncio.run(run())
    return items


def reasons(items):
    return {item.reason.code for item in items if isinstance(item, Unchecked)}


def test_a_source_is_asked_as_whom_we_are(tmp_path):
    with Server(lambda _: EMPTY) as server:
        items = wired(
            tmp_path,
            source_of(server.url),
            allow_hosts=frozenset([server.host]),
            contact="seo@client.example",
        )
        assert items == [Done(frozenset("01"), 2, 0.0)]
        assert "seo@client.example" in server.asked[0].headers["user-agent"]


def test_a_source_without_its_key_is_stopped_and_the_key_is_named(tmp_path):
    with Server(lambda _: EMPTY) as server:
        items = wired(
            tmp_path, source_of(server.url, needs=("ACME_KEY",)), allow_hosts=frozenset([server.host])
        )
        assert Problem(code="fetch.no-key", detail="ACME_KEY", stops=True) in items
        assert server.asked == []


def test_offline_nobody_is_asked(tmp_path):
    with Server(lambda _: EMPTY) as server:
        items = wired(tmp_path, source_of(server.url), allow_hosts=frozenset([server.host]), offline=True)
        assert (reasons(items), server.asked) == ({"fetch.offline"}, [])


def test_a_cache_is_kept_only_where_the_source_allows_it(tmp_path):
    for hours, asked in ((0.0, 4), (5.0, 2)):
        with Server(lambda _: EMPTY) as server:
            source = source_of(server.url, access={"cache_hours": hours})
            for _ in range(2):
                wired(tmp_path, source, allow_hosts=frozenset([server.host]))
            assert len(server.asked) == asked


def test_pages_for_people_are_visited_behind_their_robots_txt(tmp_path):
    with Server(
        lambda asked: Reply(body=b"User-agent: *\nDisallow: /find?q=0\n") if "robots" in asked.path else EMPTY
    ) as server:
        items = wired(
            tmp_path, source_of(server.url, access={"robots": True}), allow_hosts=frozenset([server.host])
        )
        assert reasons(items) == {"fetch.robots"}
        assert sorted(server.paths) == ["/find?q=1", "/robots.txt"]


def test_what_may_be_asked_and_spent_is_shared_by_all(tmp_path):
    with Server(lambda _: EMPTY) as server:
        items = wired(tmp_path, source_of(server.url), allow_hosts=frozenset([server.host]), max_requests=1)
        assert reasons(items) == {"fetch.max-requests"}


def test_as_many_connections_are_made_as_there_are_places_in_all_lanes(tmp_path):
    access = Access(pace=Pace(concurrent=2), lanes={"a": Pace(concurrent=3)})
    source = source_of("https://api.example")
    source = source.__class__(
        **{name: getattr(source, name) for name in source.__dataclass_fields__} | {"access": access}
    )

    async def run():
        given = Settings(folder=str(tmp_path / "state"), run="r", environ={})
        shelf = Shelf(given)
        try:
            async with AsyncExitStack() as stack:
                wiring = Wiring(given, shelf, Budget(None, None), stack)
                sender = await wiring._sender(Job(0, source, simple_adapter(), []), "us/1")
                return sender.client._transport._pool._max_connections, sender.seconds
        finally:
            shelf.close(whole=True)

    assert asyncio.run(run()) == (5, 60.0)


# By a proxy


def proxied(tmp_path, base, proxy, **more):
    return wired(
        tmp_path,
        source_of(base, needs=("ACME_KEY",), access={"auth_headers": {"x-key": "{ACME_KEY}"}}),
        proxy=proxy,
        environ={"ACME_KEY": KEY},
        **more,
    )


def test_everything_goes_by_the_proxy_that_is_named_also_where_only_it_knows_the_host(tmp_path):
    with Server(lambda _: EMPTY) as proxy:
        items = proxied(tmp_path, "http://api.invalid", proxy.url)
        assert items == [Done(frozenset("01"), 2, 0.0)]
        assert sorted(proxy.paths) == ["http://api.invalid/find?q=0", "http://api.invalid/find?q=1"]


@pytest.mark.parametrize(
    "place", ["http://10.0.0.1", "http://169.254.169.254", "http://[::1]:80", "http://localhost:1"]
)
def test_a_proxy_is_no_way_to_a_private_address(tmp_path, place):
    with Server(lambda _: EMPTY) as proxy:
        items = proxied(tmp_path, place, proxy.url)
        assert (reasons(items), proxy.asked) == ({"fetch.private-address"}, [])


def test_the_machine_of_the_proxy_is_no_exception(tmp_path):
    with Server(lambda _: EMPTY) as proxy, Server(lambda _: EMPTY) as beside:
        for base in (proxy.url, beside.url):
            assert reasons(proxied(tmp_path, base, proxy.url)) == {"fetch.private-address"}
        assert (proxy.asked, beside.asked) == ([], [])


def test_a_proxy_that_refuses_ends_the_source(tmp_path):
    with Server(lambda _: Reply(407, b"who are you")) as proxy:
        items = proxied(tmp_path, "https://api.invalid", proxy.url)
        assert reasons(items) == {"fetch.proxy"}
        assert set(proxy.paths) == {"api.invalid:443"}
        items = proxied(tmp_path, "http://api.invalid", proxy.url)
        assert reasons(items) == {"fetch.proxy"}


@pytest.mark.parametrize("base", ["https://api.invalid", "http://api.invalid"])
def test_a_proxy_that_does_not_answer_is_told_from_a_source_that_does_not(tmp_path, base):
    with Nobody() as gone:
        (problem,) = [item for item in proxied(tmp_path, base, gone.url) if isinstance(item, Problem)]
        assert (problem.code, problem.detail) == ("fetch.proxy", "it did not answer")
        (problem,) = [
            item for item in proxied(tmp_path, base, "http://proxy.invalid:3128") if isinstance(item, Problem)
        ]
        assert (problem.code, problem.detail) == ("fetch.proxy", "no name server knows proxy.invalid")
        assert "fetch.proxy" not in reasons(wired(tmp_path, source_of(gone.url)))


@pytest.mark.parametrize(
    ("proxy", "place"),
    [
        ("http://proxy.example", "proxy.example:80"),
        ("https://proxy.example", "proxy.example:443"),
        ("http://me:pass@proxy.example:3128", "proxy.example:3128"),
        ("http://[::1]:3128", "[::1]:3128"),
    ],
)
def test_a_proxy_is_allowed_at_its_own_port_alone(proxy, place):
    assert _place_of(proxy) == place
