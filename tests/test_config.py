import pytest

from listaudit.config import Config, find_config, load_config
from listaudit.errors import ConfigError
from listaudit.model import Policy, Severity


@pytest.fixture
def config(tmp_path):
    def load(text, **others):
        for name, other in others.items():
            path = tmp_path / f"{name.replace('_', '/')}.toml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(other)
        path = tmp_path / "listaudit.toml"
        path.write_text(text)
        return load_config(path)

    return load


def test_without_a_file_everything_has_its_default():
    config = load_config(None)
    assert config == Config()
    assert (config.policy, config.pin_metres, config.sources) == (Policy.STANDARD, 250.0, ())


def test_an_empty_file_is_a_config(config):
    assert config("") == Config(path=config("").path)


def test_every_key_arrives_in_the_model(config):
    found = config(
        '[defaults]\ncountry = "us"\npolicy = "strict"\ncontact = "seo@bluebird.example"\npin-metres = 100\n'
        '[sources."Yellow Pages"]\nfrom = "file"\npath = "yp.csv"\nplatform = "yellow-pages"\nkeep-values = true\n'
        'absence = "proves"\ntier = 1\nweight = 2.5\nrequired = false\ntitle = "YP"\nview = "owner"\n'
        'columns = { "Biz" = "name" }\n'
        '[severity]\nname-legal-form = "info"\npin-far = "off"\n'
    )
    assert (found.country, found.policy, found.contact) == ("us", Policy.STRICT, "seo@bluebird.example")
    assert found.pin_metres == 100.0
    (source,) = found.sources
    assert (source.name, source.id) == ("Yellow Pages", "file")
    assert source.path.endswith("/yp.csv")
    assert source.overrides == {
        "platform": "yellow-pages",
        "keep_values": True,
        "absence": "proves",
        "tier": 1,
        "weight": 2.5,
        "required": False,
        "title": "YP",
        "view": "owner",
        "columns": {"Biz": "name"},
    }
    assert found.severity == {"name-legal-form": Severity.INFO, "pin-far": "off"}


def test_a_byte_order_mark_is_no_trouble(tmp_path):
    path = tmp_path / "listaudit.toml"
    path.write_bytes(b'\xef\xbb\xbf[defaults]\ncountry = "DE"\n')
    assert load_config(path).country == "DE"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[defaults\n", ["is not valid TOML", "listaudit init"]),
        ('[defaults]\ncontry = "US"\n', ["unknown key `defaults.contry`", "Did you mean `country`?"]),
        ('[defalts]\ncountry = "US"\n', ["unknown key `defalts`", "Did you mean `defaults`?"]),
        ("[sources.a]\nfrom = 'osm'\nzzz = 1\n", ["unknown key `sources.a.zzz`", "Known here: absence, base-url, cache-hours"]),
        ("[sources.a]\nfrom = 'osm'\nkeep_values = true\n", ["`sources.a.keep_values`", "`keep-values`"]),
        ("[sources.a]\npath = 'x'\n", ["sources.a.from", "schema config"]),
        ('[defaults]\ncountry = "USA"\n', ["defaults.country"]),
        ('[defaults]\npolicy = "harsh"\n', ["defaults.policy", "strict"]),
        ("[defaults]\npin-metres = 0\n", ["defaults.pin-metres"]),
        ("[sources.a]\nfrom = 'osm'\ntier = 4\n", ["sources.a.tier"]),
        ('[severity]\nphone-different = "grave"\n', ["severity.phone-different", "critical"]),
        ("extends = 5\n", ["`extends` must be the path"]),
        ('extends = "none.toml"\n', ["none.toml cannot be read", "No such file"]),
        ('sources-dir = "x"\n', ["unknown key `sources-dir`"]),
        ('extends = "listaudit.toml"\n', ["`extends` runs in a circle"]),
        ('extends = "a.toml"\n', ["`extends` runs in a circle"]),
        ("sources = 5\n", ["sources must be a table, and is 5"]),
        ("[sources]\nyelp = 5\n", ["sources.yelp must be a table, and is 5"]),
        ("[sources.a]\nfrom = 'osm'\ntier = 'one'\n", ['sources.a.tier must be a whole number, and is "one".', "tier: 1 to 3;"]),
        ("[sources.a]\nfrom = 'osm'\nweight = 9999\n", ["sources.a.weight must be 1000 or less, and is 9999."]),
        ("[sources.a]\nfrom = 'osm'\nrequired = 'maybe'\n", ['sources.a.required must be true or false, and is "maybe".']),
        ("[sources.a]\nfrom = 'osm'\ntimeout = 0\n", ["sources.a.timeout must be more than 0, and is 0."]),
        ("[sources.a]\nfrom = 'osm'\nview = 'mine'\n", ['must be "public", "owner" or "proxy", and is "mine".']),
        ("[sources.a]\nfrom = 'osm'\nlanguages = 'en'\n", ['sources.a.languages must be a list, such as ["a", "b"], and is "en".']),
        ("[sources.a]\nfrom = 'osm'\npace = { per-sec = 5 }\n", ["unknown key `sources.a.pace.per-sec`", "Did you mean `per-second`?"]),
        ("[sources.a]\nfrom = 'osm'\npace = { per-day = 'x' }\n", ["sources.a.pace.per-day must be a number", "pace: How often"]),
        ("[sources.a]\nfrm = 'osm'\n", ["unknown key `sources.a.frm`", "Did you mean `from`?"]),
        ("[sources.a]\nfrom = 'osm'\ncolumns = { a = 5 }\n", ["sources.a.columns.a must be text in quotes, and is 5."]),
        ("[defaults]\nproxy = 'http://p'\n", ["unknown key `defaults.proxy`", "`proxy` belongs under [fetch]."]),
        ("[defaults]\nkey-env = 'X'\n", ["`key-env` belongs under [sources.NAME]."]),
        ("[fetch]\nallow-hosts = ['a', 5]\n", ["fetch.allow-hosts.1 must be text in quotes", "allow-hosts: host or"]),
        ("[fetch]\nproxy = 'x'\n", ["fetch.proxy must be the URL of a proxy, such as http://proxy.example:3128."]),
        ("[fetch]\nproxy = 'http://p:99999'\n", ["fetch.proxy must be the URL of a proxy"]),
    ],
)  # fmt: skip
def test_a_config_that_cannot_be_used_says_where_and_what_to_do(config, text, words):
    with pytest.raises(ConfigError) as error:
        config(text, a='extends = "listaudit.toml"\n')
    for word in words:
        assert word in f"{error.value.message} {error.value.hint}"


