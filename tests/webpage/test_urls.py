import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.webpage.urls import onward, page_url, same_host, same_site


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("bluebird.example", "https://bluebird.example/"),
        ("HTTP://WWW.Bluebird.example/A b?x=1&utm_source=y#top", "http://www.bluebird.example/A%20b?x=1"),
        ("//bluebird.example/ü", "https://bluebird.example/%C3%BC"),
        ("https://bücher.example", "https://xn--bcher-kva.example/"),
        ("bluebird.example:8080/x", "https://bluebird.example:8080/x"),
        ("https://1.2.3.4/x", "https://1.2.3.4/x"),
        ("https://a.example/?gclid=1", "https://a.example/"),
        ("mailto:a@b.example", ""),
        ("tel:123", ""),
        ("ftp://a.example", ""),
        ("https://user:pass@a.example/", ""),
        ("https://", ""),
        ("localhost", ""),
        ("", ""),
        ("https://a.example:99999/", ""),
    ],
)
def test_what_is_asked_for(text, url):
    assert page_url(text) == url


@given(st.text())
def test_any_text_asks_for_a_page_or_nothing_and_asking_again_changes_nothing(text):
    url = page_url(text)
    assert url == "" or url.startswith(("http://", "https://"))
    assert page_url(url) == url


@given(st.text())
def test_any_link_leads_to_a_page_or_nowhere(href):
    assert onward("https://a.example/x/", href) == "" or onward("https://a.example/x/", href).startswith(
        "http"
    )


def test_hosts_and_sites_are_compared_without_what_changes_nothing():
    assert same_host("https://www.a.example/x", "http://a.example")
    assert not same_host("https://shop.a.example", "https://a.example")
    assert same_site("https://shop.a.example", "https://a.example")
    assert not same_site("https://a.business.site", "https://b.business.site")
    assert not same_host("", "")
