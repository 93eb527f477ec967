"""What users see, whole: two locations of the demo at two sources, through the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from listaudit.__main__ import run

DEMO = Path(__file__).parents[1] / "fixtures" / "demo"
SOURCES = ("-s", "bing=file:sources/bing-places.xlsx", "-s", "yelp=file:sources/yelp.csv")
MASKS = (
    (re.compile(r'"id":"[0-9a-f]{12}","started":"[^"]*","finished":"[^"]*" *'), '"id":"RUN","started":"T","finished":"T"'),
    (re.compile(r'"finished":"[^"]*T[^"]*Z"'), '"finished":"T"'),
    (re.compile(r'"version":"[^"]*"'), '"version":"V"'),
    (re.compile(r'("probability":|,(?:found|duplicate|possible),)[01](?:\.\d+)?'), r"\1P"),
    (re.compile(r"(probability )[01]\.\d{4}"), r"\1P.PPPP"),
    (re.compile(r"from [+-]\d+\.\d\d bits"), "from +0.00 bits"),
    (re.compile(r" {2,}[+-]\d+\.\d\d\b"), lambda found: "+0.00".rjust(len(found[0]))),
)  # fmt: skip
"""What differs from run to run, and the figures of the matcher, which every fit of its weights moves."""


@pytest.fixture
def shown(monkeypatch, capsys):
    """Runs a command in the folder of the demo and returns what it printed, masked."""
    monkeypatch.chdir(DEMO)
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setenv("NO_COLOR", "1")

    def command(*args, code=0):
        assert run(list(args)) == code
        text = capsys.readouterr().out
        for pattern, mask in MASKS:
            text = pattern.sub(mask, text)
        return text

    return command


@pytest.mark.parametrize(
    ("fmt", "location", "code"), [("json", "US-0103", 1), ("ndjson", "JP-0401", 1), ("csv", "US-0103", 1)]
)
def test_an_audit_looks_like_this(shown, snapshot, fmt, location, code):
    assert (
        shown("audit", "locations.csv", *SOURCES, "--only", location, "-q", "-f", fmt, code=code) == snapshot
    )


def test_a_fix_list_looks_like_this(shown, snapshot, tmp_path):
    audit = str(tmp_path / "audit.json")
    shown("audit", "locations.csv", *SOURCES, "--only", "US-0103", "-q", "-f", f"json={audit}", code=1)
    assert shown("fixes", audit, "-f", "csv") == snapshot


@pytest.mark.parametrize(("location", "source"), [("US-0103", "yelp"), ("JP-0401", "overture")])
def test_an_explanation_looks_like_this(shown, snapshot, location, source):
    told = shown("explain", "locations.csv", "--location", location, "--source", source, "--no-color")
    assert "\n".join(line.rstrip() for line in told.splitlines()) == snapshot
