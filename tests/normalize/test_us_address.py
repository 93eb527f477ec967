"""Irregular lines of the United States."""

from __future__ import annotations

import pytest

from listaudit.normalize.street_parse import read_line
from listaudit.normalize.street_words import vocabulary
from listaudit.normalize.us_address import is_irregular, labelled_runs


@pytest.mark.parametrize(
    ("line", "irregular"),
    [
        ("100 N Main St", False),
        ("100 Main St Ste 5", False),
        ("PO Box 5", False),
        ("Main St", True),
        ("100 Main St Harbor", True),
        ("Harbor Mall, 100 Main St", True),
        ("100 Main St 200 Oak Ave", True),
    ],
)
def test_a_line_is_regular_when_its_shape_leaves_no_doubt(line, irregular):
    assert is_irregular(read_line(line, "", vocabulary("US"))) is irregular


def test_runs_of_one_label_are_joined_within_a_segment():
    runs = labelled_runs([["604", "university", "ave"], ["madison", "wi", "53715"]])
    assert runs == [
        ("number", ["604"]),
        ("street", ["university", "ave"]),
        ("place", ["madison", "wi", "53715"]),
    ]
