"""Read one line by what the other says, where a figure may be a house number or a unit.

Each reading is taken only where it makes the line say exactly what the other one does, so that no figure
that differs is ever explained away.
"""

from __future__ import annotations

from dataclasses import replace

from listaudit.compare.address_number import equal
from listaudit.normalize.address import AddressForm
from listaudit.normalize.street_number import HouseNumber, read_number
from listaudit.normalize.street_words import Word
from listaudit.normalize.unit import UNIT, Unit, unit_id


def read_alike(a: AddressForm, b: AddressForm) -> tuple[AddressForm, AddressForm]:
    """Return both lines, each read by the other where that makes number and unit the same."""
    if a.numbers == b.numbers or len(a.numbers) != 1 or len(b.numbers) != 1:
        return a, b
    a = _read_by(a, b)
    return a, _read_by(b, a)


def _read_by(a: AddressForm, b: AddressForm) -> AddressForm:
    """Read `5-12 Main St`, `12-5 Main St`, `12B Main St` and `5 12 Main St` as a house and a unit.

    A Japanese block that goes on where the other line names a room ends in one, whichever it is.
    """
    if len(a.numbers) != 1 or not b.units or any(unit.kind == UNIT for unit in a.units):
        return _number_behind(_unit_in_front(a, b), b)
    number, units = a.numbers[0], {unit.id for unit in b.units if unit.kind == UNIT}
    if units and "-" in b.numbers[0].start and number.start.startswith(f"{b.numbers[0].start}-"):
        room = number.start.removeprefix(f"{b.numbers[0].start}-")
        return replace(a, numbers=b.numbers, units=(*a.units, Unit(UNIT, room)))
    for house, unit in _halves(number):
        if unit in units and equal(house, b.numbers[0]):
            return replace(a, numbers=(house,), units=(*a.units, Unit(UNIT, unit)))
    first = unit_id(str(number))
    behind = read_number(a.street[0].text) if a.street and first in units else None
    if behind is not None and equal(behind, b.numbers[0]):
        return replace(a, numbers=(behind,), street=a.street[1:], units=(*a.units, Unit(UNIT, first)))
    return a


def _halves(number: HouseNumber) -> list[tuple[HouseNumber, str]]:
    """Return the ways to read a number as a house and a unit in it."""
    if number.prefix or number.fraction or number.rest:
        return []
    if number.end:
        start = f"{number.start}{number.suffix}"
        return [(HouseNumber(number.end), start), (HouseNumber(number.start, number.suffix), number.end)]
    return [(HouseNumber(number.start), number.suffix)] if number.suffix else []


def _number_behind(a: AddressForm, b: AddressForm) -> AddressForm:
    """Read `G-119, Main Blvd 3101` as unit G119, where the other line has 3101 for its number and no unit."""
    if len(a.numbers) != 1 or not a.numbers[0].prefix or any(unit.kind == UNIT for unit in b.units):
        return a
    house = Unit(UNIT, str(b.numbers[0]))
    if house not in a.units:
        return a
    kept = tuple(unit for unit in a.units if unit != house)
    return replace(a, numbers=b.numbers, units=(*kept, Unit(UNIT, unit_id(str(a.numbers[0])))))


def _unit_in_front(a: AddressForm, b: AddressForm) -> AddressForm:
    """Read `300 1 Main St` as unit 300 of house 1, where the other line is `1 Main St` to the letter."""
    if len(a.street) != len(b.street) + 1 or a.units or b.units:
        return a
    house = read_number(a.street[0].text)
    if house is None or not equal(house, b.numbers[0]) or not all(map(Word.meets, a.street[1:], b.street)):
        return a
    return replace(a, numbers=(house,), street=a.street[1:], units=(Unit(UNIT, unit_id(str(a.numbers[0]))),))
