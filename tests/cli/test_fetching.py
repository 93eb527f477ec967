"""From options and configuration to how sources are asked; what is told before anything is."""

from __future__ import annotations

from pathlib import Path

import pytest

from listaudit.cli import fetching, setup
from listaudit.cli.fetching import Wishes
from listaudit.config import Config
from listaudit.errors import ConfigError, UsageError
from listaudit.model import Source
from listaudit.source import shelf
from tests.fetch.kit import alone
from tests.fetch.server import Server
from tests.fetch.shop import lay_out, right

ACME = Source(name="mine", id="acme", title="Acme", platform="acme", base_url="https://api.acme.example")


def settings_of(wishes=None, locations="locations.csv", sources=(ACME,), **config):
    return fetching.fetch_settings(
        locations, sources, setup.Settings(Config(**config), ""), wishes or Wishes()
    )


def test_what_was_configured_and_wished_is_handed_on():
    config = {
        "contact": "seo@client.example",
        "allow_hosts": ("LocalHost:80",),
        "proxy": "http://p:1",
        "folder": "state",
    }
    wishes = Wishes(record=Path("tape"), refresh=True, max_requests=5, budget=1.5)
    found = settings_of(wishes, **config)
    assert (found.contact, found.allow_hosts, found.proxy, found.folder) == (
        "seo@client.example",
        {"LocalHost:80"},
        "http://p:1",
        "state",
    )
    assert (found.record, found.refresh, found.max_requests, found.budget) == (Path("tape"), True, 5, 1.5)
    assert (found.replay, found.offline) == (None, False)


def test_a_run_is_the_same_where_its_file_and_its_sources_are(desk):
    other = Source(
        **{name: getattr(ACME, name) for name in ACME.__dataclass_fields__}
        | {"base_url": "https://else.example"}
    )
    runs = [
        settings_of().run,
        settings_of(locations=str(desk.folder / "locations.csv")).run,
        settings_of(locations="else.csv").run,
        settings_of(locations="-").run,
        settings_of(sources=[other]).run,
        settings_of(sources=[ACME, other]).run,
    ]
    assert runs[0] == runs[1]
    assert len(set(runs)) == 5


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(offline=True, refresh=True),
        Wishes(replay=Path("x"), offline=True),
        Wishes(replay=Path("x"), refresh=True),
        Wishes(replay=Path("x"), record=Path("y")),
        Wishes(budget=float("nan")),
        Wishes(budget=float("inf")),
    ],
)
def test_wishes_that_contradict_one_another_or_mean_nothing_are_refused(wishes):
    with pytest.raises(UsageError) as caught:
        settings_of(wishes)
    assert caught.value.hint


@pytest.mark.parametrize(
    "host",
    [
        "",
        "http://127.0.0.1",
        "host:port",
        "me@host",
        "a/b",
        "10.0.0.0/8",
        "*.intranet.example",
        "*",
        "*:80",
        ".intranet.example",
        "a..b",
        "a b",
        "a,b",
        "[*]:80",
    ],
)
def test_an_allowed_host_that_is_none_is_refused_by_file_and_key_with_the_forms_that_are(host):
    with pytest.raises(
        ConfigError, match=r"audit\.toml: fetch\.allow-hosts: .* is neither a host nor host:port"
    ) as refused:
        settings_of(allow_hosts=("localhost", host), path="audit.toml")
    for form in ('"intranet.example"', '"127.0.0.1:8080"', '"[::1]:8080"', "each subdomain"):
        assert form in refused.value.hint


def test_who_is_asked_because_nobody_was_named_is_told(capsys):
    sources = [source for source in shelf() if source.default]
    fetching.say_default(sources)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(
        f"listaudit: no source is named; asking those that need no key: {', '.join(s.name for s in sources)}. They cover "
    )


@pytest.fixture
def priced(desk, monkeypatch):
    """Print what the shop's audit would ask."""
    alone(monkeypatch, desk.folder)

    def dry(*args, more="", adapter=""):
        with Server(right) as server:
            lay_out(desk.folder, server.url, server.host, more=more)
            if adapter:
                (desk.folder / "shelf" / "acme" / "adapter.py").write_text(adapter)
            done = desk.run(
                "audit",
                "locations.csv",
                "--config",
                "audit.toml",
                "--sources-dir",
                "shelf",
                "--dry-run",
                *args,
            )
        assert server.asked == []
        return done

    return dry


def test_a_dry_run_is_a_table_of_who_is_asked_how_often_and_for_what(priced):
    done = priced()
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "source and request  requests   USD  hours",
        "acme                       4  0.02      0",
        "  search                   4",
    ]


def test_a_dry_run_counts_what_is_to_be_expected_beyond_the_plan(priced):
    done = priced(more="[follow-ups]\ndetails = 1.5\n")
    rows = [line.split() for line in done.out.splitlines()]
    assert ["further", "details", "(free)", "about", "6"] in rows
    assert ["acme", "10", "0.02", "0"] in rows
    assert "about: an estimate" in done.out


