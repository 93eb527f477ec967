"""The lanes of a source: which request keeps whose pace, and that hosts without number take no room."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

from listaudit.fetch import lanes as module
from listaudit.fetch.lanes import Lanes
from listaudit.model import Access, Pace, Request

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

    async def run():
        lanes = Lanes(Access(pace=Pace(per_second=20)), SimpleNamespace(delay=lambda _: None))
        for number in range(40):
            await lanes.of(page(number)).turn()
        many = len(lanes)
        await asyncio.sleep(0.06)
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
