import os
import signal
import sqlite3
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.errors import OutputError
from listaudit.fetch.store import Store, scope
from listaudit.model import Request, Response

HERE = scope("here", "0123456789ab")
QUESTION = Request(url="https://x.example/?q=1", store_codes=("1",), context={"name": "Bluebird"})


def answer(request=QUESTION, body=b'{"name": "Bluebird Bakery"}', status=200, **headers):
    return Response(
        request=request,
        status=status,
        headers=headers,
        body=body,
        url="https://x.example/end",
        fetched_at="2026-11-21T12:00:00Z",
    )


@pytest.fixture(params=[False, True], ids=["plain", "packed"])
def store(request, tmp_path):
    opened = Store(tmp_path / "answers.sqlite", packed=request.param)
    yield opened
    opened.close()


def test_an_answer_comes_back_as_the_answer_to_the_request_that_asks_now(store):
    store.put(HERE, answer(status=404), now=100.0)
    again = Request(url=QUESTION.url, store_codes=("2",), context={"name": "Another"})
    assert store.get(HERE, again, now=100.0) == answer(again, status=404)


def test_of_the_headers_those_are_kept_that_mean_something(store):
    store.put(
        HERE, answer(**{"content-type": "text/html", "set-cookie": "id=1", "x-request-id": "7"}), now=0.0
    )
    found = store.get(HERE, QUESTION, now=0.0)
    assert found.headers == {"content-type": "text/html"}


def test_other_questions_and_other_keys_have_answers_of_their_own(store):
    store.put(HERE, answer(), now=0.0)
    assert store.get(HERE, Request(url=QUESTION.url, method="POST"), now=0.0) is None
    assert store.get(scope("here", "ba9876543210"), QUESTION, now=0.0) is None
    assert store.get(scope("there", "0123456789ab"), QUESTION, now=0.0) is None


def test_an_answer_is_good_for_as_long_as_it_may_be_kept(store):
    store.put(HERE, answer(), now=1_000.0)
    assert store.get(HERE, QUESTION, now=1_060.0, max_age=60)
    assert store.get(HERE, QUESTION, now=1_060.1, max_age=60) is None
    assert store.get(HERE, QUESTION, now=9e9)


def test_an_answer_from_the_future_is_none_after_a_clock_was_wrong(store):
    store.put(HERE, answer(), now=9e9)
    assert store.get(HERE, QUESTION, now=1_000.0, max_age=60) is None


def test_a_newer_answer_takes_the_place_of_an_older_one(store):
    store.put(HERE, answer(body=b"old"), now=1.0)
    store.put(HERE, answer(body=b"new"), now=2.0)
    assert store.get(HERE, QUESTION, now=2.0).body == b"new"
    assert store.purge(older_than=2.0) == 0


def test_old_answers_are_purged_and_their_room_is_given_back(tmp_path):
    path = tmp_path / "answers.sqlite"
    opened = Store(path)
    for number in range(50):
        opened.put(HERE, answer(Request(url=f"https://x.example/{number}"), bytes(20_000)), now=number)
    opened.close()
    before = path.stat().st_size
    opened = Store(path)
    assert opened.purge(older_than=40.0) == 40
    assert opened.get(HERE, Request(url="https://x.example/39"), now=0.0) is None
    assert opened.get(HERE, Request(url="https://x.example/40"), now=0.0)
    opened.close()
    assert path.stat().st_size < before / 3


def test_a_packed_store_is_smaller_and_reads_what_is_not_packed(tmp_path):
    path, body = tmp_path / "answers.sqlite", b'{"name": "Bluebird Bakery"}' * 5_000
    plain = Store(path)
    plain.put(HERE, answer(body=body), now=0.0)
    plain.close()
    before, packed = path.stat().st_size, Store(path, packed=True)
    assert packed.get(HERE, QUESTION, now=0.0).body == body
    packed.put(HERE, answer(body=body), now=0.0)
    packed.purge(older_than=0.0)
    packed.close()
    assert path.stat().st_size < before / 3


@given(body=st.binary(max_size=200), url=st.text(max_size=20), kind=st.text(max_size=20))
def test_whatever_is_in_an_answer_comes_back(tmp_path_factory, body, url, kind):
    opened = Store(tmp_path_factory.getbasetemp() / "any.sqlite", packed=len(body) % 2 == 0)
    response = Response(request=QUESTION, status=200, headers={"link": kind}, body=body, url=url)
    opened.put(HERE, response, now=0.0)
    assert opened.get(HERE, QUESTION, now=0.0) == response
    opened.close()


def test_deleting_leaves_no_file(tmp_path):
    opened = Store(tmp_path / "runs" / "1.sqlite")
    opened.put(HERE, answer(), now=0.0)
    opened.delete()
    assert list((tmp_path / "runs").iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from listaudit.fetch.store import Store
from listaudit.model import Request, Response
store = Store(Path(sys.argv[1]))
for number in range(200):
    request = Request(url=f"https://x.example/{number}")
    store.put("s:", Response(request=request, status=200, body=b"%d" % number * 2000), now=1.0)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_put_survives_a_killed_process(tmp_path):
    path = tmp_path / "answers.sqlite"
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    opened = Store(path)
    bodies = [opened.get("s:", Request(url=f"https://x.example/{n}"), now=1.0).body for n in range(200)]
    opened.close()
    assert bodies == [b"%d" % n * 2000 for n in range(200)]


def test_two_stores_of_one_file_see_one_another(tmp_path):
    one, two = Store(tmp_path / "answers.sqlite"), Store(tmp_path / "answers.sqlite")
    one.put(HERE, answer(), now=0.0)
    assert two.get(HERE, QUESTION, now=0.0) == answer()
    two.put(HERE, answer(body=b"two"), now=0.0)
    assert one.get(HERE, QUESTION, now=0.0).body == b"two"
    one.close()
    two.close()


def test_a_full_disk_is_told_and_the_answers_before_it_stay(tmp_path):
    opened = Store(tmp_path / "answers.sqlite")
    opened.put(HERE, answer(), now=0.0)
    opened._db.execute("PRAGMA max_page_count = 8")
    with pytest.raises(OutputError, match="full") as caught:
        opened.put(HERE, answer(Request(url="https://x.example/large"), os.urandom(200_000)), now=0.0)
    assert "Free some space" in caught.value.hint
    assert opened.get(HERE, QUESTION, now=0.0) == answer()
    opened.close()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE answer SET body = x'00', packed = 1", "UPDATE answer SET about = '['"],
    ids=["body", "about"],
)
def test_an_answer_that_was_damaged_is_told(tmp_path, statement):
    path = tmp_path / "answers.sqlite"
    opened = Store(path)
    opened.put(HERE, answer(), now=0.0)
    with sqlite3.connect(path) as db:
        db.execute(statement)
    db.close()
    with pytest.raises(OutputError, match="is damaged"):
        opened.get(HERE, QUESTION, now=0.0)
    opened.close()
