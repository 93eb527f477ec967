"""Pairs of values made by chance, with verdicts that are known: fewer of them than the bench makes."""

import ast
import random
from pathlib import Path

import pytest

from bench.generated import cases, weeks
from bench.generated.cases import RIGHT, Case, Kind, Want, generate
from bench.generated.figures import figures, silenced
from bench.generated.judged import judged
from bench.generated.kinds import KINDS
from bench.generated.notations import NOTATIONS
from bench.generated.page import section
from listaudit.model import Field

EACH = 15
FLOOR = 0.995


@pytest.fixture(scope="module")
def found():
    return judged(list(generate(KINDS, EACH, seed=5)))


def test_no_changed_value_is_let_pass(found):
    assert [
        (case.kind.name, case.ours, case.theirs) for case in silenced(found) if case.verdict != "uncheckable"
    ] == []


@pytest.mark.parametrize("field", sorted({kind.field for kind in KINDS}))
def test_generated_values_of_every_field_get_the_verdict_that_is_right(found, field):
    here = [case for case in found if case.kind.field == field]
    wrong = [(case.kind.name, case.verdict, case.ours, case.theirs) for case in here if not case.right]
    assert len(here) > 5 * EACH
    assert len(wrong) <= (1 - FLOOR) * len(here), wrong


def test_a_kind_makes_the_same_pairs_whatever_others_there_are():
    alone = [str(case) for case in generate(KINDS[:1], 5, seed=3)]
    assert alone == [str(case) for case in generate(KINDS, 5, seed=3)][:5]
    assert alone != [str(case) for case in generate(KINDS[:1], 5, seed=4)]


def test_what_is_generated_asks_nothing_of_the_product_but_names_of_fields():
    folder = Path(cases.__file__).parent
    asked = {
        node.module
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("listaudit")
    }
    assert asked == {"listaudit.model", "listaudit.linking", "listaudit.progress"}


def test_a_week_in_any_notation_keeps_its_first_opening_time():
    rng = random.Random(1)  # noqa: S311 (no secret)
    week = (((555, 1020),), *[((600, 1020),)] * 4, (), ())
    for name, notation in NOTATIONS.items():
        text = notation(week, rng)
        assert any(
            sign in text
            for sign in ("09:15", "9:15", "0915", "915", "9h15", "9.15", '"minute": 15', '"minutes": 15')
        ), name


def test_a_night_after_sunday_counts_for_monday():
    week = ((), (), (), (), (), (), ((1380, 1500),))
    assert weeks.minutes(week) == frozenset({*range(6 * 1440 + 1380, 7 * 1440), *range(60)})


def test_figures_and_page_tell_what_was_let_pass():
    change = Kind(Field.EMAIL, "letter", Want.CHANGE, lambda _: None)
    written = Kind(Field.EMAIL, "capitals", Want.FORMAT, lambda _: None)
    made = [
        Case(change, {"email": "a@b.example"}, {"email": "c@b.example"}, "different"),
        Case(change, {"email": "a@b.example"}, {"email": "d@b.example"}, "same"),
        Case(written, {"email": "a@b.example"}, {"email": "A@b.example"}, "equivalent"),
    ]
    counted = figures(made, each=2, seed=1)
    assert counted["fields"]["email"]["wants"] == {
        "changed": {"different": 1, "same": 1},
        "written otherwise": {"equivalent": 1},
    }
    page = "\n".join(section(counted))
    assert "| email | changed | 50.00% of 2 |" in page
    assert "| email | letter | changed | 1 of 2 |" in page
    assert "capitals" not in page
    assert silenced(made) == [made[1]]
    assert list(section({})) == []
    assert set(RIGHT) == set(Want)
