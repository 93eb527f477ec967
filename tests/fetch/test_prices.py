import pytest

from listaudit.fetch.prices import cost, dollars, price_of
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


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0.00"), (0.005, "0.005"), (0.01, "0.01"), (0.1, "0.10"), (0.032, "0.032"), (1.5, "1.50"),
        (2, "2.00"), (10, "10.00"), (1_038.4, "1,038.40"), (0.1 + 0.2, "0.30"), (0.000_000_5, "0.0000005"),
    ],
)  # fmt: skip
def test_a_sum_is_shown_as_it_is(value, shown):
    assert dollars(value) == shown
