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


@pytest.mark.parametrize("source", ["acme", "wanting"])
@pytest.mark.parametrize("form", [str, lambda name: {"ACME_KEY": name}], ids=["alone", "in a table"])
def test_a_configuration_that_was_merely_found_may_not_choose_the_variable_that_is_sent(shelf, source, form):
    given = form("AWS_SECRET_ACCESS_KEY")
    if source == "wanting" and isinstance(given, dict):
        given = {"A_TOKEN": "AWS_SECRET_ACCESS_KEY"}
    with pytest.raises(
        ConfigError, match=r"work/listaudit\.toml: sources\.mine\.key-env: .* which variable is sent as a key"
    ) as error:
        configured(mine(source, key_env=given), FOUND, shelf, named=False)
    assert error.value.hint == "Name it: --config work/listaudit.toml."
    keys = configured(mine(source, key_env=given), FOUND, shelf, named=True).access.keys
    assert set(keys.values()) == {"AWS_SECRET_ACCESS_KEY"}


def test_a_key_of_the_source_itself_may_stand_in_for_another_of_its_keys():
    given = {"TRIPADVISOR_CONTENT_API_KEY": "TRIPADVISOR_API_KEY"}
    found = configured(mine("tripadvisor", key_env=given), FOUND, (), named=False)
    assert found.access.keys["TRIPADVISOR_CONTENT_API_KEY"] == "TRIPADVISOR_API_KEY"


def test_a_variable_that_is_named_after_the_source_may_be_chosen_by_any():
    found = configured(mine("google-places", key_env="GOOGLE_PLACES_KEY"), FOUND, (), named=False)
    assert found.access.keys == {"GOOGLE_PLACES_API_KEY": "GOOGLE_PLACES_KEY"}


@pytest.mark.parametrize("variable", ["GOOGLEPLACES", "GITHUB_TOKEN", "MY_GOOGLE_KEY"])
def test_a_variable_that_only_looks_like_the_sources_own_is_another(variable):
    with pytest.raises(ConfigError, match="which variable is sent"):
        configured(mine("google-places", key_env=variable), FOUND, (), named=False)


def test_everything_else_may_be_said_by_any(shelf):
    table = {"required": False, "timeout": 5.0, "key_env": "ACME_KEY", "options": {"a": 1}}
    source = configured(mine("acme", **table), FOUND, shelf, named=False)
    assert (source.required, source.access.timeout, dict(source.options)) == (False, 5.0, {"a": 1})
    assert dict(source.access.keys) == {"ACME_KEY": "ACME_KEY"}
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
    with pytest.raises(SourceError, match=words) as error:
        configured(mine(source, **overrides), FOUND, shelf, named=True)
    assert error.value.message.startswith("work/listaudit.toml: [sources.mine]: ")


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
