"""When to stop asking because nobody answers: a source that is silent, or a network that is not there."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from listaudit.model import Problem, Request, Response
from listaudit.normalize.domain import registrable

IN_A_ROW = 10
"""Requests without an answer, one after the other, after which a source is left alone."""
SITES_IN_A_ROW = 20
"""Sites of different owners that cannot be reached, one after the other, after which it is the network."""
_NO_NETWORK = frozenset({"fetch.connection", "fetch.proxy", "fetch.timeout"})
_NO_ANSWER = _NO_NETWORK | {"fetch.server-error", "fetch.rate-limited"}
_UNASKED = frozenset(
    {
        "fetch.adapter",
        "fetch.budget",
        "fetch.gave-up",
        "fetch.max-requests",
        "fetch.private-address",
        "fetch.quota",
        "fetch.robots",
        "fetch.scheme",
        "fetch.uncounted",
    }
)
"""Why we did not ask: it tells nothing of the network."""
_PROXY = "fetch.proxy"
Outcome = Response | Problem


class Silence:
    """Counts what got no answer in a row, for one source.

    Args:
        sites: Whether its requests go to sites of many owners: those do not fail for one another, and one of
            them counts once, however many of its pages or hosts are asked for.
    """

    def __init__(self, *, sites: bool) -> None:
        self._sites = sites
        self._failed = 0
        self._unreached: set[str] = set()

    def heard(self, request: Request, outcome: Outcome) -> Problem | None:
        """Take what came of a request; return why nothing more should be asked, or None."""
        if isinstance(outcome, Problem) and outcome.code == _PROXY:  # everything goes through it
            return replace(outcome, stops=True)
        if self._sites:
            return self._of_sites(request, outcome)
        silent = isinstance(outcome, Problem) and outcome.code in _NO_ANSWER
        self._failed = self._failed + 1 if silent else 0
        if self._failed < IN_A_ROW or isinstance(outcome, Response):
            return None
        why = outcome.detail or outcome.code.partition(".")[2]
        return _gave_up(f"{IN_A_ROW} requests in a row came to nothing, the last by this: {why}")

    def _of_sites(self, request: Request, outcome: Outcome) -> Problem | None:
        code = outcome.code if isinstance(outcome, Problem) else ""
        if code in _UNASKED:
            return None
        if code not in _NO_NETWORK:
            self._unreached.clear()
            return None
        host = urlsplit(request.url).hostname or ""
        self._unreached.add(registrable(host) or host)
        if len(self._unreached) < SITES_IN_A_ROW:
            return None
        return _gave_up(f"{SITES_IN_A_ROW} sites in a row could not be reached; is there a network?")


def _gave_up(detail: str) -> Problem:
    return Problem(code="fetch.gave-up", detail=detail, stops=True)
