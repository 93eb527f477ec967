"""Telephone numbers, read with the numbering plan of their country (phonenumbers).

Both sides of a comparison are parsed with their region and the numbers compared: comparing raw
strings with `is_number_match` calls `212-555-0100` and `(212) 555-0100` a weak match only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from listaudit.model.quick import quick
from listaudit.normalize.phone_plan import (
    Number,
    is_possible,
    is_short_number,
    is_valid,
    kind_number,
    known_region,
)
from listaudit.normalize.phone_readings import (
    as_dialled,
    international,
    misdialled,
    other_readings,
    read_plain,
    read_range,
    read_whole,
)
from listaudit.normalize.phone_split import first_phone
from listaudit.normalize.phone_text import Written, last_digits, read_written

__all__ = ["PhoneForm", "last_digits", "parse_phone"]

_KINDS = {
    0: "fixed", 1: "mobile", 2: "fixed", 3: "toll-free", 4: "premium", 5: "shared-cost",
    6: "voip", 9: "fixed",
}  # fmt: skip
"""`phonenumbers.PhoneNumberType` -> our word; FIXED_LINE_OR_MOBILE (2) and UAN (9) count as fixed."""
_NOTHING = Written("")


@quick
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
    written: Written = _NOTHING
    region: str = ""
    """The country in which it was read, as the plans know it; empty when unknown."""

    @property
    def number(self) -> Number:
        """The number as the plan reads it."""
        return self.country_code, self.national

    # Most numbers agree digit for digit, and nobody asks what else the plan says of them.

    @property
    def kind(self) -> str:
        """`fixed`, `mobile`, `toll-free`, `premium`, `shared-cost`, `voip` or `unknown`."""
        return _KINDS.get(kind_number(self.number), "unknown") if self.parsed else "unknown"

    @property
    def valid(self) -> bool:
        """Whether the plan has such a number."""
        return self.parsed and (is_valid(self.number) or is_short_number(self.national, self.region))

    @property
    def possible(self) -> bool:
        """Whether it has a length that its plan allows."""
        return self.parsed and is_possible(self.number)

    @property
    def alternates(self) -> tuple[Number, ...]:
        """Other numbers that a careless writer may have meant.

        `00` where the plan dials otherwise, a code without its plus, prefixes that are no longer dialled.
        """
        if not self.parsed:
            return international(self.written, (0, ""))
        return other_readings(self.written, self.number, self.region)

    @property
    def misdialled(self) -> tuple[Number, ...]:
        """The number that is meant where `0` + country code stands before it: nobody reaches it so."""
        return misdialled(self.written, self.number, self.region) if self.parsed else ()


@lru_cache(maxsize=1_024)
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
    written, number = read_whole(text, written, read_plain(written, region), region)
    written, number = read_range(written, number, region)
    if number is None:
        return _unparsed(written)
    if written.vanity:
        number = as_dialled(number)
    return _form(written, number, region)


def _unparsed(written: Written) -> PhoneForm:
    return PhoneForm(
        digits=written.digits,
        national=written.digits,
        extension=written.extension,
        vanity=written.vanity,
        plus=written.plus,
        star=written.star,
        written=written,
    )


def _form(written: Written, number: Number, region: str) -> PhoneForm:
    code, national = number
    coded, trunk = _prefixes(written, number)
    return PhoneForm(
        digits=written.digits,
        country_code=code,
        national=national,
        extension=written.extension,
        e164=f"+{code}{national}",
        vanity=written.vanity,
        parsed=True,
        plus=written.plus,
        star=written.star,
        coded=coded,
        trunk=trunk,
        written=written,
        region=region,
    )


def _prefixes(written: Written, number: Number) -> tuple[bool, bool]:
    """Say whether the country code and a trunk prefix stand before (or in) the written digits."""
    code, national = str(number[0]), number[1]
    before = written.digits.removesuffix(national)
    if not before or before == written.digits:
        return written.plus, False
    bare = before.lstrip("0")
    coded = written.plus or bare.startswith(code)
    return coded, before not in {code, f"00{code}"}
