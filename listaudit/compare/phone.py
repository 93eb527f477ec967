"""Telephone numbers: one of ours against one of theirs (DESIGN 6)."""

from __future__ import annotations

from collections.abc import Callable

from listaudit.compare.context import Context
from listaudit.compare.phone_digits import differences, same_digits
from listaudit.model import Judgement, Kind, Reason
from listaudit.normalize.phone import PhoneForm, parse_phone
from listaudit.normalize.phone_plan import area_length, known_region, main_region

_FEWEST_DIGITS = 3
"""Fewer digits are no telephone number anywhere (`112` is one)."""
_LOCAL_LENGTH = 5
_AREA_LENGTH = 2
"""A missing area code has this many digits at least: a single one is a slip of the finger."""


def judge(ours: str, theirs: str, context: Context) -> Judgement:
    """Compare two numbers, each read in the country of its record.

    Different as soon as one digit of the national number differs, valid or not; `uncheckable` only
    where one side holds no number at all.
    """
    if ours == theirs:
        return Judgement(Kind.SAME)
    theirs_country = context.listing_country or context.country
    a, b = parse_phone(ours, context.country), parse_phone(theirs, theirs_country)
    for form, text in ((a, ours), (b, theirs)):
        if len(form.digits) < _FEWEST_DIGITS:
            return Judgement(Kind.UNCHECKABLE, (Reason.of("phone.unreadable", value=text),))
    if a.parsed and b.parsed:
        return _judge_forms(a, b, lambda: _second_reading(theirs, theirs_country, context))
    if known_region(context.country) and known_region(theirs_country):
        return _judge_unparsed(a, b)
    judgement = _judge_without_region(a, b, ours, theirs)
    return Judgement(judgement.kind, (*judgement.reasons, Reason.of("phone.region-unknown")))


def _second_reading(theirs: str, theirs_country: str, context: Context) -> PhoneForm | None:
    """Read their number in our country too where the listing states another one."""
    if not context.country or context.country == theirs_country:
        return None
    return parse_phone(theirs, context.country)


def _judge_forms(a: PhoneForm, b: PhoneForm, again: Callable[[], PhoneForm | None]) -> Judgement:
    """Judge two numbers that were read; `again` reads theirs in our country, where that is another one."""
    if a.number == b.number:
        return _judge_equal(a, b, ())
    if a.number in b.alternates or b.number in a.alternates:
        return _judge_equal(a, b, (_careless(a, b),))
    in_ours = again()
    if in_ours is not None and a.number == in_ours.number:
        return _judge_equal(a, in_ours, ())
    if a.number in b.misdialled or b.number in a.misdialled:
        return Judgement(Kind.DIFFERENT, (_careless(a, b),))
    return _judge_local(a, b) or Judgement(Kind.DIFFERENT, differences(a, b))


def _judge_equal(a: PhoneForm, b: PhoneForm, reasons: tuple[Reason, ...]) -> Judgement:
    """Judge what stands around one and the same number: extension, star, format."""
    if a.extension != b.extension:
        return _judge_extensions(a.extension, b.extension, reasons)
    if a.star != b.star:
        return Judgement(Kind.VARIANT, (*reasons, Reason.of("phone.star", number=a.digits)))
    return Judgement(Kind.EQUIVALENT, reasons or _format(a, b))


def _judge_extensions(ours: str, theirs: str, reasons: tuple[Reason, ...]) -> Judgement:
    if not ours:
        return Judgement(Kind.VARIANT, (*reasons, Reason.of("phone.extension-added", theirs=theirs)))
    if not theirs:
        return Judgement(Kind.INCOMPLETE, (*reasons, Reason.of("phone.extension-missing", ours=ours)))
    return Judgement(Kind.DIFFERENT, (*reasons, Reason.of("phone.extension", ours=ours, theirs=theirs)))


def _careless(a: PhoneForm, b: PhoneForm) -> Reason:
    """Return the reason for a number that is right only as its writer meant it."""
    wrong, right = (b, a) if a.number in (*b.alternates, *b.misdialled) else (a, b)
    return Reason.of("phone.prefix", written=wrong.digits, meant=right.e164)


def _format(a: PhoneForm, b: PhoneForm) -> tuple[Reason, ...]:
    """Return why two writings of one number look different."""
    if a.vanity != b.vanity:
        return (Reason.of("phone.vanity", number=a.e164 or a.digits),)
    if a.coded != b.coded:
        return (Reason.of("phone.country-code", calling_code=a.country_code),)
    if a.trunk != b.trunk:
        return (Reason.of("phone.trunk-prefix", number=a.e164),)
    return (Reason.of("phone.punctuation"),)


def _judge_local(a: PhoneForm, b: PhoneForm) -> Judgement | None:
    """Judge a number without its area code: right as far as it goes."""
    if _is_local_part(b, a):
        return Judgement(Kind.INCOMPLETE, (Reason.of("phone.area-missing", theirs=b.digits, ours=a.e164),))
    if _is_local_part(a, b):
        return Judgement(Kind.VARIANT, (Reason.of("phone.area-added", ours=a.digits, theirs=b.e164),))
    return None


def _is_local_part(short: PhoneForm, full: PhoneForm) -> bool:
    """Say whether `short`, as it is written, is `full` without its area code."""
    missing = len(full.national) - len(short.digits)
    return (
        missing >= _AREA_LENGTH
        and not short.plus
        and not short.valid
        and full.valid
        and len(short.digits) >= _LOCAL_LENGTH
        and missing == area_length(full.number)
        and full.national.endswith(short.digits)
        and short.extension == full.extension
    )


def _judge_unparsed(a: PhoneForm, b: PhoneForm) -> Judgement:
    """Compare where the plan reads one of the numbers only, or neither."""
    if b.number in a.alternates or a.number in b.alternates:
        return _judge_equal(a, b, (_careless(a, b),))
    if a.digits == b.digits and a.plus == b.plus:
        return _judge_equal(a, b, (Reason.of("phone.punctuation"),))
    return Judgement(Kind.DIFFERENT, differences(a, b))


def _judge_without_region(a: PhoneForm, b: PhoneForm, ours: str, theirs: str) -> Judgement:
    """Compare where a country is not known: in the country that the other states, else by digits."""
    again = _in_the_others_country(a, b, ours, theirs)
    if again is not None:
        return _judge_forms(*again, lambda: None)
    if same_digits(a.digits, b.digits):
        return _judge_equal(a, b, (Reason.of("phone.punctuation"),))
    return _judge_unparsed(a, b)


def _in_the_others_country(
    a: PhoneForm, b: PhoneForm, ours: str, theirs: str
) -> tuple[PhoneForm, PhoneForm] | None:
    """Read the number without a country as if it stood in the country of the other one."""
    if a.parsed:
        b = parse_phone(theirs, main_region(a.country_code))
    elif b.parsed:
        a = parse_phone(ours, main_region(b.country_code))
    return (a, b) if a.parsed and b.parsed else None
