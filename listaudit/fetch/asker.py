"""Asking one source over the network: budget, quota, keys, pace, robots, tries."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlsplit

from listaudit.errors import SourceError
from listaudit.fetch.budget import Budget
from listaudit.fetch.gate import Gate
from listaudit.fetch.ledger import Ledger
from listaudit.fetch.pace import Lane
from listaudit.fetch.retry import persistently
from listaudit.fetch.secrets import Keyring
from listaudit.fetch.send import Origin, Outcome, Secrets, Sender, origin, shown
from listaudit.model import Pace, Problem, Request, Response, Source, Token
from listaudit.source.drive import called, trouble, understood
from listaudit.source.failures import LONGEST_WAIT

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
    gate: Gate | None = None
    """Asks robots.txt first, where pages are for people."""
    note: Callable[[Response], None] | None = None
    """Takes answers that say no, for recordings."""
    requests: int = 0
    """Requests that went out."""
    clock: Callable[[], float] = time.monotonic
    _lanes: dict[str, Lane] = field(default_factory=dict)
    _home: set[Origin | None] = field(default_factory=set)
    """Origins that our key may go to: those of the source, and those where its adapter begins."""
    _ends: float = 0.0
    _no_token: Problem | None = None
    """Why there is none: a password that was refused is not tried again."""
    _door: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        self._home.update(map(origin, (self.source.base_url, *self.source.urls.values())))

    async def ask(self, request: Request) -> Outcome:
        """Return what a source says to a request in the end; no secret is in a Problem's words."""
        if said := await self._log_in():
            return said
        outcome = await persistently(self._attempt, request, self.source.access.tries, asyncio.sleep)
        return self._scrubbed(outcome)

    def trust(self, url: str) -> None:
        """Let our key go to where the adapter itself begins; not to wherever an answer leads."""
        self._home.add(origin(url))

    async def plainly(self, request: Request) -> Outcome:
        """Make one attempt that counts, without keys and without asking at the gate."""
        return self._spend(request) or await replace(self.sender, entry=None).send(request)

    async def _attempt(self, request: Request) -> Outcome:
        if self.gate and (said := await self.gate.enter(request.url)):
            return said
        lane = self._lane(request)
        async with lane:
            secrets = self._secrets(request)
            if isinstance(secrets, Problem):
                return secrets
            if said := self._spend(request):
                return said
            outcome = await self.sender.send(request, secrets, partial(self._onward, lane, request))
        if isinstance(outcome, Response):  # error texts and links to a next page repeat keys
            outcome = self.keyring.without_keys(outcome)
        if isinstance(outcome, Response) and (said := trouble(self.adapter, outcome, self.source)):
            if self.note:
                self.note(self.keyring.without_keys(outcome, error=True))
            outcome = said
        if isinstance(outcome, Problem) and outcome.after:
            lane.hold(min(outcome.after, LONGEST_WAIT))
        return outcome

    async def _onward(self, lane: Lane, request: Request) -> Problem | None:
        """Let a redirect wait and count like a request of its own."""
        await lane.turn()
        return self._spend(request)

    def _spend(self, request: Request) -> Problem | None:
        """Count a request that is about to go out, or say why it may not."""
        source, prints, zone = self.source, self.keyring.fingerprint(), self.source.access.day_ends
        day, used = datetime.now(UTC), 0
        if request.sku:
            used = self.ledger.used_this_month(source.id, prints, request.sku, zone, day)
        if said := self.budget.refusal(source, request.sku, used):
            return said
        limit = self._pace(request).per_day
        counts = limit or request.sku
        if counts and not self.ledger.take(source.id, prints, request.sku, limit=limit, zone=zone, now=day):
            return Problem(code="fetch.quota", detail=f"{limit} requests a day", stops=True)
        self.budget.spend(source, request.sku, used)
        self.requests += 1
        return None

    def _pace(self, request: Request) -> Pace:
        return self.source.access.lanes.get(request.lane, self.source.access.pace)

    def _lane(self, request: Request) -> Lane:
        """Return the lane of a request: its own, or for pages that of their host."""
        name, pace = request.lane, self._pace(request)
        if self.gate is not None:
            name = urlsplit(request.url).netloc
        if name not in self._lanes:
            delay = self.gate.delay(request.url) if self.gate else None
            slow = replace(pace, per_second=min(pace.per_second or 1 / delay, 1 / delay)) if delay else pace
            self._lanes[name] = Lane(slow)
        return self._lanes[name]

    def _secrets(self, request: Request) -> Secrets | Problem:
        """Return the keys to send with a request, or why it may not have them."""
        access = self.source.access
        try:
            query = ((name, self.keyring.fill(text)) for name, text in access.auth_query.items())
            filled = tuple((name, text) for name, text in query if text is not None)
            secrets = (self.keyring.fill_headers(access.auth_headers.items()), filled)
        except SourceError as error:
            return Problem(code="fetch.bad-key", detail=error.message.rstrip("."), stops=True)
        if any(secrets) and origin(request.url) not in self._home:  # an answer led there
            detail = f"to {shown(request.url)}, where our key must not go"
            return Problem(code="fetch.redirects", detail=detail)
        return secrets

    async def _log_in(self) -> Problem | None:
        """Fetch a token where the source has a login and there is none, or one that is about to end."""
        login = getattr(self.adapter, "login", None)
        if login is None or self.clock() < self._ends:
            return None
        async with self._door:
            if self._no_token is None and self.clock() >= self._ends:
                self._no_token = self._scrubbed_problem(await self._token(login))
            return self._no_token

    async def _token(self, login: Callable[[Source], Request]) -> Problem | None:
        try:
            request = replace(called(login, self.source), purpose="login")
            headers, body = self.keyring.fill_login(request)
        except SourceError as error:
            return Problem(code="fetch.login", detail=error.message.rstrip("."), stops=True)
        filled = replace(request, headers=headers, body=body)
        outcome = await persistently(self._sent, filled, self.source.access.tries, asyncio.sleep)
        return self._take_token(outcome, request)

    async def _sent(self, request: Request) -> Outcome:
        outcome = await self.plainly(request)
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
