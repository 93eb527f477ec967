from __future__ import annotations

import pytest

from listaudit.readers.columns import column_names, free_name, header_index

WIDE = ["code", "name", "street", "city", "phone", "site"]


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        ([WIDE, list("abcdef")], 0),
        ([[None], [], WIDE], 2),
        ([["Our shops"], ["as of", "today"], WIDE, list("abcdef")], 2),
        ([["name"], ["A"], ["B"]], 0),
        ([["name", "city"], ["A", "B"]], 0),
        ([["a", "b", "c"], *[["x"] * 300] * 9], 0),
        ([WIDE, ["x"] * 300, ["x"] * 3], 0),
        ([["Title"]], 0),
        ([["store_code", "name"], list("abcde"), list("ab")], 0),
        ([["name", "our best shops"], list("abcde")], 1),
        ([["Title"], [1, 2, 3, 4]], 1),
        ([[], [" ", None, ""]], None),
        ([], None),
    ],
)
def test_the_header_is_the_first_row_that_is_no_title(rows, index):
    assert header_index(rows) == index


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["name", " Ligne\u00a0d'adresse  1 "], ("name", "Ligne d'adresse 1")),
        (["a", "a", "a (2)", "a"], ("a", "a (2)", "a (2) (2)", "a (3)")),
        (["a", "", None, "d", "", " "], ("a", "column 2", "column 3", "d")),
        (["\ufeffname", 7, "\u200bcity"], ("name", "7", "city")),
    ],
)
def test_columns_are_called_as_written_each_once(cells, names):
    assert column_names(cells) == names


def test_a_taken_name_gets_a_number():
    assert free_name("a", {"a": None, "a (2)": None}) == "a (3)"
