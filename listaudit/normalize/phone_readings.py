"""Which number the digits of a phone cell are, and which others a careless writer may have meant."""

from __future__ import annotations

from listaudit.normalize.phone_plan import (
    NANP,
    OBSOLETE,
    Number,
    code_of,
    is_valid,
    prefixes_of,
    read_digits,
)
from listaudit.normalize.phone_text import Written, read_written

_SHORTEST_NATIONAL = 6
_INTERNATIONAL = "00"
_NANP_DIGITS = 10
_LONGEST_LINE = 2


def read_plain(written: Written, region: str) -> Number | None:
    """Read digits with or without a plus; `+00` counts as `+`, other codes with 0 are none."""
    if not written.plus:
        number = read_digits(written.digits, region)
        return number if number is not None and _explained(written.digits, number, region) else None
    return read_digits("+" + written.digits.removeprefix(_INTERNATIONAL), "")


def _explained(digits: str, number: Number, region: str) -> bool:
    """Say whether what stands before the number is a prefix that people write.

    The library drops several prefixes one after the other (`90` `55` in Brazil), and so would read
    a slip of the finger in `00 55 ...` as the number itself.
    """
    code, national = str(number[0]), number[1]
    before = digits.removesuffix(national)
    if before == digits or code not in before:
        return True
    trunk, international = prefixes_of(region)
    known = {code, f"0{code}", international + code, _INTERNATIONAL + code}
    if trunk and trunk != code:
        known |= {prefix + trunk for prefix in known}
    return before in known


def read_whole(
    text: str, written: Written, number: Number | None, region: str
) -> tuple[Written, Number | None]:
    """Take all digits for one number where those up to a slash are none (`011-1999 / 0378`)."""
    if "/" not in text or (number is not None and is_valid(number)):
        return written, number
    whole = read_written(text)
    together = read_plain(whole, region)
    if together is None or not is_valid(together):
        return written, number
    return whole, together


def read_range(written: Written, number: Number | None, region: str) -> tuple[Written, Number | None]:
    """Take `0100-3` for line 0100 and those that follow, where the digits together are no number."""
    head, _, tail = written.groups.replace("~", "-").replace("/", "-").rpartition("-")
    if written.extension or not head or not _is_line(tail.strip()):
        return written, number
    if number is not None and is_valid(number):
        return written, number
    shorter = read_written(head)
    first = read_plain(shorter, region)
    if first is None or not is_valid(first):
        return written, number
    return Written(shorter.digits, shorter.plus, shorter.star, shorter.vanity, tail.strip()), first


def _is_line(tail: str) -> bool:
    return 1 <= len(tail) <= _LONGEST_LINE and tail.isdigit()


def as_dialled(number: Number) -> Number:
    """Cut the letters of a vanity word that a North American exchange no longer hears."""
    code, national = number
    return (code, national[:_NANP_DIGITS]) if code == NANP else number


def other_readings(written: Written, number: Number, region: str) -> tuple[Number, ...]:
    """Return the other readings, none of them equal to `number`; of `0` + country code see `misdialled`."""
    if written.star:
        return ()
    if written.plus:
        return _without_trunk_zero(written, number)
    found = (
        *international(written, number),
        *_coded(written.digits, region),
        *_obsolete(number),
    )
    return tuple(dict.fromkeys(reading for reading in found if reading != number))


def _without_trunk_zero(written: Written, number: Number) -> tuple[Number, ...]:
    """Read `+36 (0)46 ...` without its zero in countries that dial another trunk prefix."""
    code, national = number
    if "(0)" not in written.groups or not national.startswith("0") or is_valid(number):
        return ()
    return ((code, national.removeprefix("0")),)


def international(written: Written, number: Number) -> tuple[Number, ...]:
    """Read `00` as the international prefix in countries that dial another one."""
    digits = written.digits
    if written.plus or not digits.startswith(_INTERNATIONAL) or len(digits) < _SHORTEST_NATIONAL:
        return ()
    reading = _read_coded(digits.removeprefix(_INTERNATIONAL))
    return (reading,) if reading is not None and reading != number else ()


def misdialled(written: Written, number: Number, region: str) -> tuple[Number, ...]:
    """Return the number that is meant where `0` + country code stands before it.

    Some aggregators store `049 30 ...` for `+49 30 ...`. Whoever dials that reaches nobody, or, where
    there is an area 04930, somebody else.
    """
    if written.plus or written.star:
        return ()
    return tuple(reading for reading in _zero_coded(written.digits, region) if reading != number)


def _coded(digits: str, region: str) -> tuple[Number, ...]:
    """Read a country code without its plus."""
    if not region or not digits.startswith(str(code_of(region))):
        return ()
    reading = _read_coded(digits)
    return (reading,) if reading is not None else ()


def _zero_coded(digits: str, region: str) -> tuple[Number, ...]:
    """Read `0` + country code."""
    zero = f"0{code_of(region)}"
    if not region or not digits.startswith(zero):
        return ()
    reading = _read_coded(digits[1:])
    return (reading,) if reading is not None and digits == zero + reading[1] else ()


def _read_coded(digits: str) -> Number | None:
    """Read digits that begin with a country code; in North America ten more must follow."""
    number = read_digits("+" + digits, "")
    if number is None or len(number[1]) < _SHORTEST_NATIONAL:
        return None
    return None if number[0] == NANP and len(digits) != _NANP_DIGITS + 1 else number


def _obsolete(number: Number) -> tuple[Number, ...]:
    """Read the number without a prefix that its plan gave up."""
    code, national = number
    if code not in OBSOLETE:
        return ()
    length, prefixes = OBSOLETE[code]
    return tuple(
        (code, national.removeprefix(prefix))
        for prefix in prefixes
        if national.startswith(prefix) and len(national) == length + len(prefix)
    )
