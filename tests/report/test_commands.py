import orjson
import pytest
import typer
from typer.testing import CliRunner

from listaudit.cli import fixes, report, schema
from listaudit.errors import InputError, UsageError


@pytest.fixture
def run():
    def call(module, *args):
        app = typer.Typer(pretty_exceptions_enable=False)
        app.command()(module.command)
        result = CliRunner().invoke(app, list(args))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def written(audit, tmp_path):
    audit.write(f"json={tmp_path / 'audit.json'}")
    return str(tmp_path / "audit.json")


def test_report_renders_again(run, audit, written, tmp_path):
    out = tmp_path / "again.csv"
    result = run(report, written, "--format", "json", "--format", f"csv={out}")
    assert result.exit_code == 0
    assert result.stdout == audit.write("json")
    assert out.read_text("utf-8") == audit.write("csv")


def test_report_shows_the_table_by_default(run, written):
    assert "critical facts right on 1 of 3 key listings" in run(report, written).stdout


def test_fixes_lists_what_is_grave_enough(run, written):
    assert len(orjson.loads(run(fixes, written, "--format", "json", "--severity", "high").stdout)) == 3
    assert "fix first" in run(fixes, written).stdout


def test_schema_prints_a_schema(run):
    assert orjson.loads(run(schema).stdout)["$id"] == "urn:listaudit:audit:1"
    assert orjson.loads(run(schema, "locations").stdout)["title"] == "Locations"


def test_errors_leave_nothing_behind(run, tmp_path):
    (tmp_path / "no.json").write_text("{}")
    with pytest.raises(InputError):
        run(report, str(tmp_path / "no.json"), "--format", f"csv={tmp_path / 'out.csv'}")
    with pytest.raises(UsageError):
        run(fixes, str(tmp_path / "no.json"), "--format", "xlsx=a.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["no.json"]
