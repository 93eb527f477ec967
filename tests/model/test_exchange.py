"""Requests, answers and what stands between them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.model import Access, Failure, Pace, Problem, Reason, Request, Response, Token
from listaudit.model.sentences import sentence

TEXT = st.text(st.sampled_from("ab\n: ,'\"\\\ud800"), max_size=6)
QUESTIONS = st.builds(
    Request,
    url=TEXT,
    method=st.sampled_from(["GET", "POST"]),
    headers=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
    body=TEXT,
)


def question(request):
    return request.method, request.url, request.headers, request.body


@given(QUESTIONS, QUESTIONS)
def test_two_requests_have_one_key_where_they_are_one_question(one, other):
    assert (one.key == other.key) == (question(one) == question(other))


def test_parts_of_a_question_cannot_be_taken_for_one_another():
    odd = [
        Request(url="u", headers=(("a", "b"),), body="c"),
        Request(url="u", body="a: b\nc"),
        Request(url="u\na: b", body="c"),
        Request(url="u", headers=(("a", "b\nc"),)),
        Request(url="u", headers=(("a", "b"), ("c", ""))),
        Request(url="u", headers=(("a: b", ""), ("c", ""))),
    ]
    assert len({request.key for request in odd}) == len(odd)


def test_a_key_is_of_the_question_alone_and_the_same_in_every_run():
    plain = Request(url="https://a.example/?q=1")
    asked = Request(
        url=plain.url,
        store_codes=("1",),
        context={"a": 1},
        sku="s",
        lane="l",
        purpose="page",
        answers=frozenset({404}),
    )
    assert plain.key == asked.key == "c8f8587447f30498bf167a2c38e9008a"
    assert len(plain.key) == 32
    assert int(plain.key, 16) >= 0
    listed = Request(url=plain.url, headers=[["a", "b"]])
    assert listed.key == Request(url=plain.url, headers=(("a", "b"),)).key


def test_a_request_is_told_as_what_it_asks():
    assert str(Request(url="https://a.example/", method="POST")) == "POST https://a.example/"


@pytest.mark.parametrize(("status", "none"), [(200, False), (404, True), (410, True), (403, False)])
def test_an_answer_may_say_that_there_is_no_such_thing(status, none):
    assert Response(request=Request(url="x"), status=status).says_none is none


def test_a_problem_is_told_by_its_reason():
    assert Problem(code="fetch.offline").reason == Reason.of("fetch.offline")
    told = Problem(code="fetch.timeout", detail="connecting").reason
    assert sentence(told) == "It did not answer in time. (connecting)"


def test_a_token_shows_itself_to_nobody():
    token = Token("very secret", 60.0)
    assert "secret" not in f"{token!r} {token}"
    assert (token.value, token.seconds, Token("x").seconds) == ("very secret", 60.0, 3_000.0)


def test_a_source_that_states_nothing_is_asked_with_care():
    access = Access()
    assert (access.pace, access.tries, access.max_bytes, access.cache_hours) == (
        Pace(per_second=1.0, per_day=0, concurrent=4),
        4,
        10_000_000,
        0.0,
    )
    assert (access.robots, access.day_ends, access.timeout) == (False, "UTC", 30.0)
    assert Failure() == Failure(status=0, contains="", code="", retry=False, stops=False)


def test_reasons_of_fetching_are_sentences_with_or_without_detail():
    codes = ("fetch.no-key", "fetch.truncated", "fetch.redirects", "fetch.adapter", "fetch.robots")
    for code, detail in itertools.product(codes, ("", "x")):
        assert sentence(Problem(code=code, detail=detail).reason).endswith((".", ")"))
