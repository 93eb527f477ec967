"""Departments in names: another listing, or the trade of the whole."""

from __future__ import annotations

import pytest

from listaudit.compare.context import Context
from listaudit.compare.name import judge
from listaudit.model import Kind


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Fox Mart", "Fox Mart Pharmacy"),
        ("Fox Bank", "Fox Bank ATM"),
        ("Банк Лиса", "Банк Лиса Банкомат"),
        ("Fox Mall", "Fox Mall Food Court"),
        ("Fox Motors", "Fox Motors - Sales"),
        ("Fox Mart Pharmacy", "Fox Mart Vision Center"),
        ("Fox Ford Collision", "Fox Ford Parts"),
        ("Fox Bank & ATM", "Fox Bank Pharmacy"),
        ("Fox Health", "Fox Health - Urology"),
        ("Fox Pets", "Fox Pets Vaccination Clinic"),
        ("Fox Mart", "Fox Mart Grocery Pick-up"),
        ("Provincia Volpe", "Provincia Volpe - Ufficio Stampa"),
    ],
)
def test_a_department_is_another_listing(ours, theirs):
    for a, b in ((ours, theirs), (theirs, ours)):
        found = judge(a, b, Context())
        assert found.kind is Kind.DIFFERENT
        assert "name.department" in {reason.code for reason in found.reasons}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Fox Bank", "Fox Bank & ATM"),
        ("Volpe Forni a Legna e a Gas", "Volpe Forni"),
        ("Fox Savings Branch with ATM", "Fox Savings"),
        ("Foxcoin Bitcoin Depot", "Foxcoin Bitcoin Depot ATM"),
        ("Pharmafox", "Pharmafox Pharmacy"),
        ("Fox Hearing", "Fox Hearing Aid Center"),
        ("Coinfox Kiosk - Bitcoin ATM", "Coinfox"),
    ],
)
def test_a_department_that_is_joined_to_the_rest_or_its_trade_is_a_variant(ours, theirs):
    for a, b in ((ours, theirs), (theirs, ours)):
        found = judge(a, b, Context())
        assert found.kind is Kind.VARIANT, found
        assert "name.department" not in {reason.code for reason in found.reasons}
