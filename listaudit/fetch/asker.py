"""Asking one source over the network: budget, quota, keys, pace, robots, tries."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from listaudit.errors import SourceError
from listaudit.fetch.budget import Budget
from listaudit.fetch.ledger import Ledger
from listaudit.fetch.pace import Lane
from listaudit.fetch.retry import LONGEST_WAIT, persistently
from listaudit.fetch.robots import Robots
from listaudit.fetch.secrets import Keyring
from listaudit.fetch.send import Outcome, Sender
from listaudit.model import Pace, Problem, Request, Response, Source, Token
from listaudit.source.drive import trouble, understood

_EARLY = 60.0
"""Seconds before its end that a token is thrown away."""


@dataclass(slots=True, kw_only=True)
class Asker:
    """Sends the requests of one source, each until it is answered or not worth another try."""

    source: Source
    adapter: object
    keyring: Keyring
    sender: Sender
    budget: Budget
    ledger: Ledger
    robots: Robots | None = None
    note: Callable[[Response], None] | None = None
    """Takes answers that say no, for recordings."""
    requests: int = 0
    """Requests that went out."""
    clock: Callable[[], float] = time.monotonic
    _lanes: dict[str, Lane] = field(default_factory=dict)
    _unreachable: dict[str, Problem] = field(default_factory=dict)
    """Host -> why its robots.txt could not be had; the same is true of its pages."""
    _ends: float = 0.0
    _door: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def ask(self, request: Request) -> Outcome:
        """Return what a source says to a request in the end; no secret is in a Problem's words."""
        if said := await self._log_in():
            return said
        outcome = await persistently(self._attempt, request, self.source.access.tries, asyncio.sleep)
        return self._scrubbed(outcome)

    async def enter(self, url: str) -> Problem | None:
        """Say whether robots.txt keeps us from a page; it is fetched once for each origin."""
        if self.robots is None:
            return None
        async with self._door:
            if wanted := self.robots.wants(url):
                if said := self._spend(Request(url=wanted, purpose="robots")):
                    return said
                answer = await replace(self.sender, entry=None).send(Request(url=wanted, purpose="robots"))
                if isinstance(answer, Problem) and answer.code != "fetch.redirects":
                    self._unreachable[urlsplit(url).netloc] = replace(answer, retry=False)
                status = answer.status if isinstance(answer, Response) else None
                self.robots.learn(url, status, answer.body if isinstance(answer, Response) else b"")
        if self.robots.allows(url):
            return None
        host = urlsplit(url).netloc
        return self._unreachable.get(host) or Problem(code="fetch.robots", detail=host)

    async def _attempt(self, request: Request) -> Outcome:
        if said := await self.enter(request.url):
            return said
        lane = self._lane(request)
        async with lane:
            if said := self._spend(request):
                return said
            outcome = await self._with_keys(request)
        if isinstance(outcome, Response) and (said := trouble(self.adapter, outcome, self.source)):
            if self.note:
                self.note(outcome)
            outcome = said
        if isinstance(outcome, Problem) and outcome.after:
            lane.hold(min(outcome.after, LONGEST_WAIT))
        return outcome

    def _spend(self, request: Request) -> Problem | None:
        """Count a request that is about to go out, or say why it may not."""
        source, prints, zone = self.source, self.keyring.fingerprint(), self.source.access.day_ends
        day, used = datetime.now(UTC), 0
        if request.sku:
            used = self.ledger.used_this_month(source.id, prints, request.sku, zone, day)
        if said := self.budget.refusal(source, request.sku, used):
            return said
        limit = self._pace(request).per_day
        if (limit or request.sku) and not self.ledger.take(source.id, prints, request.sku, limit=limit, zone=zone, now=day):
            return Problem(code="fetch.quota", detail=f"{limit} requests a day", stops=True)
        self.budget.spend(source, request.sku, used)
        self.requests += 1
        return None

    def _pace(self, request: Request) -> Pace:
        return self.source.access.lanes.get(request.lane, self.source.access.pace)

    def _lane(self, request: Request) -> Lane:
        """Return the lane of a request: its own, or for pages that of their host."""
        name, pace = request.lane, self._pace(request)
        if self.robots is not None:
            name = urlsplit(request.url).netloc
        if name not in self._lanes:
            delay = self.robots.delay(request.url) if self.robots else None
            slow = replace(pace, per_second=min(pace.per_second or 1 / delay, 1 / delay)) if delay else pace
            self._lanes[name] = Lane(slow)
        return self._lanes[name]

    async def _with_keys(self, request: Request) -> Outcome:
        access = self.source.access
        try:
            query = ((name, self.keyring.fill(text)) for name, text in access.auth_query.items())
            filled = tuple((name, text) for name, text in query if text is not None)
            secrets = (self.keyring.fill_headers(access.auth_headers.items()), filled)
        except SourceError as error:
            return Problem(code="fetch.bad-key", detail=error.message.rstrip("."), stops=True)
        return await self.sender.send(request, secrets)

    async def _log_in(self) -> Problem | None:
        """Fetch a token where the source has a login and there is none, or one that is about to end."""
        login = getattr(self.adapter, "login", None)
        if login is None or self.clock() < self._ends:
            return None
        async with self._door:
            if self.clock() < self._ends:
                return None
            try:
                request: Request = login(self.source)
                headers, body = self.keyring.fill_login(request)
            except SourceError as error:
                return Problem(code="fetch.login", detail=error.message.rstrip("."), stops=True)
            filled = replace(request, headers=headers, body=body)
            outcome = await persistently(self._sent, filled, self.source.access.tries, asyncio.sleep)
            return self._scrubbed_problem(self._take_token(outcome, request))

    async def _sent(self, request: Request) -> Outcome:
        if said := self._spend(request):
            return said
        outcome = await self.sender.send(request)
        if isinstance(outcome, Problem):
            return outcome
        return trouble(self.adapter, outcome, self.source) or outcome

    def _take_token(self, outcome: Outcome, request: Request) -> Problem | None:
        if isinstance(outcome, Problem):
            return replace(outcome, stops=True)
        for item in understood(self.adapter, replace(outcome, request=request), self.source):
            match item:
                case Token():
                    self.keyring.with_token(item.value)
                    self._ends = self.clock() + max(item.seconds - _EARLY, _EARLY)
                    return None
                case Problem():
                    return replace(item, stops=True)
        return Problem(code="fetch.login", detail="the answer holds none", stops=True)

    def _scrubbed(self, outcome: Outcome) -> Outcome:
        return outcome if isinstance(outcome, Response) else self._scrubbed_problem(outcome) or outcome

    def _scrubbed_problem(self, problem: Problem | None) -> Problem | None:
        return replace(problem, detail=self.keyring.scrub(problem.detail)) if problem else None
