"""Logging in: one token for all requests of a source, fetched anew before it ends or when it is refused."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from listaudit.errors import SourceError
from listaudit.fetch.retry import persistently
from listaudit.fetch.secrets import Keyring
from listaudit.model import Problem, Request, Response, Source, Token
from listaudit.source.drive import called, trouble, understood

_EARLY = 60.0
"""Seconds before its end that a token is thrown away; and so long one has to last that is renewed again."""
Outcome = Response | Problem


@dataclass(slots=True, kw_only=True)
class Login:
    """Holds the token of a source whose adapter has a `login`; does nothing where it has none."""

    source: Source
    adapter: object
    keyring: Keyring
    send: Callable[[Request], Awaitable[Outcome]]
    """Makes one attempt that counts, without further keys."""
    clock: Callable[[], float]
    number: int = 0
    """How many tokens there were; it tells a request whether its token is still the one in use."""
    _since: float = 0.0
    _ends: float = 0.0
    _renewed: bool = False
    _refused: Problem | None = None
    """Why there is no token: a password that was refused is not tried again."""
    _door: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def enter(self) -> Problem | None:
        """Fetch a token where there is none, or one that is about to end; say why it cannot be had."""
        call = getattr(self.adapter, "login", None)
        if call is None or self.clock() < self._ends:
            return None
        async with self._door:
            if self._refused is None and self.clock() >= self._ends:
                await self._fetch(call)
            return self._refused

    async def renew(self, number: int) -> bool:
        """Fetch another token in the place of one that was refused; say whether there is another now.

        A token that was just renewed and is refused within a minute is not renewed again.

        Args:
            number: Of the token that was refused; where it is not in use any more, nothing is fetched.
        """
        call = getattr(self.adapter, "login", None)
        if call is None:
            return False
        async with self._door:
            if self.number == number and not (self._renewed and self.clock() - self._since < _EARLY):
                self._renewed, self._ends = True, 0.0
                await self._fetch(call)
            return self.number != number and self._refused is None

    async def _fetch(self, call: Callable[[Source], Request]) -> None:
        said = await self._token(call)
        self._refused = replace(said, detail=self.keyring.scrub(said.detail)) if said else None

    async def _token(self, call: Callable[[Source], Request]) -> Problem | None:
        try:
            request = replace(called(call, self.source), purpose="login")
            headers, body = self.keyring.fill_login(request)
        except SourceError as error:
            return Problem(code="fetch.login", detail=error.message.rstrip("."), stops=True)
        filled = replace(request, headers=headers, body=body)
        outcome = await persistently(self._sent, filled, self.source.access.tries, asyncio.sleep)
        return self._take(outcome, request)

    async def _sent(self, request: Request) -> Outcome:
        outcome = await self.send(request)
        if isinstance(outcome, Problem):
            return outcome
        return trouble(self.adapter, outcome, self.source) or outcome

    def _take(self, outcome: Outcome, request: Request) -> Problem | None:
        if isinstance(outcome, Problem):
            return replace(outcome, stops=True)
        for item in understood(self.adapter, replace(outcome, request=request), self.source):
            match item:
                case Token():
                    self.keyring.with_token(item.value)
                    self.number, self._since = self.number + 1, self.clock()
                    self._ends = self._since + max(item.seconds - _EARLY, _EARLY)
                    return None
                case Problem():
                    return replace(item, stops=True)
        return Problem(code="fetch.login", detail="the answer holds none", stops=True)
