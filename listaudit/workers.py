"""Reading the sources, in this process or in several.

Only what is large enough to pay for it goes to other processes, which are started afresh (`spawn`),
so that threads and open files stay here. What crosses is plain rows of the journal. Judging stays in
one process: its results cost more to send than half of them to make.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from listaudit.gather import Gathered, Gatherer
from listaudit.journal import Journal, Row, row_of
from listaudit.model import Listing, Skipped, Source
from listaudit.progress import Progress
from listaudit.readers.open import STDIN
from listaudit.skiplog import SkipLog

Reader = Callable[[Source], Iterable[Listing | Skipped]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Intake:
    """Where what was read goes: the journal, the log of skipped rows, and the progress shown."""

    journal: Journal
    skips: SkipLog
    progress: Progress


LARGE_FILES = 4_000_000
"""Bytes of all sources from which reading them in several processes pays for starting those."""
_AHEAD = 1
"""So many finished sources may wait for each process."""
_state: dict[str, Any] = {}
"""What a worker process was started with."""


def gather_all(
    gatherer: Gatherer, read: Reader, sources: Sequence[Source], intake: Intake, jobs: int
) -> list[Gathered]:
    """Read every source into the journal and return what each came to, in their order."""
    if jobs < 2 or not _pays(sources):  # noqa: PLR2004 - one process is this one
        return [
            gatherer.gather(
                number,
                source,
                _items(read, source, intake.progress),
                lambda entry: intake.journal.add(row_of(entry)),
                intake.skips,
            )
            for number, source in enumerate(sources)
        ]
    return _gather_apart(gatherer, read, sources, intake, jobs)


def _items(read: Reader, source: Source, progress: Progress) -> Iterable[Listing | Skipped]:
    return progress.track(read(source), source.name) if is_file(source) else ()


def is_file(source: Source) -> bool:
    """Say whether a source is read from a file here: not asked, and not checked by hand."""
    return source.has_door and not source.live


def _pays(sources: Sequence[Source]) -> bool:
    """Say whether other processes are worth it; standard input can be read in this one alone."""
    if len(sources) < 2 or any(source.path == STDIN for source in sources):  # noqa: PLR2004
        return False
    return sum(map(_size, sources)) >= LARGE_FILES


def _size(source: Source) -> int:
    path = Path(source.path)
    return path.stat().st_size if source.path and path.is_file() else 0


def _gather_apart(
    gatherer: Gatherer, read: Reader, sources: Sequence[Source], intake: Intake, jobs: int
) -> list[Gathered]:
    found: list[Gathered] = []
    with _pool(jobs, gatherer=gatherer, read=read) as pool:
        results = _in_order(pool, _gather_one, enumerate(sources), jobs)
        for gathered, rows, log, stopped in intake.progress.track(results, "sources", len(sources)):
            found.append(gathered)
            intake.skips.extend(log)
            gatherer.matcher.index.stopped.update(stopped)
            for row in rows:
                intake.journal.add(row)
    return found


def _gather_one(numbered: tuple[int, Source]) -> tuple[Gathered, list[Row], SkipLog, Counter[str]]:
    number, source = numbered
    gatherer: Gatherer = _state["gatherer"]
    rows: list[Row] = []
    skips, stopped = SkipLog(), gatherer.matcher.index.stopped
    stopped.clear()
    items = _state["read"](source) if is_file(source) else ()
    gathered = gatherer.gather(number, source, items, lambda entry: rows.append(row_of(entry)), skips)
    return gathered, rows, skips, Counter(stopped)


def _in_order(
    pool: ProcessPoolExecutor, work: Callable[[Any], T], tasks: Iterable[Any], jobs: int
) -> Iterator[T]:
    """Yield the results of the tasks in their order, with a few under way at any moment."""
    under_way: deque[Future[T]] = deque()
    for task in tasks:
        with _deaf():
            under_way.append(pool.submit(work, task))
        if len(under_way) > jobs * _AHEAD:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


@contextmanager
def _deaf() -> Iterator[None]:
    """Keep interrupts back while processes start, which inherit that: an interrupt is for this one alone.

    Until `_start` runs in them they would die of it with a traceback on the user's terminal.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _pool(jobs: int, **state: object) -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(state,))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(state: dict[str, Any]) -> None:
    """Take over the state; an interrupt is for the process that talks to the user."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    calm_collector()
    _state.update(state)


def calm_collector() -> None:
    """Look for circles of garbage rarely: records and verdicts hold none."""
    import gc

    gc.freeze()
    gc.set_threshold(100_000, 20, 50)
