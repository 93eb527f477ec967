"""Sources that misbehave: what becomes of the cells, how often they are asked, and nothing is lost."""

from __future__ import annotations

import gzip
import json
import zlib

import pytest

from tests.fetch.shop import KEY, NAMES, Reply, found, number_of, right

HTML = b"<!DOCTYPE html><html><body>Please sign in.</body></html>"
DEEP = b'{"results": ' + b"[" * 5_000 + b"]" * 5_000 + b"}"
BOMB = gzip.compress(b" " * 50_000_000)


def once(reply, times=1):
    """Answer the first location's request badly so many times, and well from then on."""
    left = [times]

    def answer(asked):
        if number_of(asked) == 0 and left[0]:
            left[0] -= 1
            return reply
        return right(asked)

    return answer


def always(reply):
    return once(reply, times=10**6)


BAD = {
    "404": (Reply(404, b"nothing here"), "fetch.not-found", 1),
    "400": (Reply(400, b'{"error": "no"}'), "fetch.refused", 1),
    "500": (Reply(500, b"oops"), "fetch.server-error", 3),
    "503 with a wait": (Reply(503, b"", {"retry-after": "0"}), "fetch.server-error", 3),
    "429 with a wait": (Reply(429, b"", {"retry-after": "0"}), "fetch.rate-limited", 3),
    "429 without": (Reply(429, b"slow down"), "fetch.rate-limited", 3),
    "429 with a wait beyond patience": (
        Reply(429, b"", {"retry-after": "99999"}),
        "fetch.rate-limited",
        1,
    ),
    "timeout": (Reply(delay=4.0), "fetch.timeout", 3),
    "cut body": (Reply(body=b'{"results": []}', cut=5), "fetch.connection", 3),
    "no HTTP": (Reply(raw=b"SSH-2.0-OpenSSH\r\n"), "fetch.connection", 3),
    "hangs up": (Reply(raw=b""), "fetch.connection", 3),
    "HTML for JSON": (Reply(body=HTML, headers={"content-type": "text/html"}), "fetch.unreadable", 1),
    "empty": (Reply(body=b""), "fetch.unreadable", 1),
    "null": (Reply(body=b"null"), "fetch.unreadable", 1),
    "deep": (Reply(body=DEEP), "fetch.unreadable", 1),
    "too large": (Reply(body=b"[" + b" " * 200_000 + b"]"), "fetch.too-large", 1),
    "gzip bomb": (Reply(body=BOMB, headers={"content-encoding": "gzip"}), "fetch.too-large", 1),
    "packed as it does not say": (
        Reply(body=b"plain", headers={"content-encoding": "gzip"}),
        "fetch.unreadable",
        3,
    ),
    "packed unasked": (Reply(body=b"x", headers={"content-encoding": "br"}), "fetch.unreadable", 3),
    "redirect loop": (Reply(302, b"", {"location": "/find?q=Bluebird"}), "fetch.redirects", 6),
    "redirect elsewhere": (
        Reply(302, b"", {"location": "http://localhost:1/"}),
        "fetch.redirects",
        1,
    ),
    "redirect to a file": (Reply(302, b"", {"location": "file:///etc/passwd"}), "fetch.redirects", 1),
}


@pytest.mark.parametrize(("reply", "code", "asked"), BAD.values(), ids=BAD)
def test_one_bad_answer_leaves_one_cell_unchecked_and_nothing_else(audited, reply, code, asked):
    done = audited(always(reply))
    assert done.statuses == {"0000": "unchecked", "0001": "found", "0002": "found", "0003": "found"}
    assert done.reasons == {"0000": code}
    assert done.code == 3
    assert sum(number_of(request) == 0 for request in done.server.asked) == asked
    assert len(done.server.asked) == asked + 3
    assert done.source["status"] == "partial"
    assert (done.source["checked"], done.source["unchecked"]) == (3, 1)


PASSING = {
    "500 then 200": Reply(500),
    "429 with a wait of a second": Reply(429, b"", {"retry-after": "1"}),
    "cut once": Reply(body=b'{"results": []}', cut=3),
    "slow once": Reply(delay=4.0),
}


@pytest.mark.parametrize("reply", PASSING.values(), ids=PASSING)
def test_trouble_that_passes_is_waited_for(audited, reply):
    done = audited(once(reply))
    assert set(done.statuses.values()) == {"found"}
    assert (done.code, len(done.server.asked)) == (0, 5)


def test_a_wait_that_was_asked_for_is_kept_by_all(audited):
    done = audited(once(Reply(429, b"", {"retry-after": "1"})), table="pace = {concurrent = 1}")
    times = [asked.at for asked in done.server.asked]
    assert times[1] - times[0] >= 0.99


