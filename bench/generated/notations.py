"""Ways to write a week: OpenStreetMap, everyday text of several languages, the JSON of sources."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from itertools import groupby

from bench.generated.weeks import ALL_DAY, DAY, Span, Week

Notation = Callable[[Week, random.Random], str]
_SHORT = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_LONG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LANGUAGES: dict[str, tuple[tuple[str, ...], tuple[str, ...], str, str]] = {
    "de": (("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"), (" - ", "-", " bis "), "geschlossen", " Uhr"),
    "fr": (("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"), (" - ", " à ", "-"), "fermé", ""),
    "es": (("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"), (" - ", " a ", "-"), "cerrado", ""),
    "it": (("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"), (" - ", "-"), "chiuso", ""),
    "pt": (("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"), (" - ", " a "), "fechado", ""),
    "nl": (("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"), (" - ", " tot "), "gesloten", " uur"),
    "pl": (("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"), (" - ", "-"), "zamknięte", ""),
    "ru": (("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"), (" - ", "–"), "выходной", ""),
    "tr": (("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"), (" - ", "-"), "kapalı", ""),
    "sv": (("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"), (" - ", "-", "–"), "stängt", ""),
    "cs": (("pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle"), (" - ", "-", "–"), "zavřeno", ""),
    "el": (("Δευτέρα", "Τρίτη", "Τετάρτη", "Πέμπτη", "Παρασκευή", "Σάββατο", "Κυριακή"), (" - ", "–"), "Κλειστά", ""),
    "zh": (("周一", "周二", "周三", "周四", "周五", "周六", "周日"), ("至", "-"), "休息", ""),
    "ko": (("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"), (" - ", "~"), "휴무", ""),
    "th": (("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"), (" - ", "-"), "ปิด", " น."),
    "ja": (("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"), ("～", "〜", " - "), "定休日", ""),
}  # fmt: skip
"""Days, words for `to`, closed, and what stands behind a time."""


def clock(minute: int, *, midnight: str = "24:00") -> str:
    """Return a minute as HH:MM; the end of a day as `midnight`."""
    return midnight if minute == DAY else f"{minute % DAY // 60:02}:{minute % 60:02}"


def dial(minute: int, rng: random.Random, style: int) -> str:
    """Return a minute with AM or PM, in one of the styles that people write."""
    minute %= DAY
    if style == 3 and minute in {0, 720}:
        return "noon" if minute else "midnight"
    hour, rest = (minute // 60 - 1) % 12 + 1, minute % 60
    half = "AM" if minute < DAY // 2 else "PM"
    figures = f"{hour}:{rest:02}" if rest or style in {0, 2} else str(hour)
    joint, mark = ((" ", half), ("", half.lower()), ("\u202f", half), (" ", f"{half[0].lower()}.m."))[style]
    del rng
    return figures + joint + mark


def runs(week: Week) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """Yield first and last day of each run of days alike."""
    for spans, group in groupby(enumerate(week), lambda pair: pair[1]):
        days = [day for day, _ in group]
        yield days[0], days[-1], spans


def osm(week: Week, rng: random.Random) -> str:
    """Write OpenStreetMap's opening_hours; runs or days one by one, closed days told or not."""
    if all(spans == ALL_DAY for spans in week):
        return rng.choice(("24/7", "Mo-Su 00:00-24:00", "Mo-Su,PH 00:00-24:00", "00:00-24:00"))
    midnight, tell = rng.choice(("24:00", "00:00")), rng.random() < 0.5
    every = list(runs(week)) if rng.random() < 0.7 else [(d, d, spans) for d, spans in enumerate(week)]
    parts = [
        f"{_days(first, last, _SHORT, '-')} {_osm_times(spans, midnight)}"
        for first, last, spans in every
        if spans or tell
    ]
    return rng.choice(("; ", ";", " ; ")).join(parts)


def _osm_times(spans: tuple[Span, ...], midnight: str) -> str:
    return ",".join(f"{clock(start)}-{clock(end, midnight=midnight)}" for start, end in spans) or "off"


def _days(first: int, last: int, names: tuple[str, ...], to: str) -> str:
    return names[first] if first == last else f"{names[first]}{to}{names[last]}"


