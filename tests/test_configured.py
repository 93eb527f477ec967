from dataclasses import replace

import pytest

from listaudit.config import Config, SourceConfig
from listaudit.configured import check_way, configured
from listaudit.errors import ConfigError, SourceError

MOVES = {
    "the base": ("yelp", {"base_url": "https://evil.example"}),
    "another place": ("osm-like", {"urls": {"token": "https://evil.example"}}),
    "a domain": ("socrata", {"options": {"domain": "evil.example"}}),
    "a domain in a preset": (
        "socrata",
        {"options": {"preset": "p", "presets": {"p": {"domain": "evil.example"}}}},
    ),
}


@pytest.mark.parametrize(("source", "overrides"), MOVES.values(), ids=MOVES)
def test_a_configuration_that_was_merely_found_may_not_say_where_a_key_goes(source, overrides):
    name = "google-business-profile" if source == "osm-like" else source
    entry = SourceConfig("mine", name, "", overrides)
    with pytest.raises(ConfigError, match="may not say where a key is sent") as error:
        configured(entry, Config(path="listaudit.toml"), (), named=False)
    assert "--config listaudit.toml" in error.value.hint
    assert configured(entry, Config(path="listaudit.toml"), (), named=True).live


def test_a_source_without_a_key_may_be_moved():
    entry = SourceConfig("mine", "website", "", {"base_url": "https://pages.example"})
    assert configured(entry, Config(), (), named=False).base_url == "https://pages.example"


def test_a_pace_that_the_user_states_slows_every_lane():
    entry = SourceConfig("mine", "google-places", "", {"pace": {"per-second": 0.5, "per-day": 5}})
    access = configured(entry, Config(), (), named=False).access
    assert {lane.per_second for lane in (access.pace, *access.lanes.values())} == {0.5}
    assert {lane.per_day for lane in (access.pace, *access.lanes.values())} == {5}


FOUND = Config(path="work/listaudit.toml")
KEYED = (
    'id = "acme"\ntitle = "Acme"\nplatform = "acme"\ndoors = ["api"]\nbase-url = "https://api.acme.example"\n'
)
MOVED = {
    "base-url": {"base_url": "https://evil.example"},
    "urls": {"urls": {"token": "https://evil.example"}},
    "options.domain": {"options": {"domain": "evil.example"}},
    "options.portals.north.domain": {"options": {"portals": {"north": {"domain": "evil.example"}}}},
}


@pytest.fixture
def shelf(tmp_path):
    """A shelf with a source that needs a key, one that takes one, and one without."""
    for name, line in (("acme", 'needs = ["ACME_KEY"]'), ("wanting", 'wants = ["A_TOKEN"]'), ("keyless", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "source.toml").write_text(KEYED.replace('"acme"', f'"{name}"', 1) + line + "\n")
    return (tmp_path,)


def mine(source, **overrides):
    return SourceConfig("mine", source, "", overrides)


@pytest.mark.parametrize("source", ["acme", "wanting"])
@pytest.mark.parametrize(("key", "overrides"), MOVED.items(), ids=MOVED)
def test_the_key_that_moves_a_source_is_named(shelf, source, key, overrides):
    with pytest.raises(
        ConfigError, match=rf"work/listaudit\.toml: sources\.mine\.{key}: a configuration that"
    ):
        configured(mine(source, **overrides), FOUND, shelf, named=False)
    assert configured(mine(source, **overrides), FOUND, shelf, named=True).name == "mine"
    assert configured(mine("keyless", **overrides), FOUND, shelf, named=False).name == "mine"


def test_everything_else_may_be_said_by_any(shelf):
    table = {"required": False, "timeout": 5.0, "key_env": "OUR_KEY", "options": {"a": 1}}
    source = configured(mine("acme", **table), FOUND, shelf, named=False)
    assert (source.required, source.access.timeout, dict(source.options)) == (False, 5.0, {"a": 1})
    assert dict(source.access.keys) == {"ACME_KEY": "OUR_KEY"}
    assert source.base_url == "https://api.acme.example"


@pytest.mark.parametrize(
    ("source", "overrides", "words"),
    [
        ("nobody", {}, "no source 'nobody'"),
        ("acme", {"tier": 9}, "tier"),
        ("acme", {"base_url": "ftp://x"}, "base-url"),
    ],
)
def test_what_is_wrong_in_a_table_is_told(shelf, source, overrides, words):
    with pytest.raises(SourceError, match=words):
        configured(mine(source, **overrides), FOUND, shelf, named=True)


WAYS = {"allow-hosts": {"allow_hosts": ("127.0.0.1",)}, "proxy": {"proxy": "http://proxy.example:3128"}}


@pytest.fixture
def live(shelf):
    return configured(mine("keyless"), FOUND, shelf, named=False)


@pytest.mark.parametrize(("key", "values"), WAYS.items(), ids=WAYS)
def test_a_configuration_that_was_merely_found_may_not_say_by_which_way_sources_are_asked(live, key, values):
    found = Config(path="work/listaudit.toml", **values)
    for sources in ([live], None):
        with pytest.raises(
            ConfigError, match=rf"work/listaudit\.toml: fetch\.{key}: a configuration that"
        ) as error:
            check_way(found, sources, named=False)
        assert error.value.hint == "Name it: --config work/listaudit.toml."
        check_way(found, sources, named=True)


def test_where_nobody_is_asked_the_way_does_not_matter(live):
    found = Config(path="work/listaudit.toml", proxy="http://proxy.example")
    check_way(found, [], named=False)
    check_way(found, [replace(live, path="export.csv")], named=False)
    check_way(FOUND, [live], named=False)
