"""`listaudit record`: what is asked is written down, and an audit can be played from it."""

from __future__ import annotations

import json

import pytest

from listaudit.model import Address, Location, Point, Request
from listaudit.source import load_adapter, load_source
from listaudit.source.drive import planned
from tests.fetch.kit import KEY, alone
from tests.fetch.server import Reply, Server
from tests.fetch.shop import lay_out, number_of, right

COMMON = ("--config", "audit.toml", "--sources-dir", "shelf")


@pytest.fixture
def recorded(desk, monkeypatch):
    """Record a source that answers as it is told; return the outcome and the server."""
    alone(monkeypatch, desk.folder)

    def record(answer, *args, **more):
        with Server(answer) as server:
            lay_out(desk.folder, server.url, server.host, **more)
            return desk.run("record", "locations.csv", *COMMON, "-o", "tape", *args), server

    return record


def test_what_was_asked_and_written_is_told(recorded, desk):
    done, server = recorded(right)
    assert (done.code, done.out) == (0, "")
    assert done.err == "acme: 4 requests, 4 listings, written into tape/acme.\n"
    assert len(list((desk.folder / "tape" / "acme").glob("*.json"))) == len(server.asked) == 4


def test_quiet_says_nothing(recorded):
    done, _ = recorded(right, "-q")
    assert (done.code, done.out + done.err) == (0, "")


def test_what_could_not_be_asked_is_told_and_ends_with_three(recorded, desk):
    done, _ = recorded(lambda asked: Reply(404, b"\x1b[31mgone") if number_of(asked) == 1 else right(asked))
    assert done.code == 3
    told, helps = done.err.splitlines()
    assert told == (
        "acme: 4 requests, 3 listings, written into tape/acme. "
        "Not everything: There is nothing at this address. (HTTP 404: gone)"
    )
    assert helps.startswith("  help: acme: Look at base-url")
    assert len(list((desk.folder / "tape" / "acme").glob("*.json"))) == 4


def test_without_its_key_nobody_is_asked(recorded, desk, monkeypatch):
    monkeypatch.setenv("ACME_KEY", "")
    done, server = recorded(right)
    assert (done.code, server.asked) == (3, [])
    assert "set ACME_KEY" in done.err
    assert not list((desk.folder / "tape").iterdir())


def test_only_what_is_selected_is_asked_for(recorded):
    _, server = recorded(right, "--only", "0002", "--only", "0003")
    assert sorted(map(number_of, server.asked)) == [2, 3]
    _, server = recorded(right, "--limit", "1")
    assert [number_of(asked) for asked in server.asked] == [0]


@pytest.mark.parametrize(
    ("args", "count", "code"),
    [(("--max-requests", "2"), 2, 3), (("--budget", "0"), 2, 3), (("--budget", "9"), 4, 0)],
)
def test_no_more_is_asked_or_spent_than_may_be(recorded, args, count, code):
    done, server = recorded(right, *args, table="pace = {concurrent = 1}")
    assert (len(server.asked), done.code) == (count, code)


def test_an_audit_can_be_played_from_it_without_a_key_or_a_network(recorded, desk, monkeypatch):
    recorded(right)
    monkeypatch.delenv("ACME_KEY")
    done = desk.run("audit", "locations.csv", *COMMON, "--replay", "tape", "-f", "json", "-q")
    assert done.code == 0
    assert {place["listings"][0]["status"] for place in json.loads(done.out)["locations"]} == {"found"}
    assert KEY not in "".join(path.read_text() for path in (desk.folder / "tape").rglob("*.json"))


def test_a_source_of_the_command_line_is_that_of_the_configuration(recorded):
    done, server = recorded(right, "--source", "acme", "-q")
    assert (done.code, len(server.asked)) == (0, 4)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--source", "nobody"), "no source 'nobody'"),
        (("--source", "overture:x.parquet"), "does not exist"),
        (("--source", "acxiom"), "checked by hand"),
        (("--budget", "inf"), "is no sum"),
        (("--config", "none.toml"), "does not exist"),
    ],
)
def test_what_cannot_be_recorded_is_refused(recorded, desk, args, words):
    done, server = recorded(right, *args)
    assert (done.code, server.asked) == (2, [])
    assert words in done.err
    assert not (desk.folder / "tape").exists()


def test_a_folder_is_asked_for(desk):
    assert desk.run("record", "locations.csv").code == 2


@pytest.mark.parametrize(("options", "same"), [({}, False), ({"batch": 1}, True)])
def test_what_osm_is_asked_for_a_part_of_the_locations_is_recorded_where_each_is_asked_for_alone(
    options, same
):
    source = load_source("osm", overrides={"options": options})
    near = [
        Location(
            store_code=str(n),
            names=(f"Place {n}",),
            address=Address(f"{n} Maple St", city="Springfield", country="US"),
            point=Point(39.8 + n / 1_000, -89.6),
        )
        for n in range(6)
    ]
    keys = [
        {one.key for one in planned(load_adapter(source), part, source) if isinstance(one, Request)}
        for part in (near, near[1:4])
    ]
    assert keys[1]
    assert (keys[1] <= keys[0]) is same
