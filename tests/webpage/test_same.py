import pytest

from listaudit.webpage import same as sames
from listaudit.webpage.business import Business, Postal
from listaudit.webpage.same import distinct, joined, same, together

HERE, THERE = Postal(street="1 Elm St", postcode="1"), Postal(street="2 Elm St", postcode="1")


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (Business(address=HERE), Business(address=HERE), True),
        (Business(address=HERE, phones=("1234567",)), Business(address=THERE, phones=("1234567",)), False),
        (Business(address=HERE, phones=("(123) 4567",)), Business(phones=("123-4567",)), True),
        (Business(names=("A B",)), Business(names=("a b",)), True),
        (Business(node_id="#a"), Business(node_id="#a"), True),
        (Business(url="/a"), Business(url="/a"), True),
        (Business(names=("A",)), Business(names=("B",)), False),
        (Business(), Business(), False),
        (Business(address=HERE, names=("A",), phones=("1234567",)), Business(address=HERE, names=("B",), phones=("7654321",)), False),
        (Business(address=HERE, names=("A",)), Business(address=HERE, names=("B",), phones=("7654321",)), True),
    ],
    ids=range(10),
)  # fmt: skip
def test_statements_are_about_one_business_or_not(one, other, verdict):
    assert same(one, other) is verdict


def test_together_the_first_comes_first_and_nothing_is_lost():
    one = Business(names=("A",), phones=("(217) 555-0101",), hours="x", key="k")
    other = Business(
        names=("a", "B"),
        phones=("217.555.0101", "217 555 0102"),
        address=HERE,
        latitude=1.0,
        longitude=2.0,
        hours="y",
    )
    assert together(one, other) == Business(
        names=("A", "B"), phones=("(217) 555-0101", "217 555 0102"), address=HERE, latitude=1.0, longitude=2.0, hours="x", key="k"
    )  # fmt: skip


def test_an_address_that_leads_there_comes_before_a_city():
    assert together(Business(address=Postal(city="X")), Business(address=HERE)).address == HERE


def test_a_number_written_twice_is_one():
    assert distinct(["+49 30 23125 012", "030 / 23125-012", "030 23125 013"]) == (
        "+49 30 23125 012",
        "030 23125 013",
    )


def test_statements_are_joined_in_their_order(monkeypatch):
    parts = [Business(names=("A",)), Business(names=("B",)), Business(names=("A",), address=HERE)]
    assert [(one.names, one.address) for one in joined(parts)] == [(("A",), HERE), (("B",), Postal())]
    monkeypatch.setattr(sames, "_MANY", 2)
    assert joined([*parts, parts[0]]) == parts
