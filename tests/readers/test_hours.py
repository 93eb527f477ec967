from __future__ import annotations

import pytest

from listaudit.model import Hours
from listaudit.normalize.hours import parse_hours
from listaudit.readers.hours import hours_of
from listaudit.readers.plan import Planner, gather


def read(values):
    notes = []
    plan = Planner("location").plan(values)
    return hours_of(values, plan, gather(values, plan), lambda *note: notes.append(note)), notes


def test_one_cell_is_taken_as_written_and_special_days_stay_apart():
    hours, notes = read({"hours": "Mo-Fr 09:00-17:00", "special_hours": "2026-12-24: x"})
    assert hours == Hours("Mo-Fr 09:00-17:00", "2026-12-24: x")
    assert notes == []


def test_special_days_alone_are_read():
    assert read({"special_hours": "2026-12-24: x"})[0] == Hours("", "2026-12-24: x")


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (
            {"Sunday hours": "x", "Monday hours": "09:00-12:00,13:00-17:00", "Tuesday hours": "Closed", "Friday hours": ""},
            "Mo 09:00-12:00,13:00-17:00; Tu closed; Su closed",
        ),
        (
            {"Monday Start Time": "9:30 am", "Monday End Time": "5:30 pm", "Monday Start Time 2": "N/A", "Tuesday Start Time": "Closed"},
            "Mo 9:30 am-5:30 pm; Tu closed",
        ),
        (
            {"hours.monday.openIntervals.0.start": "09:00", "hours.monday.openIntervals.0.end": "12:00",
             "hours.monday.openIntervals.1.start": "13:00", "hours.monday.openIntervals.1.end": "17:00",
             "hours.sunday.isClosed": True},
            "Mo 09:00-12:00,13:00-17:00; Su closed",
        ),
        (
            {"Monday": "09:00-18:00", "Tuesday": "09:00-18:00", "Wednesday": "", "Friday": "09:00-18:00", "Saturday": "closed", "Sunday": "Closed"},
            "Mo-Tu 09:00-18:00; Fr 09:00-18:00; Sa-Su closed",
        ),
        ({"Mon open": 0.375, "Mon close": "17:00:00"}, "Mo 09:00-17:00"),
        ({"Mon open": "09:00", "Mon close": ""}, ""),
    ],
)  # fmt: skip
def test_columns_of_days_are_joined_to_one_text_that_can_be_read(values, text):
    hours, _ = read(values)
    assert hours.text == text
    assert not text or parse_hours(text).parsed


def test_hours_that_a_spreadsheet_made_a_date_of_are_named_and_dropped():
    hours, notes = read({"hours": "9-May"})
    assert hours == Hours()
    assert notes == [("damage.date", "hours", "9-May")]
    hours, notes = read({"monday": "9-May", "tuesday": "9-17"})
    assert hours.text == "Tu 9-17"
    assert notes == [("damage.date", "hours Mo", "9-May")]
