from __future__ import annotations

import pytest

from listaudit.compare.context import Context
from listaudit.compare.hours import judge
from listaudit.model import Hours, Kind

PERIODS = '{"periods":[{"open":{"day":1,"hour":9},"close":{"day":1,"hour":17}}]}'


def verdict(ours: str, theirs: str) -> tuple[str, list[str]]:
    judgement = judge(Hours(ours), Hours(theirs), Context(country="US"))
    return judgement.kind.value, [reason.code for reason in judgement.reasons]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Mo-Fr 09:00-17:00", "Mon-Fri 9am-5pm"),
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00; Sa,Su off"),
        ("Mo 09:00-17:00", PERIODS),
        ("Mo-Fr 09:00-17:00", "M-F 9-5"),
        ("Mo-Su 18:00-02:00", "Daily 6pm-2am"),
        ("24/7", "Open 24 hours"),
        ("Mo-Su 10:00-24:00", "Mo-Su 10:00-00:00"),
        ("by appointment only", "nur nach Vereinbarung"),
    ],
)
def test_one_week_in_two_notations_is_equivalent(ours, theirs):
    assert verdict(ours, theirs) == ("equivalent", ["hours.format"])
    assert verdict(theirs, ours) == ("equivalent", ["hours.format"])
    assert verdict(theirs, theirs) == ("same", [])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Apr-Oct Mo-Fr 08:00-18:00", "Apr-Oct: Mo,Tu,We,Th,Fr 08:00-18:00"),
        ("Sep 23:30-04:20", "Sep23:30-04:20"),
        ("week 1-26 Mo 09:00-17:00", "week 01-26 Mo 09:00-17:00"),
    ],
)
def test_rules_of_a_season_that_are_alike_are_the_same_hours(ours, theirs):
    assert verdict(ours, theirs) == ("equivalent", ["hours.format"])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Apr-Oct Mo-Fr 08:00-18:00", "Apr-Oct Mo-Fr 08:00-17:00"),
        ("Sep 10:00-18:00", "Apr 10:00-18:00"),
        ("Mo-Fr 08:00-18:00", "Sep Mo-Fr 08:00-18:00"),
    ],
)
def test_other_rules_of_a_season_are_not_judged(ours, theirs):
    assert verdict(ours, theirs) == ("uncheckable", ["hours.seasonal"])


def test_an_open_end_that_another_rule_replaces_does_no_harm():
    assert verdict("06:00+; 24/7", "24/7") == ("equivalent", ["hours.format"])


@pytest.mark.parametrize("theirs", ["Mo-Su 10:00-23:59", "Daily 10am-11:59pm"])
def test_a_minute_to_midnight_is_the_end_of_the_day(theirs):
    assert verdict("Mo-Su 10:00-24:00", theirs) == ("equivalent", ["hours.end-of-day"])


@pytest.mark.parametrize(
    ("ours", "theirs", "codes"),
    [
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:01", ["hours.days"]),
        ("Mo-Fr 09:00-17:00", "Mo 09:00-18:00; Tu-Fr 09:00-17:00", ["hours.days"]),
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00; Sa 10:00-12:00", ["hours.days"]),
        ("Mo-Sa 09:00-17:00", "Mo-Fr 09:00-17:00", ["hours.day-missing"]),
        ("Mo-Sa 09:00-17:00", "Mo-Fr 09:00-17:00; Sa off", ["hours.days"]),
        ("Mo-Sa 09:00-17:00", "Mo-Fr 09:00-18:00", ["hours.days", "hours.day-missing"]),
        ("Mo-Fr 09:00-17:00", "Mon-Fri 9pm-5pm", ["hours.am-pm"]),
        ("Mo-Fr 09:00-17:00", "Mon-Fri 9am-5am", ["hours.am-pm"]),
        ("Mo-Fr 09:00-17:00; Sa 10:00-14:00", "Mo-Fr 11:00-19:00; Sa 12:00-16:00", ["hours.shifted"]),
        ("Mo 09:00-17:00; Th 10:00-18:00", "Mo 09:15-17:15; Th 10:30-18:30", ["hours.days"]),
        ("24/7", "Mo-Fr 09:00-17:00", ["hours.not-always"]),
        ("Mo-Fr 09:00-17:00", "Open 24 hours", ["hours.always"]),
        ("Mo-Fr 09:00-17:00", "Closed", ["hours.never"]),
        ("Closed", "Mo-Fr 09:00-17:00", ["hours.not-never"]),
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:80", ["hours.impossible"]),
        ("M-F 9-5", "Mo-Fr 09:00-18:00", ["hours.days"]),
        ("Mon-Fri 9am-5pm, Sat 10-2", "Mo-Fr 09:00-18:00; Sa 10:00-14:00", ["hours.days"]),
    ],
)
def test_different_weeks_are_different_and_say_how(ours, theirs, codes):
    assert verdict(ours, theirs) == ("different", codes)


@pytest.mark.parametrize(
    ("ours", "theirs", "code"),
    [
        ("Mo-Fr 09:00-17:00", "ask inside", "hours.unreadable"),
        ("ask inside", "Mo-Fr 09:00-17:00", "hours.unreadable"),
        ("Mo-Fr 09:00-17:80", "Mo-Fr 09:00-17:00", "hours.unreadable"),
        ("Mo-Fr 09:00-17:00", "Apr-Oct Mo-Fr 09:00-17:00", "hours.seasonal"),
        ("Mo-Fr 09:00-17:00", "by appointment only", "hours.appointment"),
        ("by appointment only", "Mo-Fr 09:00-17:00", "hours.appointment"),
        ("Mo-Su 17:00-21:00", "5-9", "hours.ambiguous"),
        ("Mo-Fr 09:00-17:00; Sa 22:00-02:00", "Mon-Fri 9am-5pm, Sat 10-2", "hours.ambiguous"),
    ],
)
def test_what_cannot_be_judged_says_why(ours, theirs, code):
    assert verdict(ours, theirs) == ("uncheckable", [code])


def test_days_that_differ_are_named_with_both_spans():
    judgement = judge(
        Hours("Mo-Fr 09:00-17:00"), Hours("Mo-Th 09:00-17:00; Fr 09:00-18:00; Su 10:00-12:00"), Context()
    )
    params = dict(judgement.reasons[0].params)
    assert params["days"] == "Fr 09:00-17:00 against 09:00-18:00; Su closed against 10:00-12:00"


def test_a_shift_says_by_how_many_hours():
    judgement = judge(Hours("Mo-Fr 09:00-17:00"), Hours("Mo-Fr 07:00-15:00"), Context())
    assert dict(judgement.reasons[0].params)["hours"] == "-2"
    assert judgement.kind is Kind.DIFFERENT


def test_special_hours_are_not_compared():
    ours, theirs = Hours("24/7", special="2027-12-24: x"), Hours("24/7", special="")
    assert judge(ours, theirs, Context()).kind is Kind.SAME
