from __future__ import annotations

import json
from typing import Any

import pytest

from listaudit.normalize.hours import parse_hours


def read(value: Any) -> str:
    form = parse_hours(json.dumps(value))
    return str(form.week) if form.parsed else form.problem


def point(day: int, hour: int, minute: int = 0) -> dict[str, int]:
    return {"day": day, "hour": hour, "minute": minute}


SPEC = {"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "09:00", "closes": "17:00"}


@pytest.mark.parametrize(
    ("value", "week"),
    [
        ({"periods": [{"open": point(1, 9), "close": point(1, 17, 30)}]}, "Mo 09:00-17:30"),
        ({"periods": [{"open": point(0, 18), "close": point(1, 2)}]}, "Su 18:00-02:00"),
        ({"periods": [{"open": point(0, 0)}]}, "24/7"),
        ([{"open": {"day": 1, "time": "0900"}, "close": {"day": 1, "time": "1700"}}], "Mo 09:00-17:00"),
        ([{"open": {"day": 0, "time": "0000"}}], "24/7"),
        ({"periods": [{"open": {}, "close": {"day": 1}}]}, "Su 00:00-24:00"),
        ({"weekdayDescriptions": ["Monday: 9:00 AM – 5:00 PM", "Sunday: Closed"]}, "Mo 09:00-17:00"),
    ],
)
def test_google_places(value, week):
    assert read(value) == week


@pytest.mark.parametrize(
    ("period", "week"),
    [
        (("MONDAY", {"hours": 9}, "MONDAY", {"hours": 17, "minutes": 30}), "Mo 09:00-17:30"),
        (("MONDAY", {}, "MONDAY", {"hours": 24}), "Mo 00:00-24:00"),
        (("SUNDAY", {"hours": 18}, "MONDAY", {"hours": 2}), "Su 18:00-02:00"),
        (("SUNDAY", {"hours": 18}, "SUNDAY", {}), "Su 18:00-24:00"),
        (("MONDAY", "09:00", "MONDAY", "17:00"), "Mo 09:00-17:00"),
    ],
)
def test_google_business_profile(period, week):
    keys = ("openDay", "openTime", "closeDay", "closeTime")
    assert read({"periods": [dict(zip(keys, period, strict=True))]}) == week


@pytest.mark.parametrize(
    ("value", "week"),
    [
        ([SPEC], "Mo 09:00-17:00"),
        (SPEC, "Mo 09:00-17:00"),
        (
            {**SPEC, "dayOfWeek": ["https://schema.org/Monday", {"@id": "http://schema.org/Tuesday"}, "We"]},
            "Mo-We 09:00-17:00",
        ),
        ({**SPEC, "opens": "T09:00:00", "closes": "17:00:00-07:00"}, "Mo 09:00-17:00"),
        ({**SPEC, "opens": "9:00 AM", "closes": "5:00 PM"}, "Mo 09:00-17:00"),
        ({**SPEC, "dayOfWeek": None}, "Mo-Su 09:00-17:00"),
        ({**SPEC, "dayOfWeek": ["Lundi", "PublicHolidays"]}, "Mo 09:00-17:00"),
        ([SPEC, {**SPEC, "opens": "19:00", "closes": "22:00"}], "Mo 09:00-17:00,19:00-22:00"),
        ([SPEC, {**SPEC, "opens": "00:00", "closes": "00:00", "dayOfWeek": "Sunday"}], "Mo 09:00-17:00"),
        ([SPEC, {"dayOfWeek": "Tuesday"}], "Mo 09:00-17:00"),
        ([SPEC, {**SPEC, "validFrom": "2027-12-24", "opens": "10:00"}], "Mo 09:00-17:00"),
        ([{**SPEC, "validFrom": "2027-12-24"}], "seasonal"),
        ({**SPEC, "closes": "17:75"}, "impossible"),
        ({"openingHoursSpecification": [SPEC]}, "Mo 09:00-17:00"),
        ({"openingHours": "Mo-Fr 09:00-17:00"}, "Mo-Fr 09:00-17:00"),
        (["Mo-Sa 11:00-14:30", "Mo 17:00-21:30", ""], "Mo 11:00-14:30,17:00-21:30; Tu-Sa 11:00-14:30"),
    ],
)
def test_schema_org(value, week):
    assert read(value) == week


@pytest.mark.parametrize(
    ("value", "week"),
    [
        ([{"day": 0, "start": "0900", "end": "2200", "is_overnight": False}], "Mo 09:00-22:00"),
        ([{"day": 6, "start": "1800", "end": "0200", "is_overnight": True}], "Su 18:00-02:00"),
        ([{"hours_type": "REGULAR", "open": [{"day": 0, "start": "0900", "end": "2200"}]}], "Mo 09:00-22:00"),
    ],
)
def test_yelp(value, week):
    assert read(value) == week


@pytest.mark.parametrize(
    ("value", "week"),
    [
        ({"regular": [{"day": 1, "open": "0800", "close": "2000"}]}, "Mo 08:00-20:00"),
        ({"regular": [{"day": 7, "open": "1800", "close": "+0200"}]}, "Su 18:00-02:00"),
        (
            {
                "monday": {"openIntervals": [{"start": "09:00", "end": "17:00"}]},
                "tuesday": {"isClosed": True},
            },
            "Mo 09:00-17:00",
        ),
        (
            {"mon_1_open": "09:00", "mon_1_close": "12:00", "mon_2_open": "13:00", "mon_2_close": "17:00"},
            "Mo 09:00-12:00,13:00-17:00",
        ),
        (
            {"timetable": {"sunday": None, "friday": [{"open": point(0, 17), "close": point(0, 21)}]}},
            "Fr 17:00-21:00",
        ),
        (
            [{"thursday": "10 AM–10 PM"}, {"friday": ["10 AM–2 PM", "5–10 PM"]}, {"sunday": "Closed"}],
            "Th 10:00-22:00; Fr 10:00-14:00,17:00-22:00",
        ),
        (
            {
                "structured": [
                    {"start": "T110000", "duration": "PT12H30M", "recurrence": "FREQ:DAILY;BYDAY:MO,TU"}
                ]
            },
            "Mo,Tu 11:00-23:30",
        ),
        ([{"day": "MONDAY", "times": [{"startTime": "08:00", "endTime": "17:00"}]}], "Mo 08:00-17:00"),
        (
            {
                "timeRanges": [
                    {
                        "startTime": {"date": "2026-11-23", "hour": 9, "minute": 0},
                        "endTime": {"date": "2026-11-23", "hour": 17, "minute": 0},
                    }
                ]
            },
            "Mo 09:00-17:00",
        ),
        ({"text": "Mon-Fri 11:00 - 23:00"}, "Mo-Fr 11:00-23:00"),
    ],
)
def test_other_sources(value, week):
    assert read(value) == week


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        [1],
        [None],
        5,
        {"a": 1},
        [{"hours_type": "REGULAR", "open": [None]}],
        {"hours": {"hours": {"hours": {"hours": {"hours": {"hours": {"hours": "24/7"}}}}}}},
        {"sunday": None},
        {"text": 5},
        {"periods": [{"open": {"day": 0, "hour": 9}}]},
    ],
)
def test_unknown_shapes_are_unreadable(value):
    assert read(value) == "unreadable"


def test_nesting_without_end_is_unreadable():
    assert parse_hours("[" * 9_000 + "]" * 9_000).problem == "unreadable"
