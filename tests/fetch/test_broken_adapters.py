"""Adapters that break, plan nothing or never end, in a whole audit: no traceback, and nobody is left out."""

from __future__ import annotations

import json

import pytest

from tests.fetch.server import Reply
from tests.fetch.shop import ADAPTER, ENDLESS, HOSTILE, cells, number_of, right

FAILING = ADAPTER.replace(
    "payload = Payload.of(response)",
    "payload = Payload.of(response)\n    if b'boom' in response.body: raise KeyError(response.body.decode())",
)


def test_an_adapter_that_breaks_shows_no_traceback(audited_by):
    def answer(asked):
        return Reply(body=json.dumps({"boom": HOSTILE}).encode()) if number_of(asked) == 0 else right(asked)

    code, report, said, _ = audited_by(answer, FAILING)
    assert code == 3
    assert cells(report)["0000"]["reason"]["params"]["detail"].startswith(
        "the adapter failed: KeyError in adapter.py, line "
    )
    assert {code: cell["status"] for code, cell in cells(report).items() if code != "0000"} == dict.fromkeys(
        ("0001", "0002", "0003"), "found"
    )
    assert "Traceback" not in said
    assert "owned" not in said


PLANLESS = ADAPTER.replace(
    "    yield get(", "    if location.store_code == '0002': raise KeyError('odd')\n    yield get("
)


def test_one_location_that_an_adapter_cannot_plan_for_is_unchecked_and_no_other(audited_by):
    code, report, _, _ = audited_by(right, PLANLESS)
    assert code == 3
    assert {store: cell["status"] for store, cell in cells(report).items()} == {
        "0000": "found",
        "0001": "found",
        "0002": "unchecked",
        "0003": "found",
    }


UNSOUND = {
    "a URL that is no text": "replace(asked, url=5)",
    "a URL with half a character": "replace(asked, url=asked.url + chr(0xD800))",
    "nobody whom it is for": "replace(asked, store_codes=None)",
    "a lane that is no text": "replace(asked, lane=5)",
}
ODD = ADAPTER.replace("    yield get(", "    asked = get(").replace(
    "def search", "from dataclasses import replace\n\n\ndef search"
)


@pytest.mark.parametrize("unsound", UNSOUND.values(), ids=UNSOUND)
def test_a_request_that_is_none_leaves_one_location_unchecked_and_ends_no_run(audited_by, unsound):
    planning = f"    yield {unsound} if location.store_code == '0002' else asked\n\n\ndef read"
    code, report, _, server = audited_by(right, ODD.replace("\n\ndef read", f"{planning}"))
    assert (code, len(server.asked)) == (3, 3)
    assert cells(report)["0002"]["reason"]["code"] == "fetch.adapter"
    assert [cells(report)[store]["status"] for store in ("0000", "0001", "0003")] == ["found"] * 3


@pytest.mark.parametrize("unsound", UNSOUND.values(), ids=UNSOUND)
def test_a_further_request_that_is_none_ends_no_run(audited_by, unsound):
    leading = f"    asked = response.request\n    if b'a2' in response.body:\n        yield {unsound}\n    payload ="
    odd = ADAPTER.replace("    payload =", leading).replace(
        "def search", "from dataclasses import replace\n\n\ndef search"
    )
    code, report, _, _ = audited_by(right, odd)
    assert code == 3
    assert cells(report)["0002"]["reason"]["code"] == "fetch.unreadable"
    assert [cells(report)[store]["status"] for store in ("0000", "0001", "0003")] == ["found"] * 3


LEAVING = {
    "while it plans": (
        "    yield get(",
        "    if location.store_code == '0002': raise SystemExit\n    yield get(",
    ),
    "while it reads": ("    payload =", "    if b'a2' in response.body: raise SystemExit\n    payload ="),
}


@pytest.mark.parametrize(("line", "leaving"), LEAVING.values(), ids=LEAVING)
def test_an_adapter_that_wants_to_end_the_program_ends_no_run(audited_by, line, leaving):
    code, report, said, _ = audited_by(right, ADAPTER.replace(line, leaving))
    assert (code, "Traceback" in said) == (3, False)
    assert cells(report)["0002"]["reason"]["code"] in {"fetch.adapter", "fetch.unreadable"}
    assert [cells(report)[store]["status"] for store in ("0000", "0001", "0003")] == ["found"] * 3


TALKATIVE = ADAPTER.replace(
    "    payload =",
    "    if b'error' in response.body:\n"
    "        yield Problem(code='fetch.refused', detail=response.body.decode())\n"
    "        return\n    payload =",
).replace("def search", "from listaudit.model import Problem\n\n\ndef search")


@pytest.mark.parametrize("key", ["seo@acme.example", "abc123"])
def test_what_an_adapter_reads_in_an_answer_tells_no_key_however_short(audited_by, key):
    said_no = Reply(body=f'{{"error": "{key} may not do this"}}'.encode())
    code, report, said, _ = audited_by(lambda _: said_no, TALKATIVE, key=key)
    assert code == 3
    assert cells(report)["0000"]["reason"]["params"]["detail"] == '{"error": "*** may not do this"}'
    assert key not in said + json.dumps(report)


BATCH = """
from listaudit.source.asking import get


def plan(locations, config):
    yield get(f"{config.base_url}/find", {"q": locations[0].name}, locations[0])
    raise KeyError("odd")


""" + ADAPTER[ADAPTER.index("def read") :].replace(
    "def read",
    "from listaudit.source.listed import listing, remainder\nfrom listaudit.source.payload import Payload\n\n\ndef read",
)


def test_a_plan_that_breaks_leaves_nobody_out_of_the_report(audited_by):
    code, report, _, _ = audited_by(right, BATCH)
    assert code == 3
    assert {store: cell["status"] for store, cell in cells(report).items()} == {
        "0000": "found", "0001": "unchecked", "0002": "unchecked", "0003": "unchecked"
    }  # fmt: skip


def test_a_source_each_of_whose_pages_leads_to_another_comes_to_an_end(audited_by):
    count = iter(range(10**9))

    def answer(asked):
        page = (
            {"results": [], "next": f"/find?page={next(count)}"}
            if "Bluebird" in asked.path or "page" in asked.path
            else {"results": []}
        )
        return Reply(body=json.dumps(page).encode())

    code, report, _, server = audited_by(answer, ENDLESS)
    assert code == 3
    assert cells(report)["0000"]["reason"]["code"] == "fetch.truncated"
    assert cells(report)["0001"]["status"] == "missing"
    assert len(server.asked) < 1_100
