"""Judge whether a listing says that the place is open or closed (DESIGN 6)."""

from __future__ import annotations

from listaudit.compare.context import Context
from listaudit.model import Judgement, Kind, Reason
from listaudit.normalize.status import OPEN, PERMANENTLY_CLOSED, TEMPORARILY_CLOSED, canonical_status

_DIFFERENCES = {
    (OPEN, PERMANENTLY_CLOSED): "status.closed",
    (OPEN, TEMPORARILY_CLOSED): "status.temporarily-closed",
    (TEMPORARILY_CLOSED, OPEN): "status.open-while-temporarily-closed",
    (PERMANENTLY_CLOSED, OPEN): "status.open",
    (TEMPORARILY_CLOSED, PERMANENTLY_CLOSED): "status.closed-for-good",
    (PERMANENTLY_CLOSED, TEMPORARILY_CLOSED): "status.closed-for-a-time",
}
"""(ours, theirs) -> reason."""


def judge(ours: str, theirs: str, context: Context) -> Judgement:  # noqa: ARG001 - one signature for all fields
    """Judge the listing's status against the location's, in any words that `normalize.status` knows."""
    if ours == theirs:
        return Judgement(Kind.SAME)
    a, b = canonical_status(ours), canonical_status(theirs)
    if a is None or b is None:
        side, value = ("ours", ours) if a is None else ("theirs", theirs)
        return Judgement(Kind.UNCHECKABLE, (Reason.of("status.unreadable", side=side, value=value),))
    if a == b:
        return Judgement(Kind.EQUIVALENT, (Reason.of("status.format"),))
    return Judgement(Kind.DIFFERENT, (Reason.of(_DIFFERENCES[a, b]),))
