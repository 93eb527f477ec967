"""The lanes of a source: which request keeps whose pace, and that hosts without number take no room."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from threading import Barrier
from types import SimpleNamespace

import pytest

from listaudit.fetch import lanes as module
from listaudit.fetch.fetcher import Fetcher
from listaudit.fetch.lanes import Lanes
from listaudit.fetch.settings import Job, Settings
from listaudit.model import Access, Location, Pace, Request
from listaudit.source import load_adapter, load_source
from tests.fetch.server import Reply, Server

SLOW = Access(pace=Pace(per_second=0.01))


def page(number, path=""):
    return Request(url=f"https://host{number}.example/{path}")


def in_loop(call):
    async def run():
        return call()

    return asyncio.run(run())


def test_a_request_keeps_the_pace_of_its_lane_else_that_of_the_source():
    def look():
        lanes = Lanes(Access(lanes={"a": Pace(per_second=5)}))
        named, other = Request(url="https://x.example/1", lane="a"), Request(url="https://x.example/1")
        assert lanes.pace(named) == Pace(per_second=5)
        assert lanes.pace(other) == Pace()
        assert lanes.of(named) is not lanes.of(other)
        assert lanes.of(other) is lanes.of(Request(url="https://y.example/2", lane=""))

    in_loop(look)


def test_pages_keep_the_pace_of_their_host_and_the_distance_that_it_asks_for():
    def look():
        lanes = Lanes(
            Access(pace=Pace(per_second=0)),
            SimpleNamespace(delay=lambda url: 9.0 if "host1" in url else None),
        )
        assert lanes.of(page(1)) is lanes.of(page(1, "x"))
        assert lanes.of(page(1)) is not lanes.of(page(2))
        return lanes.of(page(1))._interval, lanes.of(page(2))._interval

    assert in_loop(look) == (9.0, 0.0)


def test_a_host_has_one_lane_however_its_name_is_written():
    def look():
        lanes = Lanes(Access(), SimpleNamespace(delay=lambda _: None))
        same = [
            "https://shop.example/",
            "https://SHOP.example:443/x",
            "http://Shop.Example:80/",
            "http://shop.example",
        ]
        assert len({id(lanes.of(Request(url=url))) for url in same}) == 1
        assert lanes.of(Request(url="http://shop.example:8080/")) is not lanes.of(Request(url=same[0]))

    in_loop(look)


def crowd(monkeypatch, hosts, access, *, most=20, busy=()):
    """Ask at so many hosts; return how many lanes there were at most, and whether those of some stayed."""
    monkeypatch.setattr(module, "MOST", most)

    async def run():
        lanes = Lanes(access, SimpleNamespace(delay=lambda _: None))
        before = {number: lanes.of(page(number)) for number in busy}
        for lane in before.values():
            await lane.turn()
        peak = 0
        for number in range(100, 100 + hosts):
            await lanes.of(page(number)).turn()
            peak = max(peak, len(lanes))
        return peak, all(lanes.of(page(number)) is lane for number, lane in before.items())

    return asyncio.run(run())


def test_hosts_without_number_take_no_room(monkeypatch):
    assert crowd(monkeypatch, 500, Access(pace=Pace(per_second=0)))[0] == 20


def test_a_lane_that_still_waits_is_never_forgotten_however_many_come_after_it(monkeypatch):
    peak, stayed = crowd(monkeypatch, 60, SLOW, busy=range(5))
    assert (peak, stayed) == (65, True), "each was asked just now, and the next turn is far"


def test_once_those_that_waited_are_idle_their_number_falls_again(monkeypatch):
    monkeypatch.setattr(module, "MOST", 10)

    now = 1_000.0

    async def run():
        nonlocal now
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: now)
        lanes = Lanes(Access(pace=Pace(per_second=20)), SimpleNamespace(delay=lambda _: None))
        for number in range(40):
            await lanes.of(page(number)).turn()
        many = len(lanes)
        now += 0.06
        for number in range(40, 50):
            lanes.of(page(number))
        return many, len(lanes)

    many, few = asyncio.run(run())
    assert (many, few) == (40, 10)


def test_who_was_asked_lately_stays(monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)

    def look():
        lanes = Lanes(Access(pace=Pace(per_second=0)), SimpleNamespace(delay=lambda _: None))
        first, second = lanes.of(page(1)), lanes.of(page(2))
        lanes.of(page(3))
        lanes.of(page(1))
        lanes.of(page(4))
        return lanes.of(page(1)) is first, lanes.of(page(2)) is second

    assert in_loop(look) == (True, False)


def test_many_sites_are_visited_side_by_side_and_each_at_its_own_pace(tmp_path):
    """Sixteen new sites are asked for robots.txt at once: none of them answers before all have been asked."""
    page = Reply(body=b"<h1>Bluebird Bakery</h1><p>(217) 555-0101</p>", headers={"content-type": "text/html"})
    together = Barrier(16, timeout=8)
    website = load_source("website")

    def answer(asked):
        if "robots" not in asked.path:
            return page
        together.wait()
        return Reply(404)

    with ExitStack() as stack:
        servers = [stack.enter_context(Server(answer)) for _ in range(16)]
        shops = [
            Location(store_code=server.host, names=("Bluebird Bakery",), websites=(f"{server.url}/",))
            for server in servers
        ]
        job = Job(0, website, load_adapter(website), shops)
        hosts = frozenset(server.host for server in servers)
        with Fetcher([job], Settings(folder=str(tmp_path), environ={}, allow_hosts=hosts)) as fetcher:
            for _ in fetcher:
                pass
        first = [[asked.at for asked in server.asked[:2]] for server in servers]
    assert [server.asked[0].path for server in servers] == ["/robots.txt"] * 16
    assert all(page - robots >= 0.99 for robots, page in first)
    assert not together.broken


@pytest.mark.parametrize(("gate", "most"), [(SimpleNamespace(delay=lambda _: None), 4), (None, 16)])
def test_no_more_pages_of_one_host_are_under_way_than_four(gate, most):
    inside, peak = 0, 0

    async def visit(lane):
        nonlocal inside, peak
        async with lane:
            inside += 1
            peak = max(peak, inside)
            await asyncio.sleep(0)
            inside -= 1

    async def run():
        lanes = Lanes(Access(pace=Pace(per_second=0, concurrent=16)), gate)
        await asyncio.gather(*[visit(lanes.of(page(1, number))) for number in range(40)])

    asyncio.run(run())
    assert peak == most
