import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.hygiene import clean
from listaudit.report.escape import cell, terminal, uncell

RUNS = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1+1",
    "＠x",
    "\u200b=1",
    "\n=1",
    "'=1",
]
HARMLESS = [
    "+1 415 555 0100",
    "-33.8",
    "+49 (30) 555-0100",
    "007",
    "Bäckerei",
    "'Ohana Grill",
    "",
    "a=b",
    "1-2",
    "ร้าน",
    "(02) 5550 0100",
]


@pytest.mark.parametrize("text", RUNS)
def test_a_cell_that_a_spreadsheet_could_run_gets_an_apostrophe(text):
    assert cell(text) == f"'{text}"
    assert uncell(cell(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_a_cell_that_nothing_could_run_stays_as_it_is(text):
    assert cell(text) == text
    assert uncell(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\x00=1", "'=1"),
        ("a\x07b", "ab"),
        ("a\nb", "a\nb"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\u202eb", "ab"),
        ("\udc80=x", "'=x"),
    ],
)
def test_characters_that_no_spreadsheet_needs_are_dropped_before_judging(text, kept):
    assert cell(text) == kept


@given(st.text())
def test_reading_a_cell_back_undoes_the_apostrophe(text):
    assert uncell(cell(clean(text))) == clean(text)


@given(st.text(alphabet="=+-@'＝ \t\r\n1a|!(").map(lambda text: text))
def test_no_cell_begins_with_what_could_be_run_but_numbers(text):
    start = cell(text).lstrip()[:1]
    if start in tuple("=@＝"):
        pytest.fail(f"{cell(text)!r} could be run")
    row = io.StringIO()
    csv.writer(row).writerow([cell(text)])
    assert next(csv.reader(io.StringIO(row.getvalue(), newline="")))[0] == cell(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ü", "plain ü"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07x", "x"),
        ("a\x07\u202eb", "a\\x07\\u202eb"),
        ("two\nlines\tand tab", "two lines and tab"),
        ("a\u2028b", "a\\u2028b"),
        ("\U000e0001", "\\U000e0001"),
        ("full　width", "full width"),
        ("[bold]x[/]", "[bold]x[/]"),
    ],
)
def test_a_terminal_gets_nothing_that_moves_the_cursor_or_the_words(text, shown):
    assert terminal(text) == shown


@given(st.text())
def test_text_for_a_terminal_is_printable_and_stays_so(text):
    assert terminal(text).isprintable()
    assert terminal(terminal(text)) == terminal(text)
