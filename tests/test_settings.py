import pytest
from platformdirs import user_cache_path

from listaudit.config import Config, SourceConfig
from listaudit.fetch.folder import HOME
from listaudit.model import Policy, Severity
from listaudit.settings import lines


@pytest.fixture(autouse=True)
def _home(monkeypatch):
    monkeypatch.setenv(HOME, "/state")


def shown(**config):
    """Return setting -> where it comes from."""
    rows = (line.rsplit("   # ", 1) for line in lines(Config(**config)))
    return {setting.strip(): origin for setting, origin in rows}


def test_values_are_shown_as_toml_writes_them_and_origins_stand_in_one_column():
    config = Config(
        country="DE",
        policy=Policy.STRICT,
        sources=(SourceConfig("bing", "file", "", {"keep_values": True, "weight": 2.5}),),
        severity={"phone-different": Severity.LOW},
        origins={"defaults.country": "a.toml"},
    )
    found = list(lines(config))
    assert [line.split("   #")[0].strip() for line in found] == [
        'defaults.country = "DE"',
        'defaults.policy = "strict"',
        'defaults.contact = ""',
        "defaults.pin-metres = 250",
        'sources.bing.from = "file"',
        "sources.bing.keep-values = true",
        "sources.bing.weight = 2.5",
        'severity.phone-different = "low"',
        "fetch.allow-hosts = []",
        'fetch.proxy = ""',
        'fetch.folder = "/state"',
    ]
    assert len({line.index("   #") for line in found}) == 1
    assert found[0].endswith("# a.toml")
    assert found[1].endswith("# default")


def test_how_sources_are_asked_is_shown_with_the_folder_that_is_used(monkeypatch):
    assert shown()['fetch.folder = "/state"'] == HOME
    own = shown(folder="mine", allow_hosts=("a", "b:1"), origins={"fetch.folder": "a.toml"})
    assert own['fetch.folder = "mine"'] == "a.toml"
    assert 'fetch.allow-hosts = ["a", "b:1"]' in own
    monkeypatch.delenv(HOME)
    assert shown()[f'fetch.folder = "{user_cache_path("listaudit")}"'] == "default"


def test_a_password_in_a_url_is_shown_to_nobody():
    moved = SourceConfig("acme", "acme", "", {"base_url": "https://u:p@api.example"})
    found = shown(proxy="http://me:secret@proxy.example:3128", sources=(moved,))
    assert 'fetch.proxy = "http://***@proxy.example:3128"' in found
    assert 'sources.acme.base-url = "https://***@api.example"' in found


def test_each_value_of_a_table_has_an_origin_of_its_own():
    google = SourceConfig(
        "google",
        "google-places",
        "",
        {"pace": {"per-second": 5.0, "per-day": 9}, "options": {"areas": [{"name": "x"}], "none": {}}},
    )
    found = shown(sources=(google,), origins={"sources.google.pace.per-day": "b.toml"})
    assert found["sources.google.pace.per-second = 5"] == "default"
    assert found["sources.google.pace.per-day = 9"] == "b.toml"
    assert 'sources.google.options.areas = [{name = "x"}]' in found
    assert "sources.google.options.none = {}" in found


def test_names_that_toml_would_not_take_bare_stand_in_quotes():
    yellow = SourceConfig("Yellow Pages", "file", 'a"b.csv', {"columns": {"Biz Name": "name"}})
    found = shown(sources=(yellow,))
    assert 'sources."Yellow Pages".columns."Biz Name" = "name"' in found
    assert 'sources."Yellow Pages".path = "a\\"b.csv"' in found
