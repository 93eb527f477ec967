"""Runs that end before their time, runs on a budget, runs from the cache and from recordings."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from listaudit.__main__ import run
from tests.fetch.shop import ARGUMENTS, KEY, Reply, Server, found, lay_out, number_of, right

COUNT = 500
SLOW = 0.01


def many(asked):
    """Answer each of many locations after a moment, none of them found."""
    del asked
    return Reply(body=b'{"results": []}', delay=SLOW)


def lay_out_many(folder, server):
    lay_out(folder, server.url, server.host)
    rows = [f"{n:04},Place{n} Cafe,{n} Oak Ave,Joliet,IL,60431,US,(815) 555-0102" for n in range(COUNT)]
    header = "store_code,name,street,city,region,postcode,country,phone"
    (folder / "locations.csv").write_text("\n".join((header, *rows, "")))


def start(folder):
    environ = {**os.environ, "ACME_KEY": KEY, "LISTAUDIT_HOME": str(folder / "home")}
    return subprocess.Popen(
        [sys.executable, "-m", "listaudit", *ARGUMENTS], cwd=folder, env=environ, stderr=subprocess.PIPE
    )


def wait_for(server, requests):
    ends = time.monotonic() + 60
    while len(server.asked) < requests:
        assert time.monotonic() < ends
        time.sleep(0.005)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT], ids=["kill -9", "ctrl-c"])
def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path, how):
    with Server(many) as server:
        lay_out_many(tmp_path, server)
        first = start(tmp_path)
        wait_for(server, COUNT // 3)
        first.send_signal(how)
        first.wait()
        first.communicate()
        before = len(server.asked)
        assert COUNT // 3 <= before < COUNT
        assert not (tmp_path / "out.json").exists()
        second = start(tmp_path)
        _, said = second.communicate()
        assert second.returncode == 0, said
    twice = Counter(asked.path for asked in server.asked)
    assert len(twice) == COUNT
    in_flight = 4
    assert sum(twice.values()) - COUNT <= in_flight
    assert not list((tmp_path / "state" / "runs").glob("*"))


SHELF = ("--config", "audit.toml", "--sources-dir", "shelf", "-q")
OTHERS = {
    "a part of the locations": ("audit", "locations.csv", "--limit", "1", *SHELF),
    "nobody asked": ("audit", "locations.csv", "--offline", *SHELF),
    "a recording": ("record", "locations.csv", "--limit", "1", "-o", "tape", *SHELF),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_what_a_killed_run_has_kept_stays_when_another_run_ends(tmp_path, monkeypatch, other):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)
    with Server(many) as server:
        lay_out_many(tmp_path, server)
        first = start(tmp_path)
        wait_for(server, COUNT // 3)
        first.kill()
        first.communicate()
        known = set(server.paths)
        assert run([*other]) in {0, 3}
        before = len(server.asked)
        assert run([*ARGUMENTS, "-q"]) == 0
    again = [asked.path for asked in server.asked[before:]]
    in_flight = 4
    assert len(known & set(again)) <= in_flight
    assert len(list((tmp_path / "state" / "runs").glob("*"))) == 0


def test_a_run_that_asks_nobody_leaves_no_journal_of_its_own(audited, tmp_path):
    assert audited(right, "--offline").code == 3
    assert not list((tmp_path / "state" / "runs").glob("*"))


def test_a_whole_run_leaves_no_journal(audited, tmp_path):
    audited(right)
    assert not list((tmp_path / "state" / "runs").glob("*"))


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


def test_what_the_cache_holds_counts_also_after_a_source_is_of_no_more_use(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)
    with Server(right) as server:
        lay_out(
            tmp_path,
            server.url,
            server.host,
            more="cache-hours = 5",
            table="pace = {concurrent = 1, per-day = 4}",
        )
        assert run([*ARGUMENTS, "-q"]) == 0
        locations = tmp_path / "locations.csv"
        locations.write_text(locations.read_text().replace("Bluebird Bakery", "Bluebird Bakery Again"))
        assert run([*ARGUMENTS, "-q"]) == 3
        assert len(server.asked) == 4
    report = json.loads((tmp_path / "out.json").read_bytes())
    assert [row["listings"][0]["status"] for row in report["locations"]] == ["unchecked", *["found"] * 3]
    assert report["sources"][0]["unchecked"] == 1


def test_a_dry_run_sends_nothing_and_says_what_it_would_cost(audited):
    done = audited(right, "--dry-run")
    assert (done.code, done.server.asked, done.report) == (0, [], {})
    assert "search" in done.out
    assert "0.02" in done.out, "four searches, two of them free"


def test_the_cache_answers_the_second_time(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)
    with Server(right) as server:
        lay_out(tmp_path, server.url, server.host, more="cache-hours = 5")
        assert run([*ARGUMENTS, "-q"]) == 0
        first = json.loads((tmp_path / "out.json").read_bytes())
        assert run([*ARGUMENTS, "-q"]) == 0
        assert len(server.asked) == 4
        assert run([*ARGUMENTS, "-q", "--offline"]) == 0
        assert len(server.asked) == 4
        assert json.loads((tmp_path / "out.json").read_bytes())["locations"] == first["locations"]
        assert run([*ARGUMENTS, "-q", "--refresh"]) == 0
        assert len(server.asked) == 8


def test_errors_are_never_cached(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)
    with Server(lambda _: Reply(404)) as server:
        lay_out(tmp_path, server.url, server.host, more="cache-hours = 5")
        assert run([*ARGUMENTS, "-q"]) == 3
        server.answer = right
        assert run([*ARGUMENTS, "-q"]) == 0
        assert len(server.asked) == 8


def test_another_key_is_another_cache(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Server(right) as server:
        lay_out(tmp_path, server.url, server.host, more="cache-hours = 5")
        for key in (KEY, KEY + "x", KEY):
            monkeypatch.setenv("ACME_KEY", key)
            assert run([*ARGUMENTS, "-q"]) == 0
        assert len(server.asked) == 8


def test_terms_that_let_us_keep_ids_alone_keep_nothing_in_the_cache(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)
    with Server(right) as server:
        lay_out(tmp_path, server.url, server.host, more='cache-hours = 5\nkeep = "ids"')
        for _ in range(2):
            assert run([*ARGUMENTS, "-q"]) == 0
        assert len(server.asked) == 8
    text = b"".join(path.read_bytes() for path in (tmp_path / "state").rglob("*") if path.is_file())
    assert b"Bluebird" not in text


def test_offline_asks_nobody(audited):
    done = audited(right, "--offline")
    assert (done.server.asked, done.code) == ([], 3)
    assert set(done.reasons.values()) == {"fetch.offline"}


def test_what_was_recorded_can_be_replayed_without_a_key_or_a_network(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)

    def answer(asked):
        return Reply(404, b"none") if number_of(asked) == 3 else found(number_of(asked), reviews="bad taste")

    common = ["--config", "audit.toml", "--sources-dir", "shelf"]
    with Server(answer) as server:
        lay_out(tmp_path, server.url, server.host, more='strip = ["reviews"]\nignore = ["reviews"]')
        assert run([*ARGUMENTS, "-q"]) == 3
        live = json.loads((tmp_path / "out.json").read_bytes())
        assert run(["record", "locations.csv", *common, "-o", "tape", "-q"]) == 3
    monkeypatch.delenv("ACME_KEY")
    tapes = [path.read_text() for path in (tmp_path / "tape").rglob("*.json")]
    assert len(tapes) == 4
    assert not [text for text in tapes if KEY in text or "bad taste" in text]
    for _ in range(2):
        assert run([*ARGUMENTS, "-q", "--replay", "tape"]) == 3
        again = json.loads((tmp_path / "out.json").read_bytes())
        assert _timeless(again) == _timeless(live)


def _timeless(report):
    return [
        [{k: v for k, v in row.items() if k != "checked_at"} for row in place["listings"]]
        for place in report["locations"]
    ]


def test_what_was_not_recorded_is_unchecked(audited, tmp_path):
    (tmp_path / "tape").mkdir()
    tape = {"request": {"method": "GET", "url": "https://api.acme.example/else"}, "response": {"status": 200}}
    (tmp_path / "tape" / "one.json").write_text(json.dumps(tape))
    done = audited(right, "--replay", "tape")
    assert set(done.reasons.values()) == {"fetch.not-recorded"}
    assert done.server.asked == []


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
