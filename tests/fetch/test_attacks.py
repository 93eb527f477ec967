"""Hostile sources against a whole audit: keys stay ours, screens and files stay whole, runs come to an end."""

from __future__ import annotations

import csv
import json
import re
import shutil
import threading
from pathlib import Path

import pytest

from listaudit.__main__ import run
from tests.fetch.server import Reply, Server
from tests.fetch.shop import (
    ADAPTER,
    ARGUMENTS,
    ENDLESS,
    HOSTILE,
    KEY,
    cells,
    found,
    lay_out,
    number_of,
    right,
    row,
)


def everything_written(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


ECHO = {
    "in the words of an error": Reply(400, f'{{"error": "bad key {KEY}"}}'.encode()),
    "at the end of long words": Reply(400, ("x" * 150 + KEY).encode()),
    "in an error of the server": Reply(500, f"GET /find Authorization: Bearer {KEY}".encode()),
    "in a page": Reply(403, f"<html><pre>{KEY}</pre>".encode()),
    "in an answer": Reply(
        body=json.dumps({"results": [row(0) | {"name": f"Bluebird {KEY}"}], "asked_with": KEY}).encode()
    ),
    "in the name of a key": Reply(body=json.dumps({"results": [row(0) | {KEY: 1}], KEY: 2}).encode()),
    "in a header": Reply(
        body=found(0).body, headers={"link": f"<https://x.example/?key={KEY}>", "x-echo": KEY}
    ),
}


@pytest.mark.parametrize("reply", ECHO.values(), ids=ECHO)
@pytest.mark.parametrize("more", ["", "cache-hours = 5"], ids=["plain", "cached"])
def test_a_key_that_a_source_repeats_is_written_and_shown_nowhere(audited_by, tmp_path, reply, more):
    _, _, said, server = audited_by(
        lambda _: reply,
        ADAPTER,
        "--evidence",
        toml=more,
        formats=("csv=out.csv", "table", "ndjson=out.ndjson"),
    )
    assert server.asked
    secret = KEY[:14].encode()
    assert secret not in everything_written(tmp_path)
    assert secret.decode() not in said


@pytest.mark.parametrize("reply", ECHO.values(), ids=ECHO)
def test_a_key_that_a_source_repeats_is_in_no_recording(tmp_path, monkeypatch, capfd, reply):
    with Server(lambda _: reply) as server:
        lay_out(tmp_path, server.url, server.host)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("ACME_KEY", KEY)
        run(["record", "locations.csv", "--config", "audit.toml", "--sources-dir", "shelf", "-o", "tape"])
    tapes = list((tmp_path / "tape").rglob("*.json"))
    assert len(tapes) == 4
    assert KEY[:14].encode() not in everything_written(tmp_path)
    assert KEY[:14] not in "".join(capfd.readouterr())


def test_hostile_words_of_an_error_reach_no_screen_and_no_file_as_they_are(audited_by, tmp_path):
    code, report, said, _ = audited_by(
        lambda _: Reply(400, HOSTILE.encode()), formats=("csv=out.csv", "table")
    )
    assert code == 3
    detail = dict(cells(report)["0000"]["reason"]["params"])["detail"]
    assert detail == "HTTP 400: red=1+1|"
    for text in (said, (tmp_path / "out.csv").read_text()):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text.replace("\r", ""))


