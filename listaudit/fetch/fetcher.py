"""Fetching beside the rest: an event loop in a thread of its own, and a bounded queue out of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, suppress
from functools import partial
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from listaudit.fetch.answers import Answers
from listaudit.fetch.budget import Budget
from listaudit.fetch.settings import Job, Settings
from listaudit.fetch.shelf import Shelf
from listaudit.fetch.source_run import Item, SourceRun
from listaudit.fetch.standing import Standing
from listaudit.fetch.tape import Tape

_AHEAD = 64
"""Answers that may wait for the reader; beyond that fetching waits for it."""
_BEAT = 0.5
"""Seconds after which Ctrl-C is noticed at the latest."""
Event = tuple[int, list[Item]]


class Fetcher:
    """Asks several sources at once and hands over what each said, as it comes.

    Args:
        jobs: What is asked of each source.
        settings: How.

    Raises:
        InputError: `--replay` names no folder of recordings.
    """

    def __init__(self, jobs: Sequence[Job], settings: Settings) -> None:
        self.jobs, self._settings = jobs, settings
        self._replay = Tape(settings.replay).answer if settings.replay else None
        self._shelf = None if settings.replay else Shelf(settings)
        self._queue: SimpleQueue[Event | BaseException | None] = SimpleQueue()
        self._room: asyncio.Semaphore | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._sources: list[SourceRun] = []
        self._ready = threading.Event()
        """Set when there is something to cancel, or nothing any more."""
        self._thread = threading.Thread(target=self._run, name="listaudit-fetch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ready.wait()
        if self._main is not None:
            self._in_loop(self._main.cancel)
        self._thread.join()
        if self._shelf is not None:
            self._shelf.close(whole=error is None)

    def __iter__(self) -> Iterator[Event]:
        """Yield the number of a source and what came of one request, until every source is done."""
        while (event := self._waited()) is not None:
            if isinstance(event, BaseException):
                raise event
            yield event
            if self._room is not None:
                self._in_loop(self._room.release)

    @property
    def resumes(self) -> bool:
        """Whether a run that ends now goes on from there the next time."""
        return self._shelf is not None and self._shelf.journal.lost is None and not self._settings.offline

    def standings(self) -> list[Standing]:
        """Return how far each source is."""
        return [run.standing for run in self._sources]

    def _waited(self) -> Event | BaseException | None:
        """Return what comes next. Some systems interrupt no wait: it ends now and then by itself."""
        while True:
            with suppress(Empty):
                return self._queue.get(timeout=_BEAT)

    def _in_loop(self, call: Callable[[], object]) -> None:
        """Call something where the loop runs; nothing where it has ended."""
        if self._loop is None:
            return
        try:
            self._loop.call_soon_threadsafe(call)
        except RuntimeError:  # it is closed: nobody waits any more
            return

    def _run(self) -> None:
        try:
            asyncio.run(self._fetch())
        except asyncio.CancelledError:
            pass
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever reads the queue
            self._queue.put(_first(error))
        self._ready.set()
        self._queue.put(None)

    async def _fetch(self) -> None:
        self._loop, self._main = asyncio.get_running_loop(), asyncio.current_task()
        self._room = asyncio.Semaphore(_AHEAD)
        self._ready.set()
        async with AsyncExitStack() as stack:
            self._sources = runs = await self._runs(stack)
            async with asyncio.TaskGroup() as group:
                for run in runs:
                    group.create_task(run.run())

    async def _runs(self, stack: AsyncExitStack) -> list[SourceRun]:
        if self._shelf is None:
            answers = [Answers(source=job.source, replay=self._replay) for job in self.jobs]
            return [
                SourceRun(job, known, None, partial(self._emit, job.number))
                for job, known in zip(self.jobs, answers, strict=True)
            ]
        from listaudit.fetch.wiring import Wiring

        budget = Budget(self._settings.max_requests, self._settings.budget)
        wiring = Wiring(self._settings, self._shelf, budget, stack)
        return [await wiring.source_run(job, partial(self._emit, job.number)) for job in self.jobs]

    async def _emit(self, number: int, items: list[Item]) -> None:
        if self._room is not None:
            await self._room.acquire()
        self._queue.put((number, items))


def _first(error: BaseException) -> BaseException:
    """Return the first of the errors that happened at once."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
