"""Hosts that many businesses share."""

from __future__ import annotations

import pytest

from listaudit.normalize.hosts import host_table, kind_of, owner_of


@pytest.mark.parametrize(
    ("host", "domain", "path", "query", "owner"),
    [
        ("shop.example", "shop.example", "/a/b", (), "shop.example"),
        ("facebook.com", "facebook.com", "/OurShop/about", (), "facebook.com/ourshop"),
        ("m.facebook.com", "facebook.com", "/pages/Our-Shop/123456789", (), "facebook.com/123456789"),
        ("facebook.com", "facebook.com", "/profile.php", (("id", "100012345678"),), "facebook.com/100012345678"),
        ("fb.com", "fb.com", "/ourshop", (), "facebook.com/ourshop"),
        ("x.com", "x.com", "/ourshop", (), "twitter.com/ourshop"),
        ("yelp.com", "yelp.com", "/biz/our-shop-boise", (), "yelp.com/our-shop-boise"),
        ("sites.google.com", "google.com", "/view/ourshop/home", (), "sites.google.com/ourshop"),
        ("doctolib.de", "doctolib.de", "/praxis/berlin/our-practice/x", (), "doctolib.de/praxis/berlin/our-practice"),
        ("ourshop.business.site", "business.site", "", (), "ourshop.business.site"),
        ("maps.google.com", "google.com", "", (("cid", "77"),), "maps.google.com/77"),
        ("facebook.com", "facebook.com", "", (), "facebook.com"),
    ],
)  # fmt: skip
def test_the_owner_of_a_page_is_found(host, domain, path, query, owner):
    assert owner_of(host, domain, path, query) == owner


def test_kinds_of_hosts_are_told_apart():
    assert kind_of("facebook.com", "facebook.com") == "social"
    assert kind_of("yelp.com", "yelp.com") == "directory"
    assert kind_of("sites.google.com", "google.com") == "builder"
    assert kind_of("ourshop.business.site", "business.site") == "builder"
    assert kind_of("shop.example", "shop.example") == ""


def test_the_table_names_hosts_in_lower_case_and_no_host_twice():
    table = host_table()
    hosts = [*table.depth, *table.subdomains, *table.shorteners, *table.aliases]
    assert all(host == host.lower() and "/" not in host for host in hosts)
    assert not set(table.depth) & set(table.subdomains)
    assert all(depth >= 1 for depth in table.depth.values())
    assert set(table.aliases) <= set(table.depth)
