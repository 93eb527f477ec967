"""A second labeller beside the first, on the half that is measured on: how far labels themselves can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from bench.accuracy_metrics import wilson


class Twice(Protocol):
    """A pair that two people labelled, and the verdict of listaudit, all as classes of verdicts."""

    @property
    def verdict_class(self) -> str:
        """The class of listaudit's verdict."""

    @property
    def first_classes(self) -> Sequence[str]:
        """The classes that the first labeller allows, best first."""

    @property
    def second_classes(self) -> Sequence[str]:
        """The classes that the second labeller allows, best first; none where there is no second label."""


def figures(labelled: Iterable[Twice]) -> dict[str, list[float]]:
    """Return counts, of how many, and the ends of the 95 % interval; nothing where no second label is.

    `agree`: both labellers name the same verdict first. `first` and `second`: listaudit's is the one that
    this labeller names first. `certain`: it is right where both gave one and the same verdict alone.
    """
    twice = [one for one in labelled if one.second_classes]
    certain = [one for one in twice if len({*one.first_classes, *one.second_classes}) == 1]
    return {
        "agree": _share(one.first_classes[0] == one.second_classes[0] for one in twice),
        "first": _share(one.first_classes[0] == one.verdict_class for one in twice),
        "second": _share(one.second_classes[0] == one.verdict_class for one in twice),
        "certain": _share(one.first_classes[0] == one.verdict_class for one in certain),
    } if twice else {}  # fmt: skip


def _share(right: Iterable[bool]) -> list[float]:
    told = list(right)
    return [sum(told), len(told), *(round(end, 4) for end in wilson(sum(told), len(told)))]
