"""Questions that are sums of lines, and which recorded one answers which."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from listaudit.fetch.unions import Unions
from listaudit.model import Request
from listaudit.source.asking import post_form

LINES = st.frozensets(st.sampled_from("abcdefgh"), min_size=1)


def union(*lines: str, url: str = "https://map.example/api") -> Request:
    return post_form(url, {"data": "\n".join(["[out:json];", *lines, ");"])}, [], union=True)


def test_what_was_asked_for_more_places_answers_for_some_of_them_in_any_order():
    whole = union("node(1);", "node(2);", "node(3);")
    for lines in (("node(3);", "node(1);"), ("node(2);",), ("node(1);", "node(2);", "node(3);")):
        assert Unions([whole]).covering(union(*lines)) == whole.key


def test_what_was_not_asked_is_not_answered():
    known = Unions([union("node(1);"), union("node(2);")])
    assert known.covering(union("node(1);", "node(2);")) is None
    assert known.covering(union("node(1);", "node(3);")) is None
    assert Unions([]).covering(union("node(1);")) is None


def test_another_place_method_or_header_is_another_question():
    whole = union("node(1);", "node(2);")
    asked = union("node(1);")
    others = [
        union("node(1);", url="https://other.example/api"),
        replace(asked, method="PUT"),
        replace(asked, headers=(("x", "y"),)),
    ]
    assert [Unions([whole]).covering(other) for other in others] == [None] * 3


def test_requests_without_a_body_answer_nothing_and_are_not_answered():
    empty = Request(url="https://map.example/api", union=True)
    assert Unions([empty]).covering(union("node(1);")) is None
    assert Unions([empty, union("node(1);")]).covering(empty) is None


@given(recorded=st.lists(LINES, max_size=6), wanted=LINES)
def test_of_several_the_smallest_answers_since_it_may_be_what_a_larger_one_was_cut_into(recorded, wanted):
    requests = [union(*sorted(lines)) for lines in recorded]
    sizes = {request.key: len(lines) for request, lines in zip(requests, recorded, strict=True)}
    found = Unions(requests).covering(union(*sorted(wanted)))
    fitting = [len(lines) for lines in recorded if lines >= wanted]
    assert (sizes[found] if found else None) == min(fitting, default=None)
