"""Judge regular opening hours: two plain weeks, however they are written (DESIGN 6).

Special days are apart and not compared here. One minute of difference is a difference.
"""

from __future__ import annotations

from collections.abc import Callable

from listaudit.compare.context import Context
from listaudit.model import Hours, Judgement, Kind, Reason
from listaudit.normalize.hours import parse_hours
from listaudit.normalize.hours_osm import rules
from listaudit.normalize.week import DAY, HoursForm, Span, Week, days_text, spans_text

_HALF_DAY = DAY // 2
_QUARTER = 15
_LONGEST_QUOTE = 200
_LONGEST_SHIFT = 14 * 60


def judge(ours: Hours, theirs: Hours, context: Context) -> Judgement:  # noqa: ARG001 - one signature for all fields
    """Judge the listing's regular hours against the location's."""
    if ours.text == theirs.text:
        return Judgement(Kind.SAME)
    a, b = parse_hours(ours.text), parse_hours(theirs.text)
    return (
        _seasonal(a, b, ours.text, theirs.text)
        or _unparsed(a, "ours", ours.text)
        or _unparsed(b, "theirs", theirs.text)
        or _appointment(a, b)
        or _judge_weeks(a, b)
    )


def _seasonal(a: HoursForm, b: HoursForm, ours: str, theirs: str) -> Judgement | None:
    """Judge two texts that change with the season: rules alike are the same hours."""
    if not a.problem == b.problem == "seasonal":
        return None
    form = rules(ours)
    alike = form and form == rules(theirs)
    return Judgement(Kind.EQUIVALENT, (Reason.of("hours.format"),)) if alike else None


def _unparsed(form: HoursForm, side: str, text: str) -> Judgement | None:
    if form.problem == "impossible" and side == "theirs":
        return Judgement(Kind.DIFFERENT, (Reason.of("hours.impossible", value=text[:_LONGEST_QUOTE]),))
    if form.problem:
        code = "hours.seasonal" if form.problem == "seasonal" else "hours.unreadable"
        return Judgement(Kind.UNCHECKABLE, (Reason.of(code, side=side, value=text[:_LONGEST_QUOTE]),))
    return None


def _appointment(a: HoursForm, b: HoursForm) -> Judgement | None:
    """Judge where a side has no week because it opens by appointment only."""
    if a.week is not None and b.week is not None:
        return None
    if a.week is b.week:
        return Judgement(Kind.EQUIVALENT, (Reason.of("hours.format"),))
    side, week = ("theirs", a.week) if b.week is None else ("ours", b.week)
    return Judgement(Kind.UNCHECKABLE, (Reason.of("hours.appointment", side=side, week=week),))


def _judge_weeks(a: HoursForm, b: HoursForm) -> Judgement:
    ours, theirs = a.week or Week(), b.week or Week()
    if ours == theirs:
        return Judgement(Kind.EQUIVALENT, (Reason.of("hours.format"),))
    ours, theirs = ours.to_midnight(), theirs.to_midnight()
    if ours == theirs:
        return Judgement(Kind.EQUIVALENT, (Reason.of("hours.end-of-day"),))
    before, after = ours.by_day(), theirs.by_day()
    differing = [day for day in range(7) if before[day] != after[day]]
    if (
        set(differing) <= (a.doubtful | b.doubtful)
        and differing
        and all(_same_dial(before[day], after[day]) for day in differing)
    ):
        return Judgement(Kind.UNCHECKABLE, (Reason.of("hours.ambiguous", ours=ours, theirs=theirs),))
    return Judgement(Kind.DIFFERENT, _differences(ours, theirs, b.stated))


def _same_dial(ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> bool:
    """Whether the spans show the same times on a dial of twelve hours."""
    return _dial(ours) == _dial(theirs)


def _dial(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    return sorted((start % _HALF_DAY, end % _HALF_DAY) for start, end in spans)


def _differences(ours: Week, theirs: Week, stated: frozenset[int]) -> tuple[Reason, ...]:
    """Return the first explanation that holds for the whole week, else the days that differ."""
    for explain in _EXPLANATIONS:
        if reason := explain(ours, theirs):
            return (reason,)
    before, after = ours.by_day(), theirs.by_day()
    missing = [day for day in range(7) if before[day] and not after[day] and day not in stated]
    groups: dict[tuple[tuple[Span, ...], tuple[Span, ...]], list[int]] = {}
    for day, pair in enumerate(zip(before, after, strict=True)):
        if pair[0] != pair[1] and day not in missing:
            groups.setdefault(pair, []).append(day)
    reasons = []
    if groups:
        reasons.append(Reason.of("hours.days", days=_days_against(groups)))
    if missing:
        reasons.append(Reason.of("hours.day-missing", days=days_text(missing), ours=ours))
    return tuple(reasons) or (Reason.of("hours.days", days=f"{ours} against {theirs}"),)


def _days_against(groups: dict[tuple[tuple[Span, ...], tuple[Span, ...]], list[int]]) -> str:
    return "; ".join(
        f"{days_text(days)} {spans_text(before)} against {spans_text(after)}"
        for (before, after), days in groups.items()
    )


def _always(ours: Week, theirs: Week) -> Reason | None:
    """One side never closes."""
    if ours.always:
        return Reason.of("hours.not-always", theirs=theirs)
    return Reason.of("hours.always", ours=ours) if theirs.always else None


def _never(ours: Week, theirs: Week) -> Reason | None:
    """One side is closed the whole week."""
    if not theirs.intervals:
        return Reason.of("hours.never", ours=ours)
    return Reason.of("hours.not-never", theirs=theirs) if not ours.intervals else None


def _half_of_day(ours: Week, theirs: Week) -> Reason | None:
    """Every span that differs shows the same times on a dial of twelve hours, and starts on the same day."""
    groups: dict[tuple[tuple[Span, ...], tuple[Span, ...]], list[int]] = {}
    if len(ours.intervals) != len(theirs.intervals):
        return None
    for before, after in zip(ours.intervals, theirs.intervals, strict=True):
        day = before[0] // DAY
        spans = tuple((start - day * DAY, end - day * DAY) for start, end in (before, after))
        if day != after[0] // DAY or not _same_dial(spans[:1], spans[1:]):
            return None
        if before != after:
            groups.setdefault((spans[:1], spans[1:]), []).append(day)
    return Reason.of("hours.am-pm", days=_days_against(groups))


def _shifted(ours: Week, theirs: Week) -> Reason | None:
    """All times differ by one figure, as a wrong time zone makes them."""
    if not ours.intervals or len(ours.intervals) != len(theirs.intervals):
        return None
    start = theirs.intervals[0][0]
    for candidate, _ in ours.intervals:
        minutes = (start - candidate + 5040) % 10080 - 5040
        if minutes % _QUARTER == 0 and abs(minutes) <= _LONGEST_SHIFT and ours.shifted(minutes) == theirs:
            hours = f"{minutes / 60:+g}"
            return Reason.of("hours.shifted", hours=hours, ours=ours, theirs=theirs)
    return None


_EXPLANATIONS: tuple[Callable[[Week, Week], Reason | None], ...] = (_always, _never, _half_of_day, _shifted)
