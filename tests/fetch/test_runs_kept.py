"""Runs from the cache and from recordings."""

from __future__ import annotations

import json

from listaudit.__main__ import run
from tests.fetch.shop import ARGUMENTS, KEY, Reply, Server, found, lay_out, number_of, right


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
