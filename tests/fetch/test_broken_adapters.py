"""Adapters that break, plan nothing or never end, in a whole audit: no traceback, and nobody is left out."""

from __future__ import annotations

import json

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
