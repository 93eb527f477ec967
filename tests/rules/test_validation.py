"""`validate` from file to text: the runner, the formats and the two commands."""

import csv
import io
import json

import pytest

from listaudit.cli import rules as rules_command
from listaudit.cli import validate as validate_command
from listaudit.cli.validate_show import RENDERERS, renderer
from listaudit.errors import InputError, UsageError
from listaudit.model import Severity
from listaudit.rules import RuleSettings
from listaudit.validation import validate_file

HEADER = (
    "store_code,name,street,city,region,postcode,country,phone,website,hours,category,latitude,longitude\n"
)
GOOD = "0042,Harbor Bakery,12 Quay St,Boise,ID,83702,US,(212) 555-0100,https://harbor.example/,24/7,bakery,43.61,-116.2\n"
TWIN = GOOD.replace("0042", "0043").replace("Harbor", "=Quay").replace("555-0100", "555-0101")
BAD = "0044,LOUD BAKERY,PO Box 7,Boise,ID,2138,US,x,nowhere,soon,bakery,43.61,-116.2\n"


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "locations.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def run(path, **settings):
    return validate_file(path, "", RuleSettings(today="2027-03-01", **settings))


def test_columns_that_nobody_understood_are_named_and_are_no_trouble(file):
    found = run(file(HEADER.replace("\n", ",phnoe,Area Manager\n") + GOOD.replace("\n", ",1,Jo\n")))
    assert (found.findings, found.exit_code(Severity.INFO)) == ((), 0)
    text = renderer("table")(found)
    assert "Columns that nobody understood, kept for --where alone: phnoe, Area Manager." in text


def test_a_good_file_has_no_findings(file):
    found = run(file(HEADER + GOOD))
    assert (found.locations, found.findings) == (1, ())
    assert found.exit_code(Severity.INFO) == 0


def test_findings_come_gravest_first_with_their_line(file):
    found = run(file(HEADER + GOOD + BAD))
    severities = [noted.finding.severity for noted in found.findings]
    assert severities == sorted(severities, key=list(Severity).index)
    assert {noted.where.line for noted in found.findings} == {3}
    assert {
        "location-po-box",
        "location-phone-invalid",
        "location-name-capitals",
        "location-website-invalid",
    } <= {noted.finding.rule for noted in found.findings}


def test_rows_that_share_an_address_are_found_across_the_file(file):
    assert [n.finding.rule for n in run(file(HEADER + GOOD + TWIN)).findings] == ["location-address-shared"]


@pytest.mark.parametrize(("fail_on", "code"), [("critical", 0), ("high", 1), ("info", 1), (None, 0)])
def test_the_exit_code_follows_fail_on(file, fail_on, code):
    found = run(file(HEADER + BAD))
    assert found.exit_code(Severity(fail_on) if fail_on else None) == code


def test_a_row_that_cannot_be_used_makes_the_run_incomplete(file):
    found = run(file(HEADER + GOOD + "only three,cells,here\n"))
    assert (found.locations, found.exit_code(None)) == (1, 3)
    assert "locations.csv:3" in RENDERERS["table"](found)


def test_the_country_is_taken_from_the_phones_of_the_file(file):
    rows = GOOD.replace(",US,(212)", ",,+1 (212)").replace("83702", "2138") + TWIN.replace(
        ",US,(212)", ",,+1 (212)"
    )
    found = run(file(HEADER + rows))
    assert found.country == "US"
    assert "location-postcode-misfit" in [noted.finding.rule for noted in found.findings]


def test_the_table_counts_and_defuses_the_terminal(file):
    text = RENDERERS["table"](run(file(HEADER + BAD.replace("LOUD BAKERY", "LOUD \x1b[31mBAKERY"))))
    assert "\x1b" not in text
    assert text.splitlines()[-1].startswith("1 locations: ")
    assert RENDERERS["table"](run(file(HEADER + GOOD))) == "1 locations: no findings.\n"


def test_json_names_findings_skips_and_counts(file):
    whole = json.loads(RENDERERS["json"](run(file(HEADER + TWIN + GOOD + "only three,cells,here\n"))))
    assert whole["schema"] == "listaudit/validate@1"
    assert whole["findings"][0]["rule"] == "location-address-shared"
    assert whole["skipped"][0]["line"] == 4
    assert whole["summary"] == {"locations": 2, "country": "", "findings": {"info": 1}}


def test_csv_is_one_row_per_finding_and_safe_for_spreadsheets(file):
    text = RENDERERS["csv"](run(file(HEADER + BAD.replace("nowhere", "=1+1"))))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert "'=1+1" in [row["value"] for row in rows]
    assert rows[0]["store_code"] == "0044"


def test_an_unknown_format_is_an_error_that_names_the_known():
    with pytest.raises(UsageError) as caught:
        renderer("pdf")
    assert caught.value.hint == "It is one of table, json, csv."


def test_a_file_that_is_not_there_is_an_input_error(tmp_path):
    with pytest.raises(InputError):
        run(str(tmp_path / "none.csv"))


def test_the_command_prints_and_returns_the_exit_code(file, capsys):
    path = file(HEADER + BAD)
    assert validate_command.command(path, fail_on="high") == 1
    assert "location-po-box" in capsys.readouterr().out
    assert validate_command.command(path, country="us", fail_on="never", fmt="json") == 0
    assert json.loads(capsys.readouterr().out)["summary"]["locations"] == 1


def test_the_command_refuses_a_severity_that_does_not_exist(file):
    with pytest.raises(UsageError):
        validate_command.command(file(HEADER + GOOD), fail_on="grave")


def test_the_rules_command_prints_the_table_or_a_page(capsys):
    assert rules_command.command("") == 0
    assert "listing-missing" in capsys.readouterr().out
    assert rules_command.command("phone-different") == 0
    assert capsys.readouterr().out.startswith("### phone-different\n")
