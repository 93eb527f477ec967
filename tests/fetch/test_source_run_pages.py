"""One source's part of a run: answers that lead on, in circles, without end, to too many."""

from __future__ import annotations

import json

from listaudit.fetch.questions import FURTHER, FURTHER_EACH
from listaudit.model import (
    Listing,
    Pace,
    Request,
    Response,
    Unchecked,
)
from tests.fetch.kit import places, source_of
from tests.fetch.played import BASE, PAGED, found, leading, run, tape


def test_answers_lead_on_and_what_they_lead_to_comes_before_what_is_planned():
    answers = tape(
        **{"find?q=0": leading("/p2"), "p2": leading("/p3"), "p3": found("Last"), "find?q=1": found("Next")}
    )
    source = source_of(BASE, access={"pace": Pace(per_second=0, concurrent=1)})
    ran = run(PAGED, answers, places(2), source=source)
    assert [item.names[0] for item in ran.items if isinstance(item, Listing)] == ["Last", "Next"]


def test_pages_that_lead_in_a_circle_end():
    answers = tape(
        **{"find?q=0": leading("/p2"), "p2": leading("/p3", "/p2"), "p3": {**leading("/p2"), **found("X")}}
    )
    ran = run(PAGED, answers, places(1))
    assert (ran.names, ran.unchecked) == (["X"], {})


class Endless(dict):
    """Recordings of a source each of whose pages leads to another."""

    asked = 0

    def get(self, key, default=None):
        del key, default
        self.asked += 1
        page = leading(f"/more{self.asked}")
        return Response(request=Request(url=BASE), status=200, body=json.dumps(page).encode())


def test_pages_without_end_are_told_and_end():
    answers = Endless()
    ran = run(PAGED, answers, places(2))
    most = FURTHER + FURTHER_EACH
    assert answers.asked == 2 * (1 + most)
    assert ran.unchecked == {"0": {"fetch.truncated"}, "1": {"fetch.truncated"}}


def test_one_page_that_leads_to_too_many_others_is_cut_and_told():
    answers = tape(**{"find?q=0": leading(*[f"/p{n}" for n in range(3_000)])})
    ran = run(PAGED, answers, places(1))
    assert "fetch.truncated" in ran.unchecked["0"]
    told = [
        item for item in ran.items if isinstance(item, Unchecked) and item.reason.code == "fetch.not-recorded"
    ]
    assert len(told) == FURTHER + FURTHER_EACH
