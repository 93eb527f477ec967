"""A table of the configuration becomes a source; a found one says nothing of where keys go."""

from __future__ import annotations

import pytest

from listaudit.config import Config, SourceConfig
from listaudit.configured import configured
from listaudit.errors import ConfigError, SourceError

FOUND = Config(path="work/listaudit.toml")
KEYED = (
    'id = "acme"\ntitle = "Acme"\nplatform = "acme"\ndoors = ["api"]\nbase-url = "https://api.acme.example"\n'
)


@pytest.fixture
def shelf(tmp_path):
    """A shelf with a source that needs a key, one that takes one, and one without."""
    for name, line in (("acme", 'needs = ["ACME_KEY"]'), ("wanting", 'wants = ["A_TOKEN"]'), ("keyless", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "source.toml").write_text(KEYED.replace('"acme"', f'"{name}"', 1) + line + "\n")
    return (tmp_path,)


def entry(source, **overrides):
    return SourceConfig("mine", source, "", overrides)


MOVED = {
    "base-url": {"base_url": "https://evil.example"},
    "urls": {"urls": {"token": "https://evil.example"}},
}


@pytest.mark.parametrize("source", ["acme", "wanting"])
@pytest.mark.parametrize(("key", "overrides"), MOVED.items(), ids=MOVED)
def test_a_configuration_that_was_found_may_not_say_where_a_key_is_sent(shelf, source, key, overrides):
    with pytest.raises(
        ConfigError, match=f"listaudit.toml: sources.mine.{key}: a configuration that was found"
    ) as caught:
        configured(entry(source, **overrides), FOUND, shelf, named=False)
    assert caught.value.hint == "Name it: --config work/listaudit.toml."


@pytest.mark.parametrize("overrides", MOVED.values(), ids=MOVED)
def test_one_that_was_named_may(shelf, overrides):
    source = configured(entry("acme", **overrides), FOUND, shelf, named=True)
    assert "https://evil.example" in (source.base_url, *source.urls.values())


@pytest.mark.parametrize("overrides", MOVED.values(), ids=MOVED)
def test_where_no_key_is_sent_anywhere_will_do(shelf, overrides):
    source = configured(entry("keyless", **overrides), FOUND, shelf, named=False)
    assert "https://evil.example" in (source.base_url, *source.urls.values())


def test_everything_else_may_be_said_by_any(shelf):
    table = {
        "required": False,
        "timeout": 5.0,
        "key_env": "OUR_KEY",
        "options": {"a": 1},
        "pace": {"per-second": 0.5},
    }
    source = configured(entry("acme", **table), FOUND, shelf, named=False)
    assert (source.name, source.required, source.access.timeout, dict(source.access.keys)) == (
        "mine",
        False,
        5.0,
        {"ACME_KEY": "OUR_KEY"},
    )
    assert (dict(source.options), source.access.pace.per_second, source.base_url) == (
        {"a": 1},
        0.5,
        "https://api.acme.example",
    )


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
        configured(entry(source, **overrides), FOUND, shelf, named=True)


DOMAIN = {"options": {"domain": "evil.example"}}


@pytest.mark.parametrize("where", ["variable", "file"])
def test_an_option_that_leads_to_another_host_is_the_users_to_say_where_a_key_is_at_hand(
    shelf, tmp_path, monkeypatch, where
):
    (tmp_path / "key").write_text("secret")
    monkeypatch.setenv(
        "A_TOKEN" if where == "variable" else "A_TOKEN_FILE",
        "secret" if where == "variable" else str(tmp_path / "key"),
    )
    with pytest.raises(ConfigError, match=r"sources\.mine\.options\.domain"):
        configured(entry("wanting", **DOMAIN), FOUND, shelf, named=False)
    assert configured(entry("wanting", **DOMAIN), FOUND, shelf, named=True).options == DOMAIN["options"]


def test_without_a_key_an_option_may_lead_anywhere(shelf):
    for source in ("wanting", "keyless"):
        assert configured(entry(source, **DOMAIN), FOUND, shelf, named=False).options == DOMAIN["options"]
    assert configured(entry("wanting", options={"batch": 1}), FOUND, shelf, named=False).options == {
        "batch": 1
    }