def test_hostile_listings_reach_no_screen_and_no_file_as_they_are(audited_by, tmp_path):
    def answer(asked):
        return found(
            number_of(asked),
            name="Bluebird " + HOSTILE,
            id=HOSTILE,
            city='=HYPERLINK("http://x.example")',
            **{HOSTILE: "x"},
        )

    _, _, said, _ = audited_by(answer, formats=("csv=out.csv", "table", "xlsx=out.xlsx"))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said.replace("\r", ""))
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8-sig") as file:
        texts = [cell for line in csv.reader(file) for cell in line]
    assert not [
        text for text in texts if text[:1] in "=+-@" and not re.fullmatch(r"\+?[\d\s().-]+", text) and text
    ]
    assert not [text for text in texts if re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", text)]


def test_a_link_in_an_answer_takes_the_key_nowhere(audited_by):
    with Server(lambda _: Reply()) as other:
        page = json.dumps({"results": [], "next": other.url + "/steal"}).encode()
        _, report, _, _ = audited_by(lambda _: Reply(body=page), ENDLESS, fetch="")
        assert other.asked == []
    assert cells(report)["0000"]["reason"]["code"] == "fetch.redirects"


def shuffled(seed):
    """Answer after waits that differ from run to run."""

    def answer(asked):
        number = number_of(asked)
        reply = [found(0, odd="1"), Reply(400, b"no"), found(2, mood="x"), found(3)][number]
        return Reply(reply.status, reply.body, delay=0.05 * ((number * 7 + seed) % 4))

    return answer


def test_a_report_is_the_same_in_whatever_order_answers_come(audited_by, tmp_path):
    reports = []
    for seed in range(3):
        shutil.rmtree(tmp_path / "state", ignore_errors=True)  # free calls of a month are free once
        _, report, _, _ = audited_by(shuffled(seed))
        for place in report["locations"]:
            for listing in place["listings"]:
                listing.pop("checked_at", None)
        reports.append([report[key] for key in ("locations", "sources", "summary")])
    text = [re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "", json.dumps(report)) for report in reports]
    assert text[0] == text[1] == text[2]


def test_two_audits_at_once_in_one_folder_are_both_whole(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)
    codes = []
    with Server(lambda asked: Reply(body=right(asked).body, delay=0.05)) as server:
        lay_out(tmp_path, server.url, server.host, more="cache-hours = 5")
        commands = [
            [
                "audit",
                "locations.csv",
                "--config",
                "audit.toml",
                "--sources-dir",
                "shelf",
                "-q",
                "-f",
                f"json=out{n}.json",
            ]
            for n in range(4)
        ]
        threads = [
            threading.Thread(target=lambda command=command: codes.append(run(command)))
            for command in commands
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert codes == [0] * 4
    statuses = [
        {cell["status"] for cell in cells(json.loads((tmp_path / f"out{n}.json").read_bytes())).values()}
        for n in range(4)
    ]
    assert statuses == [{"found"}] * 4
    assert not list((tmp_path / "state" / "runs").glob("*"))


def test_an_internal_error_shows_no_key_in_its_log(audited_by, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    def broken(*_args, **_more):
        raise RuntimeError("it broke")

    monkeypatch.setattr("listaudit.fetch.send.now", broken)
    code, _, said, _ = audited_by(right)
    assert code == 4
    assert "it broke" in said
    log = re.search(r"The log is (\S+)\.", said)[1]
    assert KEY not in Path(log).read_text() + said


@pytest.mark.parametrize("budget", ["nan", "inf", "-inf"])
def test_a_budget_that_is_no_sum_is_refused(audited_by, budget):
    code, _, said, server = audited_by(right, ADAPTER, "--budget", budget)
    assert (code, server.asked) == (2, [])
    assert "budget" in said


@pytest.mark.parametrize("host", ["http://127.0.0.1", "127.0.0.1/x", "host:port"])
def test_an_allowed_host_that_is_none_is_refused_by_the_file_that_names_it(
    tmp_path, monkeypatch, capsys, host
):
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path, "https://api.acme.example", host)
    assert run([*ARGUMENTS, "-q"]) == 2
    assert "fetch.allow-hosts" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line", ['allow-hosts = ["{host}"]', 'proxy = "http://{host}"'], ids=["hosts", "proxy"]
)
def test_a_configuration_beside_the_locations_opens_no_private_address_and_no_proxy(
    tmp_path, monkeypatch, capsys, line
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACME_KEY", KEY)
    with Server(right) as server:
        lay_out(tmp_path, server.url, server.host)
        (tmp_path / "listaudit.toml").write_text(
            f'[sources.acme]\nfrom = "acme"\n[fetch]\nfolder = "state"\n{line.format(host=server.host)}\n'
        )
        asking = ["audit", "locations.csv", "--sources-dir", "shelf", "-q"]
        for command in (asking, ["sources", "acme", "--check", "--sources-dir", "shelf"]):
            assert run(command) == 2
            assert "listaudit.toml: fetch." in capsys.readouterr().err
        assert server.asked == []
        assert run([*asking, "--offline"]) == 3, "nobody is asked"
        assert run([*asking, "--config", "listaudit.toml"]) == 3
        assert "may not" not in capsys.readouterr().err