@pytest.mark.parametrize(
    "text",
    [
        "[sources.a]\nfrom = 'yelp'\nkey-env = 'sk-0123-secret'\n",
        "[sources.a]\nfrom = 'yelp'\nkey-env = { sk-0123-secret = 5 }\n",
        "[fetch]\nproxy = 'me:secret@proxy'\n",
    ],
)
def test_what_may_be_a_key_or_a_password_is_not_repeated(config, text):
    with pytest.raises(ConfigError) as error:
        config(text)
    assert "secret" not in f"{error.value.message} {error.value.hint}"
    assert "must be the" in error.value.message


def test_a_mistake_is_told_with_the_file_that_holds_it(config):
    with pytest.raises(ConfigError, match=r"agency\.toml: sources\.a\.tier must be a whole number"):
        config('extends = "agency.toml"\n', agency="[sources.a]\nfrom = 'osm'\ntier = 'x'\n")


KEYS = ("path", "view", "tier", "weight", "required", "columns", "key-env", "pace", "timeout", "languages")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", ["[1]", "{ a = 1 }", "1979-05-27"])
def test_no_word_of_the_library_that_checks_a_file_reaches_its_writer(config, key, value):
    with pytest.raises(ConfigError) as error:
        config(f"[sources.a]\nfrom = 'osm'\n{key} = {value}\n")
    for word in ("Input", "valid", "should", "instance", "Value error"):
        assert word not in error.value.message


def test_a_file_that_is_no_text_says_so(tmp_path):
    path = tmp_path / "listaudit.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(path)


def test_this_file_wins_over_what_it_extends_key_by_key(config):
    found = config(
        'extends = "a.toml"\n[defaults]\ncountry = "GB"\n[sources.yelp]\npath = "mine.csv"\n[severity]\npin-far = "low"\n',
        a='extends = "b.toml"\n[defaults]\ncountry = "US"\npolicy = "lenient"\n[severity]\npin-far = "high"\n',
        b='[defaults]\npolicy = "strict"\ncontact = "b@b.example"\n[sources.yelp]\nfrom = "file"\npath = "b.csv"\n',
    )
    assert (found.country, found.policy, found.contact) == ("GB", Policy.LENIENT, "b@b.example")
    assert [(source.id, source.path.rpartition("/")[2]) for source in found.sources] == [("file", "mine.csv")]
    assert found.severity == {"pin-far": Severity.LOW}
    assert {key: origin.rpartition("/")[2] for key, origin in found.origins.items()} == {
        "defaults.country": "listaudit.toml",
        "defaults.policy": "a.toml",
        "defaults.contact": "b.toml",
        "sources.yelp.from": "b.toml",
        "sources.yelp.path": "listaudit.toml",
        "severity.pin-far": "listaudit.toml",
    }


def test_paths_are_relative_to_the_file_that_states_them(config, tmp_path):
    found = config(
        'extends = "agency/base.toml"\n[sources.b]\nfrom = "osm"\npath = "b.geojson"\n',
        agency_base=f'[sources.a]\nfrom = "osm"\npath = "in/a.geojson"\n[sources.c]\nfrom = "osm"\npath = "{tmp_path}/c"\n',
    )
    paths = {source.name: source.path for source in found.sources}
    assert paths == {
        "a": str(tmp_path / "agency/in/a.geojson"),
        "b": str(tmp_path / "b.geojson"),
        "c": f"{tmp_path}/c",
    }


def test_a_table_stands_instead_of_a_value_of_what_it_extends(config):
    assert config('extends = "a.toml"\n[defaults]\ncountry = "GB"\n', a="defaults = 5\n").country == "GB"


def test_a_chain_of_extends_has_an_end(config):
    chain = {f"c{n}": f'extends = "c{n + 1}.toml"\n' for n in range(9)}
    with pytest.raises(ConfigError, match="circle"):
        config('extends = "c0.toml"\n', **chain, c9="")


@pytest.mark.parametrize(
    ("there", "locations", "found"),
    [
        (["listaudit.toml", "client/listaudit.toml"], "client/locations.csv", "client/listaudit.toml"),
        (["listaudit.toml"], "client/locations.csv", "listaudit.toml"),
        (["listaudit.toml"], "-", "listaudit.toml"),
        (["listaudit.toml"], "", "listaudit.toml"),
        (["client/listaudit.toml"], "locations.csv", None),
        ([], "client/locations.csv", None),
    ],
)
def test_the_config_is_found_beside_the_locations_else_in_the_current_folder(desk, there, locations, found):
    for name in there:
        desk.write(name, "")
    path = find_config(locations)
    assert (path and path.as_posix()) == found
