"""Pace: when the next request may go out. One lane for each limit that a source has."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from listaudit.fetch.retry import backoff
from listaudit.model import Pace
from listaudit.source.failures import LONGEST_WAIT, alone

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]
PATIENCE = 10
"""So often in a row a lane is told to wait, without one answer in between, before it is given up."""


class Lane:
    """Lets requests through at even distances, with a few under way at any moment.

    Times are planned ahead, not counted back: a late wake-up does not slow the lane down.

    Args:
        pace: How often.
        clock: Seconds that only grow; those of the running loop when None.
        sleep: Waits.
    """

    def __init__(self, pace: Pace, clock: Clock | None = None, sleep: Sleep = asyncio.sleep) -> None:
        self._interval = 1 / pace.per_second if pace.per_second else 0.0
        self._places = asyncio.Semaphore(pace.concurrent)
        self._clock = clock or asyncio.get_running_loop().time
        self._sleep = sleep
        self._next = self._not_before = 0.0
        self._inside = 0
        self._refusals = 0
        self._waiting = 0
        self._too_long: float | None = None

    async def __aenter__(self) -> None:
        self._inside += 1
        try:
            await self._places.acquire()
            try:
                await self._turn()
            except BaseException:
                self._places.release()
                raise
        except BaseException:
            self._inside -= 1
            raise

    async def __aexit__(self, *args: object) -> None:
        self._inside -= 1
        self._places.release()

    async def turn(self) -> None:
        """Wait until one more request may go out, for who has a place already or needs none."""
        self._inside += 1
        try:
            await self._turn()
        finally:
            self._inside -= 1

    async def _turn(self) -> None:
        start = self._plan()
        while (left := start - self._clock()) > 0 or start < self._not_before:
            if left > 0:
                await self._wait(left)
            if start < self._not_before:  # held while it waited: everybody gets a new turn, one after another
                start = self._plan()

    async def _wait(self, seconds: float) -> None:
        self._waiting += 1
        try:
            await self._sleep(seconds)
        finally:
            self._waiting -= 1

    def _plan(self) -> float:
        start = max(self._next, self._not_before, self._clock())
        self._next = start + self._interval
        return start

    def rest(self) -> None:
        """Leave a whole distance from now on: what was let through may have gone out late."""
        self._next = max(self._next, self._clock() + self._interval)

    def widen(self, seconds: float) -> None:
        """Leave so many seconds between two requests from now on, unless it is more already."""
        if seconds > self._interval:
            self._next += seconds - self._interval
            self._interval = seconds

    def hold(self, seconds: float) -> None:
        """Let nothing through for some seconds, because the source asked for that."""
        self._not_before = max(self._not_before, self._clock() + seconds)

    def refused(self, after: float | None) -> None:
        """Hold everybody back after an answer that it was too often.

        Args:
            after: Seconds that the source asked for; None where it names none: then the lane waits longer
                each time. What was under way when it was held already makes nothing longer. Above
                `LONGEST_WAIT` nobody waits, and nothing more is asked here: it would be against its word.
        """
        if after is not None and after > LONGEST_WAIT:
            self._too_long = after
            return
        held = self._clock() < self._not_before
        self._refusals += not held
        if after is not None:
            self.hold(after)
        elif not held:
            self.hold(backoff(self._refusals))

    def answered(self) -> None:
        """Take note that the source gave an answer: what it refused before is over."""
        self._refusals = 0

    @property
    def waiting(self) -> bool:
        """Whether a request waits for its turn here."""
        return self._waiting > 0

    @property
    def hopeless(self) -> bool:
        """Whether waiting has not helped so often, or would take so long, that nothing more is asked here."""
        return self._too_long is not None or self._refusals >= PATIENCE

    @property
    def why_hopeless(self) -> str:
        """What the source said, in a few words."""
        if self._too_long is None:
            return f"it said {PATIENCE} times in a row that it is asked too often"
        return alone(self._too_long)

    @property
    def idle(self) -> bool:
        """Whether a new lane in its place would let requests through at the same times."""
        return not self._inside and self._clock() >= max(self._next, self._not_before)
