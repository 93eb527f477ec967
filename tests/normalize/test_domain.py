"""Host names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.domain import is_ip, public_suffix, registrable, skeleton, to_ascii, to_unicode


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.shop.co.uk", "shop.co.uk"),
        ("a.b.shop.example", "shop.example"),
        ("owner.github.io", "owner.github.io"),
        ("x.owner.github.io", "owner.github.io"),
        ("1.2.3.4", "1.2.3.4"),
        ("::1", "::1"),
        ("co.uk", "co.uk"),
    ],
)
def test_the_registrable_domain_is_what_somebody_registered(host, domain):
    assert registrable(host) == domain


def test_suffixes_are_those_of_the_list():
    assert public_suffix("shop.co.uk") == "co.uk"
    assert public_suffix("1.2.3.4") == ""


@pytest.mark.parametrize(
    ("host", "address"),
    [("1.2.3.4", True), ("::1", True), ("2001:db8::a", True), ("1.2.3", False), ("a.b", False), ("", False)],
)
def test_addresses_are_told_from_names(host, address):
    assert is_ip(host) is address


def test_international_names_go_there_and_back():
    assert to_ascii("müller.example") == "xn--mller-kva.example"
    assert to_unicode("xn--mller-kva.example") == "müller.example"
    assert to_ascii("straße.example") == "xn--strae-oqa.example"


def test_names_that_break_the_rules_stay_as_they_are():
    assert to_ascii("ü" * 70 + ".example") == "ü" * 70 + ".example"
    assert to_unicode("xn--a.example") == "xn--a.example"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("cafe.example", "саfe.example"),
        ("cafe.example", "xn--afe-3ed.example"),
        ("modern.example", "modem.example"),
        ("inn.example", "1nn.example"),
        ("muller.example", "müller.example"),
        ("oxo.example", "οxο.example"),
    ],
)
def test_names_that_look_alike_share_a_skeleton(ours, theirs):
    assert ours != theirs
    assert skeleton(ours) == skeleton(theirs)


def test_names_that_do_not_look_alike_share_none():
    assert skeleton("cafe.example") != skeleton("case.example")


@given(st.text(max_size=80))
def test_nothing_about_hosts_raises(text):
    is_ip(text)
    skeleton(text)
    assert to_ascii(to_ascii(text)) == to_ascii(text)