def english(week: Week, rng: random.Random) -> str:
    """Write `Mon - Fri: 9 AM - 5 PM`, day by day or in runs."""
    style, names = rng.randrange(4), rng.choice((_LONG, tuple(name[:3] for name in _LONG), _SHORT))
    to, dash = (
        rng.choice((" - ", "-", "–", " to ", " through ")),
        rng.choice((" - ", "-", " – ", " to ", "\u2009–\u2009")),
    )
    between, last_one = rng.choice(("; ", "\n", " | ", ", ")), rng.choice((", ", " & ", " and "))
    lines = []
    for first, last, spans in runs(week) if rng.random() < 0.6 else [(d, d, s) for d, s in enumerate(week)]:
        times = last_one.join(dial(a, rng, style) + dash + dial(b, rng, style) for a, b in spans) or "Closed"
        if spans == ALL_DAY:
            times = rng.choice(("Open 24 hours", "24 hours"))
        lines.append(f"{_days(first, last, names, to)}{rng.choice((': ', ' '))}{times}")
    return between.join(lines)


def english_in_groups(week: Week, rng: random.Random) -> str:
    """Write `Weekdays 9am-5pm, weekends closed`, `9.00am - 5.30pm Mon to Fri` or `Mon, Wed 0900-1700`."""
    style = rng.choice(("words", "times first", "lists", "four figures"))
    groups: dict[tuple[Span, ...], list[int]] = {}
    for day, spans in enumerate(week):
        groups.setdefault(spans, []).append(day)
    lines = [_group(days, spans, style, rng) for spans, days in groups.items() if spans or style == "words"]
    return "; ".join(lines)


def _group(days: list[int], spans: tuple[Span, ...], style: str, rng: random.Random) -> str:
    named = {
        (0, 1, 2, 3, 4): ("Weekdays", "Mon-Fri", "M-F"),
        (5, 6): ("Weekends", "Sat & Sun"),
        tuple(range(7)): ("Daily", "Every day", "7 days a week"),
    }
    words = ", ".join(_LONG[day][:3] for day in days)
    if style == "words":
        words = rng.choice(named.get(tuple(days), (words,)))
    if style == "four figures":
        times = " & ".join(f"{clock(a).replace(':', '')}-{clock(b).replace(':', '')}" for a, b in spans)
    elif style == "times first":
        times = " and ".join(f"{_dotted(a)} - {_dotted(b)}" for a, b in spans)
        return f"{times} {words}"
    else:
        times = rng.choice((", ", " / ")).join(f"{dial(a, rng, 1)}-{dial(b, rng, 1)}" for a, b in spans)
    return f"{words}{rng.choice((': ', ' '))}{times or 'closed'}"


def _dotted(minute: int) -> str:
    minute %= DAY
    return f"{(minute // 60 - 1) % 12 + 1}.{minute % 60:02}{'am' if minute < DAY // 2 else 'pm'}"


def language(week: Week, rng: random.Random) -> str:
    """Write the 24-hour clock of another language."""
    names, tos, closed, behind = _LANGUAGES[rng.choice(sorted(_LANGUAGES))]
    to, between = rng.choice(tos), rng.choice(("; ", "\n", ", "))
    lines = []
    for first, last, spans in runs(week):
        times = rng.choice((" / ", ", ")).join(
            f"{clock(a)}{to if to.strip() in '-–' else ' - '}{clock(b)}" for a, b in spans
        )
        lines.append(f"{_days(first, last, names, to)}: {times + behind if spans else closed}")
    return between.join(lines)


def french_hours(week: Week, rng: random.Random) -> str:
    """Write `Lun-Ven 9h-17h30`."""
    names = ("Lun", "Mar", "Mer", "Jeu", "Ven", "Sam", "Dim")

    def hour(minute: int) -> str:
        return f"{(minute - 1) // 60 if minute > DAY else minute // 60}h{minute % 60:02}".replace(
            "h00", rng.choice(("h", "h00"))
        )

    lines = (
        f"{_days(first, last, names, '-')} {' / '.join(f'{hour(a)}-{hour(b % DAY or b)}' for a, b in spans) or 'fermé'}"
        for first, last, spans in runs(week)
    )
    return "; ".join(lines)


def schema_texts(week: Week, rng: random.Random) -> str:
    """Write schema.org's `openingHours`, a list of texts."""
    del rng
    return json.dumps(
        [
            f"{_days(first, last, _SHORT, '-')} {clock(a)}-{clock(b, midnight='00:00')}"
            for first, last, spans in runs(week)
            for a, b in spans
        ]
    )


