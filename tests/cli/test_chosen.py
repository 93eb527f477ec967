import pytest

from listaudit.cli import chosen, setup
from listaudit.config import Config, SourceConfig
from listaudit.errors import ConfigError, InputError, UsageError


def test_a_source_of_the_config_brings_what_the_config_says_of_it(desk):
    desk.write("yelp.csv", "name\n")
    entry = SourceConfig(
        "my yelp", "file", "yelp.csv", {"platform": "yelp", "required": False, "columns": {"Biz": "name"}}
    )
    settings = setup.Settings(Config(sources=(entry, SourceConfig("other", "osm", "no.json"))), "")
    source = chosen.source_named("my yelp", settings)
    assert (source.name, source.platform, source.required) == ("my yelp", "yelp", False)
    assert source.columns["Biz"] == "name"


def test_sources_that_are_checked_by_hand_are_no_audit_alone(desk):
    desk.write("yelp.csv", "name\n")
    with pytest.raises(UsageError, match="checked by hand"):
        chosen.sources_of(["acxiom", "bbb"], setup.Settings(Config(), ""), None)
    found = chosen.sources_of(["acxiom", "yelp=file:yelp.csv"], setup.Settings(Config(), ""), None)
    assert [source.has_door for source in found] == [False, True]


def test_a_name_of_the_configuration_is_the_source_that_it_describes():
    entry = SourceConfig("mine", "yelp", "", {"required": False, "key_env": "MY_KEY"})
    (found,) = chosen.sources_of(["mine"], setup.Settings(Config(sources=(entry,)), "", named=True), None)
    assert (found.name, found.id, found.required) == ("mine", "yelp", False)
    assert found.access.keys == {"YELP_API_KEY": "MY_KEY"}


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


@pytest.mark.parametrize(
    ("spec", "error", "words"),
    [
        ("osm:none.geojson", InputError, "none.geojson does not exist"),
        ("overture", UsageError, "reads a file, and none is given"),
        ("file", UsageError, "reads a file, and none is given"),
    ],
)
def test_a_file_that_is_not_there_is_refused(spec, error, words):
    with pytest.raises(error, match=words):
        chosen.sources_of([spec], setup.Settings(Config(), ""), None)


def test_a_file_that_is_not_required_may_be_missing():
    config = Config(sources=(SourceConfig("maps", "osm", "none.geojson", {"required": False}),))
    (source,) = chosen.sources_of(None, setup.Settings(config, ""), None)
    assert (source.path, source.required) == ("none.geojson", False)


def test_files_of_one_source_are_called_as_their_files_and_equal_names_are_refused(desk):
    for name in ("north.csv", "south.csv", "sub/north.csv"):
        desk.write(name, "name\n")
    found = chosen.sources_of(["file:north.csv", "file:south.csv"], setup.Settings(Config(), ""), None)
    assert [source.name for source in found] == ["north", "south"]
    with pytest.raises(UsageError, match="Two sources are called north") as error:
        chosen.sources_of(["file:north.csv", "file:sub/north.csv"], setup.Settings(Config(), ""), None)
    assert "NAME=ID:PATH" in error.value.hint


def test_a_file_is_read_by_its_source(desk):
    desk.write("yp.csv", "id,name\n1,A\n")
    (source,) = chosen.sources_of(["yp=file:yp.csv"], setup.Settings(Config(), ""), None)
    assert [listing.name for listing in chosen.reader("US")(source)] == ["A"]
