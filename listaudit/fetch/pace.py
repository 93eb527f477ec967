"""Pace: when the next request may go out. One lane for each limit that a source has."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from listaudit.model import Pace

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


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

    async def __aenter__(self) -> None:
        await self._places.acquire()
        try:
            await self._turn()
        except BaseException:
            self._places.release()
            raise

    async def __aexit__(self, *args: object) -> None:
        self._places.release()

    async def turn(self) -> None:
        """Wait until one more request may go out, for who has a place already."""
        await self._turn()

    async def _turn(self) -> None:
        start = self._plan()
        while (left := start - self._clock()) > 0 or start < self._not_before:
            if left > 0:
                await self._sleep(left)
            if start < self._not_before:  # held while it waited: everybody gets a new turn, one after another
                start = self._plan()

    def _plan(self) -> float:
        start = max(self._next, self._not_before, self._clock())
        self._next = start + self._interval
        return start

    def hold(self, seconds: float) -> None:
        """Let nothing through for some seconds, because the source asked for that."""
        self._not_before = max(self._not_before, self._clock() + seconds)
