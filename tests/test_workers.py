import functools
import gc

import pytest

from listaudit import workers
from listaudit.errors import InputError
from listaudit.gather import Gatherer
from listaudit.journal import Journal, entry_of
from listaudit.match import Matcher
from listaudit.match.neighbours import Neighbours
from listaudit.model import Address, Location, Source
from listaudit.progress import Silent
from listaudit.readers import read_listings
from listaudit.skiplog import SkipLog
from listaudit.workers import Intake, gather_all

HEADER = "id,name,street,city,region,postcode,country,phone\n"
LOCATIONS = [
    Location(
        store_code=str(n),
        names=(f"Bluebird {n}",),
        address=Address(
            street=f"{n} Maple St", city="Springfield", region="IL", postcode="62701", country="US"
        ),
        phones=(f"(217) 555-01{n:02}",),
    )
    for n in range(1, 5)
]


def read(source):
    return read_listings(source.path, source)


def sources(folder):
    """Write four files: two sound ones, one with a row that cannot be used, one that is missing."""
    row = "{n},Bluebird {n},{n} Maple St,Springfield,IL,62701,US,(217) 555-01{n:02}\n"
    texts = {
        "a": HEADER + row.format(n=1) + row.format(n=2),
        "b": HEADER + row.format(n=2),
        "c": HEADER + row.format(n=3) + "9,cut\n",
    }
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text)
    found = [
        Source(name=name, id="file", title=name, platform="yelp", path=str(folder / f"{name}.csv"))
        for name in (*texts, "missing")
    ]
    return [*found, Source(name="closed", id="acme", title="Acme", platform="acme", doors=())]


def gathered(folder, jobs):
    matcher, skips = Matcher(LOCATIONS), SkipLog()
    with Journal() as journal:
        found = gather_all(
            Gatherer(matcher, Neighbours(matcher.index)),
            read,
            sources(folder),
            Intake(journal, skips, Silent()),
            jobs,
        )
        rows = [
            (entry.source, entry.location, entry.listing)
            for _, group in journal.by_location()
            for entry in map(entry_of, group)
        ]
    told = [(g.source.name, g.listings, g.unused, g.failure and g.failure.code) for g in found]
    return told, rows, [(row.source, row.line) for row in skips.rows], skips.unused


EXPECTED = [
    ("a", 2, 0, None),
    ("b", 1, 0, None),
    ("c", 1, 1, None),
    ("missing", 0, 0, "source.failed"),
    ("closed", 0, 0, None),
]


def test_in_one_process_sources_are_read_in_their_order(tmp_path):
    told, rows, skipped, unused = gathered(tmp_path, jobs=1)
    assert told == EXPECTED
    assert [(source, location) for source, location, _ in rows] == [(0, 0), (0, 1), (1, 1), (2, 2)]
    assert (skipped, unused) == ([("c", 3)], 1)


def test_small_sources_are_not_worth_a_process(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "_gather_apart", lambda *_, **__: pytest.fail("a process was started"))
    assert gathered(tmp_path, jobs=4)[0] == EXPECTED


class Inline:
    """A pool that works in this process, so that what workers do is seen."""

    def __init__(self, gatherer, read):
        workers._state.update(gatherer=gatherer, read=read)

    def submit(self, work, task):
        done = workers.Future()
        done.set_result(work(task))
        return done


def test_several_processes_come_to_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "LARGE_FILES", 1)
    assert gathered(tmp_path, jobs=2) == gathered(tmp_path, jobs=1)


def test_what_a_worker_does_comes_to_the_same_too(tmp_path, monkeypatch):
    class Pool(Inline):
        def __enter__(self):
            return self

        def __exit__(self, *_):
            workers._state.clear()

    monkeypatch.setattr(workers, "LARGE_FILES", 1)
    monkeypatch.setattr(workers, "_pool", lambda _jobs, **state: Pool(**state))
    assert gathered(tmp_path, jobs=2) == gathered(tmp_path, jobs=1)


def broken(_source, error):
    raise error


def test_an_error_of_ours_in_a_worker_reaches_the_user(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "LARGE_FILES", 1)
    matcher = Matcher(LOCATIONS)
    read_broken = functools.partial(broken, error=ZeroDivisionError("ours"))
    with Journal() as journal, pytest.raises(ZeroDivisionError, match="ours"):
        gather_all(
            Gatherer(matcher, Neighbours(matcher.index)),
            read_broken,
            sources(tmp_path),
            Intake(journal, SkipLog(), Silent()),
            2,
        )


def test_a_source_that_cannot_even_be_opened_has_failed(tmp_path):
    assert InputError.exit_code == 2
    assert gathered(tmp_path, jobs=1)[0][3] == ("missing", 0, 0, "source.failed")


def test_a_worker_leaves_interrupts_to_the_process_that_talks_to_the_user(monkeypatch):
    calls, before = [], gc.get_threshold()
    monkeypatch.setattr(workers.signal, "signal", lambda *what: calls.append(what))
    try:
        workers._start({"read": read})
        assert workers._state["read"] is read
        assert gc.get_threshold()[0] > before[0] or before[0] == 100_000
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
        workers._state.clear()
    assert calls == [(workers.signal.SIGINT, workers.signal.SIG_IGN)]
