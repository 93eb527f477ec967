"""Country codes from codes and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.country import country_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US", "US"),
        ("usa", "US"),
        ("U.S.A.", "US"),
        ("United States of America", "US"),
        ("UK", "GB"),
        ("England", "GB"),
        ("GBR", "GB"),
        ("Deutschland", "DE"),
        ("Österreich", "AT"),
        ("osterreich", "AT"),
        ("España", "ES"),
        ("Россия", "RU"),
        ("ประเทศไทย", "TH"),
        ("日本", "JP"),
        ("HongKong", "HK"),
        ("Türkiye", "TR"),
        ("", ""),
        ("XX", ""),
        ("Atlantis", ""),
    ],
)
def test_codes_and_names_give_the_alpha_2_code(text, code):
    assert country_code(text) == code


@given(st.text(max_size=20))
def test_a_code_found_once_stays_and_no_text_raises(text):
    code = country_code(text)
    assert code == "" or country_code(code) == code
