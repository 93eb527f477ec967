from pathlib import Path

import pytest

from listaudit.cli import setup
from listaudit.config import Config
from listaudit.errors import ConfigError, UsageError
from listaudit.model import Policy, Severity, Summary


@pytest.mark.parametrize("word", [*Severity, "never"])
def test_every_severity_may_fail_a_run_and_never_does_not(word):
    assert setup.severity_of(word) == (None if word == "never" else Severity(word))


@pytest.mark.parametrize("word", ["", "High", "none"])
def test_another_word_is_no_severity(word):
    with pytest.raises(UsageError):
        setup.severity_of(word)


@pytest.mark.parametrize(
    ("given", "configured", "country"), [("us", "", "US"), ("", "de", "DE"), ("gb", "DE", "GB"), ("", "", "")]
)
def test_the_country_of_the_command_line_wins(desk, given, configured, country):
    config = desk.folder / "c.toml"
    config.write_text(f'[defaults]\ncountry = "{configured}"\n')
    assert setup.settings_of("locations.csv", config, given).country == country


def test_a_config_that_is_named_must_be_there():
    with pytest.raises(ConfigError, match="does not exist"):
        setup.settings_of("locations.csv", Path("none/none.toml"), "")


def test_a_selection_may_hold_an_equals_sign():
    assert setup.selection_of(["1"], ["note=a=b", "city="], 3).where == {"note": "a=b", "city": ""}


def test_the_options_of_the_report_are_those_that_were_given():
    settings = setup.Settings(Config(policy=Policy.LENIENT, path="c.toml"), "US")
    assert setup.plain_options(settings).shown == {
        "policy": "lenient",
        "fail-on": "never",
        "country": "US",
        "config": "c.toml",
    }


@pytest.mark.parametrize(
    ("summary", "formats", "said"),
    [
        (Summary(), [], "listaudit: no findings; exit 0\n"),
        (
            Summary(findings={"critical": 2, "info": 1}, exit_code=1),
            ["json", "csv=a.csv"],
            "listaudit: 2 critical, 1 info; exit 1; written: a.csv\n",
        ),
    ],
)
def test_the_summary_is_one_line(capsys, summary, formats, said):
    setup.say_summary((), summary, formats)
    assert capsys.readouterr().err == said


def test_a_store_code_that_is_none_is_told_with_those_that_are(shop):
    done = shop.audit("--only", "0009")
    assert (done.code, 'has the store code "0009"' in done.err) == (2, True)
    assert 'the file has "0001", "0002"' in done.err


def test_a_configuration_that_is_a_folder_is_told_as_one(shop):
    done = shop.audit("--config", ".")
    assert (done.code, ". is no file." in done.err) == (2, True)
