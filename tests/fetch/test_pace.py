"""Pace, by a clock of our own: when requests go out, to the millisecond."""

from __future__ import annotations

import asyncio
import heapq
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.fetch.pace import PATIENCE, Lane
from listaudit.model import Pace


class Time:
    """A clock that goes on where everybody waits."""

    def __init__(self, start=1_000.0):
        self.now = start
        self._order = itertools.count()
        self._waiting = []

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        event = asyncio.Event()
        heapq.heappush(self._waiting, (self.now + seconds, next(self._order), event))
        await event.wait()

    async def run(self, *work):
        """Run work to its end, the clock jumping from one wake-up to the next."""
        tasks = [asyncio.ensure_future(one) for one in work]
        while not all(task.done() for task in tasks):
            for _ in range(50):
                await asyncio.sleep(0)
            if self._waiting:
                then, _, event = heapq.heappop(self._waiting)
                self.now = max(self.now, then)
                event.set()
        return [task.result() for task in tasks]


def times(pace, count, *, takes=0.0, start=1_000.0, hold=None):
    """Return when each of so many requests went out, in seconds after the first moment."""
    clock, out = Time(start), []

    async def one(lane):
        async with lane:
            out.append(clock.now - start)
            if hold and len(out) - 1 in hold:
                lane.hold(hold[len(out) - 1])
            if takes:
                await clock.sleep(takes)

    async def run():
        lane = Lane(pace, clock, clock.sleep)
        await clock.run(*(one(lane) for _ in range(count)))

    asyncio.run(run())
    return out


def test_requests_go_out_at_even_distances():
    assert times(Pace(per_second=2, concurrent=10), 5) == [0, 0.5, 1, 1.5, 2]


def test_a_slow_source_is_asked_that_slowly():
    assert times(Pace(per_second=0.1, concurrent=10), 3) == [0, 10, 20]


def test_without_a_pace_only_the_places_count():
    assert times(Pace(per_second=0, concurrent=2), 6, takes=1) == [0, 0, 1, 1, 2, 2]


def test_no_more_are_under_way_than_there_are_places():
    assert times(Pace(per_second=10, concurrent=1), 4, takes=3) == [0, 3, 6, 9]


def test_time_that_nobody_used_is_no_credit_for_a_burst():
    clock = Time()

    async def run():
        lane, out = Lane(Pace(per_second=1, concurrent=9), clock, clock.sleep), []

        async def one():
            async with lane:
                out.append(clock.now - 1_000)

        await clock.run(one())
        clock.now += 100
        await clock.run(one(), one(), one())
        return out

    assert asyncio.run(run()) == [0, 100, 101, 102]


def test_a_hold_is_kept_by_all_and_no_burst_follows_it():
    assert times(Pace(per_second=1, concurrent=9), 5, hold={1: 10}) == [0, 1, 11, 12, 13]


def test_whoever_waits_already_is_held_as_well():
    out = times(Pace(per_second=0.5, concurrent=9), 4, hold={0: 3})
    assert out[0] == 0
    assert min(out[1:]) >= 3
    assert all(after - before >= 2 for before, after in itertools.pairwise(out))


def test_the_longest_of_several_holds_counts():
    assert times(Pace(per_second=1, concurrent=1), 3, hold={0: 5, 1: 2}) == [0, 5, 7]


@pytest.mark.parametrize("seconds", [0.0, -5.0, float("nan")])
def test_a_hold_that_is_none_changes_nothing(seconds):
    assert times(Pace(per_second=1, concurrent=9), 3, hold={0: seconds}) == [0, 1, 2]


@given(
    rate=st.sampled_from([0.2, 1.0, 3.0, 7.0]),
    places=st.integers(1, 5),
    takes=st.sampled_from([0.0, 0.3, 2.0]),
    count=st.integers(1, 12),
    holds=st.dictionaries(st.integers(0, 11), st.sampled_from([0.5, 4.0]), max_size=3),
)
def test_two_requests_are_never_nearer_than_the_pace_allows(rate, places, takes, count, holds):
    out = times(Pace(per_second=rate, concurrent=places), count, takes=takes, hold=holds)
    assert len(out) == count
    assert all(after - before >= 1 / rate - 1e-6 for before, after in itertools.pairwise(out))
    for number, seconds in holds.items():
        if number < count:
            assert all(later >= out[number] + seconds - 1e-6 for later in out[number + 1 :])


