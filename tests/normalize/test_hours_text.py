from __future__ import annotations

import pytest

from listaudit.normalize import hours_text
from listaudit.normalize.hours import parse_hours

WORKDAYS = "Mo-Fr 09:00-17:00"


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mon-Fri 9am-5pm", WORKDAYS),
        ("MON - FRI: 9AM - 5PM", WORKDAYS),
        ("Monday through Friday from 9:00 a.m. until 5:00 p.m.", WORKDAYS),
        ("9am-5pm Mon-Fri", WORKDAYS),
        ("weekdays 9.00-17.00", WORKDAYS),
        ("Mon-Fri 0900-1700", WORKDAYS),
        ("Mon–Fri 9 am – 5:30 pm, Sat 10am-2pm", "Mo-Fr 09:00-17:30; Sa 10:00-14:00"),
        ("Daily 8am to 10pm", "Mo-Su 08:00-22:00"),
        ("Open 7 days a week 8am-10pm", "Mo-Su 08:00-22:00"),
        ("Open 24 hours", "24/7"),
        ("24 hours a day", "24/7"),
        ("24/7", "24/7"),
        ("Mon-Sat 9am-5pm; closed Sundays", "Mo-Sa 09:00-17:00"),
        ("Mon-Sat 9am-5pm. Closed Sunday", "Mo-Sa 09:00-17:00"),
        ("Daily except Sunday 9am-5pm", "Mo-Sa 09:00-17:00"),
        ("Daily 9am-5pm, Sat 10am-4pm", "Mo-Fr,Su 09:00-17:00; Sa 10:00-16:00"),
        ("noon to midnight", "Mo-Su 12:00-24:00"),
        ("12 noon - 12 midnight", "Mo-Su 12:00-24:00"),
        ("Mon-Thu 11am - midnight, Fri 11am until 2am", "Mo-Th 11:00-24:00; Fr 11:00-02:00"),
        ("MWF 9am-5pm, TTh 10am-4pm", "Mo,We,Fr 09:00-17:00; Tu,Th 10:00-16:00"),
        ("Sat & Sun 10am-2pm", "Sa,Su 10:00-14:00"),
        ("Fri-Mon 10am-2pm", "Mo,Fr-Su 10:00-14:00"),
        ("9:00-12:00/14:00-18:00", "Mo-Su 09:00-12:00,14:00-18:00"),
        ("9-5pm", "Mo-Su 09:00-17:00"),
        ("10am-2", "Mo-Su 10:00-14:00"),
        ("Monday: 5:00 – 9:00 PM", "Mo 17:00-21:00"),
        ("Monday: 12:00 – 9:00 PM", "Mo 12:00-21:00"),
        ("Monday: 11:00\u202fAM\u2009–\u20091:00\u202fAM", "Mo 11:00-01:00"),
        ("Sunday: 09:00-17:00; Monday: x; Tuesday: Closed", "Su 09:00-17:00"),
        ("Mon-Fri 9am-5pm, holidays closed", WORKDAYS),
        ("Mon 17:00 pm - 19:00 pm", "Mo 17:00-19:00"),
    ],
)
def test_english_is_read(text, week):
    form = parse_hours(text)
    assert str(form.week) == week
    assert not form.doubtful


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mo. bis Fr. 9-17 Uhr", WORKDAYS),
        ("Di-Do 10–18 Uhr, So geschlossen", "Tu-Th 10:00-18:00"),
        ("lun-ven 9h00-17h", WORKDAYS),
        ("lundi au vendredi de 9h à 17h", WORKDAYS),
        ("ma-ve 9h30-12h, 14h-19h", "Tu-Fr 09:30-12:00,14:00-19:00"),
        ("de lunes a viernes de 9:00 a 14:00 y de 16:00 a 19:00", "Mo-Fr 09:00-14:00,16:00-19:00"),
        ("lunedì - venerdì 9:00-13:00, 15:00-19:00", "Mo-Fr 09:00-13:00,15:00-19:00"),
        ("seg a sex 9h às 18h; sáb 9h-13h", "Mo-Fr 09:00-18:00; Sa 09:00-13:00"),
        ("segunda a sexta-feira das 9h às 17h", WORKDAYS),
        ("maandag t/m vrijdag van 9:00 tot 17:00 uur", WORKDAYS),
        ("ma-vr 9.00-17.00", WORKDAYS),
        ("pn-pt 9:00-17:00, sob. nieczynne", WORKDAYS),
        ("Пн-Пт с 9:00 до 17:00, Сб, Вс выходной", WORKDAYS),
        ("月〜金 9時〜17時、土日祝休み", WORKDAYS),
        ("月-金 午前9時30分～午後5時", "Mo-Fr 09:30-17:00"),
        ("จันทร์-ศุกร์ 9.00-17.00 น.", WORKDAYS),
        ("ทุกวัน 10.00-22.00 น.", "Mo-Su 10:00-22:00"),
        ("월요일: 오전 9:00~오후 5:00", "Mo 09:00-17:00"),
        ("星期一: 09:00 – 17:00", "Mo 09:00-17:00"),
        ("Mon-Fri 9-17 Uhr", WORKDAYS),
        ("Montag: 10:00-2:00", "Mo 10:00-02:00"),
        ("måndag till fredag kl 9-17", WORKDAYS),
        ("ตลอด 24 ชั่วโมง", "24/7"),
        ("круглосуточно", "24/7"),
    ],
)
def test_other_languages_are_read(text, week):
    form = parse_hours(text)
    assert str(form.week) == week
    assert not form.doubtful