STOPS = {
    "401": (Reply(401, b"who are you"), "fetch.bad-key"),
    "403": (Reply(403, b"not you"), "fetch.forbidden"),
    "429 for the day": (Reply(429, b'{"error": "1000 requests per day"}'), "fetch.quota"),
}


@pytest.mark.parametrize(("reply", "code"), STOPS.values(), ids=STOPS)
def test_a_source_that_is_of_no_use_is_asked_no_more(audited, reply, code):
    done = audited(lambda _: reply, table="pace = {concurrent = 1}")
    assert set(done.statuses.values()) == {"unchecked"}
    assert set(done.reasons.values()) == {code}
    assert len(done.server.asked) == 1
    assert (done.code, done.source["status"]) == (3, "failed")


def test_what_was_found_before_a_source_stopped_counts(audited):
    done = audited(
        lambda asked: Reply(401) if number_of(asked) > 1 else right(asked), table="pace = {concurrent = 1}"
    )
    assert done.statuses == {"0000": "found", "0001": "found", "0002": "unchecked", "0003": "unchecked"}
    assert done.source["status"] == "partial"


def test_an_empty_answer_is_an_answer(audited):
    done = audited(once(Reply(body=b'{"results": []}')))
    assert done.statuses["0000"] == "missing"
    assert (done.code, done.reasons) == (0, {})


def test_a_wrong_charset_is_read_all_the_same(audited):
    body = json.dumps(
        {
            "results": [
                {
                    "id": "a0",
                    "name": "Bluebird Bakery",
                    "street": "1 Maple St",
                    "city": "Citt\u00e0",
                    "phone": "(217) 555-0100",
                }
            ]
        },
        ensure_ascii=False,
    )
    done = audited(
        once(Reply(body=body.encode("cp1252"), headers={"content-type": "application/json; charset=utf-8"}))
    )
    assert done.statuses["0000"] == "found"


def test_a_wrong_content_type_does_not_matter(audited):
    reply = Reply(body=found(0).body, headers={"content-type": "text/html"})
    assert audited(once(reply)).statuses["0000"] == "found"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw deflate"])
def test_packed_answers_are_unpacked(audited, coding):
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(found(0).body, mtime=0),
        "deflate": zlib.compress(found(0).body),
        "raw deflate": raw.compress(found(0).body) + raw.flush(),
    }[coding]
    done = audited(once(Reply(body=packed, headers={"content-encoding": coding.split()[-1]})))
    assert done.statuses["0000"] == "found"


def test_a_redirect_within_the_source_is_followed_with_the_key(audited):
    def answer(asked):
        if asked.path.startswith("/find"):
            return Reply(308, b"", {"location": "/moved" + asked.path})
        return right(asked)

    done = audited(answer)
    assert set(done.statuses.values()) == {"found"}
    assert all(asked.headers["authorization"] == f"Bearer {KEY}" for asked in done.server.asked)


def test_a_private_address_is_refused_without_leave(audited):
    done = audited(right, host="nobody.example")
    assert set(done.reasons.values()) == {"fetch.private-address"}
    assert done.server.asked == []


def test_nobody_at_home(audited):
    done = audited(right, base="http://127.0.0.1:9")
    assert set(done.reasons.values()) == {"fetch.private-address"}


def test_the_key_is_sent_and_never_told(audited, tmp_path):
    done = audited(lambda _: Reply(400, f"your key {KEY} is odd".encode()))
    assert all(asked.headers["authorization"] == f"Bearer {KEY}" for asked in done.server.asked)
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not [text for text in (*written, done.out.encode(), done.err.encode()) if KEY.encode() in text]


def test_a_missing_key_is_named_and_nobody_is_asked(audited):
    done = audited(right, key="")
    assert set(done.reasons.values()) == {"fetch.no-key"}
    assert "ACME_KEY" in done.err
    assert (done.server.asked, done.code) == ([], 3)


def test_a_source_that_is_not_required_may_fail(audited):
    done = audited(always(Reply(500)), table="required = false")
    assert done.statuses["0000"] == "unchecked"
    assert done.code == 0


def test_hostile_text_reaches_no_terminal(audited):
    name = "\x1b]0;owned\x07Bluebird Bakery\u202e"
    done = audited(
        lambda asked: found(number_of(asked), name=name) if number_of(asked) == 0 else right(asked)
    )
    assert "\x1b" not in done.out + done.err
    assert done.statuses["0000"] == "found"


def test_every_location_is_asked_for_once(audited):
    done = audited(right)
    assert sorted(number_of(asked) for asked in done.server.asked) == list(range(len(NAMES)))
