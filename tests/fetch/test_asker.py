"""Asking one source: how answers are understood, how waits and redirects keep the pace."""

from __future__ import annotations

import itertools
import time
from types import SimpleNamespace

import pytest

from listaudit.fetch.budget import Budget
from listaudit.fetch.pace import PATIENCE
from listaudit.model import Failure, Pace, Problem
from listaudit.model.sentences import sentence
from tests.fetch.kit import FAST, ask, at, source_of
from tests.fetch.server import Reply, Server


def test_an_answer_is_an_answer():
    with Server(lambda _: Reply(body=b"[1]")) as server:
        asked = ask(server, source_of(server.url), at(server, "/"))
    assert asked.outcomes[0].body == b"[1]"
    assert (asked.asker.requests, asked.noted) == (1, [])


def test_a_lane_has_a_pace_of_its_own():
    lanes = {"slow": Pace(per_second=4, concurrent=1)}
    with Server(lambda _: Reply()) as server:
        source = source_of(server.url, access={"lanes": lanes, "pace": FAST})
        begun = time.monotonic()
        ask(server, source, *[at(server, f"/{n}", lane="slow") for n in range(4)], together=True)
        assert (len(server.asked), server.kept(0.25, begun)) == (4, True)
        ask(server, source, *[at(server, f"/fast{n}") for n in range(4)], together=True)
        times = sorted(asked.at for asked in server.asked[4:])
        assert times[-1] - times[0] < 0.75


def test_a_wait_that_one_answer_asks_for_holds_all_of_its_lane():
    replies = itertools.chain([Reply(429, b"", {"retry-after": "0.4"})], itertools.repeat(Reply()))
    with Server(lambda _: next(replies)) as server:
        source = source_of(server.url, access={"tries": 2, "pace": Pace(per_second=0, concurrent=1)})
        asked = ask(server, source, *[at(server, f"/{n}") for n in range(3)], together=True)
        times = [one.at for one in server.asked]
    assert asked.codes == ["200"] * 3
    assert all(later - times[0] >= 0.39 for later in times[1:])


def test_what_the_adapter_says_of_an_answer_comes_first_and_then_the_table_of_its_source():
    def problem(response, _):
        return (
            Problem(code="fetch.not-enabled", detail="own\x1b[31m words") if b"off" in response.body else None
        )

    table = (Failure(status=200, contains="sorry", code="fetch.quota", stops=True),)
    bodies = {"/off": b"off sorry", "/sorry": b"sorry", "/fine": b"fine"}
    with Server(lambda asked: Reply(body=bodies[asked.path])) as server:
        source = source_of(server.url, access={"errors": table})
        asked = ask(
            server, source, *[at(server, path) for path in bodies], adapter=SimpleNamespace(problem=problem)
        )
    assert asked.codes == ["fetch.not-enabled", "fetch.quota", "200"]
    assert asked.outcomes[0].detail == "own words"
    assert [one.body for one in asked.noted] == [b"off sorry", b"sorry"]


def test_without_anybody_to_note_it_an_error_is_an_error():
    with Server(lambda _: Reply(400)) as server:
        source = source_of(server.url)
        asked = ask(server, source, at(server, "/"))
        asked.asker.note = None
        assert asked.codes == ["fetch.refused"]


def hopping(times):
    """Answer with so many redirects, one after the other, to every question."""

    def answer(asked):
        path, _, number = asked.path.partition("~")
        hop = int(number or 0)
        return Reply(302, b"", {"location": f"{path}~{hop + 1}"}) if hop < times else Reply()

    return answer


def test_a_redirect_counts_and_waits_like_a_request_of_its_own():
    with Server(hopping(2)) as server:
        pace, begun = Pace(per_second=10, concurrent=4), time.monotonic()
        asked = ask(server, source_of(server.url, access={"pace": pace}), at(server, "/a"))
        assert (asked.codes, asked.asker.requests, len(server.asked)) == (["200"], 3, 3)
        assert server.kept(0.1, begun)
        asked = ask(server, source_of(server.url), at(server, "/a"), budget=Budget(2, None))
        assert (asked.codes, asked.asker.requests) == (["fetch.max-requests"], 2)


def test_a_slow_pace_is_no_reason_to_give_a_redirect_up():
    with Server(hopping(1)) as server:
        access = {"pace": Pace(per_second=1.5, concurrent=4), "timeout": 0.2}
        asked = ask(server, source_of(server.url, access=access), at(server, "/a"))
        assert asked.codes == ["200"]


