from __future__ import annotations

import pytest

from listaudit.compare.category import judge
from listaudit.compare.context import Context


@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "codes"),
    [
        (("Pharmacy",), ("Pharmacy", "Retail"), "same", []),
        (("Coffee shop",), ("coffee_shop",), "equivalent", ["category.format"]),
        (("hotel",), ("tourism=hotel",), "equivalent", ["category.format"]),
        (("Hardware Store",), ("HardwareStore",), "equivalent", ["category.format"]),
        (("ShoeStore",), ("https://schema.org/ShoeStore",), "equivalent", ["category.format"]),
        (("Coffee shop",), ("amenity=cafe",), "variant", ["category.related"]),
        (("Pharmacy",), ("retail",), "variant", ["category.related"]),
        (("Pharmacy",), ("supermarket",), "different", ["category.other"]),
        (("thrift_store",), ("shop=charity",), "variant", ["category.related"]),
        (("physical_therapy",), ("office=therapist",), "variant", ["category.related"]),
        (("Pharmacy",), ("professional_services",), "uncheckable", ["category.unmapped"]),
        (("xyzzy",), ("supermarket",), "uncheckable", ["category.unmapped"]),
    ],
)
def test_categories_are_judged_by_kind(ours, theirs, kind, codes):
    judgement = judge(ours, theirs, Context())
    assert judgement.kind.value == kind
    assert [reason.code for reason in judgement.reasons] == codes


def test_another_kind_is_named():
    params = dict(judge(("Pharmacy",), ("retail", "Car wash"), Context()).reasons[0].params)
    assert params == {
        "ours": "Pharmacy",
        "theirs": "retail",
        "our_kind": "pharmacy",
        "their_kind": "car wash",
    }
