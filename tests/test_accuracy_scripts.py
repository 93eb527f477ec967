"""Names across scripts: the measurement, and the choice of scripts that rests on it."""

import json

import pytest

from bench import accuracy_page, accuracy_scripts
from listaudit.compare import name
from listaudit.compare.context import Context
from listaudit.normalize.script import ROMANIZABLE

CASES = [
    ("Синяя птица", "Sinyaya Ptitsa", "name:en"),
    ("Тихая гавань", "Quiet Harbour", "name:en"),
    ("ร้านนกสีฟ้า", "Bluebird", "name:en"),
    ("Bluebird", "Bluebird Bakery", "name:en"),
    ("Bluebird 藍鳥", "Bluebird", "name:en"),
    ("Синяя птица", "Blue Bird", "matchNames"),
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / accuracy_scripts.FILE
    lines = (json.dumps({"a": a, "b": b, "alias_kind": kind}) for a, b, kind in CASES)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_pairs_are_native_names_without_latin_letters_and_their_english_ones(file):
    assert {script: len(pairs) for script, pairs in accuracy_scripts.pairs(file).items()} == {
        "cyrillic": 2,
        "thai": 1,
    }


def test_a_romanisation_agrees_and_a_translation_is_never_held_against_a_listing(file):
    found = accuracy_scripts.figures(file)
    assert found["cyrillic"]["shipped"] == {"agrees": 2, "uncheckable": 2}
    assert found["cyrillic"]["wrong"] == {"uncheckable": 4}
    assert found["thai"] == {
        "romanised": False,
        "shipped": {"uncheckable": 2},
        "by sound": {"uncheckable": 2},
        "wrong": {},
    }
    page = "\n".join(accuracy_scripts.section(found))
    assert "| cyrillic | 2 | yes | 50% | 50% | 0% | 50% | 0% |" in page
    assert list(accuracy_scripts.section({})) == []


def test_a_script_that_is_let_in_for_a_measurement_is_out_again_afterwards():
    def said():
        return name.judge("パン", "pan", Context()).kind.value

    before = said()
    with accuracy_scripts.admitting(frozenset({"kana"})):
        within = said()
    assert (before, within, said()) == ("uncheckable", "variant", "uncheckable")


def test_the_scripts_that_are_compared_by_sound_are_those_that_the_figures_choose():
    found = json.loads(accuracy_page.FIGURES.read_text(encoding="utf-8"))["scripts"]
    chosen = accuracy_scripts.sound(found)
    assert {script: script in ROMANIZABLE for script in chosen} == chosen
    assert {"cyrillic", "han", "kana", "arabic", "hebrew"} <= set(chosen)
