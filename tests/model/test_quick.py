"""Frozen values whose `__init__` holds their slots."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from listaudit.model.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class _Shop:
    name: str
    phones: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class _Branch(_Shop):
    code: str
    notes: Mapping[str, str] = field(default_factory=dict)


def test_values_are_set_by_place_and_by_name_and_the_rest_by_default():
    assert _Shop("Larkspur", ("1",)) == _Shop(phones=("1",), name="Larkspur")
    assert _Shop("Larkspur").phones == ()
    assert (
        repr(_Branch(name="Larkspur", code="7")) == "_Branch(name='Larkspur', phones=(), code='7', notes={})"
    )


def test_every_value_gets_a_default_of_its_own_making():
    one, other = _Branch(name="A", code="1"), _Branch(name="A", code="1")
    assert one.notes is not other.notes
    assert _Branch(name="A", code="1", notes={"a": "b"}).notes == {"a": "b"}


def test_values_stay_frozen_and_can_be_copied_and_sent():
    branch = _Branch(name="A", code="1", phones=("2",))
    with pytest.raises(FrozenInstanceError):
        branch.code = "2"
    assert replace(branch, code="3") == _Branch(name="A", code="3", phones=("2",))
    assert pickle.loads(pickle.dumps(branch)) == branch  # noqa: S301 - what was packed on the line itself


def test_a_copy_of_either_depth_is_an_equal_value_of_the_same_class():
    branch = _Branch(name="A", code="1", notes={"a": "b"})
    for made in (copy.copy(branch), copy.deepcopy(branch)):
        assert (made, type(made)) == (branch, _Branch)


def test_a_subclass_without_fields_of_its_own_is_filled_too_and_stays_frozen():
    class Kiosk(_Branch):
        """Has a place for anything, as a class without slots."""

    kiosk = Kiosk(name="A", code="1")
    assert (type(kiosk), kiosk.notes, kiosk.phones) == (Kiosk, {}, ())
    with pytest.raises(FrozenInstanceError):
        kiosk.code = "2"


def test_a_default_that_cannot_be_made_leaves_no_value_that_can_be_set():
    @quick
    @dataclass(frozen=True, slots=True)
    class Broken:
        name: str
        notes: Mapping[str, str] = field(default_factory=lambda: {}["none"])

    broken = object.__new__(Broken)
    with pytest.raises(KeyError, match="none"):
        broken.__init__("A")
    assert type(broken) is Broken
    with pytest.raises(FrozenInstanceError):
        broken.name = "B"


@pytest.mark.parametrize("given", [{}, {"name": "A", "colour": "red"}])
def test_a_missing_and_an_unknown_value_are_refused(given):
    with pytest.raises(TypeError, match=r"_Shop\.__init__\(\)"):
        _Shop(**given)


def test_a_class_that_does_more_on_its_way_is_refused():
    @dataclass(frozen=True, slots=True)
    class Busy:
        name: str

        def __post_init__(self) -> None:
            raise AssertionError

    @dataclass(frozen=True, slots=True)
    class Half:
        name: str = field(init=False, default="")

    for kind in (Busy, Half):
        with pytest.raises(TypeError, match="every field must be set"):
            quick(kind)