@pytest.mark.parametrize(
    ("text", "week", "doubtful"),
    [
        ("M-F 9-5", WORKDAYS, {0, 1, 2, 3, 4}),
        ("Mon-Fri 9am-5pm, Sat 10-2", "Mo-Fr 09:00-17:00; Sa 10:00-14:00", {5}),
        ("9am-11", "Mo-Su 09:00-11:00", set(range(7))),
        ("Mon 8-12", "Mo 08:00-12:00", {0}),
    ],
)
def test_where_am_and_pm_are_left_out_the_ordinary_reading_is_marked(text, week, doubtful):
    form = parse_hours(text)
    assert str(form.week) == week
    assert form.doubtful == doubtful


@pytest.mark.parametrize("text", ["ma - do 9:00-17:00", "di - sa 9:00-17:00"])
def test_days_that_two_languages_read_in_two_ways_are_not_guessed(text):
    assert parse_hours(text).problem == "unreadable"


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("ma-do 9:00-17:00, vr 9:00-12:00", "Mo-Th 09:00-17:00; Fr 09:00-12:00"),
        ("Di-Sa 9-17 Uhr", "Tu-Sa 09:00-17:00"),
    ],
)
def test_one_more_word_settles_the_language(text, week):
    assert str(parse_hours(text).week) == week


def test_appointments_are_told():
    assert parse_hours("by appointment only").by_appointment
    assert parse_hours("by appointment only").week is None
    form = parse_hours("Mon-Fri 9am-5pm, Sat by appointment")
    assert form.by_appointment
    assert str(form.week) == WORKDAYS


@pytest.mark.parametrize(
    "text",
    [
        "Mon-Fri 9am-5pm, ask for Kim", "Closed Sundays", "Mon-Fri", "from 9am", "Mon-Fri 9am", "9am 5pm",
        "4405-4500", "Mon-Fri 9am-5pm, Sat", "Wednesday di 9-5", "Mon-Fri 123:45-17:00", "fast 9-5", "月曜電 9-5", "- ; ,",
    ],
)  # fmt: skip
def test_what_is_not_understood_whole_is_not_read_at_all(text):
    assert hours_text.read(text).problem == "unreadable"


@pytest.mark.parametrize("text", ["Mon 9:75-17:00", "Mon 25:00-26:00", "Mon 0900-9900", "Mon 13:00-99:00"])
def test_a_time_that_no_clock_shows_is_impossible(text):
    assert parse_hours(text).problem == "impossible"


@pytest.mark.parametrize(
    ("text", "minute"), [("9:00 AM", 540), ("12:00 AM", 0), ("17:30", 1050), ("noon", 720)]
)
def test_one_time_is_read(text, minute):
    assert hours_text.read_time(text) == minute


@pytest.mark.parametrize("text", ["", "soon", "9-5", "99:99"])
def test_what_is_no_time_raises(text):
    with pytest.raises(ValueError, match=r".*"):
        hours_text.read_time(text)
