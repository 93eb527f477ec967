"""Recording: what sources answer is kept, without keys, and an audit can be played from it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from listaudit.audit import Options
from listaudit.canonical import Selection
from listaudit.errors import InputError, OutputError, UsageError
from listaudit.fetch.settings import Settings
from listaudit.fetch.tape import Tape
from listaudit.progress import Silent
from listaudit.recorder import record
from listaudit.source import load_source
from tests.fetch.kit import KEY, alone
from tests.fetch.server import Reply, Server
from tests.fetch.shop import found, lay_out, number_of, right


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    alone(monkeypatch, tmp_path)


def recorded(tmp_path, answer, *, path="locations.csv", out="tape", sources=None, **options):
    """Record the four locations of the shop; return what it came to, by source."""
    with Server(answer) as server:
        lay_out(tmp_path, server.url, server.host)
        shelf = (tmp_path / "shelf",)
        live = load_source("acme", overrides={"base_url": server.url}, extra_dirs=shelf)
        fetch = Settings(allow_hosts=frozenset([server.host]), environ={"ACME_KEY": KEY}, run="r")
        wanted = Options(fetch=fetch, folders=shelf, **options)
        return record(path, [live] if sources is None else sources, wanted, tmp_path / out, Silent()), server


def test_each_answer_is_kept_and_counted(tmp_path):
    (done,), server = recorded(tmp_path, right)
    assert (done.source.name, done.requests, done.listings, done.trouble) == ("acme", 4, 4, None)
    assert len(Tape(tmp_path / "tape")) == 4
    assert {asked.path for asked in server.asked} == {
        response.request.url.removeprefix(server.url) for response in Tape(tmp_path / "tape").values()
    }


def test_only_what_is_selected_is_asked_for(tmp_path):
    (done,), server = recorded(tmp_path, right, selection=Selection(("0002",)))
    assert (done.requests, [number_of(asked) for asked in server.asked]) == (1, [2])


def test_errors_are_kept_too_and_told_by_the_first_reason_in_whatever_order_they_came(tmp_path):
    replies = {0: Reply(500), 1: Reply(404, b"none", delay=0.1), 2: Reply(404, b"gone"), 3: found(3)}
    for slow in (0, 2):
        (done,), _ = recorded(
            tmp_path,
            lambda asked, slow=slow: replace(
                replies[number_of(asked)], delay=0.2 * (number_of(asked) == slow)
            ),
            out=f"tape{slow}",
        )
        assert (done.listings, done.trouble.code, dict(done.trouble.params)) == (
            1,
            "fetch.not-found",
            {"detail": "HTTP 404: gone"},
        )
        assert len(Tape(tmp_path / f"tape{slow}")) == 4


def test_a_source_that_stops_is_told(tmp_path):
    (done,), _ = recorded(tmp_path, lambda _: Reply(401, b"no"))
    assert done.trouble.code == "fetch.bad-key"


def test_recording_again_into_a_folder_keeps_the_newest(tmp_path):
    recorded(tmp_path, right)
    before = {path: path.read_bytes() for path in (tmp_path / "tape").rglob("*.json")}
    names = [json.loads(text)[0]["request"]["url"] for text in before.values()]
    assert len(names) == 4
    recorded(tmp_path, lambda asked: found(number_of(asked), city="Joliet"), out="tape")
    assert all(
        b"Springfield" not in path.read_bytes()
        for path in set((tmp_path / "tape").rglob("*.json")) - set(before)
    )


def test_where_nothing_is_live_there_is_nothing_to_record(tmp_path):
    with pytest.raises(UsageError, match="None of these sources is asked over the network"):
        recorded(tmp_path, right, sources=[load_source("file", path="x.csv")])
    assert not (tmp_path / "tape").exists()


def test_locations_that_cannot_be_used_are_refused_before_anything_is_asked(tmp_path):
    with pytest.raises(InputError):
        recorded(tmp_path, right, path="nowhere.csv")


@pytest.mark.parametrize("out", ["locations.csv", "locations.csv/deeper"])
def test_a_folder_that_cannot_be_made_is_refused_before_anything_is_asked(tmp_path, out):
    with pytest.raises(OutputError, match="cannot be made"):
        recorded(tmp_path, right, out=out)
