"""Wikidata: the item of a brand, by its query service."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from listaudit.model import Dated, Listing, Location, Request, Where
from listaudit.source import load_adapter
from listaudit.source.drive import planned
from tests.sources.play import Played, config_of, outcomes, play, read_body

LEEDS = Location(
    store_code="1",
    names=("Starling Books Leeds",),
    brand="Starling Books",
    websites=("https://www.starling.example/shops/leeds",),
    former_websites=(Dated("http://starlingbooks.example/"),),
)
YORK = replace(
    LEEDS, store_code="2", names=("Starling Books York",), websites=("https://starling.example/shops/york",)
)
WREN = Location(store_code="3", names=("Wrenbank",), source_ids={"wikidata": ("Q900000000012", "no id")})
NAMELESS = Location(store_code="4", names=("Delta",))
SOCIAL = Location(store_code="5", names=("Merle",), websites=("https://www.facebook.com/merle",))
SHOPS = [LEEDS, NAMELESS, YORK, WREN, SOCIAL]


def asked(shops, **options) -> list[Request]:
    config = config_of("wikidata", options=options) if options else config_of("wikidata")
    return list(planned(load_adapter(config), shops, config))


def query_of(request: Request) -> str:
    return parse_qs(urlsplit(request.url).query)["query"][0]


@pytest.fixture
def played() -> Played:
    return play("wikidata", SHOPS, "found.json")


def test_a_brand_is_asked_for_once_and_only_where_it_can_be_told_from_a_namesake():
    assert [request.store_codes for request in asked(SHOPS)] == [("1", "2"), ("3",)]
    assert asked([NAMELESS, SOCIAL]) == []


def test_a_query_asks_by_item_website_and_label():
    brand, known = map(query_of, asked(SHOPS))
    assert "<https://www.starling.example/>" in brand
    assert "<http://starlingbooks.example>" in brand
    assert '"Starling Books"@en "Starling Books"@mul' in brand
    assert "VALUES ?item { wd:Q900000000012 }" in known
    assert "?site" not in known
    assert "?name" not in known
    assert known.startswith("SELECT DISTINCT ?item ?itemLabel ?website WHERE { { VALUES ")
    assert known.endswith("} LIMIT 200")


def test_an_audit_chooses_the_languages_of_labels():
    query = query_of(asked([LEEDS], languages=["fr", "not a tag", 7])[0])
    assert '"Starling Books"@fr' in query
    assert 'wikibase:language "fr"' in query
    assert "@not" not in query
    assert "@en " in query_of(asked([LEEDS], languages="fr")[0])


_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


@pytest.mark.parametrize(
    "name",
    [
        'x" } UNION { ?item ?p ?o',
        "back\\",
        'a\\" b',
        "line\nbreak",
        "<https://x.example/> . #",
        "Кафе «Вымысел»",
    ],
    ids=range(6),
)
def test_no_name_breaks_out_of_its_text(name):
    query = query_of(asked([replace(LEEDS, names=(name,), brand="")], languages=["en"])[0])
    plain = query_of(asked([replace(LEEDS, names=("A",), brand="")], languages=["en"])[0])
    assert _STRING.sub("''", query) == _STRING.sub("''", plain)


@pytest.mark.parametrize(
    "website", ["https://x.example> { }", "http://a b.example", "javascript:alert(1)", "https://[::1]/"]
)
def test_no_website_breaks_out_of_its_address(website):
    for request in asked([replace(LEEDS, websites=(website,), former_websites=())]):
        assert all(
            re.fullmatch(r"https?://[a-z0-9.-]+/?", page)
            for page in re.findall("<([^>]*)>", query_of(request))
        )


def test_the_item_with_our_website_is_ours_and_keeps_our_website_alone(played):
    found = next(listing for listing in played.listings if listing.listing_id == "Q900000000011")
    assert replace(found, where=Where()) == Listing(
        source="wikidata",
        listing_id="Q900000000011",
        key="Q900000000011",
        url="https://www.wikidata.org/wiki/Q900000000011",
        names=("Starling Books",),
        websites=("http://starlingbooks.example/",),
        fetched_at="2026-11-01T08:00:00Z",
    )


def test_a_namesake_with_another_website_is_not_asked_for_and_would_be_nobody_of_ours(played):
    assert (
        r'FILTER(REGEX(STR(?any), "^https?://([^/]+[.])?(starling\\.example|starlingbooks\\.example)([:/]|$)"))'
        in (query_of(asked([LEEDS])[0]))
    )
    assert [(skip.code, skip.detail) for skip in played.skips] == [
        ("payload.unknown", "item Q900000000013, which was not asked for")
    ]
    assert "Q900000000013" not in {listing.listing_id for listing in played.listings}


def test_an_item_that_the_owner_names_is_ours_whatever_it_says(played):
    found = next(listing for listing in played.listings if listing.listing_id == "Q900000000012")
    assert (found.name, found.websites, found.gone) == ("", ("https://wren-holding.example/",), False)


def test_an_item_that_is_not_there_any_more_is_gone():
    played = play(
        "wikidata",
        [replace(WREN, source_ids={"wikidata": ("https://www.wikidata.org/wiki/Q900000000099",)})],
        "none.json",
    )
    assert [(listing.listing_id, listing.gone) for listing in played.listings] == [("Q900000000099", True)]
    assert played.unanswered == []


def test_an_answer_without_results_makes_nobody_gone():
    request = asked([WREN])[0]
    for body in (b"{}", b'{"results": {}}', b'{"results": []}', b"[]"):
        played = read_body("wikidata", body, request=request)
        assert (played.listings, played.codes) == ([], ["fetch.unreadable"])


def test_no_row_is_no_listing_and_no_problem():
    played = play("wikidata", [LEEDS], "none.json")
    assert (played.listings, played.problems, played.skips, played.unanswered) == ([], [], [], [])


def test_nothing_is_left_over(played):
    assert (played.leftovers, played.problems, played.unanswered) == (set(), [], [])


def test_a_brand_cannot_pass_for_a_trace():
    body = b'{"results": {"bindings": [{"itemLabel": {"value": "java.util.concurrent.TimeoutException"}}]}}'
    assert read_body("wikidata", body).problems == []


def test_a_full_answer_may_be_cut():
    row = '{"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}}'
    body = f'{{"results": {{"bindings": [{",".join([row] * 200)}]}}}}'.encode()
    assert read_body("wikidata", body).codes == ["fetch.truncated"]


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.timeout", False, False),
        (1, "fetch.timeout", False, False),
        (2, "fetch.rate-limited", True, False),
        (3, "fetch.refused", False, False),
        (4, "fetch.forbidden", False, True),
        (5, "fetch.unreadable", False, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("wikidata", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)
