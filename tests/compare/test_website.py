"""Verdicts on web addresses: format never differs, one letter of the domain always does."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.compare.context import Context
from listaudit.compare.website import judge
from listaudit.model import Kind

REASONS = Path(__file__).parents[2] / "listaudit" / "model" / "reasons" / "website.toml"
HOME = "https://shop.example"
FB = "https://www.facebook.com"

VERDICTS = [
    (HOME, HOME, Kind.SAME, ()),
    (HOME, "https://shop.example/", Kind.EQUIVALENT, ("website.slash",)),
    (HOME, "https://www.shop.example", Kind.EQUIVALENT, ("website.www",)),
    (HOME, "https://SHOP.example", Kind.EQUIVALENT, ("website.case",)),
    (HOME, "https://shop.example:443", Kind.EQUIVALENT, ("website.default-port",)),
    (HOME, "https://shop.example/index.html", Kind.EQUIVALENT, ("website.index",)),
    (HOME, "https://shop.example?utm_source=x", Kind.EQUIVALENT, ("website.tracking",)),
    (HOME + "?gclid=1", HOME + "?gclid=2", Kind.EQUIVALENT, ("website.tracking",)),
    (HOME, "https://shop.example#top", Kind.EQUIVALENT, ("website.fragment",)),
    (HOME, "https:/shop.example", Kind.EQUIVALENT, ("website.writing",)),
    (HOME, "shop.example", Kind.EQUIVALENT, ("website.scheme",)),
    (HOME + "/%61", HOME + "/a", Kind.EQUIVALENT, ("website.percent",)),
    (HOME + "?cid=syn_yext", HOME + "?cid=map:12", Kind.EQUIVALENT, ("website.tracking",)),
    (HOME + "/hotel?pmf=yext&mc=llyx", HOME + "/hotel?mc=llbi&pmf=local", Kind.EQUIVALENT, ("website.tracking",)),
    ("http://shop.example", "shop.example", Kind.EQUIVALENT, ("website.scheme",)),
    ("https://müller.example", "https://xn--mller-kva.example", Kind.EQUIVALENT, ("website.punycode",)),
    (HOME + "?a=1&b=2", HOME + "?b=2&a=1", Kind.EQUIVALENT, ("website.writing",)),
    (HOME, "http://shop.example", Kind.VARIANT, ("website.http",)),
    ("http://shop.example", HOME, Kind.VARIANT, ("website.https",)),
    ("http://shop.example/", "https://www.shop.example", Kind.VARIANT, ("website.https",)),
    ("http://shop.example", HOME + "/menu", Kind.VARIANT, ("website.path", "website.https")),
    (HOME + "?cid=12", HOME + "?cid=13", Kind.VARIANT, ("website.path",)),
    (HOME, "https://shop.example/menu", Kind.VARIANT, ("website.path",)),
    (HOME + "/boise", "http://shop.example", Kind.VARIANT, ("website.front-page", "website.http")),
    (HOME + "?storeid=12", HOME + "?storeid=13", Kind.VARIANT, ("website.path",)),
    (HOME, "https://boise.shop.example", Kind.VARIANT, ("website.subdomain",)),
    (HOME, "https://shop.example:8080", Kind.VARIANT, ("website.port",)),
    (HOME, "https://shap.example", Kind.DIFFERENT, ("website.one-letter",)),
    (HOME, "https://shopp.example", Kind.DIFFERENT, ("website.one-letter",)),
    (HOME, "https://hop.example", Kind.DIFFERENT, ("website.one-letter",)),
    (HOME, "https://sohp.example", Kind.DIFFERENT, ("website.one-letter",)),
    (HOME, "https://shop.test", Kind.DIFFERENT, ("website.tld",)),
    ("https://shop.co.uk", "https://shop.com", Kind.DIFFERENT, ("website.tld",)),
    (HOME, "https://shоp.example", Kind.DIFFERENT, ("website.homoglyph",)),
    (HOME, "https://other.example", Kind.DIFFERENT, ("website.domain",)),
    (HOME, FB + "/ourshop", Kind.DIFFERENT, ("website.social-page",)),
    (HOME, "https://ourshop.business.site", Kind.DIFFERENT, ("website.builder-page",)),
    (FB + "/ourshop", HOME, Kind.DIFFERENT, ("website.domain",)),
    (FB + "/ourshop", FB + "/othershop", Kind.DIFFERENT, ("website.page",)),
    (FB + "/ourshop", "https://facebook.com", Kind.DIFFERENT, ("website.page",)),
    (FB + "/ourshop", "https://www.facebook.com/OurShop/", Kind.VARIANT, ("website.path",)),
    (FB + "/ourshop", "https://m.facebook.com/ourshop", Kind.VARIANT, ("website.subdomain",)),
    ("https://a-shop.business.site", "https://b-shop.business.site", Kind.DIFFERENT, ("website.one-letter",)),
    ("https://ourshop.business.site", "https://cafe.business.site", Kind.DIFFERENT, ("website.domain",)),
    ("https://sites.google.com/view/ours", "https://sites.google.com/view/other", Kind.DIFFERENT, ("website.page",)),
    ("https://ours.github.io", "https://other.github.io", Kind.DIFFERENT, ("website.domain",)),
    ("https://ourshop.wixsite.com/a", "https://yourshop.wixsite.com/a", Kind.DIFFERENT, ("website.one-letter",)),
    ("http://1.2.3.4", "http://1.2.3.5", Kind.DIFFERENT, ("website.one-letter",)),
    ("http://1.2.3.4", "http://1.2.3.45", Kind.DIFFERENT, ("website.one-letter",)),
    ("http://1.2.3.4", "http://9.2.3.4", Kind.DIFFERENT, ("website.one-letter",)),
    (HOME, "https://bit.ly/3x", Kind.UNCHECKABLE, ("website.shortener",)),
    ("https://bit.ly/3x", HOME, Kind.UNCHECKABLE, ("website.shortener",)),
    ("https://bit.ly/3x", "https://bit.ly/3y", Kind.UNCHECKABLE, ("website.shortener",)),
    ("https://bit.ly/3x", "http://bit.ly/3x", Kind.VARIANT, ("website.http",)),
    ("https://bit.ly/3x", "https://bit.lu/3x", Kind.DIFFERENT, ("website.tld",)),
    (HOME, "N/A", Kind.UNCHECKABLE, ("website.unreadable",)),
    ("x", HOME, Kind.UNCHECKABLE, ("website.unreadable",)),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "kind", "codes"), VERDICTS)
def test_two_addresses_get_their_verdict_and_reasons(ours, theirs, kind, codes):
    judgement = judge(ours, theirs, Context())
    assert judgement.kind is kind
    assert tuple(reason.code for reason in judgement.reasons) == codes


def test_on_a_host_that_many_share_the_reason_names_the_page_and_not_the_host():
    reason = judge("https://ourshop.business.site", "https://shop.example", Context()).reasons[0]
    assert dict(reason.params) == {"ours": "ourshop.business.site", "theirs": "shop.example"}


def test_the_sentences_fill_in_from_the_parameters_of_their_reasons():
    sentences = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    seen = set()
    for ours, theirs, _, _ in VERDICTS:
        for reason in judge(ours, theirs, Context()).reasons:
            assert "{" not in sentences[reason.code].format(**dict(reason.params))
            seen.add(reason.code)
    assert seen == set(sentences)


@given(
    st.sampled_from(
        ["shop.example", "our-shop.co.uk", "müller.example", "ours.business.site", "ours.github.io"]
    ),
    st.integers(0, 3),
    st.sampled_from("bdfgjkqvwxz359"),
)
def test_one_changed_letter_of_the_domain_is_always_different(host, place, letter):
    changed = host[:place] + letter + host[place + 1 :]
    kind = judge(f"https://{host}/menu", f"https://www.{changed}/menu", Context()).kind
    assert (kind is Kind.DIFFERENT) is (changed != host)


@given(st.text(max_size=60), st.text(max_size=60))
def test_judging_never_raises(ours, theirs):
    assert judge(ours, theirs, Context()).kind in Kind
    assert judge("https://" + ours, "http://" + theirs, Context()).kind in Kind
