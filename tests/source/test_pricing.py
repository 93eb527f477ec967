from dataclasses import replace

import pytest

from listaudit.model.access import Price
from listaudit.source import load_source
from listaudit.source.pricing import sku_of

FILE = load_source("file")
SOURCE = replace(
    FILE,
    access=replace(
        FILE.access,
        prices=(
            Price(sku="ids", fields=("id", "places.id")),
            Price(sku="address", per_1000=5, fields=("address", "hours")),
            Price(sku="name", per_1000=17, fields=("name",)),
            Price(sku="also-17", per_1000=17, fields=("status",)),
            Price(sku="flat", per_1000=99),
        ),
    ),
)


@pytest.mark.parametrize(
    ("fields", "sku"),
    [
        (("id",), "ids"),
        (("id", "address"), "address"),
        (("name", "id", "address"), "name"),
        (("hours.periods",), "address"),
        (("places.id",), "ids"),
        (("status", "name"), "name"),
    ],
    ids=["one", "dearest", "in any order", "below a field", "with a prefix", "first of equals"],
)
def test_a_request_is_billed_by_the_dearest_field_that_it_asks_for(fields, sku):
    assert sku_of(SOURCE, fields) == sku


@pytest.mark.parametrize(
    "fields",
    [(), ("unknown",), ("hoursly",), ("names",), ("places",)],
    ids=["none", "unknown", "longer word", "plural", "above a field"],
)
def test_fields_that_no_row_has_cost_nothing_that_we_know_of(fields):
    assert sku_of(SOURCE, fields) == ""


def test_a_source_without_prices_has_no_sku():
    assert sku_of(FILE, ("id",)) == ""


def test_fields_may_come_as_any_iterable():
    assert sku_of(SOURCE, iter(["id", "name"])) == "name"
