"""Answers that need no request: recorded ones, those of an interrupted run, those in the cache."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from listaudit.fetch.kept import Kept
from listaudit.fetch.store import Store, scope
from listaudit.fetch.tape import keep
from listaudit.model import Problem, Request, Response, Source
from listaudit.normalize.hygiene import clean

UNRECORDED = "fetch.not-recorded"
Replay = Callable[[Request], Response | None]
"""What was recorded for a request."""
_HOUR = 3_600.0
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What is known of a source before it is asked, and where its answers are kept."""

    source: Source
    fingerprint: str = ""
    """Of the key: another key may be told something else."""
    replay: Replay | None = None
    journal: Kept[Store] | None = None
    """Answers of this run, for a run that goes on where this one was killed."""
    cache: Kept[Store] | None = None
    offline: bool = False
    refresh: bool = False
    record: Path | None = None
    clock: Callable[[], float] = time.time

    def known(self, request: Request) -> Response | Problem | None:
        """Return the answer to a request, why there is none, or None where it has to be asked."""
        if self.replay is not None:
            found = self.replay(request)
            return replace(found, request=request) if found else _unrecorded(request)
        found = None
        # What this run put into its journal itself is never asked again.
        if self.journal and not self.journal.use(lambda store: store.empty, otherwise=True):
            found = self._kept(self.journal, request, _DAY)
        if found is None and not self.refresh:
            found = self._kept(self.cache, request, self.source.access.cache_hours * _HOUR)
        return found or (Problem(code="fetch.offline") if self.offline else None)

    def keep(self, response: Response) -> None:
        """Keep an answer that a source gave; one that says no is for this run alone."""
        if self.journal:
            self._put(self.journal, response)
        if self.cache and self.source.access.cache_hours and not response.request.answers & {response.status}:
            self._put(self.cache, response)
        self.note(response)

    def _put(self, store: Kept[Store], response: Response) -> None:
        store.use(lambda store: store.put(self._scope, response, now=self.clock()), None)

    def note(self, response: Response) -> None:
        """Record an answer, if recordings are asked for."""
        if self.record is not None:
            keep(self.record / self.source.id, response, self.source.access.strip)

    def _kept(self, store: Kept[Store] | None, request: Request, seconds: float) -> Response | None:
        if store is None or not seconds:
            return None
        return store.use(lambda it: it.get(self._scope, request, now=self.clock(), max_age=seconds), None)

    @property
    def _scope(self) -> str:
        return scope(self.source.id, self.fingerprint)


def _unrecorded(request: Request) -> Problem:
    return Problem(code=UNRECORDED, detail=clean(f"{request.method} {request.url[:160]}"))
