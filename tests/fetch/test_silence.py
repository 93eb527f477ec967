"""When nobody answers: a source that is silent is left alone, sites of many owners only where the network is gone."""

from __future__ import annotations

import asyncio
import itertools
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import pytest

from listaudit.fetch.budget import Budget
from listaudit.fetch.settings import Job, Settings
from listaudit.fetch.shelf import Shelf
from listaudit.fetch.silence import SITES_IN_A_ROW, Silence
from listaudit.fetch.wiring import Wiring
from listaudit.model import Pace, Problem, Request
from tests.fetch.kit import places, simple_adapter, source_of
from tests.fetch.played import Ran, ask_all
from tests.fetch.server import Reply, Server


def test_a_source_that_does_not_answer_ten_times_in_a_row_is_left_alone():
    ran, server = ask_all(lambda _: Reply(raw=b""), simple_adapter(), 30)
    assert len(server.asked) == 10
    assert ran.problems == ["fetch.gave-up"]
    assert (set(ran.unchecked), ran.done.requests) == ({str(n) for n in range(30)}, 10)
    (why,) = [item for item in ran.items if isinstance(item, Problem)]
    assert why.detail == (
        "10 requests in a row came to nothing, the last by this: the answer broke off or was no HTTP"
    )


def test_ten_answers_of_the_same_kind_in_a_row_are_no_silence():
    ran, server = ask_all(lambda _: Reply(404), simple_adapter(), 30)
    assert (len(server.asked), ran.problems) == (30, [])


@pytest.mark.parametrize("between", [Reply(404), Reply(body=b'{"results": []}')], ids=["no", "yes"])
def test_an_answer_in_between_breaks_the_row(between):
    count = itertools.count()
    ran, server = ask_all(lambda _: between if next(count) % 9 == 8 else Reply(raw=b""), simple_adapter(), 40)
    assert (len(server.asked), ran.problems) == (40, [])


def test_sites_of_many_owners_do_not_fail_for_one_another():
    ran, server = ask_all(lambda _: Reply(raw=b""), simple_adapter(), 15, robots=True)
    assert (len(server.asked), ran.problems) == (15, [])


def site(number):
    """Return an address of a machine of its own, at which nobody is at home."""
    return f"http://127.0.1.{number}:9/"


def visit(tmp_path, urls):
    """Ask for one page after the other, as an audit of websites does."""
    ran = Ran()

    async def emit(items):
        ran.items += items

    def search(location, _):
        yield Request(url=urls[int(location.store_code)], store_codes=(location.store_code,))

    async def go():
        hosts = frozenset(urlsplit(url).netloc for url in urls)
        settings = Settings(folder=str(tmp_path), run="r", environ={}, allow_hosts=hosts)
        access = {"robots": True, "pace": Pace(per_second=0, concurrent=1)}
        job = Job(0, source_of("", access=access), simple_adapter(search=search), places(len(urls)))
        shelf = Shelf(settings)
        async with AsyncExitStack() as stack:
            wiring = Wiring(settings, shelf, Budget(None, None), stack)
            await (await wiring.source_run(job, emit)).run()
        shelf.close(whole=True)

    asyncio.run(go())
    return ran


def test_where_no_site_can_be_reached_it_is_the_network_and_nobody_is_asked_any_more(tmp_path):
    ran = visit(tmp_path, [site(number) for number in range(1, 60)])
    assert ran.problems == ["fetch.gave-up"]
    assert ran.done.requests == SITES_IN_A_ROW
    codes = [min(ran.unchecked[str(number)]) for number in range(59)]
    assert codes == ["fetch.connection"] * (SITES_IN_A_ROW - 1) + ["fetch.gave-up"] * (60 - SITES_IN_A_ROW)
    (why,) = [item for item in ran.items if isinstance(item, Problem)]
    assert "is there a network?" in why.detail


def test_names_that_nobody_knows_count_like_sites_that_do_not_answer(tmp_path):
    names = [f"http://site{number}.invalid/" for number in range(SITES_IN_A_ROW + 5)]
    ran = visit(tmp_path, names)
    assert (ran.problems, ran.done.requests) == (["fetch.gave-up"], SITES_IN_A_ROW)


def test_one_dead_site_is_one_however_many_of_its_pages_and_hosts_are_asked_for(tmp_path):
    pages = [f"{site(1)}{number}" for number in range(25)]
    hosts = [f"http://shop{number}.chain.invalid/" for number in range(25)]
    ran = visit(tmp_path, [*pages, *hosts])
    assert (ran.problems, len(ran.unchecked)) == ([], 50)


def test_one_site_that_answers_shows_that_there_is_a_network(tmp_path):
    with Server(lambda _: Reply(404)) as server:
        dead = [site(number) for number in range(1, 60)]
        mixed = [
            url
            for number, one in enumerate(dead)
            for url in (one, f"{server.url}/{number}")[: 1 + (number % 15 == 14)]
        ]
        ran = visit(tmp_path, mixed)
        assert (ran.problems, server.paths.total()) == ([], 4)


TOLD = {
    "connection": (Problem(code="fetch.connection"), True),
    "timeout": (Problem(code="fetch.timeout"), True),
    "no": (Problem(code="fetch.not-found"), False),
    "a wrong certificate": (Problem(code="fetch.tls"), False),
}


@pytest.mark.parametrize(("between", "gone"), TOLD.values(), ids=TOLD)
def test_only_what_came_from_outside_ends_the_row(between, gone):
    silence, dead = Silence(sites=True), Problem(code="fetch.connection")
    told = [silence.heard(Request(url=site(number)), dead) for number in range(SITES_IN_A_ROW - 1)]
    assert told == [None] * (SITES_IN_A_ROW - 1)
    for ours in ("fetch.private-address", "fetch.robots", "fetch.max-requests", "fetch.scheme"):
        assert silence.heard(Request(url=site(99)), Problem(code=ours)) is None
    assert (silence.heard(Request(url=site(200)), between) is not None) is gone
