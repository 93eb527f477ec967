from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.readers.headers import IGNORED, KEPT, UNKNOWN, fold_header, resolve

GBP_HEADERS = {
    "en_US": {
        "Store code": "store_code", "Business name": "name", "Address line 1": "street", "Address line 2": "line2",
        "Sub-locality": "sublocality", "Locality": "city", "Administrative area": "region", "Country / Region": "country",
        "Postal code": "postcode", "Primary phone": "phone", "Additional phones": "phone", "Website": "website",
        "Primary category": "category", "Additional categories": "category", "Special hours": "special_hours",
        "Opening date": "opened_on", "Labels": KEPT, "Logo photo": IGNORED,
        "AdWords location extensions phone": "tracking_phones",
    },
    "en_GB": {"Shop code": "store_code", "Country/Region": "country", "Postcode": "postcode"},
    "fr": {
        "Code de magasin": "store_code", "Nom de l'entreprise": "name", "Ligne d'adresse\u00a01": "street",
        "Ligne d\u2019adresse\u00a05": "line5", "Sous-localité": "sublocality", "Localité": "city",
        "Région administrative": "region", "Pays/Région": "country", "Code postal": "postcode",
        "Numéro principal": "phone", "Autres numéros de téléphone": "phone", "Site Web": "website",
        "Catégorie principale": "category", "Horaires d'ouverture exceptionnels": "special_hours",
        "Numéro de téléphone pour les extensions de lieu AdWords": "tracking_phones",
    },
}  # fmt: skip
OTHERS = [
    ("Location Name", "name"), ("Address 1", "street"), ("State/County/Region", "region"), ("Town/City", "city"),
    ("Postcode/Zip", "postcode"), ("Telephone", "phone"), ("business-name", "name"), ("website-url", "website"),
    ("names.primary", "name"), ("addresses.0.freeform", "street"), ("addresses.0.locality", "city"), ("websites.0", "website"),
    ("brand.names.primary", "brand"), ("categories.0.name", "category"), ("location.postcode", "postcode"),
    ("address.line1", "street"), ("address.postalCode", "postcode"), ("yextDisplayCoordinate.latitude", "latitude"),
    ("mainPhone", "phone"), ("fsq_category_labels", "category"), ("date_closed", "closed_on"),
    ("zip", "postcode"), ("tel", "phone"), ("lat", "latitude"), ("lng", "longitude"), ("suite", "unit"), ("@latitude", "latitude"),
    ("PLZ", "postcode"), ("Straße", "street"), ("Öffnungszeiten", "hours"), ("Dirección", "address"), ("Teléfono", "phone"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "column"), [item for table in GBP_HEADERS.values() for item in table.items()]
)
def test_googles_sheet_is_read_in_every_language_seen(header, column):
    assert resolve(header, "location").name == column


@pytest.mark.parametrize(("header", "column"), OTHERS)
@pytest.mark.parametrize("kind", ["location", "listing"])
def test_headers_of_other_tools_and_languages_are_known(header, column, kind):
    assert resolve(header, kind).name == column


@pytest.mark.parametrize(
    ("header", "place"),
    [
        ("Sunday hours", "Su whole 0"),
        ("Horaires le lundi", "Mo whole 0"),
        ("Tuesday Start Time", "Tu start 0"),
        ("Tuesday End Time 2", "Tu end 1"),
        ("hours.friday.openIntervals.1.start", "Fr start 1"),
        ("hours.saturday.isClosed", "Sa closed 0"),
        ("wed", "We whole 0"),
    ],
)
def test_columns_of_one_day_tell_the_day_and_the_part_of_it(header, place):
    assert resolve(header, "location").tag == place


@pytest.mark.parametrize(
    ("header", "name", "tag"),
    [
        ("phone@google", "phone", "google"),
        ("Name @ th", "name", "th"),
        ("id:yelp", "id", "yelp"),
        ("ID: Apple", "id", "Apple"),
    ],
)
def test_tags_and_listing_ids_are_read_in_an_owners_file(header, name, tag):
    column = resolve(header, "location")
    assert (column.name, column.tag) == (name, tag)


@pytest.mark.parametrize("header", ["store_code@google", "@google", "name@", "latitude@x"])
def test_what_cannot_be_tagged_is_no_tagged_column(header):
    assert resolve(header, "location").tag == ""


def test_an_attribute_is_known_by_its_id_whatever_language_its_label_is_in():
    assert resolve("Aménagements: Wi-Fi (wi_fi)", "location").name == IGNORED
    assert (
        resolve("Payments: Cards (pay_credit_card_types_accepted): VISA (visa)", "location").name == IGNORED
    )


@pytest.mark.parametrize("header", ["shoe size", "wifi (free)", "", "sun dial"])
def test_a_header_that_nobody_knows_is_unknown(header):
    assert resolve(header, "listing").name == UNKNOWN


def test_an_id_is_the_key_of_a_location_and_the_id_of_a_listing():
    assert resolve("id", "location").name == "store_code"
    assert resolve("id", "listing").name == "id"
    assert resolve("id:yelp", "listing").name == KEPT


@pytest.mark.parametrize(
    "header", ["postal_code", "Postal-Code", "postalCode", " POSTAL  CODE ", "Ｐostal code"]
)
def test_spelling_of_a_header_does_not_matter(header):
    assert fold_header(header) == "postal code"


@given(st.text(max_size=40) | st.text(string.ascii_letters + " @:().0", max_size=40))
def test_no_header_breaks_the_table(header):
    for kind in ("location", "listing"):
        assert isinstance(resolve(header, kind).name, str)
