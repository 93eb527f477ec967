"""What is recorded comes back the same, and nothing comes back of what must not be kept."""

from __future__ import annotations

import json

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.errors import InputError
from listaudit.fetch.recording import KEPT_HEADERS, dump, load
from listaudit.model import Request, Response

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXT, below, max_size=4),
    max_leaves=12,
)
BODIES = st.one_of(
    st.binary(max_size=60),
    TEXT.map(str.encode),
    JSON.map(orjson.dumps),
    JSON.map(lambda value: json.dumps(value, indent=2).encode()),
    st.sampled_from(
        [b"", b"\xef\xbb\xbf{}", b'{"base64": "eA=="}', b'"x"', b"[1.50, 1e3]", b'{"a":1,"a":2}', b"NaN"]
    ),
)
HEADERS = st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)
REQUESTS = st.builds(
    Request,
    url=TEXT,
    method=st.sampled_from(["GET", "POST", "HEAD"]),
    headers=HEADERS,
    body=TEXT | JSON.map(lambda v: orjson.dumps(v).decode()) | JSON.map(json.dumps),
)


def back(tmp, exchange, strip=()):
    path = tmp / "one.json"
    path.write_bytes(dump([exchange], strip))
    (found,) = load(path)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tapes")


@given(request_=REQUESTS)
def test_a_recorded_question_is_the_very_same_question(folder, request_):
    found, _ = back(folder, (request_, Response(request=request_, status=200)))
    assert found.key == request_.key
    assert (found.url, found.method, found.body) == (request_.url, request_.method, request_.body)


@given(
    body=BODIES,
    status=st.integers(100, 999),
    headers=st.dictionaries(st.sampled_from(sorted(KEPT_HEADERS)), TEXT),
)
def test_a_recorded_answer_is_the_same_bytes_or_the_same_json(folder, body, status, headers):
    asked = Request(url="https://a.example/")
    answer = Response(
        request=asked,
        status=status,
        headers=headers,
        body=body,
        url="https://a.example/b",
        fetched_at="2026-01-02T03:04:05Z",
    )
    _, found = back(folder, (asked, answer))
    assert (found.status, found.headers, found.url, found.fetched_at) == (
        status,
        headers,
        answer.url,
        answer.fetched_at,
    )
    try:
        same = orjson.loads(body) == orjson.loads(found.body)
    except ValueError:
        same = False
    assert same or found.body == body


ASKED = Request(url="https://a.example/")


def answered(body, **headers):
    return Response(request=ASKED, status=200, headers=headers, body=body)


def test_headers_that_tell_of_machines_are_not_kept():
    text = dump([(ASKED, answered(b"{}", **{"set-cookie": "sid=1", "server": "x", "link": "<b>"}))]).decode()
    assert "link" in text
    assert "set-cookie" not in text
    assert "server" not in text


def test_what_must_not_be_kept_is_left_out_at_any_depth(folder):
    body = orjson.dumps(
        {"a": [{"reviews": ["bad"], "name": "x"}, [{"photos": {"reviews": 1}}]], "reviews": 3}
    )
    _, found = back(folder, (ASKED, answered(body)), ["reviews", "photos"])
    assert orjson.loads(found.body) == {"a": [{"name": "x"}, [{}]]}


@pytest.mark.parametrize("depth", [200, 260, 600, 1_000])
def test_json_that_goes_deep_is_kept_or_left_out_and_never_an_error(folder, depth):
    body = b'{"reviews": 1, "x": ' + b"[" * depth + b"]" * depth + b"}"
    _, found = back(folder, (ASKED, answered(body)), ["reviews"])
    assert b"reviews" not in found.body
    _, found = back(folder, (ASKED, answered(body)))
    assert b"reviews" in found.body


def test_json_that_breaks_off_is_not_kept_where_something_must_be_left_out(folder):
    assert back(folder, (ASKED, answered(b'{"reviews": "bad')), ["reviews"])[1].body == b""
    assert back(folder, (ASKED, answered(b"<html>")), ["reviews"])[1].body == b"<html>"


def test_a_body_that_looks_like_our_own_way_of_writing_bytes_is_no_trap(folder):
    body = b'{"base64": "not base64 at all"}'
    assert back(folder, (ASKED, answered(body)))[1].body == body


def test_a_file_may_hold_one_exchange_or_a_list_and_little_of_each(tmp_path):
    one = {"request": {"url": "https://a.example/"}, "response": {"status": 204}}
    (tmp_path / "one.json").write_bytes(orjson.dumps(one))
    (tmp_path / "two.json").write_bytes(orjson.dumps([one, one]))
    ((request, response),) = load(tmp_path / "one.json")
    assert (request.method, request.body, response.body, response.url) == (
        "GET",
        "",
        b"",
        "https://a.example/",
    )
    assert len(list(load(tmp_path / "two.json"))) == 2


WRONG = {
    "no JSON": b"hello",
    "a number": b"7",
    "a list of numbers": b"[7]",
    "nothing asked": b'{"response": {"status": 200}}',
    "no status": b'{"request": {"url": "x"}, "response": {}}',
    "a status in words": b'{"request": {"url": "x"}, "response": {"status": "fine"}}',
    "a status as text": b'{"request": {"url": "x"}, "response": {"status": "200"}}',
    "a number for a URL": b'{"request": {"url": 7}, "response": {"status": 200}}',
    "a number for a method": b'{"request": {"url": "x", "method": 7}, "response": {"status": 200}}',
    "headers that are none": b'{"request": {"url": "x", "headers": 7}, "response": {"status": 200}}',
    "a header of numbers": b'{"request": {"url": "x", "headers": {"a": 7}}, "response": {"status": 200}}',
    "a header of three parts": b'{"request": {"url": "x", "headers": [["a", "b", "c"]]}, "response": {"status": 200}}',
    "bytes for the body of a request": b'{"request": {"url": "x", "body": {"base64": "/w=="}}, "response": {"status": 200}}',
    "no base64": b'{"request": {"url": "x"}, "response": {"status": 200, "body": {"base64": 7}}}',
    "a time that is none": b'{"request": {"url": "x"}, "response": {"status": 200, "fetched_at": 7}}',
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_no_recording_is_refused_by_its_file(tmp_path, text):
    (tmp_path / "odd.json").write_bytes(text)
    with pytest.raises(InputError, match=r"odd\.json is no recording"):
        list(load(tmp_path / "odd.json"))
