"""What a source was asked in this run, what went wrong, and whom that leaves unchecked."""

from __future__ import annotations

from dataclasses import dataclass

from listaudit.model import Problem, Request

FURTHER, FURTHER_EACH = 1_000, 10
"""Requests that answers to one planned request may lead to: so many, and so many more for each location."""


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


class Questions:
    """Remembers which questions were asked. Equal ones are asked once, and what comes of it counts for all.

    A question that fails leaves those unchecked too for whom the same was asked, and those for whom the
    question was asked that led to it: before the failure, and after it.
    """

    def __init__(self) -> None:
        self._asked: dict[int, Problem | None] = {}
        self._others: dict[int, list[str]] = {}
        self._parents: dict[int, list[int]] = {}

    def begin(self, lead: Lead) -> tuple[int, bool]:
        """Return the mark of a question, and whether it is a new one that has to be asked."""
        mark = int(lead.request.key[:16], 16)
        if lead.parent is not None and lead.parent != mark:
            self._parents.setdefault(mark, []).append(lead.parent)
        if mark not in self._asked:
            self._asked[mark] = None
            return mark, True
        self._others.setdefault(mark, []).extend(lead.request.store_codes)
        return mark, False

    def problem(self, mark: int) -> Problem | None:
        """Return what went wrong with a question so far, or with one that it led to."""
        return self._asked.get(mark)

    def fail(self, mark: int, problem: Problem) -> tuple[str, ...]:
        """Remember that a question failed; return the store codes of others that it leaves unchecked."""
        codes: dict[str, None] = {}
        above, seen = [mark], {mark}
        while above:
            one = above.pop()
            known = self._asked.get(one)
            self._asked[one] = problem if known is None else min(known, problem, key=_rank)
            codes |= dict.fromkeys(self._others.get(one, ()))
            parents = [parent for parent in self._parents.get(one, ()) if parent not in seen]
            seen.update(parents)
            above += parents
        return tuple(codes)


def _rank(problem: Problem) -> tuple[str, str]:
    """Return what orders problems, whichever came first: as reasons of a cell are ordered."""
    return problem.code, problem.detail
