"""A long sequence that is held as bytes behaves like the tuple that it stands for."""

from __future__ import annotations

import pickle

import pytest

from listaudit.model import Point
from listaudit.model.packed import Packed, Part

PINS = tuple(Point(float(n), -float(n)) for n in range(40))


def test_records_come_back_by_number_in_slices_and_in_order():
    packed = Packed(Point, PINS)
    assert (len(packed), list(packed), packed[7], packed[-1]) == (40, list(PINS), PINS[7], PINS[-1])
    assert list(packed[3:9:2]) == list(PINS[3:9:2])
    assert PINS[5] in packed
    assert list(Packed(Point)) == []


@pytest.mark.parametrize("number", [40, -41])
def test_a_number_beyond_the_end_is_an_error(number):
    with pytest.raises(IndexError):
        Packed(Point, PINS)[number]


def test_the_latest_records_stay_made_and_the_others_do_not():
    packed = Packed(Point, PINS, ready=2)
    first = packed[0]
    assert packed[0] is first
    assert packed[1] != packed[2]
    assert packed[0] is not first


def test_a_sequence_crosses_to_another_process():
    again = pickle.loads(pickle.dumps(Packed(Point, PINS)))  # noqa: S301 - bytes of our own
    again.append(Point(1.0, 2.0))
    assert list(again) == [*PINS, Point(1.0, 2.0)]


def test_a_part_shows_some_of_the_whole():
    part = Part(Packed(Point, PINS), [3, 1, 30])
    assert (len(part), list(part), part[-1]) == (3, [PINS[3], PINS[1], PINS[30]], PINS[30])
    assert list(part[1:]) == [PINS[1], PINS[30]]
    with pytest.raises(IndexError):
        part[3]
