"""Asking one source over the network: budget, quota, keys, pace, robots, tries."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from listaudit.errors import SourceError
from listaudit.fetch.allowance import Allowance
from listaudit.fetch.budget import Budget
from listaudit.fetch.gate import Gate
from listaudit.fetch.kept import Kept
from listaudit.fetch.lanes import Lanes
from listaudit.fetch.ledger import Ledger
from listaudit.fetch.login import Login
from listaudit.fetch.pace import Lane
from listaudit.fetch.retry import persistently
from listaudit.fetch.secrets import Keyring
from listaudit.fetch.send import Origin, Outcome, Secrets, Sender, origin, shown
from listaudit.model import Problem, Request, Response, Source
from listaudit.source.drive import trouble
from listaudit.source.failures import by_status

_UNAUTHORIZED = 401
_TOO_OFTEN = "fetch.rate-limited"


@dataclass(slots=True, kw_only=True)
class Asker:
    """Sends the requests of one source, each until it is answered or not worth another try."""

    source: Source
    adapter: object
    keyring: Keyring
    sender: Sender
    budget: Budget
    ledger: Kept[Ledger]
    gate: Gate | None = None
    """Asks robots.txt first, where pages are for people."""
    note: Callable[[Response], None] | None = None
    """Takes answers that say no, for recordings."""
    clock: Callable[[], float] = time.monotonic
    _allowance: Allowance = field(init=False)
    _login: Login = field(init=False)
    _lanes: Lanes | None = None
    _home: set[Origin | None] = field(default_factory=set)
    """Origins that our key may go to: those of the source, and those where its adapter begins."""

    def __post_init__(self) -> None:
        self._home.update(map(origin, (self.source.base_url, *self.source.urls.values())))
        self._allowance = Allowance(
            source=self.source,
            fingerprint=self.keyring.fingerprint(),
            budget=self.budget,
            ledger=self.ledger,
        )
        self._login = Login(
            source=self.source,
            adapter=self.adapter,
            keyring=self.keyring,
            send=self._plainly,
            clock=self.clock,
        )

    @property
    def requests(self) -> int:
        """Requests that went out."""
        return self._allowance.requests

    @property
    def waiting(self) -> bool:
        """Whether a request waits for its turn."""
        return self._lanes is not None and self._lanes.waiting

    async def ask(self, request: Request) -> Outcome:
        """Return what a source says to a request in the end; no secret is in a Problem's words."""
        if said := await self._login.enter():
            return said
        outcome = await persistently(self._attempt, request, self.source.access.tries, asyncio.sleep)
        return outcome if isinstance(outcome, Response) else self.hushed(outcome)

    def hushed(self, problem: Problem) -> Problem:
        """Return a problem without keys in its words; short ones and e-mail addresses go too."""
        return replace(problem, detail=self.keyring.scrub(problem.detail))

    def trust(self, url: str) -> None:
        """Let our key go to where the adapter itself begins; not to wherever an answer leads."""
        self._home.add(origin(url))

    async def robots(self, request: Request) -> Outcome:
        """Make one attempt at a robots.txt, which counts, without keys and without asking at the gate.

        It keeps the pace of its host and takes no place there: a page that is under way may wait for it.
        """
        lane = self._lane(request)
        if lane.hopeless:
            return self._given_up(lane)
        await lane.turn()
        if lane.hopeless:  # since it began to wait
            return self._given_up(lane)
        outcome = await self._plainly(request)
        lane.rest()
        told = by_status(outcome) if isinstance(outcome, Response) else None
        self._learn(lane, outcome, told or outcome)
        return outcome

    async def _plainly(self, request: Request) -> Outcome:
        if said := self._allowance.spend(request):
            return said
        return await replace(self.sender, entry=None).send(request, onward=partial(self._onward, request))

    async def _attempt(self, request: Request) -> Outcome:
        """Make one attempt; a token that is refused before its end is fetched anew, once."""
        token = self._login.number
        outcome, status = await self._once(request)
        if status == _UNAUTHORIZED and await self._login.renew(token):
            outcome, _ = await self._once(request)
        return outcome

    async def _once(self, request: Request) -> tuple[Outcome, int]:
        """Return what comes of one request, and the status of its answer, 0 where there is none."""
        if self.gate and (said := await self.gate.enter(request.url)):
            return said, 0
        lane = self._lane(request)
        if lane.hopeless:
            return self._given_up(lane), 0
        async with lane:
            if lane.hopeless:  # since it began to wait
                return self._given_up(lane), 0
            secrets = self._secrets(request)
            if isinstance(secrets, Problem):
                return secrets, 0
            if said := self._allowance.spend(request):
                return said, 0
            answer = await self.sender.send(request, secrets, partial(self._onward, request))
        outcome = self._understood(answer)
        self._learn(lane, answer, outcome)
        return outcome, answer.status if isinstance(answer, Response) else 0

    def _understood(self, answer: Outcome) -> Outcome:
        """Return an answer without keys, or what is wrong with it."""
        if isinstance(answer, Problem):
            return answer
        plain = self.keyring.without_keys(answer)  # error texts and links to a next page repeat keys
        said = trouble(self.adapter, plain, self.source)
        if said and self.note:
            self.note(self.keyring.without_keys(plain, error=True))
        return said or plain

    def _learn(self, lane: Lane, answer: Outcome, outcome: Outcome) -> None:
        """Let the lane of whoever answered hold back where it was asked too often."""
        if isinstance(answer, Response) and self.gate is not None and answer.url:
            lane = self._lane(replace(answer.request, url=answer.url))
        if isinstance(outcome, Problem) and (outcome.after or outcome.code == _TOO_OFTEN):
            lane.refused(outcome.after)
        elif isinstance(answer, Response):
            lane.answered()

    def _given_up(self, lane: Lane) -> Problem:
        """Say that waiting does not help: for a source as a whole, or for the pages of one host."""
        return Problem(code="fetch.gave-up", detail=lane.why_hopeless, stops=self.gate is None)

    async def _onward(self, request: Request, url: str) -> Problem | None:
        """Let a redirect wait and count like a request of its own, in the lane of where it leads."""
        await self._lane(replace(request, url=url)).turn()
        return self._allowance.spend(request)

    def _lane(self, request: Request) -> Lane:
        if self._lanes is None:  # the gate is there now
            self._lanes = Lanes(self.source.access, self.gate)
        return self._lanes.of(request)

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