def test_whoever_gives_up_waiting_leaves_the_place_to_the_next():
    async def run():
        lane = Lane(Pace(per_second=0.001, concurrent=1))
        async with lane:
            pass

        async def waiting():
            async with lane:
                pass

        task = asyncio.create_task(waiting())
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return lane._places.locked()

    assert asyncio.run(run()) is False


def test_by_a_real_clock_it_takes_real_time():
    async def run():
        lane, out = Lane(Pace(per_second=50, concurrent=9)), []

        async def one():
            async with lane:
                out.append(asyncio.get_running_loop().time())

        await asyncio.gather(*(one() for _ in range(6)))
        return out[-1] - out[0]

    assert 0.095 <= asyncio.run(run()) < 1


def lane_at(clock, **pace):
    return Lane(Pace(**{"per_second": 0, "concurrent": 9} | pace), clock, clock.sleep)


def refusals(*after, answers=()):
    """Return how long a lane is held by each of several refusals, one after the other."""
    clock = Time()

    async def run():
        lane, held = lane_at(clock), []
        for number, seconds in enumerate(after):
            if number in answers:
                lane.answered()
            begun = clock.now
            lane.refused(seconds)
            await clock.run(lane.turn())
            held.append(clock.now - begun)
        return held, lane.hopeless

    return asyncio.run(run())


def test_a_lane_that_is_refused_without_a_time_waits_longer_each_time_and_half_a_minute_at_most():
    held, _ = refusals(*[None] * 9)
    for seconds, least in zip(held, (0.5, 1, 2, 4, 8, 16, 30, 30, 30), strict=True):
        assert least <= seconds <= least + 0.5


def test_an_answer_makes_the_next_wait_a_short_one_again():
    assert refusals(None, None, None, None, answers=[3])[0][3] <= 1


def test_the_time_that_a_source_names_is_kept_to_the_second():
    assert refusals(7.0, None, 0.25)[0][::2] == [7.0, 0.25]


def test_what_was_under_way_when_a_lane_was_held_makes_the_wait_no_longer():
    clock = Time()

    async def run():
        lane = lane_at(clock)
        for _ in range(8):
            lane.refused(None)
        await clock.run(lane.turn())
        return clock.now - 1_000, lane.hopeless

    held, hopeless = asyncio.run(run())
    assert (held <= 1, hopeless) == (True, False)


@pytest.mark.parametrize("after", [None, 0.0, 3.0])
def test_a_lane_that_is_refused_again_and_again_is_given_up_unless_something_is_answered(after):
    assert not refusals(*[after] * (PATIENCE - 1))[1]
    assert refusals(*[after] * PATIENCE)[1]
    assert not refusals(*[after] * PATIENCE, answers=[PATIENCE - 1])[1]


def test_a_lane_that_is_told_to_wait_longer_than_anybody_waits_is_given_up_at_once_and_for_good():
    clock = Time()

    async def run():
        lane = lane_at(clock)
        lane.refused(121.0)
        lane.answered()  # by what was under way
        await clock.run(lane.turn())
        return clock.now - 1_000, lane.hopeless, lane.why_hopeless

    assert asyncio.run(run()) == (0, True, "it wants to be left alone for 121 seconds")


def test_what_went_out_late_is_followed_by_a_whole_distance():
    clock = Time()

    async def run():
        lane = lane_at(clock, per_second=1)
        await clock.run(lane.turn())
        clock.now += 0.7  # the request waits for other work, then it is sent
        lane.rest()
        await clock.run(lane.turn())
        return clock.now - 1_000

    assert asyncio.run(run()) == pytest.approx(1.7)


def test_a_wider_distance_counts_from_the_last_request_and_a_narrower_one_changes_nothing():
    clock, out = Time(), []

    async def run():
        lane = lane_at(clock, per_second=1)
        for wider in (0.5, 4.0, 2.0):
            await clock.run(lane.turn())
            out.append(clock.now - 1_000)
            lane.widen(wider)
        await clock.run(lane.turn())
        out.append(clock.now - 1_000)

    asyncio.run(run())
    assert out == [0, 1, 5, 9]


def test_a_lane_is_idle_when_nobody_is_in_it_and_a_new_one_would_be_no_faster():
    clock = Time()

    async def run():
        lane = lane_at(clock, per_second=0.5)
        seen = [lane.idle]
        async with lane:
            clock.now += 10
            seen.append(lane.idle)
        seen.append(lane.idle)
        await clock.run(lane.turn())
        seen.append(lane.idle)
        clock.now += 2
        seen.append(lane.idle)
        lane.hold(5)
        seen.append(lane.idle)
        return seen

    assert asyncio.run(run()) == [True, False, True, False, True, False]
