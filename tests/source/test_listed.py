"""What an adapter read becomes a listing that can be shown anywhere; what it did not read is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.journal import decode, encode
from listaudit.model import Listing, Point, Request, Response, Skipped, Source
from listaudit.source.listed import UNKNOWN_KEYS, ignores, listing, remainder
from listaudit.source.payload import Payload

CONFIG = Source(
    name="mine",
    id="acme",
    title="Acme",
    platform="acme",
    country="US",
    ignored=("photos.*", "score", "meta*"),
    lookups={
        "status": {"SHUT": "permanently_closed", "?": ""},
        "business_type": {"VAN": "service_area"},
        "country": {"UK": "GB"},
    },
)
ANSWER = Response(
    request=Request(url="https://api.example/find?q=1"), status=200, fetched_at="2026-11-01T00:00:00Z"
)


def made(**fields) -> Listing:
    found = listing(CONFIG, ANSWER, **{"id": "a1", "name": "Bluebird"} | fields)
    assert isinstance(found, Listing)
    return found


def test_a_listing_says_where_and_when_it_was_read():
    found = made()
    assert (found.source, found.listing_id, found.key, found.names) == ("mine", "a1", "a1", ("Bluebird",))
    assert (str(found.where.request), found.fetched_at) == (
        "mine: GET https://api.example/find?q=1",
        "2026-11-01T00:00:00Z",
    )


def test_everything_has_its_place():
    found = made(
        street="1 Maple St", unit="Suite 2", sublocality="Old Town", city="Springfield", region="IL", postcode="62701", country="USA",
        phone=["+1 217 555 0100", "+1 217 555 0101"], website="https://a.example", email="a@b.example", category=("Bakery", "Cafe"),
        socials=["https://s.example/a"], latitude=39.8, longitude=-89.6, hours="Mo-Fr 9-17", special_hours="Dec 25 off", status="open",
        business_type="storefront", brand="Bluebird", url="https://acme.example/a1", claimed=True, reviews=12.0, created_on="2020-01-02",
        gone=True, columns={"alias": "x"},
    )  # fmt: skip
    place = found.address
    assert (place.street, place.unit, place.sublocality, place.city) == (
        "1 Maple St",
        "Suite 2",
        "Old Town",
        "Springfield",
    )
    assert (place.region, place.postcode, place.country) == ("IL", "62701", "US")
    assert (found.phones, found.websites, found.emails) == (
        ("+1 217 555 0100", "+1 217 555 0101"),
        ("https://a.example",),
        ("a@b.example",),
    )
    assert (found.categories, found.socials, found.point) == (
        ("Bakery", "Cafe"),
        ("https://s.example/a",),
        Point(39.8, -89.6),
    )
    assert (
        found.hours.regular if hasattr(found.hours, "regular") else found.hours,
        found.status,
        found.business_type,
    ) == (found.hours, "open", "storefront")
    assert (found.brand, found.url, found.claimed, found.reviews, found.created_on) == (
        "Bluebird",
        "https://acme.example/a1",
        True,
        12,
        "2020-01-02",
    )
    assert (found.gone, dict(found.columns), found.leftovers) == (True, {"alias": "x"}, ())


def test_without_a_name_and_an_id_there_is_no_listing():
    skipped = listing(CONFIG, ANSWER, name=" \u200b", phone="+1 217 555 0100")
    assert isinstance(skipped, Skipped)
    assert (skipped.code, skipped.benign) == ("row.no-name", True)
    assert made(name="").names == ()


def test_the_key_is_the_id_or_the_page_or_what_it_says():
    assert made(id="", url=" https://acme.example/1 ").key == "https://acme.example/1"
    plain = made(id="", street="1 Maple St", phone="5550100")
    assert len(plain.key) == 12
    assert plain.key == made(id="", street="1 Maple St", phone="5550100", website="https://x.example").key
    others = (
        made(id="", street="2 Maple St", phone="5550100"),
        made(id="", street="1 Maple St", phone="5550101"),
        made(id="", name="Wren", street="1 Maple St", phone="5550100"),
    )
    assert len({plain.key, *(one.key for one in others)}) == 4


HOSTILE = "\x1b[31mred\x1b]0;title\x07\u202eevil\u2066\x00\x9b"
FIELDS = ("id", "name", "street", "unit", "sublocality", "city", "region", "postcode", "country", "address", "phone", "website", "email",
          "category", "socials", "hours", "special_hours", "status", "business_type", "brand", "url", "created_on")  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_hostile_text_is_harmless_in_every_field(field):
    found = made(**{field: HOSTILE + "x"})
    texts = _texts(found)
    assert all(text.isprintable() for text in texts), [text for text in texts if not text.isprintable()]


def _texts(found):
    place = found.address
    yield from (
        found.listing_id,
        found.key,
        found.url,
        found.status,
        found.business_type,
        found.brand,
        found.created_on,
        str(found.where),
    )
    yield from (
        *found.names,
        *found.phones,
        *found.websites,
        *found.emails,
        *found.categories,
        *found.socials,
        *found.leftovers,
    )
    yield from (
        place.street,
        place.unit,
        place.sublocality,
        place.city,
        place.region,
        place.postcode,
        place.country,
        place.given,
    )
    yield from (getattr(found.hours, name) for name in found.hours.__dataclass_fields__)


def test_hostile_text_in_a_link_that_was_followed_is_harmless_too():
    odd = replace(ANSWER, request=Request(url="https://api.example/" + HOSTILE + "x" * 900))
    found = listing(CONFIG, odd, id="a1")
    assert str(found.where).isprintable()
    assert len(str(found.where)) < 400


@given(st.dictionaries(st.sampled_from([f for f in FIELDS if f not in {"id", "name"}]), st.text(max_size=40)))
def test_no_text_breaks_a_listing_and_the_journal_keeps_each_as_it_is(fields):
    found = made(**fields)
    assert decode(encode(found)) == found


def test_values_that_come_again_are_one_and_there_is_an_end_to_them():
    found = made(phone=["1", " 1 ", "", "2"], website=[f"https://{n}.example" for n in range(500)])
    assert (found.phones, len(found.websites)) == (("1", "2"), 100)


PINS = {
    "a pin": (1.5, 2.5, Point(1.5, 2.5)),
    "the sea off Africa": (0.0, 0.0, None),
    "the equator": (0.0, 2.5, Point(0.0, 2.5)),
    "half of one": (1.5, None, None),
    "no latitude": (91.0, 2.5, None),
    "no longitude": (1.5, 181.0, None),
    "no numbers": (float("nan"), float("inf"), None),
}


@pytest.mark.parametrize(("latitude", "longitude", "point"), PINS.values(), ids=PINS)
def test_a_pin_is_a_pair_on_earth(latitude, longitude, point):
    assert made(latitude=latitude, longitude=longitude).point == point


@pytest.mark.parametrize(
    ("given_", "kept"),
    [(12.0, 12), (0, 0), (None, None), (-1, None), (float("nan"), None), (1e300, None), (float("inf"), None)],
)
def test_reviews_are_a_count(given_, kept):
    assert made(reviews=given_).reviews == kept


WORDS = {
    "its own word": ("SHUT", "permanently_closed", ()),
    "a word that means nothing": ("?", "", ()),
    "a common word": ("CLOSED_PERMANENTLY", "permanently_closed", ()),
    "no word": ("", "", ()),
    "a word of nobody": ("floating\x1b[1m", "", ("status=floating",)),
}


@pytest.mark.parametrize(("word", "status", "left"), WORDS.values(), ids=WORDS)
def test_a_status_is_told_in_our_words_or_left_over(word, status, left):
    found = made(status=word)
    assert (found.status, found.leftovers) == (status, left)


@pytest.mark.parametrize(
    ("word", "kind", "left"),
    [
        ("VAN", "service_area", ()),
        ("hybrid", "hybrid", ()),
        ("", "", ()),
        ("Pop-up\x00", "", ("business_type=Pop-up",)),
    ],
)
def test_a_kind_of_business_is_told_in_our_words_or_left_over(word, kind, left):
    found = made(business_type=word)
    assert (found.business_type, found.leftovers) == (kind, left)


@pytest.mark.parametrize(
    ("word", "code"),
    [("US", "US"), ("deu", "DE"), ("Germany", "DE"), ("UK", "GB"), ("Atlantis", "Atlantis"), ("", "")],
)
def test_a_country_is_told_by_its_code_where_it_is_one(word, code):
    assert made(country=word).address.country == code


def test_one_line_is_cut_where_that_is_safe_and_what_is_stated_counts():
    found = made(address="120 Maple St, Springfield, IL 62701", city="Springfield Heights").address
    assert (found.street, found.city, found.postcode) == ("120 Maple St", "Springfield Heights", "62701")
    assert "city" not in found.split
    assert made(address="120 Maple St, Springfield", street="9 Oak Ave").address.street == "9 Oak Ave"


@pytest.mark.parametrize(
    ("key", "ignored"),
    [
        ("photos", True),
        ("photos.0.url", True),
        ("score", True),
        ("meta", True),
        ("metadata", True),
        ("photo", False),
        ("name", False),
    ],
)
def test_a_source_says_which_keys_hold_nothing(key, ignored):
    assert ignores(CONFIG, key) is ignored


def test_keys_that_nobody_took_are_told_without_those_that_hold_nothing():
    assert made(leftovers=["mood", "photos.0", "aura"]).leftovers == ("mood", "aura")


def test_names_of_keys_are_a_strangers_words_too():
    odd = made(leftovers=["\x1b[31mred", "\u200b", "x" * 5_000, *(f"k{n}" for n in range(5_000))]).leftovers
    assert odd[:2] == ("red", "x" * 80)
    assert len(odd) <= 100


def test_what_stands_around_listings_is_told_apart():
    payload = Payload({"total": 1, "score": 2, "a\x07b": 3, "results": []})
    (skipped,) = remainder(CONFIG, ANSWER, payload)
    assert (skipped.code, skipped.detail, skipped.benign) == (UNKNOWN_KEYS, "total, ab", True)
    assert list(remainder(CONFIG, ANSWER, Payload({"score": 2}))) == []
    (many,) = remainder(CONFIG, ANSWER, Payload({f"k{n}": 1 for n in range(500)}))
    assert len(many.detail.split(", ")) == 20


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc/passwd", r"\\host\share", "/a1"],
)
def test_only_a_web_page_is_a_page_of_a_listing(url):
    found = made(id="", url=url)
    assert (found.url, found.leftovers) == ("", (f"url={url}",))
    assert len(found.key) == 12
    assert made(url="HTTPS://a.example/1").url == "HTTPS://a.example/1"
