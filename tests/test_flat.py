"""Memory stays nearly flat as locations grow: what is held of each is little more than its texts."""

from __future__ import annotations

import gc
import tracemalloc

from listaudit.canonical import load
from listaudit.fetch.questions import Lead, Questions, Trail
from listaudit.match import Matcher
from listaudit.model import Request
from listaudit.skiplog import SkipLog

WARM, MORE = 4_500, 1_500
"""So many locations that every cache is full, and so many more that are measured."""
MOST, MOST_ASKED = 1_200, 60
"""Bytes for a location, which has about 250 in its row and its keys, and for a question."""


def write(path, numbers):
    rows = [f"{n},Bluebird Bakery {n},{n} Maple St,Springfield,IL,62701,US,+1217{n:07}\n" for n in numbers]
    path.write_text("store_code,name,street,city,region,postcode,country,phone\n" + "".join(rows))
    return str(path)


def held():
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def known(path):
    found = load(path, country="", skips=SkipLog()).locations
    return found, Matcher(found)


def test_a_location_more_takes_few_bytes(tmp_path):
    warm, more = write(tmp_path / "a.csv", range(WARM)), write(tmp_path / "b.csv", range(WARM, WARM + MORE))
    tracemalloc.start(1)
    try:
        known(warm)
        before = held()
        locations, matcher = known(more)
        each = (held() - before) / MORE
    finally:
        tracemalloc.stop()
    assert len(locations) == len(matcher.codes) == MORE
    assert each < MOST


def test_a_question_that_was_answered_takes_few_bytes():
    questions, count = Questions(), 3_000
    tracemalloc.start(1)
    try:
        before = held()
        for n in range(count):
            search = Request(url=f"https://a.example/search/{n}", store_codes=(str(n),))
            mark, _ = questions.begin(Lead(search, Trail.of(search)))
            detail = Request(url=f"https://a.example/{n}", store_codes=(str(n),))
            further, _ = questions.begin(questions.further(detail, Trail.of(search), mark))
            questions.end(mark)
            questions.end(further)
        each = (held() - before) / (2 * count)
    finally:
        tracemalloc.stop()
    assert each < MOST_ASKED
