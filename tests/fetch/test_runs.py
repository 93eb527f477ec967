"""Runs on a budget, of several sources, and with wishes that cannot be met."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from listaudit.__main__ import run
from tests.fetch.shop import ARGUMENTS, KEY, Reply, Server, lay_out, right


def test_no_more_requests_than_allowed(audited):
    done = audited(right, "--max-requests", "2", table="pace = {concurrent = 1}")
    assert len(done.server.asked) == 2
    assert Counter(done.statuses.values()) == {"found": 2, "unchecked": 2}
    assert set(done.reasons.values()) == {"fetch.max-requests"}
    assert done.code == 3


def test_no_more_money_than_allowed_and_free_calls_first(audited):
    done = audited(right, "--budget", "0.01", table="pace = {concurrent = 1}")
    assert len(done.server.asked) == 3, "two are free this month, one costs a cent"
    assert set(done.reasons.values()) == {"fetch.budget"}


def test_free_calls_of_a_month_are_used_up_by_all_runs(audited):
    audited(right, "--budget", "0", table="pace = {concurrent = 1}")
    done = audited(right, "--budget", "0", table="pace = {concurrent = 1}")
    assert len(done.server.asked) == 0
    assert set(done.reasons.values()) == {"fetch.budget"}


def test_the_quota_of_a_day_is_shared_by_runs(audited):
    audited(right, table="pace = {concurrent = 1, per-day = 6}")
    done = audited(right, table="pace = {concurrent = 1, per-day = 6}")
    assert len(done.server.asked) == 2
    assert set(done.reasons.values()) == {"fetch.quota"}


def test_a_dry_run_sends_nothing_and_says_what_it_would_cost(audited):
    done = audited(right, "--dry-run")
    assert (done.code, done.server.asked, done.report) == (0, [], {})
    assert "search" in done.out
    assert "0.02" in done.out, "four searches, two of them free"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--replay", "nowhere"), "is no folder"),
        (("--offline", "--refresh"), "contradict"),
        (("--replay", "shelf", "--offline"), "--replay answers everything"),
        (("--replay", "shelf"), "holds no recordings"),
    ],
)
def test_wishes_that_cannot_be_met_are_refused_before_anything_is_asked(audited, args, words):
    done = audited(right, *args)
    assert done.code == 2
    assert words in done.err
    assert done.server.asked == []


def test_several_sources_are_asked_at_once_and_one_that_fails_stops_no_other(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)
    with Server(right) as good, Server(lambda _: Reply(401)) as bad:
        lay_out(tmp_path, good.url, good.host)
        config = tmp_path / "audit.toml"
        config.write_text(
            f'[sources.bad]\nfrom = "acme"\nbase-url = "{bad.url}"\n'
            + config.read_text().replace(f'"{good.host}"', f'"{good.host}", "{bad.host}"')
        )
        assert run([*ARGUMENTS, "-q"]) == 3
    report = json.loads((tmp_path / "out.json").read_bytes())
    by_source = {source["name"]: source for source in report["sources"]}
    assert by_source["acme"]["status"] == "complete"
    assert by_source["bad"]["status"] == "failed"
    assert [row["status"] for row in report["locations"][0]["listings"]] == ["unchecked", "found"]


def test_a_listing_that_is_gone_is_no_finding_while_the_rest_was_not_asked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)
    with Server(lambda asked: Reply(404) if "/one" in asked.path else Reply(500)) as server:
        lay_out(tmp_path, server.url, server.host, more="", table="pace = {concurrent = 1}")
        adapter = tmp_path / "shelf" / "acme" / "adapter.py"
        adapter.write_text(
            adapter.read_text()
            .replace(
                "def search(location, config):\n",
                "def search(location, config):\n"
                '    yield get(f"{config.base_url}/one", {"id": "x"}, location, answers=frozenset({404}))\n',
            )
            .replace(
                "    payload = Payload.of(response)\n",
                "    if response.says_none:\n"
                '        yield listing(config, response, id="x", gone=True)\n        return\n'
                "    payload = Payload.of(response)\n",
            )
        )
        table = (tmp_path / "locations.csv").read_text().splitlines()
        (tmp_path / "locations.csv").write_text(f"{table[0]},id:acme\n{table[1]},x\n")
        assert run([*ARGUMENTS, "-q"]) == 3
    report = json.loads((tmp_path / "out.json").read_bytes())
    (row,) = report["locations"][0]["listings"]
    assert (row["status"], row["reason"]["code"]) == ("unchecked", "fetch.server-error")
    assert report["locations"][0]["findings"] == []
