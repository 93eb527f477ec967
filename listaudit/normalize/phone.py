"""Telephone numbers, read with the numbering plan of their country (phonenumbers).

Both sides of a comparison are parsed with their region and the numbers compared: comparing raw
strings with `is_number_match` calls `212-555-0100` and `(212) 555-0100` a weak match only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from listaudit.normalize.phone_split import first_phone
from listaudit.normalize.phone_text import Written, last_digits, read_written

__all__ = ["Number", "PhoneForm", "area_length", "known_region", "last_digits", "main_region", "parse_phone"]

Number = tuple[int, str]
"""Country calling code and national significant number, its leading zeros kept."""

_KINDS = {
    0: "fixed", 1: "mobile", 2: "fixed", 3: "toll-free", 4: "premium", 5: "shared-cost",
    6: "voip", 9: "fixed",
}  # fmt: skip
"""`phonenumbers.PhoneNumberType` -> our word; FIXED_LINE_OR_MOBILE (2) and UAN (9) count as fixed."""
_UNKNOWN = 99
"""`phonenumbers.PhoneNumberType.UNKNOWN`: no number of the plan."""

_REGION_ALIASES = {"UK": "GB", "EL": "GR"}
_OBSOLETE = {52: (10, ("1", "01", "044", "045"))}
"""Prefixes that a plan gave up and people still write: calling code -> length of a number, prefixes,
the one behind `+CC` first. Mexico dropped all of its own in August 2019 (Instituto Federal de Telecomunicaciones)."""

_SHORTEST_NATIONAL = 6
_LONGEST_SHORT_NUMBER = 6
_INTERNATIONAL = "00"
_NANP = 1
_NANP_DIGITS = 10


@dataclass(frozen=True, slots=True)
class PhoneForm:
    """One telephone number.

    `country_code` is 0 and `national` holds the digits as written where no plan could read them
    (`parsed` is false). `digits` are those that stand there, without the extension.
    """

    digits: str
    country_code: int = 0
    national: str = ""
    extension: str = ""
    kind: str = "unknown"
    """`fixed`, `mobile`, `toll-free`, `premium`, `shared-cost`, `voip` or `unknown`."""
    valid: bool = False
    possible: bool = False
    e164: str = ""
    vanity: bool = False
    parsed: bool = False
    plus: bool = False
    """Written with `+`."""
    star: bool = False
    """Written with `*` before it, as Israeli short codes are."""
    coded: bool = False
    """The country code stands there."""
    trunk: bool = False
    """A trunk prefix (the 0 of 030, the 1 of 1-212) stands there."""
    alternates: tuple[Number, ...] = ()
    """Other numbers that a careless writer may have meant: `0` + country code, `00` where the plan
    dials otherwise, a code without its plus, prefixes that are no longer dialled."""

    @property
    def number(self) -> Number:
        """The number as the plan reads it."""
        return self.country_code, self.national


@lru_cache(maxsize=65_536)
def parse_phone(text: str, region: str) -> PhoneForm:
    """Return the (first) number in `text`, read as people in `region` would dial it.

    Args:
        text: What stands in the cell.
        region: ISO 3166 alpha-2 code; anything else means that the country is not known, and then
            only numbers with `+` are parsed.
    """
    written = read_written(first_phone(text))
    if not written.digits:
        return PhoneForm("")
    region = known_region(region)
    written, number = _whole(text, written, _parse_written(written, region), region)
    written, number = _without_range(written, number, region)
    if number is None:
        return _unparsed(written)
    if written.vanity:
        number = _as_dialled(number)
    return _form(written, number, region)


def known_region(region: str) -> str:
    """Return the code as the numbering plans know it, or empty text."""
    from phonenumbers import SUPPORTED_REGIONS

    region = region.upper()
    region = _REGION_ALIASES.get(region, region)
    return region if region in SUPPORTED_REGIONS else ""


@lru_cache(maxsize=512)
def main_region(country_code: int) -> str:
    """Return the alpha-2 code of the main country behind a calling code, or empty text."""
    from phonenumbers import region_code_for_country_code

    return known_region(region_code_for_country_code(country_code))


def area_length(number: Number) -> int:
    """Return how many digits of a geographic number are its area code, 0 where it has none."""
    from phonenumbers import length_of_geographical_area_code

    return int(length_of_geographical_area_code(_phone_number(number)))


def _parse_written(written: Written, region: str) -> Number | None:
    """Read digits with or without a plus; `+00` counts as `+`, other codes with 0 are none."""
    if not written.plus:
        number = _parse(written.digits, region)
        return number if number is not None and _explained(written.digits, number, region) else None
    return _parse("+" + written.digits.removeprefix(_INTERNATIONAL), "")


def _explained(digits: str, number: Number, region: str) -> bool:
    """Say whether what stands before the number is a prefix that people write.

    The library drops several prefixes one after the other (`90` `55` in Brazil), and so would read
    a slip of the finger in `00 55 ...` as the number itself.
    """
    code, national = str(number[0]), number[1]
    before = digits.removesuffix(national)
    if before == digits or code not in before:
        return True
    trunk, international = _prefixes_of(region)
    known = {code, f"0{code}", international + code, _INTERNATIONAL + code}
    if trunk and trunk != code:
        known |= {prefix + trunk for prefix in known}
    return before in known


@lru_cache(maxsize=512)
def _prefixes_of(region: str) -> tuple[str, str]:
    """Return the prefixes for calls within the country and out of it, empty where there is none."""
    from phonenumbers import PhoneMetadata

    plan = PhoneMetadata.metadata_for_region(region, None)
    if plan is None:
        return "", ""
    return plan.national_prefix or "", plan.preferred_international_prefix or plan.international_prefix or ""


def _parse(text: str, region: str) -> Number | None:
    """Read digits, with a leading `+` or not; `None` where the plan cannot.

    Behind a plus the region is withheld, or a code that does not exist would be read as national.
    """
    from phonenumbers import NumberParseException, national_significant_number, parse

    if text.startswith("+0"):
        return None
    try:
        number = parse(text, region or None)
    except NumberParseException:
        return None
    return _current(number.country_code or 0, national_significant_number(number))


def _current(country_code: int, national: str) -> Number:
    """Drop the first of the obsolete prefixes: the one written behind the country code."""
    if country_code in _OBSOLETE:
        length, (mobile, *_) = _OBSOLETE[country_code]
        if len(national) == length + len(mobile) and national.startswith(mobile):
            return country_code, national[len(mobile) :]
    return country_code, national


def _as_dialled(number: Number) -> Number:
    """Cut the letters of a vanity word that a North American exchange no longer hears."""
    code, national = number
    return (code, national[:_NANP_DIGITS]) if code == _NANP else number


def _whole(
    text: str, written: Written, number: Number | None, region: str
) -> tuple[Written, Number | None]:
    """Take all digits for one number where those up to a slash are none (`011-1999 / 0378`)."""
    if "/" not in text or (number is not None and _is_valid(number)):
        return written, number
    whole = read_written(text)
    together = _parse_written(whole, region)
    if together is None or not _is_valid(together):
        return written, number
    return whole, together


def _without_range(written: Written, number: Number | None, region: str) -> tuple[Written, Number | None]:
    """Take `0100-3` for line 0100 and those that follow, where the digits together are no number."""
    head, _, tail = written.groups.replace("~", "-").replace("/", "-").rpartition("-")
    if written.extension or not head or not _is_line(tail.strip()):
        return written, number
    if number is not None and _is_valid(number):
        return written, number
    shorter = read_written(head)
    first = _parse_written(shorter, region)
    if first is None or not _is_valid(first):
        return written, number
    return Written(shorter.digits, shorter.plus, shorter.star, shorter.vanity, tail.strip()), first


def _is_line(tail: str) -> bool:
    return 1 <= len(tail) <= 2 and tail.isdigit()  # noqa: PLR2004


def _unparsed(written: Written) -> PhoneForm:
    return PhoneForm(
        digits=written.digits,
        national=written.digits,
        extension=written.extension,
        vanity=written.vanity,
        plus=written.plus,
        star=written.star,
        alternates=_international(written, (0, "")),
    )


def _form(written: Written, number: Number, region: str) -> PhoneForm:
    code, national = number
    kind = _kind(number)
    coded, trunk = _prefixes(written, number)
    return PhoneForm(
        digits=written.digits,
        country_code=code,
        national=national,
        extension=written.extension,
        kind=_KINDS.get(kind, "unknown"),
        valid=kind != _UNKNOWN or _is_short_number(national, region),
        possible=_possible(number),
        e164=f"+{code}{national}",
        vanity=written.vanity,
        parsed=True,
        plus=written.plus,
        star=written.star,
        coded=coded,
        trunk=trunk,
        alternates=_alternates(written, number, region),
    )


def _phone_number(number: Number) -> Any:
    from phonenumbers import PhoneNumber

    code, national = number
    bare = national.lstrip("0")
    zeros = len(national) - len(bare)
    return PhoneNumber(
        country_code=code,
        national_number=int(bare or "0"),
        italian_leading_zero=True if zeros else None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )


def _kind(number: Number) -> int:
    from phonenumbers import number_type

    kind: int = number_type(_phone_number(number))
    return kind


def _is_valid(number: Number) -> bool:
    return _kind(number) != _UNKNOWN


def _possible(number: Number) -> bool:
    from phonenumbers import is_possible_number

    return bool(is_possible_number(_phone_number(number)))


def _is_short_number(national: str, region: str) -> bool:
    if len(national) > _LONGEST_SHORT_NUMBER or not region:
        return False
    from phonenumbers import is_valid_short_number_for_region

    return bool(is_valid_short_number_for_region(_phone_number((_code_of(region), national)), region))


@lru_cache(maxsize=512)
def _code_of(region: str) -> int:
    """Return the calling code of a region, 0 when the region is not known."""
    from phonenumbers import country_code_for_region

    return int(country_code_for_region(region)) if region else 0


def _prefixes(written: Written, number: Number) -> tuple[bool, bool]:
    """Say whether the country code and a trunk prefix stand before (or in) the written digits."""
    code, national = str(number[0]), number[1]
    before = written.digits.removesuffix(national)
    if not before or before == written.digits:
        return written.plus, False
    bare = before.lstrip("0")
    coded = written.plus or bare.startswith(code)
    return coded, before not in {code, _INTERNATIONAL + code}


def _alternates(written: Written, number: Number, region: str) -> tuple[Number, ...]:
    """Return the other readings, none of them equal to `number`."""
    if written.star:
        return ()
    if written.plus:
        return _without_trunk_zero(written, number)
    found = (
        *_international(written, number),
        *_coded(written.digits, region),
        *_obsolete(number),
    )
    return tuple(dict.fromkeys(reading for reading in found if reading != number))


def _without_trunk_zero(written: Written, number: Number) -> tuple[Number, ...]:
    """Read `+36 (0)46 ...` without its zero in countries that dial another trunk prefix."""
    code, national = number
    if "(0)" not in written.groups or not national.startswith("0") or _is_valid(number):
        return ()
    return ((code, national.removeprefix("0")),)


def _international(written: Written, number: Number) -> tuple[Number, ...]:
    """Read `00` as the international prefix in countries that dial another one."""
    digits = written.digits
    if written.plus or not digits.startswith(_INTERNATIONAL) or len(digits) < _SHORTEST_NATIONAL:
        return ()
    reading = _read_coded(digits.removeprefix(_INTERNATIONAL))
    return (reading,) if reading is not None and reading != number else ()


def _coded(digits: str, region: str) -> tuple[Number, ...]:
    """Read `0` + country code, and a country code without its plus.

    The first form is how some aggregators store numbers: `049 30 ...` for `+49 30 ...`.
    """
    code = str(_code_of(region))
    if not region:
        return ()
    plain = _read_coded(digits) if digits.startswith(code) else None
    zero = _read_coded(digits[1:]) if digits.startswith(f"0{code}") else None
    if zero is not None and digits != f"0{code}{zero[1]}":
        zero = None
    return tuple(reading for reading in (plain, zero) if reading is not None)


def _read_coded(digits: str) -> Number | None:
    """Read digits that begin with a country code; in North America ten more must follow."""
    number = _parse("+" + digits, "")
    if number is None or len(number[1]) < _SHORTEST_NATIONAL:
        return None
    return None if number[0] == _NANP and len(digits) != _NANP_DIGITS + 1 else number


def _obsolete(number: Number) -> tuple[Number, ...]:
    """Read the number without a prefix that its plan gave up."""
    code, national = number
    if code not in _OBSOLETE:
        return ()
    length, prefixes = _OBSOLETE[code]
    return tuple(
        (code, national.removeprefix(prefix))
        for prefix in prefixes
        if national.startswith(prefix) and len(national) == length + len(prefix)
    )


