"""One source's part of a run: a few workers take requests as they are planned, answers lead to further ones.

Requests are taken from the plan one by one, and those that answers lead to come first: memory grows
neither with locations nor with listings.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator

from listaudit.errors import SourceError
from listaudit.fetch.answers import Answers
from listaudit.fetch.asker import Asker
from listaudit.fetch.settings import Done, Job
from listaudit.model import Listing, Problem, Request, Response, Skipped, Unchecked
from listaudit.source.drive import planned, trouble, understood

Item = Listing | Skipped | Unchecked | Problem | Done
"""What a run hands over; a `Problem` is one of the source as a whole."""
Emit = Callable[[list[Item]], Awaitable[None]]
_IN_A_ROW = 10
"""Requests without an answer, one after the other, after which a source is left alone."""
_NO_ANSWER = frozenset({"fetch.connection", "fetch.timeout", "fetch.server-error", "fetch.rate-limited"})


class SourceRun:
    """Asks one source everything that its adapter plans.

    Args:
        job: The source, its adapter and the locations.
        answers: What is known without asking.
        asker: Asks; None where nobody may be asked (recordings).
        emit: Takes what was read; it waits while the reader is behind.
        stopped: Why the source cannot be asked at all, where that is known from the start.
    """

    def __init__(
        self, job: Job, answers: Answers, asker: Asker | None, emit: Emit, stopped: Problem | None = None
    ) -> None:
        self._job, self._answers, self._asker, self._emit = job, answers, asker, emit
        self._plan: Iterator[Request | Problem] = planned(job.adapter, job.locations, job.source)
        self._further: list[Request] = []
        self._active = 0
        self._change = asyncio.Event()
        self._stopped = stopped
        self._asked: set[str] = set()
        self._seen: dict[int, Problem | None] = {}
        self._waiting: dict[int, list[str]] = {}
        self._failed = 0

    async def run(self) -> None:
        """Ask until nothing is left, or until the source proves to be of no use."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self._workers()):
                group.create_task(self._work())
        if self._stopped is not None:
            await self._emit([self._stopped])
            await self._give_up(self._stopped)
        requests = self._asker.requests if self._asker else 0
        spent = self._asker.budget.spent if self._asker else {}
        dollars = spent.get(self._job.source.name, 0.0)
        await self._emit([Done(frozenset(self._asked), requests, dollars)])

    def _workers(self) -> int:
        access = self._job.source.access
        return sum(pace.concurrent for pace in (access.pace, *access.lanes.values()))

    async def _work(self) -> None:
        while (request := await self._take()) is not None:
            try:
                await self._handle(request)
            finally:
                self._active -= 1
                self._change.set()

    async def _take(self) -> Request | None:
        """Return the next request; wait while one under way may lead to another; None at the end."""
        while self._stopped is None:
            request = self._next()
            if isinstance(request, Problem):
                await self._emit([Unchecked(request.store_codes or (), request.reason)])
                continue
            if request is not None:
                self._active += 1
                return request
            if not self._active:
                break
            self._change.clear()
            await self._change.wait()
        self._change.set()
        return None

    def _next(self) -> Request | Problem | None:
        if self._further:
            return self._further.pop()
        try:
            request = next(self._plan, None)
        except SourceError as error:
            self._stopped = Problem(code="fetch.adapter", detail=error.message.rstrip("."), stops=True)
            return None
        if request is not None:
            self._asked.update(request.store_codes or ())
        return request

    async def _handle(self, request: Request) -> None:
        mark = int(request.key[:16], 16)
        if mark in self._seen:
            await self._again(mark, request)
            return
        if mark in self._waiting:
            self._waiting[mark] += request.store_codes
            return
        self._waiting[mark] = []
        outcome = await self._outcome(request)
        problem = outcome if isinstance(outcome, Problem) else None
        self._seen[mark] = problem
        also = tuple(self._waiting.pop(mark))
        items: list[Item] = [self._unchecked(problem, request, also)] if problem else []
        if isinstance(outcome, Response):
            items = self._read(outcome, also)
        if problem and problem.stops:
            self._stopped = self._stopped or problem
        if items:
            await self._emit(items)

    async def _again(self, mark: int, request: Request) -> None:
        """Let the outcome of an equal request count for these locations too."""
        if problem := self._seen[mark]:
            await self._emit([Unchecked(request.store_codes, problem.reason)])

    async def _outcome(self, request: Request) -> Response | Problem:
        known = self._answers.known(request)
        if known is not None:
            return self._noted(known)
        if self._asker is None:
            return Problem(code="fetch.offline")
        outcome = await self._asker.ask(request)
        if isinstance(outcome, Response):
            self._answers.keep(outcome)
            self._failed = 0
            return outcome
        self._failed += outcome.code in _NO_ANSWER
        if self._failed >= _IN_A_ROW and self._asker.robots is None:
            return Problem(code="fetch.gave-up", detail=outcome.code.partition(".")[2], stops=True)
        return outcome

    def _noted(self, known: Response | Problem) -> Response | Problem:
        """Record an answer that was known; a recorded one may say no, as it did when it came."""
        if isinstance(known, Problem):
            return known
        self._answers.note(known)
        return trouble(self._job.adapter, known, self._job.source) or known

    def _read(self, response: Response, also: tuple[str, ...]) -> list[Item]:
        items: list[Item] = []
        for item in understood(self._job.adapter, response, self._job.source):
            match item:
                case Request():
                    self._further.append(item)
                case Problem():
                    items.append(self._unchecked(item, response.request, also))
                    if item.stops:
                        self._stopped = self._stopped or item
                case Listing() | Skipped():
                    items.append(item)
        return items

    def _unchecked(self, problem: Problem, request: Request, also: tuple[str, ...]) -> Unchecked:
        codes = request.store_codes if problem.store_codes is None else problem.store_codes
        return Unchecked((*codes, *also), problem.reason)

    async def _give_up(self, problem: Problem) -> None:
        """Name every location that is not asked any more; the plan goes on without a request."""
        rest = [request.store_codes for request in self._further]
        for codes in rest:
            await self._emit([Unchecked(codes, problem.reason)])
        while (request := self._next_unasked()) is not None:
            await self._emit([Unchecked(request.store_codes or (), problem.reason)])

    def _next_unasked(self) -> Request | Problem | None:
        self._further.clear()
        try:
            return self._next()
        except SourceError:
            return None
