"""Where answers come from without a request, and what is kept of those that were asked for."""

from __future__ import annotations

import time
from contextlib import closing

import pytest

from listaudit.errors import OutputError
from listaudit.fetch.answers import Answers
from listaudit.fetch.store import Store
from listaudit.model import Problem, Request, Response
from tests.fetch.kit import kept, source_of

HOUR, DAY = 3_600, 86_400
ASKED = Request(url="https://api.example/find?q=1", store_codes=("1",), context={"a": 1})
GONE = Request(url="https://api.example/gone", answers=frozenset({404}))


def answer(request=ASKED, status=200, body=b"{}"):
    return Response(request=request, status=status, body=body, headers={"link": "<x>"}, fetched_at="then")


@pytest.fixture
def stores(tmp_path):
    with (
        closing(Store(tmp_path / "journal.sqlite")) as journal,
        closing(Store(tmp_path / "cache.sqlite")) as cache,
    ):
        yield journal, cache


def answers(stores=(None, None), *, at=1e9, hours=5.0, **more):
    journal, cache = stores
    source = source_of(access={"cache_hours": hours})
    return Answers(
        source=source,
        journal=kept(journal) if journal else None,
        cache=kept(cache) if cache else None,
        clock=lambda: at,
        **more,
    )


def reopened(path, **more):
    """Return the answers of a run that goes on from a journal that another one left."""
    return answers((Store(path / "journal.sqlite"), None), **more)


def test_nothing_is_known_before_it_is_asked(stores):
    assert answers(stores).known(ASKED) is None


def test_what_a_source_said_is_known_afterwards_as_the_answer_to_this_very_request(stores):
    answers(stores).keep(answer())
    again = Request(url=ASKED.url, store_codes=("2",))
    found = answers(stores).known(again)
    assert (found.body, found.request, found.fetched_at) == (b"{}", again, "then")


@pytest.mark.parametrize(("later", "known"), [(4.9, True), (5.1, False), (-4.9, True), (-5.1, False)])
def test_an_answer_is_taken_again_as_long_as_its_source_allows(stores, later, known):
    answers(stores).keep(answer())
    assert (answers(stores, at=1e9 + later * HOUR).known(ASKED) is not None) is known


def test_a_source_that_allows_nothing_is_not_cached(stores):
    answers(stores, hours=0.0).keep(answer())
    assert answers(stores, hours=0.0).known(ASKED) is None


@pytest.mark.parametrize("hours", [0.0, 5.0])
def test_a_run_that_goes_on_takes_what_the_last_one_had_for_a_day(stores, tmp_path, hours):
    answers((stores[0], None), hours=hours).keep(answer())
    assert reopened(tmp_path, hours=hours, at=1e9 + DAY - 1).known(ASKED).body == b"{}"
    assert reopened(tmp_path, hours=hours, at=1e9 + DAY + 1).known(ASKED) is None
    assert reopened(tmp_path, hours=hours, refresh=True).known(ASKED) is not None, (
        "this run asked for it itself"
    )


def test_a_run_does_not_read_its_own_journal(stores):
    alone = answers((stores[0], None))
    alone.keep(answer())
    assert alone.known(ASKED) is None


def test_an_answer_that_says_no_is_for_this_run_alone(stores, tmp_path):
    answers(stores).keep(answer(GONE, 404))
    assert answers(stores).known(GONE) is None
    assert reopened(tmp_path).known(GONE).status == 404


def test_refreshing_does_not_look_into_the_cache_and_fills_it(stores):
    answers(stores).keep(answer(body=b"old"))
    fresh = answers(stores, refresh=True)
    assert fresh.known(ASKED) is None
    fresh.keep(answer(body=b"new"))
    assert answers(stores).known(ASKED).body == b"new"


def test_offline_asks_nobody(stores):
    assert answers(stores, offline=True).known(ASKED) == Problem(code="fetch.offline")
    answers(stores).keep(answer())
    assert answers(stores, offline=True).known(ASKED).body == b"{}"


def test_another_key_and_another_source_have_answers_of_their_own(stores):
    answers(stores, fingerprint="a").keep(answer())
    assert answers(stores, fingerprint="b").known(ASKED) is None
    other = Answers(
        source=source_of(id="other", access={"cache_hours": 5.0}), fingerprint="a", cache=kept(stores[1])
    )
    assert other.known(ASKED) is None
    assert answers(stores, fingerprint="a").known(ASKED) is not None


def test_recordings_answer_everything_or_say_what_they_do_not_have(stores):
    tape = {ASKED.key: answer(Request(url="https://api.example/other"))}
    replay = answers(stores, replay=lambda asked: tape.get(asked.key))
    assert replay.known(ASKED).request is ASKED
    missing = replay.known(GONE)
    assert (missing.code, missing.detail) == ("fetch.not-recorded", "GET https://api.example/gone")


def test_what_was_not_recorded_is_named_in_words_for_any_screen():
    odd = Request(url="https://api.example/\x1b[31m\u202e" + "x" * 500)
    detail = answers(replay=lambda _: None).known(odd).detail
    assert detail.isprintable()
    assert len(detail) < 200


def test_each_answer_is_recorded_under_its_question(tmp_path):
    taped = answers(record=tmp_path / "tape")
    taped.keep(answer())
    taped.note(answer(GONE, 404))
    names = {path.name for path in (tmp_path / "tape" / "acme").iterdir()}
    assert names == {f"{ASKED.key}.json", f"{GONE.key}.json"}


def test_a_folder_that_cannot_be_written_is_told_by_name(tmp_path):
    (tmp_path / "tape").write_text("a file")
    with pytest.raises(OutputError, match=r"tape.acme cannot be written"):
        answers(record=tmp_path / "tape").note(answer())


def test_time_is_that_of_the_system_where_nobody_says_otherwise():
    assert abs(Answers(source=source_of()).clock() - time.time()) < 5
