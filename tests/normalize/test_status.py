from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.status import canonical_status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("open", "open"),
        ("OPERATIONAL", "open"),
        ("CLOSED_TEMPORARILY", "temporarily_closed"),
        ("Temporarily closed", "temporarily_closed"),
        ("vorübergehend geschlossen", "temporarily_closed"),
        ("CLOSED_PERMANENTLY", "permanently_closed"),
        ("permanently_closed", "permanently_closed"),
        ("closed_forever", "permanently_closed"),
        ("Closed", "permanently_closed"),
        ("閉業", "permanently_closed"),
        ("Closed until further notice.", "temporarily_closed"),
        ("closed_for_now", "temporarily_closed"),
        ("closed for good", "permanently_closed"),
        ("OPEN_FOR_BUSINESS", "open"),
        ("moved", None),
        ("", None),
    ],
)
def test_words_of_sources_have_a_status(text, status):
    assert canonical_status(text) == status


@given(st.text(max_size=30))
def test_a_status_is_its_own_status(text):
    status = canonical_status(text)
    assert status is None or canonical_status(status) == status
