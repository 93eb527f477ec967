"""One source's part of a run: a few workers take requests as they are planned, answers lead to further ones.

Requests are taken from the plan one by one, and those that answers lead to come first, so that few wait
at any moment; of a question that was asked a few bytes stay.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator

from listaudit.errors import SourceError
from listaudit.fetch.answers import UNRECORDED, Answers
from listaudit.fetch.asker import Asker
from listaudit.fetch.questions import Lead, Questions, Trail
from listaudit.fetch.settings import Done, Job
from listaudit.fetch.silence import Silence
from listaudit.fetch.standing import Standing
from listaudit.model import Listing, Problem, Reason, Request, Response, Skipped, Unchecked
from listaudit.source.drive import apart, planned, trouble, understood

Item = Listing | Skipped | Unchecked | Problem | Done
"""What a run hands over; a `Problem` is one of the source as a whole."""
Emit = Callable[[list[Item]], Awaitable[None]]
_NOTHING = "no address and no pin"


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
        self._broken = False
        self._further: list[Lead] = []
        self._questions = Questions()
        self._active = 0
        self._change = asyncio.Event()
        self._stopped = stopped
        self._asked: dict[str, None] = {}
        """In a dict, which takes less room than a set."""
        self._known = self._failed = 0
        self._ended = False
        self._silence = Silence(sites=asker is not None and asker.gate is not None)

    async def run(self) -> None:
        """Ask until nothing is left, or until the source proves to be of no use."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self._workers()):
                group.create_task(self._work())
        if self._stopped is not None:
            await self._emit([self._stopped])
            await self._give_up(self._stopped)
        await self._name_unaskable()
        requests = self._asker.requests if self._asker else 0
        spent = self._asker.budget.spent if self._asker else {}
        dollars = spent.get(self._job.source.name, 0.0)
        self._ended = True
        await self._emit([Done(self._asked.keys(), requests, dollars)])

    @property
    def standing(self) -> Standing:
        """How far it is; any thread may ask."""
        return Standing(
            name=self._job.source.name,
            locations=len(self._job.locations),
            asked=len(self._asked),
            sent=self._asker.requests if self._asker else 0,
            known=self._known,
            failed=self._failed,
            waiting=self._asker is not None and self._asker.waiting,
            ended=self._ended,
        )

    async def _name_unaskable(self) -> None:
        """Name the locations that say neither where they are nor how to reach them: nobody asked for them."""
        codes = tuple(
            place.store_code
            for place in self._job.locations
            if place.store_code not in self._asked and not (place.address or place.point)
        )
        if codes:
            self._asked.update(dict.fromkeys(codes))
            await self._emit([Unchecked(codes, Reason.of("fetch.nothing-to-ask", detail=_NOTHING))])

    def _workers(self) -> int:
        access = self._job.source.access
        return sum(pace.concurrent for pace in (access.pace, *access.lanes.values()))

    async def _work(self) -> None:
        while (lead := await self._take()) is not None:
            try:
                await self._handle(lead)
            finally:
                self._active -= 1
                self._change.set()

    async def _take(self) -> Lead | None:
        """Return the next request; wait while one under way may lead to another; None at the end."""
        while self._stopped is None:
            lead = self._next()
            if isinstance(lead, Problem):
                await self._emit([Unchecked(lead.store_codes or (), lead.reason)])
                continue
            if lead is not None:
                self._active += 1
                return lead
            if not self._active:
                break
            self._change.clear()
            await self._change.wait()
        self._change.set()
        return None

    def _next(self) -> Lead | Problem | None:
        if self._further:
            return self._further.pop()
        try:
            item = next(self._plan, None)
        except SourceError as error:
            problem = Problem(code="fetch.adapter", detail=error.message.rstrip("."), stops=True)
            self._broken, self._stopped = True, self._stopped or problem
            return None
        if item is None:
            return None
        self._asked.update(dict.fromkeys(item.store_codes or ()))
        if isinstance(item, Problem):
            return item
        if self._asker is not None:
            self._asker.trust(item.url)
        return Lead(item, Trail.of(item))

    async def _handle(self, lead: Lead) -> None:
        mark, new = self._questions.begin(lead)
        if not new:
            if problem := self._questions.problem(mark):
                await self._emit([self._unchecked(problem, lead.request, mark)])
            return
        outcome = await self._outcome(lead.request)
        if isinstance(outcome, Response):
            items = self._read(outcome, lead, mark)
        elif pieces := self._apart(outcome, lead.request):
            items = []
            self._further += [self._questions.further(piece, lead.trail, mark) for piece in pieces]
        else:
            self._failed += 1
            items = [self._unchecked(outcome, lead.request, mark)]
        self._questions.end(mark)
        if items:
            await self._emit(items)

    async def _outcome(self, request: Request) -> Response | Problem:
        known = self._answers.known(request)
        if known is not None:
            return self._noted(known)
        if self._asker is None:
            return Problem(code="fetch.offline")
        outcome = await self._asker.ask(request)
        if isinstance(outcome, Response):
            self._answers.keep(outcome)
        return self._silence.heard(request, outcome) or outcome

    def _apart(self, problem: Problem, request: Request) -> list[Request]:
        """Return the questions for one location each that a recording may answer in place of a shared one."""
        recorded = problem.code == UNRECORDED
        return apart(self._job.adapter, request, self._job.source) if recorded else []

    def _noted(self, known: Response | Problem) -> Response | Problem:
        """Record an answer that was known; a recorded one may say no, as it did when it came."""
        if isinstance(known, Problem):
            return known
        self._known += 1
        self._answers.note(known)
        return trouble(self._job.adapter, known, self._job.source) or known

    def _read(self, response: Response, lead: Lead, mark: int) -> list[Item]:
        items: list[Item] = []
        cut = False
        for item in understood(self._job.adapter, response, self._job.source):
            match item:
                case Request() if lead.trail.left > 0:
                    lead.trail.left -= 1
                    self._further.append(self._questions.further(item, lead.trail, mark))
                case Request():
                    cut = True
                case Problem():
                    said = self._asker.hushed(item) if self._asker else item
                    items.append(self._unchecked(said, lead.request, mark))
                case Listing() | Skipped():
                    items.append(item)
        if cut:
            endless = Problem(code="fetch.truncated", detail="one page led to the next without end")
            items.append(self._unchecked(endless, lead.request, mark))
        return items

    def _unchecked(self, problem: Problem, request: Request, mark: int) -> Unchecked:
        """Return whom a problem with a question leaves unchecked; one that stops the source does that too."""
        if problem.stops:
            self._stopped = self._stopped or problem
        codes = request.store_codes if problem.store_codes is None else problem.store_codes
        return Unchecked((*codes, *self._questions.fail(mark, problem)), problem.reason)

    async def _give_up(self, problem: Problem) -> None:
        """Name every location that is not asked for any more; the plan goes on without a request.

        What is known without one counts all the same: of a run that goes on, or of the cache.
        """
        while (lead := self._next()) is not None:
            if isinstance(lead, Problem):
                await self._emit([Unchecked(lead.store_codes or (), lead.reason)])
                continue
            mark, new = self._questions.begin(lead)
            known = self._answers.known(lead.request) if new and self._asker else None
            outcome = self._noted(known) if known else problem
            if isinstance(outcome, Response):
                await self._emit(self._read(outcome, lead, mark))
            elif new or self._questions.problem(mark):
                await self._emit([self._unchecked(problem, lead.request, mark)])
        if self._broken:
            unasked = tuple(code for code in self._all_codes() if code not in self._asked)
            self._asked.update(dict.fromkeys(unasked))
            await self._emit([Unchecked(unasked, problem.reason)])

    def _all_codes(self) -> Iterator[str]:
        return (location.store_code for location in self._job.locations)
