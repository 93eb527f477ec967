"""The bench of other projects' cases: what passes, what is excused, what an exception needs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bench.conformance import __main__ as command
from bench.conformance import page
from bench.conformance.cases import Excused, read_cases, read_excused
from bench.conformance.run import CHECKS, run

CASES = Path(__file__).parents[2] / "shared" / "cases"
GOOD = {"a": "12 Oak St", "b": "12 oak street", "lang": ["en"]}
BAD = {"a": "12 Oak St", "b": "13 oak street", "lang": ["en"]}


@pytest.fixture
def case_file(tmp_path):
    path = tmp_path / "address_expand.jsonl"
    path.write_text("\n".join(map(json.dumps, (GOOD, BAD, BAD))), encoding="utf-8")
    return path


def test_a_case_passes_is_excused_or_fails(case_file):
    outcome = run(case_file, [Excused("No reason at all.", frozenset({2}))])
    assert (outcome.passed, [count for _, count in outcome.excused]) == (1, [1])
    assert [failure.line for failure in outcome.failed] == [3]
    assert not outcome.good


def test_an_exception_for_a_line_that_passes_is_stale(case_file):
    outcome = run(case_file, [Excused("No reason at all.", frozenset({1, 2, 3}))])
    assert outcome.stale == (("No reason at all.", 1),)
    assert not outcome.good


def test_a_pattern_excuses_the_cases_that_it_matches_and_is_stale_where_none_fails(case_file):
    fitting, idle = Excused("Odd numbers.", where=(("b", "13 *"),)), Excused("Never.", where=(("b", "14 *"),))
    outcome = run(case_file, [fitting, idle])
    assert outcome.excused == ((fitting, 2),)
    assert outcome.stale == (("Never.", 0),)


@pytest.mark.parametrize(
    "table",
    ["[[numex]]\nlines = [1]\n", '[[numex]]\nreason = "Why."\n', '[[numex]]\nreason = ""\nlines = [1]\n'],
)
def test_an_exception_needs_a_reason_and_cases(tmp_path, table):
    path = tmp_path / "table.toml"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(ValueError, match="needs a reason"):
        read_excused(path)


def test_our_exceptions_give_full_sentences_for_files_that_are_checked():
    for name, entries in read_excused().items():
        assert name in CHECKS
        assert all(re.match(r"[A-Z].*\.\Z", entry.reason) for entry in entries if entry.reason[0].isalpha())


def test_without_the_cases_it_says_that_it_is_skipped(tmp_path, capsys):
    assert command.main(["--cases", str(tmp_path / "none")]) == 0
    assert "skipped" in capsys.readouterr().out


def test_failures_are_shown_and_end_with_one(case_file, capsys, monkeypatch):
    monkeypatch.setattr(command, "read_excused", dict)
    assert command.main(["address_expand", "--cases", str(case_file.parent), "--show", "1"]) == 1
    out = capsys.readouterr().out
    assert "1 passed" in out
    assert "2: different [address.number]" in out


def test_an_unknown_case_file_is_refused(tmp_path):
    with pytest.raises(SystemExit):
        command.main(["nonsense", "--cases", str(tmp_path)])


def test_the_page_names_every_case_file_and_every_reason():
    text = page.document()
    assert all(f"`{name}`" in text for name in CHECKS)
    kept = json.loads(page.COUNTS.read_text(encoding="utf-8"))
    assert all(reason in text for counts in kept.values() for reason, _ in counts["excused"])


@pytest.mark.skipif(not CASES.is_dir(), reason="other projects' cases are not there")
@pytest.mark.parametrize("name", sorted(CHECKS))
def test_every_case_passes_or_is_rightly_excused(name):
    outcome = run(CASES / f"{name}.jsonl", read_excused().get(name, ()))
    assert [(failure.line, failure.said) for failure in outcome.failed] == []
    assert outcome.stale == ()


@pytest.mark.skipif(not CASES.is_dir(), reason="other projects' cases are not there")
def test_the_kept_counts_are_of_the_cases_that_are_there():
    kept = json.loads(page.COUNTS.read_text(encoding="utf-8"))
    for name, counts in kept.items():
        excused = sum(count for _, count in counts["excused"])
        of = sum(1 for _ in read_cases(CASES / f"{name}.jsonl"))
        assert counts["passed"] + counts["failed"] + excused == of
