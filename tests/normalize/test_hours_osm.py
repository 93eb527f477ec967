from __future__ import annotations

import pytest

from listaudit.normalize.hours import parse_hours
from listaudit.normalize.hours_osm import read_plain


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00"),
        ("mo-fr 09:00-17:00", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr 09:00-17:00;Sa 10:00-14:00", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
        ("Mo-We,Fr 09:00-12:00,14:00-18:00; Th off", "Mo-We,Fr 09:00-12:00,14:00-18:00"),
        ("Mo-Fr 10:00-14:00 ; We-Su 10:00-14:00", "Mo-Su 10:00-14:00"),
        ("Mo-Su 10:00-14:00; Su 12:00-14:00", "Mo-Sa 10:00-14:00; Su 12:00-14:00"),
        ("Mo 09:00-12:00, Mo 14:00-18:00", "Mo 09:00-12:00,14:00-18:00"),
        ("Mo-Su 18:00-26:00", "Mo-Su 18:00-02:00"),
        ("10:00-00:00", "Mo-Su 10:00-24:00"),
        ("24/7", "24/7"),
        ("PH,Mo-Su 06:00-23:00", "Mo-Su 06:00-23:00"),
        ("Mo-Fr 09:00-17:00; PH off", "Mo-Fr 09:00-17:00"),
        ("Su-Th 11:00-20:00", "Mo-Th,Su 11:00-20:00"),
    ],
)
def test_plain_rules_are_read_by_hand(text, week):
    form = read_plain(text)
    assert form is not None
    assert str(form.week) == week
    assert not form.doubtful


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mo-Fr open", "Mo-Fr 00:00-24:00"),
        ('Mo-Fr 09:00-17:00 "ring twice"', "Mo-Fr 09:00-17:00"),
        ("Tu-Mo", "24/7"),
        ("Sa; 24/7", "24/7"),
    ],
)
def test_what_else_the_syntax_allows_is_read_by_the_library(text, week):
    assert read_plain(text) is None
    assert str(parse_hours(text).week) == week


@pytest.mark.parametrize(
    "text",
    [
        "Apr-Oct Mo-Fr 09:00-17:00",
        "week 2-52/2 Mo 09:00-17:00",
        "sunrise-sunset",
        "Mo-Fr 09:00-17:00; Sa[3] 09:00-12:00",
        "Mo-Fr 10:00+",
        "Mo unknown",
        "Mo-Fr open; We unknown",
    ],
)
def test_a_week_that_changes_is_seasonal(text):
    assert parse_hours(text).problem == "seasonal"


@pytest.mark.parametrize("text", ["Mo-Fr 09:75-17:00", "Mo-Fr 78:00-17:00", "Mo-Fr 09:00-57:00"])
def test_a_time_that_no_clock_shows_is_impossible(text):
    assert parse_hours(text).problem == "impossible"


def test_days_that_a_text_speaks_of_are_stated():
    assert parse_hours("Mo-Fr 09:00-17:00; Sa off").stated == {0, 1, 2, 3, 4, 5}
    assert parse_hours("PH off").problem == "unreadable"
