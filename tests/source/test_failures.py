"""What an answer means that is none: by the table of its source, by its status, and how long to wait."""

from __future__ import annotations

import email.utils
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.model import Failure, Request, Response
from listaudit.source.failures import by_status, by_table, wait, words

ASKED = Request(url="https://api.example/")


def answer(status=200, body=b"", **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(request=ASKED, status=status, body=body, headers=named)


STATUSES = {
    200: None,
    201: None,
    204: None,
    299: None,
    101: ("fetch.refused", False, False),
    300: ("fetch.redirects", False, False),
    302: ("fetch.redirects", False, False),
    304: ("fetch.redirects", False, False),
    400: ("fetch.refused", False, False),
    401: ("fetch.bad-key", False, True),
    402: ("fetch.quota", False, True),
    403: ("fetch.forbidden", False, True),
    404: ("fetch.not-found", False, False),
    405: ("fetch.refused", False, False),
    407: ("fetch.proxy", False, True),
    408: ("fetch.timeout", True, False),
    410: ("fetch.not-found", False, False),
    425: ("fetch.refused", True, False),
    429: ("fetch.rate-limited", True, False),
    451: ("fetch.refused", False, False),
    500: ("fetch.server-error", True, False),
    501: ("fetch.server-error", False, False),
    503: ("fetch.server-error", True, False),
    522: ("fetch.server-error", True, False),
    999: ("fetch.server-error", False, False),
}


@pytest.mark.parametrize(("status", "meaning"), STATUSES.items(), ids=map(str, STATUSES))
def test_each_status_has_a_meaning(status, meaning):
    found = by_status(answer(status))
    assert (found and (found.code, found.retry, found.stops)) == meaning


def test_a_wait_beyond_patience_is_no_reason_to_try_again():
    assert by_status(answer(503, retry_after="119")).retry
    late = by_status(answer(503, retry_after="3600"))
    assert (late.retry, late.after) == (False, 3_600.0)


WAITS = {
    "seconds": ("7", 7.0),
    "none": ("0", 0.0),
    "white space": (" 7 ", 7.0),
    "half a second": ("0.5", 0.5),
    "leading zeros": ("0000000000120", 120.0),
    "for ever": ("9" * 400, 1e9),
    "before now": ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
    "after the sun": ("Fri, 31 Dec 9999 23:59:59 GMT", 1e9),
    "negative": ("-1", None),
    "no number": ("nan", None),
    "infinite": ("inf", None),
    "with an exponent": ("1e3", None),
    "words": ("soon", None),
    "nothing": ("", None),
    "a date that is none": ("Wed, 99 Oct 2015 07:28:00 GMT", None),
    "a zone that is none": ("Wed, 21 Oct 2015 07:28:00 +99999999999999999999", None),
    "other digits": ("٧", None),
    "two": ("7, 8", None),
}


@pytest.mark.parametrize(("text", "seconds"), WAITS.values(), ids=WAITS)
def test_how_long_a_source_wants_us_to_wait(text, seconds):
    assert wait(answer(429, retry_after=text)) == seconds


def test_a_date_is_a_wait_until_then():
    for text in (
        email.utils.formatdate(time.time() + 60, usegmt=True),
        email.utils.formatdate(time.time() + 60),
    ):
        assert 55 < wait(answer(429, retry_after=text)) <= 60
    assert wait(answer(429)) is None


@given(
    st.text(max_size=60)
    | st.from_regex(
        r"[A-Z][a-z]{2}, \d{1,5} [A-Z][a-z]{2} \d{1,6} [\d:]{1,12} ?[-+A-Z\d]{0,12}", fullmatch=True
    )
)
def test_no_header_makes_a_wait_that_is_none(text):
    found = wait(answer(429, retry_after=text))
    assert found is None or 0 <= found <= 1e9


TABLE = (
    Failure(status=429, contains="per day", code="fetch.quota", stops=True),
    Failure(status=429, code="fetch.rate-limited", retry=True),
    Failure(contains="OVER_LIMIT", code="fetch.quota", stops=True),
    Failure(status=0, code="fetch.refused"),
)
ROWS = {
    "status and words": (answer(429, b"1000 per day"), ("fetch.quota", False, True)),
    "status alone": (answer(429, b"slow down"), ("fetch.rate-limited", True, False)),
    "words alone, with a good status": (
        answer(200, b'{"status": "OVER_LIMIT"}'),
        ("fetch.quota", False, True),
    ),
    "nothing fits": (answer(500, b"oops"), None),
    "words in other letters": (answer(200, b"over_limit"), None),
    "words far behind": (answer(200, b" " * 30_000 + b"OVER_LIMIT"), None),
}


@pytest.mark.parametrize(("response", "meaning"), ROWS.values(), ids=ROWS)
def test_the_first_row_that_fits_says_what_is_meant(response, meaning):
    found = by_table(response, TABLE)
    assert (found and (found.code, found.retry, found.stops)) == meaning


def test_a_row_brings_the_wait_and_the_words_of_the_answer():
    found = by_table(answer(429, b"slow down", retry_after="9"), TABLE)
    assert (found.after, found.detail) == (9.0, "HTTP 429: slow down")


WORDS = {
    "text": (b"no such thing", "HTTP 500: no such thing"),
    "nothing": (b"", "HTTP 500"),
    "markup": (b"<html><h1>Bad</h1>\n <p>Gate&nbsp;way</p>", "HTTP 500: Bad Gate&nbsp;way"),
    "markup without an end": (b"<" * 3_000 + b"x", None),
    "bytes": (b"\xff\xfe", "HTTP 500: \ufffd\ufffd"),
    "hostile": (b"\x1b[31mred\x1b]0;t\x07\xe2\x80\xae\x00", "HTTP 500: red"),
    "long": (b"word " * 900, "HTTP 500: " + ("word " * 32).rstrip()),
}


@pytest.mark.parametrize(("body", "line"), WORDS.values(), ids=WORDS)
def test_the_words_of_an_answer_are_one_short_line_for_any_screen(body, line):
    found = words(answer(500, body))
    assert line is None or found == line
    assert found.isprintable()
    assert len(found) <= 171
