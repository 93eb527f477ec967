"""The body of an answer: what is JSON, what is none, and what is too much."""

from __future__ import annotations

import pytest

from listaudit.model import Request, Response
from listaudit.source.payload import Payload, UnreadableError, json_of


def answer(body):
    return Response(request=Request(url="https://a.example/"), status=200, body=body)


GOOD = {
    "an object": (b'{"a": 1}', {"a": 1}),
    "with a mark in front": (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
    "in another code": ('{"a": "Città"}'.encode("cp1252"), {"a": "Città"}),
    "a list": (b" [1] ", [1]),
}


@pytest.mark.parametrize(("body", "value"), GOOD.values(), ids=GOOD)
def test_a_body_is_read_as_json(body, value):
    assert json_of(answer(body)) == value


BAD = {
    "nothing": (b"", "is empty"),
    "white space": (b" \r\n", "is empty"),
    "a page": (b"<!DOCTYPE html>", "a web page"),
    "a page after white space": (b"\n <html>", "a web page"),
    "half of it": (b'{"a": [1', "no valid JSON"),
    "words": (b"hello", "no valid JSON"),
    "no number": (b'{"a": NaN}', "no valid JSON"),
    "deep": (b"[" * 5_000 + b"]" * 5_000, "no valid JSON"),
    "half a character": (b'"\\ud800"', "no valid JSON"),
    "bytes": (b"\x81\x8d\x8f", "no valid JSON"),
}


@pytest.mark.parametrize(("body", "words"), BAD.values(), ids=BAD)
def test_a_body_that_is_no_json_says_what_it_is(body, words):
    for read in (json_of, Payload.of, Payload.list_of):
        with pytest.raises(UnreadableError, match=words):
            read(answer(body))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"[]", "a list"),
        (b'"x"', "a text"),
        (b"7", "a number"),
        (b"7.5", "a number"),
        (b"true", "true or false"),
        (b"null", "null"),
    ],
)
def test_a_body_that_is_no_object_is_refused_by_what_it_is(body, kind):
    with pytest.raises(UnreadableError, match=f"the answer is {kind}, not an object"):
        Payload.of(answer(body))


def test_a_body_that_is_a_list_is_one_of_objects():
    assert [one.text("a") for one in Payload.list_of(answer(b'[{"a": 1}, 7, {"a": 2}]'))] == ["1", "", "2"]
    assert Payload.of(answer(b'{"a": 1}')).text("a") == "1"
    with pytest.raises(UnreadableError, match="an object, not a list"):
        Payload.list_of(answer(b"{}"))


def test_a_list_beyond_any_page_is_refused_and_not_cut():
    with pytest.raises(UnreadableError, match="a list of 10001"):
        Payload.list_of(answer(b"[" + b"{}," * 10_000 + b"{}]"))
