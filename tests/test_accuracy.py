"""The accuracy bench as a whole: invented pairs are measured, linked and told."""

import json

import pytest

from bench import accuracy_page

pytest.importorskip("scipy", reason="the bench extra is not installed")

from bench import (
    accuracy,
    accuracy_errors,
    accuracy_figures,
    accuracy_judged,
    accuracy_sets,
    fit,
)
from bench.ladder import LADDERS
from listaudit.match.model import weights
from tests.accuracy_pairs import write_town


@pytest.fixture
def folder(tmp_path):
    write_town(tmp_path)
    return tmp_path


def array(values):
    import numpy as np

    return np.array(values)


def test_a_folder_of_its_own_is_measured_with_the_shipped_weights(folder):
    measured = accuracy.measure(folder)
    assert measured.fitting is None
    figures = accuracy.figures_of(measured)
    assert list(figures["sets"]) == ["town/pairs.csv", "twins/pairs.csv"]
    assert set(figures["sets"]["twins/pairs.csv"]["shipped"]) == {"recall"}
    assert figures["sets"]["town/pairs.csv"]["shipped"]["recall"][0] >= 0.5
    page = accuracy_page.render(json.loads(json.dumps(figures)))
    assert "every figure is of the shipped weights" in page
    assert "| `twins/pairs.csv` | 2 / 0 |" in page
    assert "Whole tables" not in page


def test_whole_tables_are_linked_by_match(folder):
    town = folder / "town"
    (town / "ours.csv").write_text(
        "id,name,street,city\na,Bluebird Bakery,120 Maple St,Springfield\n", encoding="utf-8"
    )
    (town / "theirs.csv").write_text(
        "id,name,street,city\nb,Bluebird Bakery,120 Maple St,Springfield\n", encoding="utf-8"
    )
    (town / "matches_town.csv").write_text("ours_id,theirs_id\na,b\n", encoding="utf-8")
    (both,) = accuracy_sets.tables(folder)
    links = accuracy_judged.matches(both)
    assert links == both.truth == {("a", "b")}
    assert accuracy_figures.linked(links, both.truth) == [1.0, 1.0, 1.0, 1, 1, 1]


def test_other_weights_are_read_by_the_matcher_and_then_the_shipped_ones_again(folder):
    one = accuracy_sets.load(folder, None)[0]
    training = fit.Training(one.levels, list(one.labels), ["overture_pairs/pairs.csv"] * 4, one.places, "x")
    columns = [(key, rung) for key, ladder in LADDERS.items() for rung in ladder[:-1]]
    free = {key: levels.keys() - LADDERS.get(key, ()) for key, levels in weights().bits.items()}
    columns += [(key, level) for key, levels in free.items() for level in levels]
    table, shipped = fit.Design(columns, array([]), None), weights()
    before = accuracy_judged.pairs(one.path)
    with accuracy_judged.using(table, array([0.0] * len(table.columns) + [5.0]), training):
        inside = accuracy_judged.pairs(one.path)
    assert {row["decision"] for row in inside} == {"match"}
    assert accuracy_judged.pairs(one.path) == before
    assert weights() == shipped


def test_the_worst_error_comes_first_with_its_evidence(folder):
    one = accuracy_sets.load(folder, None)[0]
    judged = accuracy_figures.Judged(one, array([1.0, -2.0, 3.0, -4.0]))
    assert [n for _, n in accuracy_errors.worst([judged], 5)] == [2, 1]
    assert accuracy_errors.counts([judged]) == (1, 1)
    told = "\n".join(accuracy_errors.shown([judged], {one.name: [weights()] * 4}, 1))
    assert told.startswith("1. town 3: labelled two places, given 0.8889 (+3.00 bits)")
    assert "name=different" in told


def test_the_page_says_when_the_weights_are_no_longer_those_that_were_measured():
    figures = json.loads(accuracy_page.FIGURES.read_text(encoding="utf-8"))
    now = accuracy_page.render(figures | {"weights": accuracy_page.weights_digest()})
    former = accuracy_page.render(figures | {"weights": "0" * 16})
    assert "those that are shipped" in now
    assert "fitted anew since" in former