def refusing(*replies):
    """Answer with these, and well from then on."""
    waiting = list(replies)
    return lambda _: waiting.pop(0) if waiting else Reply()


TOLD_TO_WAIT = {
    "429 without a time": (Reply(429), 0.5),
    "429 with a time": (Reply(429, b"", {"retry-after": "0.6"}), 0.6),
    "503 with a time": (Reply(503, b"", {"retry-after": "0.6"}), 0.6),
    "a limit in words of its own": (Reply(body=b"slow down"), 0.5),
}


@pytest.mark.parametrize(("reply", "least"), TOLD_TO_WAIT.values(), ids=TOLD_TO_WAIT)
def test_whoever_is_told_to_wait_everybody_waits(reply, least):
    table = (Failure(contains="slow down", code="fetch.rate-limited", retry=True),)
    with Server(refusing(reply)) as server:
        access = {"tries": 2, "pace": Pace(per_second=5, concurrent=4), "errors": table}
        asked = ask(
            server,
            source_of(server.url, access=access),
            *[at(server, f"/{n}") for n in range(4)],
            together=True,
        )
        first, *others = [one.at for one in server.asked]
    assert (asked.codes, len(others)) == (["200"] * 4, 4)
    assert all(later - first >= least - 0.1 for later in others)


def test_trouble_without_a_time_holds_back_nobody_else():
    with Server(refusing(Reply(503))) as server:
        access = {"tries": 2, "pace": Pace(per_second=0, concurrent=1)}
        source = source_of(server.url, access=access)
        ask(server, source, *[at(server, f"/{n}") for n in range(3)], together=True)
        times = {one.path: one.at for one in server.asked}
    assert times["/2"] - times["/1"] < 0.4


def test_one_lane_that_is_told_to_wait_holds_back_no_other():
    lanes = {"slow": Pace(per_second=0), "fast": Pace(per_second=0)}
    wait = Reply(429, b"", {"retry-after": "60"})
    with Server(lambda one: wait if "slow" in one.path else Reply()) as server:
        source = source_of(server.url, access={"lanes": lanes})
        ask(server, source, at(server, "/slow", lane="slow"), at(server, "/fast", lane="fast"))
        slow, fast = [one.at for one in server.asked]
    assert fast - slow < 30


def test_a_source_that_says_too_often_again_and_again_is_given_up():
    with Server(lambda _: Reply(429, b"", {"retry-after": "0"})) as server:
        source = source_of(server.url, access={"tries": 3, "pace": Pace(per_second=0, concurrent=1)})
        asked = ask(server, source, *[at(server, f"/{n}") for n in range(6)])
        assert len(server.asked) == PATIENCE
    assert asked.codes == ["fetch.rate-limited"] * 3 + ["fetch.gave-up"] * 3
    assert asked.outcomes[-1].stops
    assert asked.outcomes[-1].detail == "it said 10 times in a row that it is asked too often"


@pytest.mark.parametrize("status", [429, 503])
def test_a_source_that_wants_to_be_left_alone_for_an_hour_is_not_asked_again(status):
    with Server(refusing(Reply(status, b"", {"retry-after": "3600"}))) as server:
        source = source_of(server.url, access={"tries": 3, "pace": Pace(per_second=0, concurrent=1)})
        asked = ask(server, source, *[at(server, f"/{n}") for n in range(3)], together=True)
        assert len(server.asked) == 1
    assert asked.codes[1:] == ["fetch.gave-up"] * 2
    alone = "it wants to be left alone for 3,600 seconds"
    assert asked.outcomes[0].detail == f"HTTP {status}; {alone}"
    assert sentence(asked.outcomes[-1].reason) == f"It is asked no more: {alone}."
    assert asked.outcomes[-1].stops


def test_whoever_waits_already_is_not_let_through_to_a_source_that_wants_to_be_left_alone():
    with Server(refusing(Reply(429, b"", {"retry-after": "3600"}))) as server:
        source = source_of(server.url, access={"pace": Pace(per_second=5, concurrent=4)})
        asked = ask(server, source, *[at(server, f"/{n}") for n in range(4)], together=True)
        assert len(server.asked) == 1
    assert sorted(asked.codes) == ["fetch.gave-up"] * 3 + ["fetch.rate-limited"]
