import pytest

from listaudit.model import Confidence
from listaudit.rules.confidence import Basis, confidence


@pytest.mark.parametrize(
    ("probability", "basis", "expected"),
    [
        (0.99, Basis.STATED, "high"),
        (0.95, Basis.STATED, "high"),
        (0.94, Basis.STATED, "medium"),
        (0.80, Basis.STATED, "medium"),
        (0.79, Basis.STATED, "low"),
        (0.90, Basis.FORMER, "high"),
        (0.99, Basis.FORMER, "high"),
        (0.99, Basis.SILENCE, "medium"),
        (0.50, Basis.SILENCE, "low"),
        (None, Basis.STATED, "high"),
        (None, Basis.SILENCE, "medium"),
    ],
)
def test_confidence_follows_the_match_and_what_the_finding_rests_on(probability, basis, expected):
    assert confidence(probability, basis) is Confidence(expected)
