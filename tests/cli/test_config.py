TOML = """\
[defaults]
country = "US"
pin-metres = 100
[sources.yelp]
from = "file"
path = "yelp.csv"
required = false
tier = 1
[severity]
name-legal-form = "off"
"""


def lines(out):
    return dict(line.split("   # ") for line in (" ".join(line.split(" ")) for line in out.splitlines()))


def test_config_shows_every_setting_with_the_file_that_it_comes_from(desk, monkeypatch):
    desk.write("listaudit.toml", TOML)
    monkeypatch.setenv("LISTAUDIT_HOME", "state")
    done = desk.run("config")
    assert done.code == 0
    found = {key.strip(): origin for key, origin in lines(done.out).items()}
    assert found == {
        'defaults.country = "US"': "listaudit.toml",
        'defaults.policy = "standard"': "default",
        'defaults.contact = ""': "default",
        "defaults.pin-metres = 100": "listaudit.toml",
        'sources.yelp.from = "file"': "listaudit.toml",
        'sources.yelp.path = "yelp.csv"': "listaudit.toml",
        "sources.yelp.tier = 1": "listaudit.toml",
        "sources.yelp.required = false": "listaudit.toml",
        'severity.name-legal-form = "off"': "listaudit.toml",
        "fetch.allow-hosts = []": "default",
        'fetch.proxy = ""': "default",
        'fetch.folder = "state"': "LISTAUDIT_HOME",
    }


def test_config_without_a_file_shows_the_defaults(desk, monkeypatch):
    monkeypatch.delenv("LISTAUDIT_HOME", raising=False)
    done = desk.run("config")
    assert done.code == 0
    assert done.out.count("# default") == 7


def test_config_finds_the_file_beside_the_locations(desk):
    desk.write("client/listaudit.toml", TOML)
    assert "client/listaudit.toml" in desk.run("config", "client/locations.csv").out
    assert "client/listaudit.toml" in desk.run("config", "--config", "client/listaudit.toml").out


def test_settings_come_from_the_file_that_wins(desk):
    desk.write("agency.toml", '[defaults]\ncontact = "seo@agency.example"\npolicy = "strict"\n')
    desk.write("listaudit.toml", 'extends = "agency.toml"\n[defaults]\npolicy = "lenient"\n')
    found = desk.run("config").out
    assert 'contact = "seo@agency.example"' in found
    assert found.count("# agency.toml") == 1
    assert found.count("# listaudit.toml") == 1
    assert '"lenient"' in found


def test_a_setting_cannot_move_the_cursor(desk):
    desk.write("listaudit.toml", '[defaults]\ncontact = "a\\u001b[2Jb"\n')
    assert "\x1b" not in desk.run("config").out


def test_a_folder_that_is_not_there_is_no_place_to_look_in(desk):
    done = desk.run("config", "clinets/locations.csv")
    assert (done.code, done.out, "clinets is no folder" in done.err) == (2, "", True)
