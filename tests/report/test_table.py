from dataclasses import replace

import pytest

from listaudit.model import Field, LocationResult, Reason, Run, Severity, SkippedRow, Source, Summary


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_looks_like_this(audit, snapshot, width):
    written = audit.write("table", width=width)
    assert written == snapshot
    assert max(map(len, written.splitlines())) <= width


def test_nothing_hostile_reaches_the_terminal(audit):
    written = audit.write("table")
    assert all(character.isprintable() or character == "\n" for character in written)
    assert "[bold]x[/]" in written


def test_thousands_of_locations_are_a_screenful_with_the_worst_first(audit):
    fine = [replace(audit.locations[0], store_code=f"fine-{number}", findings=()) for number in range(3000)]
    written = replace(audit, locations=(*fine[:1500], *audit.locations, *fine[1500:])).write("table")
    assert "007 Bäckerei Nord" in written
    assert "The 30 worst locations; 2,972 more" in written
    assert len(written.splitlines()) < 120


def test_many_platforms_become_letters_and_then_are_cut_by_weight(audit):
    many = tuple(
        Source(name=f"s{n}", id="x", title="", platform=f"platform{n}", weight=float(n)) for n in range(40)
    )
    written = replace(audit, sources=many).write("table", width=100)
    assert "29 more platforms do not fit into 100 columns." in written
    first = written.splitlines()[0]
    assert first.split()[1:] == ["plat…"] * 11
    assert "+ found" in written


def test_an_audit_of_nothing_says_so(audit):
    written = replace(audit, locations=(), sources=(), results=(), summary=Summary()).write("table")
    assert "No findings." in written
    assert "nothing counts" in written
    assert "Hints" not in written


def test_a_skip_that_no_table_knows_is_shown_as_it_is(audit):
    row = SkippedRow(source="", file="a.csv", line=0, column="", code="odd.code", detail="why")
    summary = replace(audit.summary, skipped_rows=(row,) * 7, skipped_total=7)
    written = replace(audit, summary=summary).write("table")
    assert "  a.csv: odd.code why" in written
    assert "and 2 more" in written


def test_many_rules_and_sources_are_cut(audit):
    location = audit.locations[0]
    findings = tuple(replace(location.findings[0], rule=f"rule-{n}") for n in range(9))
    results = tuple(replace(result, unchecked=3) for result in audit.results) * 2
    summary = replace(audit.summary, findings={Severity.LOW: 40}, notes=(Reason("a.b"),))
    written = replace(
        audit, locations=(replace(location, findings=findings),), results=results, summary=summary
    ).write("table")
    assert "5 more rules" in written
    assert "yelp-export ..." in written
    assert "--policy lenient" in written


def test_a_location_without_a_name_or_a_cell_has_its_row(audit):
    bare = LocationResult(store_code="bare", name="", canonical={Field.NAME: ""})
    written = replace(audit, locations=(bare,), run=Run(id="", started="")).write("table")
    assert "\nbare\n" in written


def test_a_skip_that_readers_know_is_told_in_their_words(audit):
    from listaudit.readers.skips import SKIPS

    code, template = next(iter(SKIPS.items()))
    row = SkippedRow(source="yelp", file="a.csv", line=7, column="Phone", code=code, detail="3 cells")
    written = replace(audit, summary=replace(audit.summary, skipped_rows=(row,))).write("table", width=300)
    assert f"yelp a.csv:7, column Phone: {template.format(detail='3 cells', column='Phone')}" in written


def test_an_incomplete_audit_without_findings_does_not_say_that_all_is_well(audit):
    summary = replace(audit.summary, findings={}, exit_code=3)
    bare = tuple(replace(location, findings=()) for location in audit.locations)
    written = replace(audit, locations=bare, summary=summary).write("table")
    assert "No findings in what could be checked." in written
    assert "No findings.\n" not in written
    assert "The audit is incomplete: 4 locations not checked at yelp-export, 9 rows" in written


@pytest.mark.parametrize("width", [60, 80, 120])
def test_what_the_run_cost_stands_in_the_last_lines(audit, width):
    written = audit.write("table", width=width)
    assert "Cost of this run: 1.36 USD (website 1.36); unknown for" in " ".join(written.split())
    free = tuple(replace(result, cost=0.0) for result in audit.results)
    assert "Cost of this run" not in replace(audit, results=free).write("table", width=width)
