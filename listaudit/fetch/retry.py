"""Whether and when to try again: one pure question, and waits by tenacity."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from random import SystemRandom

from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt

from listaudit.model import Problem, Request, Response
from listaudit.source.failures import LONGEST_WAIT

_FIRST, _LONGEST, _JITTER = 0.5, 30.0, 0.5
"""Seconds: waits are about 0.5, 1, 2, 4 ... and never above 30, each with up to half a second added."""
_jitter = SystemRandom().uniform
_DOUBLINGS = 16
Outcome = Response | Problem
Sleep = Callable[[float], Awaitable[None]]


def worth_another_try(outcome: Outcome) -> bool:
    """Say whether asking again may help.

    What is over for the day (a daily quota), what is ours to mend (a key, a wrong request) and what would
    take longer than `LONGEST_WAIT` is not asked again.
    """
    if isinstance(outcome, Response):
        return False
    return outcome.retry and not outcome.stops and (outcome.after or 0.0) <= LONGEST_WAIT


def pause(state: RetryCallState) -> float:
    """Return the seconds before the next try: what the source asked for, or more and more with jitter."""
    outcome = state.outcome.result() if state.outcome else None
    asked = outcome.after if isinstance(outcome, Problem) else None
    return asked if asked is not None else backoff(state.attempt_number)


def backoff(times: int) -> float:
    """Return the seconds to wait after so many failures in a row, 1 or more: more and more, with jitter."""
    return min(_FIRST * 2.0 ** min(times - 1, _DOUBLINGS), _LONGEST) + _jitter(0, _JITTER)


async def persistently(
    attempt: Callable[[Request], Awaitable[Outcome]], request: Request, tries: int, sleep: Sleep
) -> Outcome:
    """Return the outcome of the first attempt that is worth no other, or of the last one."""
    outcome = await attempt(request)
    if tries < 2 or not worth_another_try(outcome):  # noqa: PLR2004
        return outcome
    first = [outcome]

    async def again(request: Request) -> Outcome:
        return first.pop() if first else await attempt(request)

    retrying = AsyncRetrying(
        stop=stop_after_attempt(tries),
        retry=retry_if_result(worth_another_try),
        wait=pause,
        sleep=sleep,
        retry_error_callback=_last,
    )
    return await retrying(again, request)


def _last(state: RetryCallState) -> Outcome:
    outcome: Outcome = state.outcome.result() if state.outcome else Problem(code="fetch.gave-up")
    return outcome
