from dataclasses import replace

import pytest

from listaudit.model import Severity, Status
from listaudit.report.matrix import WORDS, Cell, badness, matrix_row, platforms


def test_every_status_has_a_word_and_a_letter_of_its_own():
    assert set(WORDS) == set(Status)
    assert len({letter for _, letter in WORDS.values()}) == len(WORDS)


@pytest.mark.parametrize(
    ("cell", "wide", "narrow"),
    [
        (Cell(Status.FOUND), "found", "+"),
        (Cell(Status.FOUND, Severity.INFO), "found", "+"),
        (Cell(Status.MISSING, Severity.MEDIUM), "missing !", "x!"),
        (Cell(Status.NOT_APPLICABLE, Severity.CRITICAL), "n/a !!!", "-!!!"),
    ],
)
def test_a_cell_says_its_status_and_how_grave_it_is(cell, wide, narrow):
    assert (cell.text(narrow=False), cell.text(narrow=True)) == (wide, narrow)


def test_the_gravest_word_speaks_for_several_listings(audit):
    cells = matrix_row(audit.locations[0]).cells
    assert cells["google"] == Cell(Status.DUPLICATE, Severity.HIGH)
    assert cells["yelp"] == Cell(Status.UNCHECKED)


def test_found_by_one_source_of_a_platform_is_found(audit):
    location = audit.locations[1]
    missing = replace(location.listings[1], platform="website")
    cells = matrix_row(replace(location, listings=(missing, location.listings[0]))).cells
    assert cells["website"].status is Status.FOUND


def test_platforms_stand_by_weight_each_once(audit):
    twin = replace(audit.sources[2], name="twin", weight=9.0)
    assert platforms((*audit.sources, twin)) == ["yelp", "website", "google"]


def test_the_worst_location_has_the_smallest_key_and_waived_findings_do_not_count(audit):
    first, second = (location.findings for location in audit.locations)
    assert badness(first) < badness(second) < badness(())
    assert badness(first) == (-1, -1, 0, -1, 0)
