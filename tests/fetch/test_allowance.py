"""What one source may still be asked: requests, money, quotas, and what becomes of them without a ledger."""

from __future__ import annotations

import pytest

from listaudit.fetch.budget import Budget
from listaudit.fetch.kept import Kept, Loss
from listaudit.fetch.ledger import Ledger
from listaudit.model import Pace, Price, Problem
from tests.fetch.kit import ask, at, fill, source_of
from tests.fetch.server import Reply, Server


def test_every_try_counts():
    with Server(lambda _: Reply(500)) as server:
        asked = ask(server, source_of(server.url, access={"tries": 2}), at(server, "/"))
    assert (asked.codes, asked.asker.requests, len(server.asked)) == (["fetch.server-error"], 2, 2)
    assert asked.asker.budget.requests == {"acme": 2}


def test_no_more_is_asked_than_may_be():
    with Server(lambda _: Reply()) as server:
        asked = ask(
            server, source_of(server.url), *[at(server, f"/{n}") for n in range(3)], budget=Budget(2, None)
        )
    assert asked.codes == ["200", "200", "fetch.max-requests"]
    assert not asked.outcomes[2].stops


def test_money_is_counted_by_what_a_request_is_billed_as():
    price = Price(sku="search", per_1000=1_000.0, free_per_month=1)
    with Server(lambda _: Reply()) as server:
        source = source_of(server.url, access={"prices": (price,)})
        urls = [at(server, f"/{n}", sku="search") for n in range(3)]
        asked = ask(server, source, *urls, at(server, "/free"), budget=Budget(None, 1.0))
    assert asked.codes == ["200", "200", "fetch.budget", "200"]
    assert asked.asker.budget.spent == {"acme": 1.0}


def test_the_quota_of_a_day_ends_it_for_the_source():
    with Server(lambda _: Reply()) as server:
        pace = Pace(per_second=0, per_day=2)
        asked = ask(
            server, source_of(server.url, access={"pace": pace}), *[at(server, f"/{n}") for n in range(3)]
        )
    assert asked.codes == ["200", "200", "fetch.quota"]
    assert (asked.outcomes[2].stops, asked.outcomes[2].detail) == (True, "2 requests a day")


def test_a_time_zone_that_is_not_known_stops_the_source_and_says_so(tmp_path):
    pace = Pace(per_second=0, per_day=2)
    with Server(lambda _: Reply()) as server:
        source = source_of(server.url, access={"pace": pace, "day_ends": "Mars/Base"})
        asked = ask(server, source, at(server, "/"), ledger=Ledger(tmp_path / "l.sqlite"))
    (said,) = asked.outcomes
    assert (said.code, said.stops, server.asked) == ("fetch.adapter", True, [])
    assert said.detail.startswith("There is no time zone 'Mars/Base'. Mend day-ends")


LANES = {"search": Pace(per_second=0, per_day=2), "details": Pace(per_second=0, per_day=3)}
BY_LANE = ["search"] * 3 + ["details"] * 4 + [""]


def by_lane(server, *, per_day=0, lanes=BY_LANE, ledger=None):
    source = source_of(server.url, access={"lanes": LANES, "pace": Pace(per_second=0, per_day=per_day)})
    urls = [at(server, f"/{n}", lane=lane, sku="x") for n, lane in enumerate(lanes)]
    return ask(server, source, *urls, ledger=ledger)


def test_the_quota_of_a_lane_counts_the_requests_of_that_lane_alone():
    with Server(lambda _: Reply()) as server:
        asked = by_lane(server)
        assert asked.codes == ["200"] * 2 + ["fetch.quota"] + ["200"] * 3 + ["fetch.quota", "200"]
        assert len(server.asked) == 6
    used_up = [one for one in asked.outcomes if isinstance(one, Problem)]
    assert [one.detail for one in used_up] == [
        "2 requests a day in lane search",
        "3 requests a day in lane details",
    ]
    assert not any(one.stops for one in used_up), "another lane may have some left"


def test_the_quota_of_the_source_counts_the_requests_of_all_lanes():
    with Server(lambda _: Reply()) as server:
        asked = by_lane(server, per_day=4, lanes=["search", "details", "", "details", "details"])
        assert asked.codes == ["200"] * 4 + ["fetch.quota"]
    assert (asked.outcomes[-1].detail, asked.outcomes[-1].stops) == ("4 requests a day", True)


def test_the_quota_of_a_lane_is_shared_by_runs(tmp_path):
    with Server(lambda _: Reply()) as server:
        for codes in (["200"], ["200"], ["fetch.quota"]):
            asked = by_lane(server, lanes=["search"], ledger=Ledger(tmp_path / "ledger.sqlite"))
            assert asked.codes == codes


def full(path):
    """Return a ledger on a disk that is full."""
    ledger = Ledger(path)
    fill(ledger._db, "INSERT INTO used VALUES ('', ?, 999999, '', 1)")
    return ledger


def without_a_ledger(tmp_path, *, dollars=None, sku="search", **access):
    """Ask two things while nothing can be counted; return the outcomes and what the user was told."""
    lines = []
    lost = Kept(lambda: full(tmp_path / "ledger.sqlite"), Loss("Nothing is counted.", lines.append))
    with Server(lambda _: Reply()) as server:
        source = source_of(server.url, access=access)
        urls = [at(server, f"/{n}", sku=sku) for n in range(2)]
        asked = ask(server, source, *urls, ledger=lost, budget=Budget(None, dollars))
    return asked, lines


FREE = (Price(sku="search", per_1000=1.0, free_per_month=5),)
PAID = (Price(sku="search", per_1000=1.0),)
GOES_ON = {
    "no quota": {},
    "free calls and no budget": {"prices": FREE},
    "a budget and no free calls": {"prices": PAID, "dollars": 1.0},
    "a budget and nothing to pay": {"dollars": 0.0},
}


@pytest.mark.parametrize("about", GOES_ON.values(), ids=GOES_ON)
def test_where_nothing_can_be_counted_what_needs_no_count_goes_on(tmp_path, about):
    asked, lines = without_a_ledger(tmp_path, **about)
    assert asked.codes == ["200", "200"]
    assert len(lines) == 1
    assert "Nothing is counted." in lines[0]


STOPS = {
    "a quota": {"pace": Pace(per_second=0, per_day=9), "sku": ""},
    "a quota of its lane": {"lanes": {"": Pace(per_second=0, per_day=9)}},
    "a budget after free calls": {"prices": FREE, "dollars": 1.0},
}


@pytest.mark.parametrize("about", STOPS.values(), ids=STOPS)
def test_where_nothing_can_be_counted_what_needs_a_count_is_not_asked(tmp_path, about):
    asked, lines = without_a_ledger(tmp_path, **about)
    assert asked.codes == ["fetch.uncounted"] * 2
    assert (asked.asker.requests, len(lines)) == (0, 1)
