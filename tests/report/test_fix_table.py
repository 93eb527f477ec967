import io

import pytest
from rich.console import Console

from listaudit.model import Severity
from listaudit.report.fix_table import fixes
from listaudit.report.fixes import COLUMNS, FixRow


def printed(*rows, width=120, total=0):
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None)
    for part in fixes(rows, total or len(rows), width):
        console.print(part)
    return out.getvalue()


def fix(**cells):
    plain = dict.fromkeys(COLUMNS, "") | {
        "severity": "high",
        "priority": "7",
        "store_code": "0042",
        "platform": "yelp",
    }
    return FixRow(7, Severity.HIGH, tuple((plain | {"action": "correct"} | cells).values()))


@pytest.mark.parametrize(
    ("cells", "done", "value"),
    [
        ({"field": "phone", "current_value": "1", "value_to_enter": "2"}, "correct phone", "2"),
        ({"action": "add-field", "field": "phone", "value_to_enter": "2"}, "add phone", "2"),
        ({"action": "remove-from-field", "field": "address", "current_value": "9 Elm St"}, "remove address", "9 Elm St"),
        ({"action": "merge-into", "current_value": "Quay Bread (b)", "keep_listing_id": "a"}, "merge", "Quay Bread (b) into a"),
        ({"action": "review", "current_value": "Quay Bread (b)"}, "review", "Quay Bread (b)"),
        ({"action": "create", "value_to_enter": "x" * 99}, "create", "x" * 30),
    ],
)  # fmt: skip
def test_a_fix_says_what_to_do_with_which_value(cells, done, value):
    line = printed(fix(**cells)).splitlines()[2]
    assert line.startswith("high       0042   yelp      ")
    assert f"{done} " in line
    assert value in line


def test_a_long_value_is_cut_and_says_so():
    assert "…" in printed(fix(value_to_enter="long " * 40))


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"fix_url": "https://biz.yelp.example/", "procedure": "Sign in."}, "biz.yelp.example"),
        ({"listing_url": "http://yelp.example/b"}, "http://yelp.example/b"),
        ({"procedure": "Edit the page."}, "Edit the page."),
    ],
)
def test_the_place_is_a_page_else_the_procedure_on_one_line(cells, place):
    assert printed(fix(**cells)).splitlines()[2].endswith(place)
    long = printed(fix(value_to_enter="2", procedure="Edit the page, and then look again after some days."))
    assert len(long.splitlines()) == 3


def test_a_narrow_screen_leaves_the_place_out():
    assert "biz.yelp" not in printed(fix(fix_url="https://biz.yelp.example/"), width=80)


def test_more_fixes_than_are_shown_are_counted_and_none_prints_nothing():
    assert "The first 1 of 40 fixes." in printed(fix(), total=40)
    assert printed() == ""
