import pytest

from listaudit.fetch.prices import cost, price_of
from listaudit.model import Access, Price, Source

PRICES = (Price(sku="text", per_1000=32.0, free_per_month=5_000), Price(sku="odd", per_1000=0.1))
SOURCE = Source(name="g", id="g", title="G", platform="g", access=Access(prices=PRICES))


@pytest.mark.parametrize(
    ("sku", "count", "used", "dollars"),
    [
        ("text", 1, 4_999, 0),
        ("text", 1, 5_000, 0.032),
        ("text", 10, 4_995, 0.16),
        ("text", 1_000, 9_999, 32),
        ("odd", 30_000, 0, 3),
        ("odd", 0, 0, 0),
        ("", 1_000, 0, 0),
        ("unknown", 1_000, 0, 0),
    ],
)
def test_a_request_costs_what_its_kind_does_after_the_free_ones(sku, count, used, dollars):
    assert cost(SOURCE, sku, count, used) == round(dollars * 1_000_000_000)


def test_a_price_is_found_by_its_kind():
    assert price_of(SOURCE, "odd") is PRICES[1]
    assert price_of(SOURCE, "") is None