def test_a_dry_run_of_a_slow_source_says_how_long_it_takes(priced, desk):
    done = priced("--only", "0000", "--only", "0001")
    assert done.out.splitlines()[1].split() == ["acme", "2", "0.00", "0"]
    (desk.folder / "audit.toml").write_text(
        '[sources.acme]\nfrom = "acme"\npace = {per-second = 0.001}\n[fetch]\nfolder = "state"\n'
    )
    done = desk.run("audit", "locations.csv", "--config", "audit.toml", "--sources-dir", "shelf", "--dry-run")
    assert done.out.splitlines()[1].split() == ["acme", "4", "0.02", "1.1"]


def test_a_dry_run_writes_no_report_and_names_the_key_that_is_missing(priced, desk, monkeypatch):
    monkeypatch.delenv("ACME_KEY")
    done = priced("-f", "json=out.json")
    assert done.code == 0
    assert "acme: ACME_KEY is not set. Without that nothing is sent, and its 4 locations" in done.out
    assert not (desk.folder / "out.json").exists()


def test_a_dry_run_knows_what_the_cache_answers_and_what_the_options_hold_back(desk, monkeypatch):
    alone(monkeypatch, desk.folder)
    run = ("audit", "locations.csv", "--config", "audit.toml", "--sources-dir", "shelf")
    with Server(right) as server:
        lay_out(desk.folder, server.url, server.host, more="cache-hours = 5")
        assert desk.run(*run, "--only", "0001", "-f", "json", "-q").code == 0
        assert desk.run("record", *run[1:], "--only", "0001", "-o", "tape", "-q").code == 0

        def dry(*args):
            done = desk.run(*run, "--dry-run", *args)
            assert done.code == 0
            lines = done.out.splitlines()
            return lines[0].split()[3:], lines[1].split()[1:], done.out.partition("\n\n")[2]

        assert dry()[:2] == (["requests", "cached", "USD", "hours"], ["4", "1", "0.02", "0"])
        assert dry("--refresh")[:2] == (["requests", "USD", "hours"], ["4", "0.03", "0"])
        _, row, notes = dry("--offline")
        assert row == ["4", "1", "0.00", "0"]
        assert "acme: 3 of 4 have no answer in the cache, and --offline sends nothing." in notes
        head, row, notes = dry("--replay", "tape")
        assert (head[1], row) == ("recorded", ["4", "1", "0.00", "0"])
        assert "acme: 3 of 4 have no answer in the recordings, and --replay sends nothing." in notes
        assert "--max-requests 2: 2 of 3 are sent" in dry("--max-requests", "2")[2]
        assert "everything would cost 0.02" in dry("--budget", "0.01")[2]
    assert len(server.asked) == 1, "the recording took what the cache had"


def test_a_dry_run_of_files_alone_is_a_table_of_nothing(shop):
    done = shop.run("audit", "locations.csv", "--source", "yelp=file:yelp.csv", "--dry-run")
    assert (done.code, done.out) == (0, "No source is asked over the network: nothing would be sent.\n")


def test_a_dry_run_of_an_adapter_that_breaks_ends_with_two(priced):
    done = priced(adapter="def plan(locations, config):\n    raise KeyError('odd')\n    yield\n")
    assert done.code == 2
    assert done.err.startswith(
        "listaudit: The adapter of acme failed while it planned its requests: KeyError in adapter.py, line 2.\n"
    )


def test_a_dry_run_of_locations_that_are_not_there_ends_with_two(priced, desk):
    priced()
    (desk.folder / "locations.csv").unlink()
    done = desk.run("audit", "locations.csv", "--config", "audit.toml", "--sources-dir", "shelf", "--dry-run")
    assert done.code == 2


def test_where_nobody_is_named_those_are_asked_that_need_no_key(shop, monkeypatch):
    alone(monkeypatch, shop.folder)
    done = shop.run("audit", "locations.csv", "--offline", "-f", "json")
    assert done.code == 3
    assert "no source is named; asking those that need no key: " in done.err
    statuses = {row["source"]: row["status"] for row in done.location("0001")["listings"]}
    assert set(statuses) == {source.name for source in shelf() if source.default}
    assert set(statuses.values()) <= {"unchecked", "not-applicable"}
    reasons = {row["reason"]["code"] for row in done.location("0001")["listings"] if row.get("reason")}
    assert reasons == {"fetch.offline"}


def test_what_the_default_sources_would_be_asked_can_be_seen_before(shop, monkeypatch):
    alone(monkeypatch, shop.folder)
    done = shop.run("audit", "locations.csv", "--dry-run")
    assert done.code == 0
    rows = [line.split() for line in done.out.partition("\n\n")[0].splitlines()[1:] if line[0] != " "]
    assert {row[0] for row in rows} <= {s.name for s in shelf() if s.default}
    assert "osm" in {row[0] for row in rows}
    assert {row[2] for row in rows} == {"0.00"}


def test_a_source_that_is_named_is_the_only_one_and_nothing_is_said(shop, monkeypatch):
    alone(monkeypatch, shop.folder)
    done = shop.run("audit", "locations.csv", "--source", "yelp=file:yelp.csv", "-f", "json")
    assert "no source is named" not in done.err
    assert [row["source"] for row in done.location("0001")["listings"]] == ["yelp"]
