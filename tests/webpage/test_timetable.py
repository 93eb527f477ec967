import pytest

from listaudit.normalize.hours import parse_hours
from listaudit.webpage.lines import Line
from listaudit.webpage.timetable import timetable


def read(*texts):
    return timetable([Line(text) for text in texts])


@pytest.mark.parametrize(
    ("texts", "week"),
    [
        (
            ("Hours", "Monday - Friday: 9am - 5pm", "Saturday: 10am - 2pm", "Sunday: Closed", "Call us"),
            "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
        ),
        (
            (
                "Monday",
                "9:00 - 17:00",
                "Tuesday",
                "9:00 - 17:00",
                "Wednesday",
                "9:00 - 17:00",
                "Thursday",
                "9:00 - 17:00",
                "Friday",
                "9:00 - 12:00",
                "13:00 - 17:00",
            ),
            "Mo-Th 09:00-17:00; Fr 09:00-12:00,13:00-17:00",
        ),
        (("Montag", "Ruhetag", "Dienstag bis Sonntag", "11:30 bis 22 Uhr"), "Tu-Su 11:30-22:00"),
        (("Mon-Sun 24 hours",), "24/7"),
    ],
    ids=range(4),
)
def test_days_and_times_below_one_another_are_hours(texts, week):
    assert str(parse_hours(read(*texts)).week) == week


@pytest.mark.parametrize(
    "texts",
    [
        ("Saturday 10am - 2pm",),
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
        ("Mon-Fri 9am-5pm", "Shop", "Mon-Fri 10am-6pm"),
        ("Monday we rest", "Friday 13:75-14:00"),
        (),
    ],
    ids=range(5),
)
def test_less_than_one_week_is_none(texts):
    assert read(*texts) == ""
