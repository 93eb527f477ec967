"""The offline demo finds what was planted in it: all of it, and nothing else."""

from __future__ import annotations

import csv
import gzip
import json
import zipfile
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from listaudit.__main__ import run
from listaudit.model import Status
from listaudit.normalize.script import scripts
from listaudit.rules.table import Group, rules

DEMO = Path(__file__).parents[1] / "fixtures" / "demo"
LOCATIONS = str(DEMO / "locations.csv")


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """The folder that one audit of the demo wrote its reports into, in every format."""
    folder = tmp_path_factory.mktemp("demo")
    formats = [f"{fmt}={folder / 'demo'}.{fmt}" for fmt in ("json", "ndjson", "csv", "xlsx")]
    spec = [part for one in formats for part in ("--format", one)]
    assert run(["audit", LOCATIONS, *spec, "--quiet"]) == 1
    return folder


@pytest.fixture(scope="module")
def audit(out):
    return json.loads((out / "demo.json").read_text(encoding="utf-8"))


def test_the_audit_finds_all_that_was_planted_and_nothing_else(audit):
    columns = ("store_code", "source", "rule", "field")
    planted = Counter(tuple(row[column] for column in columns) for row in table(DEMO / "planted.csv"))
    found = Counter(
        (location["store_code"], finding["source"], finding["rule"], finding["field"])
        for location in audit["locations"]
        for finding in location["findings"]
    )
    assert found - planted == Counter()
    assert planted - found == Counter()


ASKED = {"website-gone", "listing-changed"}
"""Rules that only a source which is asked over the network can break: the demo asks nobody."""


def test_every_rule_that_an_audit_can_break_is_planted():
    planted = {row["rule"] for row in table(DEMO / "planted.csv")}
    assert planted == {rule.id for rule in rules() if rule.group is not Group.VALIDATE} - ASKED


def test_each_plant_is_told_in_a_clause():
    for row in (*table(DEMO / "planted.csv"), *table(DEMO / "planted_validate.csv")):
        assert row["what_was_done"]
        assert not row["what_was_done"].endswith(".")


def test_validate_finds_all_that_was_planted_in_the_canonical_file(capsys):
    assert run(["validate", LOCATIONS, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    columns = ("store_code", "rule", "field")
    planted = table(DEMO / "planted_validate.csv")
    assert Counter(tuple(row[c] for c in columns) for row in found) == Counter(
        tuple(row[c] for c in columns) for row in planted
    )


def test_the_demo_is_a_chain_of_24_in_6_countries_and_three_further_scripts():
    locations = table(Path(LOCATIONS))
    assert len(locations) == 24
    assert len({row["country"] for row in locations}) == 6
    written = frozenset[str]().union(*(scripts(row["name"]) for row in locations))
    assert {"thai", "cyrillic", "kana", "han", "latin"} <= written


def test_every_status_but_unchecked_occurs_and_the_audit_is_complete(audit):
    statuses = {row["status"] for location in audit["locations"] for row in location["listings"]}
    assert statuses == {status.value for status in Status} - {"unchecked"}
    assert audit["summary"]["incomplete"] is False
    assert audit["summary"]["skipped_rows"] == []
    assert [source["status"] for source in audit["sources"]] == ["complete"] * 8


def test_what_is_no_place_of_business_is_counted(audit):
    codes = {note["params"]["code"] for note in audit["summary"]["notes"]}
    assert codes == {"osm.not-a-business", "osm.no-name", "encoding.cp1252"}


def test_the_report_fits_its_schema(audit, capsys):
    assert run(["schema", "audit"]) == 0
    jsonschema.validate(audit, json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("source", ["demo.json", "demo.ndjson"])
def test_a_report_rendered_again_is_the_same(out, source, tmp_path):
    again = tmp_path / "again.csv"
    assert run(["report", str(out / source), "--format", f"csv={again}"]) == 0
    assert again.read_bytes() == (out / "demo.csv").read_bytes()


@pytest.mark.parametrize(("floor", "left_out"), [("low", {"info"}), ("info", set())])
def test_the_fix_list_has_a_row_for_each_finding_that_needs_one(out, audit, tmp_path, floor, left_out):
    fixes = tmp_path / "fixes.csv"
    assert run(["fixes", str(out / "demo.json"), "--severity", floor, "--format", f"csv={fixes}"]) == 0
    rows = table(fixes)
    found = [finding for location in audit["locations"] for finding in location["findings"]]
    assert len(rows) == sum(finding["severity"] not in left_out for finding in found)
    assert [int(row["priority"]) for row in rows] == sorted(int(row["priority"]) for row in rows)


def test_the_workbook_is_whole(out):
    with zipfile.ZipFile(out / "demo.xlsx") as book:
        assert book.testzip() is None


def test_explain_tells_why_a_listing_at_the_former_address_is_ours(capsys):
    assert run(["explain", LOCATIONS, "--location", "US-0103", "--source", "bing", "--no-color"]) == 0
    told = capsys.readouterr().out
    assert "bing-9001" in told
    assert "2024-09-30" in told


def test_the_demo_is_written_whole_into_a_folder_and_runs_there(tmp_path, monkeypatch, capsys):
    assert run(["init", "--demo", str(tmp_path / "demo")]) == 0
    written = {
        path.relative_to(tmp_path / "demo") for path in (tmp_path / "demo").rglob("*") if path.is_file()
    }
    assert written == {path.relative_to(DEMO) for path in DEMO.rglob("*") if path.is_file()}
    monkeypatch.chdir(tmp_path / "demo")
    assert run(["audit", "locations.csv"]) == 1
    shown = capsys.readouterr().out
    assert "US-0103 Boise" in shown
    assert "critical facts right on" in shown


def test_locations_packed_with_gzip_give_the_same_findings(audit, tmp_path, capsys):
    packed = tmp_path / "locations.csv.gz"
    packed.write_bytes(gzip.compress(Path(LOCATIONS).read_bytes()))
    config = str(DEMO / "listaudit.toml")
    assert run(["audit", str(packed), "--config", config, "--format", "json", "--quiet"]) == 1
    assert json.loads(capsys.readouterr().out)["locations"] == audit["locations"]
