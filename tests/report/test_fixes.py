import csv
import io
from dataclasses import replace

import jsonschema
import orjson
import pytest

from listaudit.model import Reason, Severity
from listaudit.report.escape import uncell
from listaudit.report.fixes import COLUMNS, FixRow, FixSpool, fix_rows, why
from listaudit.report.fixlist import fix_formats
from listaudit.report.reasons import clause, sentence
from listaudit.report.schema import schema

ORDER = ["cccccccccccc", "aaaaaaaaaaaa", "eeeeeeeeeeee", "ffffffffffff", "bbbbbbbbbbbb"]


@pytest.mark.parametrize("format_", ["csv", "json", "table"])
def test_fix_lists_look_like_this(audit, snapshot, format_):
    assert audit.write(format_, formats=fix_formats()) == snapshot


def test_the_fix_list_is_in_paying_order(audit):
    rows = list(csv.DictReader(io.StringIO(audit.write("csv", formats=fix_formats()), newline="")))
    assert [row["fix_id"] for row in rows] == ORDER
    assert tuple(rows[0]) == COLUMNS
    assert uncell(rows[2]["current_value"]).startswith("=HYPERLINK")
    assert {row["fix_status"] for row in rows} == {"open"}


def test_the_json_list_is_what_its_schema_says_and_the_same_as_the_csv(audit):
    value = orjson.loads(audit.write("json", formats=fix_formats()))
    jsonschema.Draft202012Validator(schema("fixes")).validate(value)
    assert [row["fix_id"] for row in value] == ORDER


@pytest.mark.parametrize(
    ("floor", "left"), [(Severity.CRITICAL, 1), (Severity.HIGH, 3), (Severity.LOW, 5), (Severity.INFO, 5)]
)
def test_a_severity_leaves_out_what_is_less_grave(audit, floor, left):
    assert len(orjson.loads(audit.write("json", formats=fix_formats(floor)))) == left


def test_no_fix_at_all_is_said(audit):
    empty = replace(audit, locations=())
    assert "Nothing to fix." in empty.write("table", formats=fix_formats())
    assert empty.write("json", formats=fix_formats()) == "[]\n"
    assert empty.write("csv", formats=fix_formats()).count("\n") == 1


def test_a_long_table_is_cut_and_says_where_the_rest_is(audit):
    written = replace(audit, locations=audit.locations * 40).write("table", formats=fix_formats())
    assert "The first 50 of 200 fixes." in written
    assert "--format csv=fixes.csv" in written
    assert len(written.splitlines()) < 130


def test_what_is_waived_or_has_no_fix_is_no_row(audit):
    location = audit.locations[0]
    waived = tuple(replace(finding, waived="yes") for finding in location.findings)
    assert list(fix_rows(replace(location, findings=waived))) == []
    bare = tuple(replace(finding, fix=None) for finding in location.findings)
    assert list(fix_rows(replace(location, findings=bare))) == []


def test_why_tells_the_message_and_what_the_reasons_add(audit):
    finding = audit.locations[0].findings[0]
    known = Reason.of("phone.tracking", value="+49 30 55501002")
    assert why(replace(finding, reasons=())) == finding.message
    assert why(replace(finding, reasons=(known,))) == f"{finding.message} {sentence(known)}"
    told = replace(finding, message=f"Wrong: {clause(known)}.", reasons=(known,))
    assert why(told) == told.message


def test_a_spool_sorts_more_rows_than_it_keeps():
    spool = FixSpool()
    for number in range(2500):
        spool.add(FixRow(2500 - number // 2, Severity.LOW if number % 2 else Severity.HIGH, (str(number),)))
    rows = list(spool.rows())
    spool.close()
    spool.close()
    assert [(row.priority, row.rank) for row in rows] == sorted((row.priority, row.rank) for row in rows)
    assert len(rows) == 2500
