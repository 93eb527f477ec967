"""The gate of pages for people: `robots.txt` is asked first, once for each origin."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from urllib.parse import urlsplit

from listaudit.fetch.retry import persistently
from listaudit.fetch.robots import MOST_ORIGINS, Robots, file_of
from listaudit.model import Problem, Request, Response
from listaudit.source.failures import by_status

_OURS = frozenset({"fetch.budget", "fetch.gave-up", "fetch.max-requests", "fetch.quota", "fetch.uncounted"})
"""Why we did not ask; it says nothing of whom we would have asked."""
_BROKEN = 500
Outcome = Response | Problem
Fetch = Callable[[Request], Awaitable[Outcome]]


class Gate:
    """Says which pages may be asked for.

    Args:
        robots: Remembers what files say.
        fetch: Makes one attempt at a file, without keys.
        tries: So many attempts are made.
    """

    def __init__(self, robots: Robots, fetch: Fetch, tries: int) -> None:
        self._robots, self._fetch, self._tries = robots, fetch, tries
        self._unreachable: OrderedDict[str, Problem] = OrderedDict()
        self._under_way: dict[str, asyncio.Lock] = {}

    async def enter(self, url: str) -> Problem | None:
        """Say whether a page may not be asked for, and why; who comes while its file is fetched waits."""
        if wanted := self._robots.wants(url):
            async with self._under_way.setdefault(wanted, asyncio.Lock()):
                said = await self._learn(wanted) if self._robots.wants(url) else None
            self._under_way.pop(wanted, None)
            if said is not None:
                return said
        if self._robots.allows(url):
            return None
        return self._unreachable.get(file_of(url)) or Problem(
            code="fetch.robots", detail=urlsplit(url).netloc
        )

    def delay(self, url: str) -> float | None:
        """Return the seconds that a host wants between two requests, or None where it says nothing."""
        return self._robots.delay(url)

    async def _learn(self, wanted: str) -> Problem | None:
        """Fetch a file; one that cannot be had keeps us from the whole host (RFC 9309, 2.3.1.4)."""
        answer = await persistently(
            self._attempt, Request(url=wanted, purpose="robots"), self._tries, asyncio.sleep
        )
        if isinstance(answer, Response):
            self._robots.learn(wanted, answer.status, answer.body)
        elif answer.code in _OURS:
            return answer
        else:
            why = replace(answer, detail=f"robots.txt: {answer.detail}", retry=False)
            self._unreachable[wanted] = why
            if len(self._unreachable) > MOST_ORIGINS:
                self._unreachable.popitem(last=False)
            self._robots.learn(wanted, None, b"")
        return None

    async def _attempt(self, request: Request) -> Outcome:
        answer = await self._fetch(request)
        if isinstance(answer, Response) and answer.status >= _BROKEN:
            return by_status(answer) or answer
        return answer
