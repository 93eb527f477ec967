"""A validation as a table for people, as JSON or as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Mapping

from listaudit.errors import UsageError
from listaudit.model import SEVERITIES, Skipped
from listaudit.readers.skips import skip_sentence
from listaudit.report.escape import cell, terminal
from listaudit.rules.trouble import Noted
from listaudit.validation import Validation

COLUMNS = ("id", "store_code", "file", "line", "rule", "severity", "field", "value", "message")
SCHEMA = "listaudit/validate@1"

Render = Callable[[Validation], str]


def renderer(fmt: str) -> Render:
    """Return the function that renders one format.

    Raises:
        UsageError: There is no such format.
    """
    if fmt not in RENDERERS:
        raise UsageError(f"--format {fmt}: no such format.", f"It is one of {', '.join(RENDERERS)}.")
    return RENDERERS[fmt]


def as_table(found: Validation) -> str:
    """Return one line per finding and per row that could not be used, then the counts."""
    rows = [_cells(noted) for noted in found.findings]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = [f"{a:<{widths[0]}}  {b:<{widths[1]}}  {c:<{widths[2]}}  {d}" for a, b, c, d in rows]
    lines += [_skipped(skip) for skip in found.skipped]
    return "\n".join([*lines, _counts(found)]) + "\n"


def as_json(found: Validation) -> str:
    """Return one JSON object: findings, rows that could not be used, counts."""
    whole = {
        "schema": SCHEMA,
        "findings": [_record(noted) for noted in found.findings],
        "skipped": [
            {
                "file": s.where.file,
                "line": s.where.line,
                "column": s.column,
                "code": s.code,
                "detail": s.detail,
            }
            for s in found.skipped
            if not s.benign
        ],
        "summary": {"locations": found.locations, "country": found.country, "findings": severities(found)},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_csv(found: Validation) -> str:
    """Return one row per finding, safe for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for noted in found.findings:
        writer.writerow([cell(str(value)) for value in _record(noted).values()])
    return out.getvalue()


RENDERERS: Mapping[str, Render] = {"table": as_table, "json": as_json, "csv": as_csv}


def severities(found: Validation) -> dict[str, int]:
    """Return how many findings there are of each severity, gravest first, without zeros."""
    counts = Counter(noted.finding.severity for noted in found.findings)
    return {severity: counts[severity] for severity in SEVERITIES if counts[severity]}


def _skipped(skip: Skipped) -> str:
    return f"{terminal(str(skip.where))}: {terminal(skip_sentence(skip.code, skip.detail, skip.column))}"


def _cells(noted: Noted) -> tuple[str, str, str, str]:
    finding = noted.finding
    place = f"{noted.where} {finding.store_code}".strip()
    return terminal(place), str(finding.severity), finding.rule, terminal(finding.message)


def _record(noted: Noted) -> dict[str, str | int]:
    finding = noted.finding
    return {
        "id": finding.id,
        "store_code": finding.store_code,
        "file": noted.where.file,
        "line": noted.where.line,
        "rule": finding.rule,
        "severity": finding.severity,
        "field": finding.field,
        "value": finding.canonical,
        "message": finding.message,
    }


def _counts(found: Validation) -> str:
    words = ", ".join(f"{count} {severity}" for severity, count in severities(found).items())
    return f"{found.locations} locations: {words or 'no findings'}."
