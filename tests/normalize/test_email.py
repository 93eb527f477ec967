"""E-mail addresses in parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.email import parse_email, split_emails


@pytest.mark.parametrize(
    ("text", "writing"),
    [
        ("info@shop.example", set()),
        ("mailto:info@shop.example?subject=Hello", {"mailto"}),
        ("E-Mail: info@shop.example", {"mailto"}),
        ("Our Shop <info@shop.example>", {"display-name"}),
        ("<info@shop.example>", set()),
        ("Office (info@shop.example)", {"display-name"}),
        ("[info@shop.example]", set()),
        ("E-Mail info@shop.example", {"mailto"}),
        ("Our Shop <mailto:info@shop.example?subject=x>", {"mailto", "display-name"}),
        ("info at shop dot example", {"hidden"}),
        ("info @ shop.example", {"hidden"}),
        ("info&#64;shop.example", {"hidden"}),
        ("mailto:info%40shop.example", {"mailto", "hidden"}),
        ("info [at] shop (dot) example", {"hidden"}),
        ("info@SHOP.example.", {"case"}),
        ("Info@shop.example", {"case"}),
        (" info@shop.example; ", set()),
    ],
)
def test_what_stands_around_an_address_goes(text, writing):
    form = parse_email(text)
    assert (form.local.lower(), form.domain, form.writing) == ("info", "shop.example", writing)


def test_international_domains_are_kept_in_both_forms():
    form = parse_email("info@müller.example")
    assert (form.domain, form.unicode_domain) == ("xn--mller-kva.example", "müller.example")
    assert parse_email("info@xn--mller-kva.example").writing == {"punycode"}


def test_the_tag_is_part_of_the_mailbox_as_written():
    form = parse_email("Info+web@shop.example")
    assert (form.local, form.mailbox) == ("Info+web", "info")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "N/A",
        "info@",
        "@shop.example",
        "info@shop",
        "a@b@c.example",
        "info@sh op.example",
        "info@.example",
    ],
)
def test_what_is_no_address_is_not_parsed(text):
    assert not parse_email(text).parsed


@pytest.mark.parametrize(
    ("text", "emails"),
    [
        ("info@shop.example; sales@shop.example", ("info@shop.example", "sales@shop.example")),
        ("info@shop.example, sales@shop.example", ("info@shop.example", "sales@shop.example")),
        ("info@shop.example sales@shop.example", ("info@shop.example", "sales@shop.example")),
        ("info(at)shop.example|sales(at)shop.example", ("info@shop.example", "sales@shop.example")),
        ("Shop <info@shop.example>; Sales <sales@shop.example>", ("info@shop.example", "sales@shop.example")),
        ('"Lane, Quarry" <info@shop.example>', ('"Lane, Quarry" <info@shop.example>',)),
        ("info at shop dot example", ("info at shop dot example",)),
        ("call us, or write", ("call us, or write",)),
        ("info@shop@sales.example", ("info@shop@sales.example",)),
    ],
)
def test_a_cell_comes_apart_into_addresses_and_one_address_stays_whole(text, emails):
    assert split_emails(text) == emails


@given(st.text(max_size=80))
def test_parsing_never_raises_and_is_idempotent(text):
    form = parse_email(text)
    if form.parsed:
        again = parse_email(f"{form.local}@{form.domain}")
        assert (again.local, again.domain) == (form.local, form.domain)
