"""What is kept on disk and fails: it is said once, and nobody asks it again."""

from __future__ import annotations

import pytest

from listaudit.errors import InputError, OutputError
from listaudit.fetch.kept import Kept, Loss

FULL = OutputError("It is full.", "Free some space.")


@pytest.fixture
def lines():
    return []


@pytest.fixture
def loss(lines):
    return Loss("Nothing is kept.", lines.append)


def failing(error=FULL):
    def call(*_):
        raise error

    return call


def test_what_works_is_used(loss, lines):
    kept = Kept(list, loss)
    assert kept.use(lambda it: it.append(1), 7) is None
    assert kept.use(len, 0) == 1
    assert (kept.lost, lines) == (None, [])


def test_what_cannot_be_opened_is_told_once_and_left_alone(loss, lines):
    kept = Kept(failing(), loss)
    assert [kept.use(len, "none") for _ in range(3)] == ["none"] * 3
    assert (kept.lost, lines) == (FULL, ["It is full. Nothing is kept. Free some space."])


def test_what_fails_later_is_told_once_and_left_alone(loss, lines):
    kept, calls = Kept(list, loss), []

    def count(it):
        calls.append(it)
        raise FULL

    assert [kept.use(count, "none") for _ in range(3)] == ["none"] * 3
    assert (len(calls), len(lines)) == (1, 1)


def test_things_that_share_a_loss_are_lost_together(loss, lines):
    one, other = Kept(list, loss), Kept(list, loss)
    one.use(failing(), None)
    assert other.use(len, "none") == "none"
    assert Kept(failing(OutputError("Never opened.")), loss).lost is FULL
    assert len(lines) == 1


def test_a_loss_that_was_told_elsewhere_is_not_told_again(loss, lines):
    loss.take(FULL, told=True)
    assert (Kept(list, loss).use(len, "none"), lines) == ("none", [])


def test_in_the_end_it_is_let_go_whether_it_was_lost_or_not(loss, lines):
    whole, broken = Kept(list, Loss("", lines.append)), Kept(lambda: [1], loss)
    broken.use(failing(), None)
    closed = []
    for kept in (whole, broken, whole):
        kept.end(closed.append)
    assert closed == [[], [1]]


def test_trouble_in_the_end_is_told_and_ends_nothing(loss, lines):
    Kept(list, loss).end(failing())
    assert len(lines) == 1


def test_an_error_of_another_kind_is_not_swallowed(loss):
    with pytest.raises(InputError):
        Kept(list, loss).use(failing(InputError("no")), None)