def schema_specification(week: Week, rng: random.Random) -> str:
    """Write schema.org's `openingHoursSpecification`."""
    before = rng.choice(("", "https://schema.org/", "http://schema.org/"))
    seconds = rng.choice(("", ":00"))
    return json.dumps([
        {"@type": "OpeningHoursSpecification", "dayOfWeek": [before + name for name in _LONG[first : last + 1]],
         "opens": clock(a) + seconds, "closes": (clock(b, midnight="23:59") if (a, b) == (0, DAY) else clock(b, midnight="00:00")) + seconds}
        for first, last, spans in runs(week)
        for a, b in spans
    ])  # fmt: skip


def google_periods(week: Week, rng: random.Random) -> str:
    """Write Google's periods: 0 is Sunday; once with hour and minute, once with four figures."""
    if all(spans == ALL_DAY for spans in week):
        return json.dumps({"periods": [{"open": {"day": 0, "hour": 0, "minute": 0}}]})
    old = rng.random() < 0.5

    def point(day: int, minute: int) -> dict[str, object]:
        day, minute = (day + minute // DAY + 1) % 7, minute % DAY
        if old:
            return {"day": day, "time": f"{minute // 60:02}{minute % 60:02}"}
        return {"day": day, "hour": minute // 60, "minute": minute % 60}

    return json.dumps(
        {
            "periods": [
                {"open": point(day, a), "close": point(day, b)}
                for day, spans in enumerate(week)
                for a, b in spans
            ]
        }
    )


def google_descriptions(week: Week, rng: random.Random) -> str:
    """Write Google's `weekdayDescriptions`."""

    def times(spans: tuple[Span, ...]) -> str:
        if spans == ALL_DAY:
            return "Open 24 hours"
        return ", ".join(f"{dial(a, rng, 2)}\u2009–\u2009{dial(b, rng, 2)}" for a, b in spans) or "Closed"

    return json.dumps(
        {"weekdayDescriptions": [f"{name}: {times(week[day])}" for day, name in enumerate(_LONG)]}
    )


def business_profile(week: Week, rng: random.Random) -> str:
    """Write the periods of Google Business Profile."""
    del rng

    def time(minute: int) -> dict[str, int]:
        return {"hours": minute // 60} | ({"minutes": minute % 60} if minute % 60 else {})

    return json.dumps({
        "periods": [
            {"openDay": _LONG[day].upper(), "openTime": time(a), "closeDay": _LONG[(day + (b > DAY)) % 7].upper(),
             "closeTime": time(b - DAY if b > DAY else b)}
            for day, spans in enumerate(week) for a, b in spans
        ]
    })  # fmt: skip


def yelp(week: Week, rng: random.Random) -> str:
    """Write Yelp's list, 0 is Monday."""
    del rng
    entries = [
        {"day": day, "start": clock(a).replace(":", ""), "end": clock(b, midnight="0000").replace(":", ""), "is_overnight": b > DAY}
        for day, spans in enumerate(week) for a, b in spans
    ]  # fmt: skip
    return json.dumps([{"open": entries, "hours_type": "REGULAR", "is_open_now": False}])


def facebook(week: Week, rng: random.Random) -> str:
    """Write Facebook's object."""
    del rng
    return json.dumps(
        {
            f"{_LONG[day][:3].lower()}_{number}_{side}": clock(minute, midnight="00:00")
            for day, spans in enumerate(week)
            for number, span in enumerate(spans, 1)
            for side, minute in zip(("open", "close"), span, strict=True)
        }
    )


def by_day(week: Week, rng: random.Random) -> str:
    """Write Yext's object by day."""
    del rng
    return json.dumps({
        name.lower(): {"openIntervals": [{"start": clock(a), "end": clock(b, midnight="00:00")} for a, b in spans]}
        if spans else {"isClosed": True}
        for name, spans in zip(_LONG, week, strict=True)
    })  # fmt: skip


NOTATIONS: dict[str, Notation] = {
    "OpenStreetMap": osm, "English": english, "English in groups": english_in_groups, "another language": language, "French hours": french_hours,
    "texts of schema.org": schema_texts, "specification of schema.org": schema_specification, "Google's periods": google_periods,
    "Google's descriptions": google_descriptions, "Business Profile": business_profile, "Yelp": yelp, "Facebook": facebook,
    "Yext": by_day,
}  # fmt: skip
