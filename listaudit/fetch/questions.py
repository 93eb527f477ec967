"""What a source was asked in this run, what went wrong, and whom that leaves unchecked."""

from __future__ import annotations

from dataclasses import dataclass, field

from listaudit.model import Problem, Request
from listaudit.model.marks import Marks

FURTHER, FURTHER_EACH = 1_000, 10
"""Requests that answers to one planned request may lead to: so many, and so many more for each location."""
_DIGITS = 15
"""Hex digits of a request's key that tell it from the others: 60 bits, which fit into 8 bytes with a sign."""


@dataclass(slots=True)
class Trail:
    """What a planned request may still lead to: a source could send us from page to page without end."""

    left: int

    @classmethod
    def of(cls, request: Request) -> Trail:
        """Return the trail of a planned request."""
        return cls(FURTHER + FURTHER_EACH * len(request.store_codes))


@dataclass(frozen=True, slots=True)
class Lead:
    """A request to make, and what led to it."""

    request: Request
    trail: Trail
    parent: int | None = None
    """The mark of the question whose answer led here; None for a planned request."""


@dataclass(slots=True)
class _Open:
    """A question that may still fail: it is unanswered, or one is that it led to, or it has failed."""

    waits: int = 1
    """For how many answers: its own, and those of the questions that it led to."""
    others: list[tuple[str, ...]] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)


class Questions:
    """Remembers which questions were asked. Equal ones are asked once, and what comes of it counts for all.

    A question that fails leaves those unchecked too for whom the same was asked, and those for whom the
    question was asked that led to it: before the failure, and after it. Of one that can fail no more a few
    bytes stay, for there are several questions for each location and source.
    """

    def __init__(self) -> None:
        self._asked = Marks()
        self._open: dict[int, _Open] = {}
        self._problems: dict[int, Problem] = {}

    def begin(self, lead: Lead) -> tuple[int, bool]:
        """Return the mark of a question, and whether it is a new one that has to be asked."""
        new = len(self._asked)
        (mark,) = self._asked.add((int(lead.request.key[:_DIGITS], 16),))
        if mark == new:
            self._open[mark] = _Open()
        known = self._open.get(mark)
        if known is not None and mark != new:
            known.others.append(lead.request.store_codes)
        if lead.parent is not None and (known is None or lead.parent == mark):
            self.end(lead.parent)
        elif lead.parent is not None and known is not None:
            known.parents.append(lead.parent)
        return mark, mark == new

    def further(self, request: Request, trail: Trail, mark: int) -> Lead:
        """Return what a question led to: it is open until that has come to its end, too."""
        if known := self._open.get(mark):
            known.waits += 1
        return Lead(request, trail, mark)

    def end(self, mark: int) -> None:
        """Say that a question was answered, or one that it led to; after the last one it can fail no more."""
        ended = [mark]
        while ended:
            one = ended.pop()
            known = self._open.get(one)
            if known is None:
                continue
            known.waits -= 1
            if known.waits <= 0 and one not in self._problems:
                del self._open[one]
                ended += known.parents

    def problem(self, mark: int) -> Problem | None:
        """Return what went wrong with a question so far, or with one that it led to."""
        return self._problems.get(mark)

    def fail(self, mark: int, problem: Problem) -> tuple[str, ...]:
        """Remember that a question failed; return the store codes of others that it leaves unchecked."""
        codes: dict[str, None] = {}
        above, seen = [mark], {mark}
        while above:
            one = above.pop()
            known, told = self._open.get(one) or _Open(), self._problems.get(one)
            self._problems[one] = problem if told is None else min(told, problem, key=_rank)
            for others in known.others:
                codes |= dict.fromkeys(others)
            parents = [parent for parent in known.parents if parent not in seen]
            seen.update(parents)
            above += parents
        return tuple(codes)


def _rank(problem: Problem) -> tuple[str, str]:
    """Return what orders problems, whichever came first: as reasons of a cell are ordered."""
    return problem.code, problem.detail
