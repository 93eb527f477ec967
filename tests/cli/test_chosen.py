import pytest

from listaudit.cli import chosen, setup
from listaudit.config import Config, SourceConfig
from listaudit.errors import ConfigError, UsageError


def test_a_source_of_the_config_brings_what_the_config_says_of_it(desk):
    desk.write("yelp.csv", "name\n")
    entry = SourceConfig(
        "my yelp", "file", "yelp.csv", {"platform": "yelp", "required": False, "columns": {"Biz": "name"}}
    )
    settings = setup.Settings(Config(sources=(entry, SourceConfig("other", "osm", "no.json"))), "")
    source = chosen.source_named("my yelp", settings)
    assert (source.name, source.platform, source.required) == ("my yelp", "yelp", False)
    assert source.columns["Biz"] == "name"


def test_a_source_that_is_checked_by_hand_needs_no_file():
    (source,) = chosen.sources_of(["acxiom"], setup.Settings(Config(), ""), None)
    assert not source.has_door


def test_without_a_source_those_are_asked_that_need_nothing():
    found = chosen.sources_of(None, setup.Settings(Config(), ""), None)
    assert {"website", "osm"} <= {source.id for source in found}
    assert all(source.live and not source.needs for source in found)


def test_a_source_that_reads_no_file_says_how_to_read_a_table_of_it():
    with pytest.raises(UsageError) as error:
        chosen.sources_of(["yelp:export.csv"], setup.Settings(Config(), ""), None)
    assert "yelp=file:export.csv" in error.value.hint


@pytest.mark.parametrize("key", ["base_url", "urls"])
def test_only_a_named_configuration_may_say_where_a_key_is_sent(key):
    moved = "http://127.0.0.1:9" if key == "base_url" else {"x": "http://127.0.0.1:9"}
    config = Config(sources=(SourceConfig("yelp", "yelp", "", {key: moved}),), path="listaudit.toml")
    with pytest.raises(ConfigError, match="may not say where a key is sent"):
        chosen.sources_of(None, setup.Settings(config, ""), None)
    assert chosen.sources_of(None, setup.Settings(config, "", named=True), None)[0].live
