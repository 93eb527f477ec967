from __future__ import annotations

import pytest

from listaudit.readers import infer_country


@pytest.mark.parametrize(
    ("phones", "country"),
    [
        (["+1 217 555 0100"] * 9 + ["+49 30 5550100"], "US"),
        (["+1 217 555 0100"] * 8 + ["+49 30 5550100"] * 2, ""),
        (["+1 416 555 0100", "(217) 555-0100"], "CA"),
        (["(+66) 2 555 0100"], "TH"),
        (["+44 20 7946 0018"], "GB"),
        (["+800 555 0100"], ""),
        (["+999 1"], ""),
        (["+", "x", ""], ""),
        ([], ""),
    ],
)
def test_the_country_is_that_of_nine_tenths_of_the_international_phones(phones, country):
    assert infer_country(phones) == country
