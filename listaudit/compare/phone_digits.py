"""How two telephone numbers differ, digit by digit."""

from __future__ import annotations

from listaudit.model import Reason
from listaudit.normalize.phone import PhoneForm
from listaudit.normalize.phone_plan import main_region

_SERVICE_KINDS = {
    "toll-free": "phone.toll-free",
    "premium": "phone.premium",
    "shared-cost": "phone.shared-cost",
}
_NANP_LENGTH = 10
_TWO = 2


def same_digits(ours: str, theirs: str) -> bool:
    """Say whether digits of numbers without a known country are one number.

    Leading zeros do not count, nor does the 1 before ten North American digits; a trunk zero may
    stand for a country code of two or three digits, so that no single changed digit is forgiven.
    """
    a, b = ours.lstrip("0"), theirs.lstrip("0")
    if a == b:
        return bool(a)
    short, long = sorted((a, b), key=len)
    prefix = long.removesuffix(short)
    if prefix == "1":
        return len(short) == _NANP_LENGTH
    trunk = (ours if short == a else theirs).startswith("0")
    return trunk and prefix != long and len(prefix) >= _TWO and prefix.isdigit() and _is_code(prefix)


def _is_code(prefix: str) -> bool:
    return bool(main_region(int(prefix)))


def differences(a: PhoneForm, b: PhoneForm) -> tuple[Reason, ...]:
    """Return the reasons for two different numbers: what kind of line, then which digits."""
    kind = _SERVICE_KINDS.get(b.kind)
    service = (Reason.of(kind, theirs=b.e164),) if kind and a.kind != b.kind else ()
    return (*service, _digit_difference(a, b))


def _digit_difference(a: PhoneForm, b: PhoneForm) -> Reason:
    if a.digits == b.digits and a.plus != b.plus:
        return Reason.of("phone.plus", digits=a.digits)
    if a.parsed and b.parsed and a.country_code != b.country_code:
        return Reason.of("phone.other-country", ours=a.country_code, theirs=b.country_code)
    ours, theirs = (a.national, b.national) if a.parsed and b.parsed else (a.digits, b.digits)
    if ours.lstrip("0") == theirs.lstrip("0") or _loses_zero(a, b):
        return Reason.of("phone.leading-zero", ours=ours, theirs=theirs)
    if len(ours) != len(theirs):
        return Reason.of("phone.length", ours=len(ours), theirs=len(theirs))
    return _substituted(ours, theirs)


def _loses_zero(a: PhoneForm, b: PhoneForm) -> bool:
    """Say whether theirs is our code and number without the zero that belongs to it (`39 6 ...`)."""
    bare = a.national.lstrip("0")
    return a.parsed and bare != a.national and b.digits == f"{a.country_code}{bare}"


def _substituted(ours: str, theirs: str) -> Reason:
    """Name the digits that differ in two numbers of equal length."""
    places = [i for i, (x, y) in enumerate(zip(ours, theirs, strict=True)) if x != y]
    if len(places) == 1:
        place = places[0]
        return Reason.of("phone.one-digit", ours=ours[place], theirs=theirs[place], place=place + 1)
    if _is_swap(ours, theirs, places):
        return Reason.of("phone.transposed", ours=ours[places[0] : places[1] + 1])
    return Reason.of("phone.digits", count=len(places), total=len(ours))


def _is_swap(ours: str, theirs: str, places: list[int]) -> bool:
    if len(places) != _TWO or places[1] != places[0] + 1:
        return False
    first, second = places
    return ours[first] == theirs[second] and ours[second] == theirs[first]
