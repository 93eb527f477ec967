from __future__ import annotations

import pytest

from listaudit.compare.context import Context
from listaudit.compare.status import judge


@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "codes"),
    [
        ("open", "open", "same", []),
        ("open", "OPERATIONAL", "equivalent", ["status.format"]),
        ("open", "permanently_closed", "different", ["status.closed"]),
        ("open", "temporarily_closed", "different", ["status.temporarily-closed"]),
        ("permanently_closed", "open", "different", ["status.open"]),
        ("temporarily_closed", "open", "different", ["status.open-while-temporarily-closed"]),
        ("temporarily_closed", "permanently_closed", "different", ["status.closed-for-good"]),
        ("permanently_closed", "temporarily_closed", "different", ["status.closed-for-a-time"]),
        ("open", "moved", "uncheckable", ["status.unreadable"]),
        ("moved", "open", "uncheckable", ["status.unreadable"]),
    ],
)
def test_statuses_are_judged_by_what_they_mean(ours, theirs, kind, codes):
    judgement = judge(ours, theirs, Context())
    assert judgement.kind.value == kind
    assert [reason.code for reason in judgement.reasons] == codes
