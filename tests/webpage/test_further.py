import pytest

from listaudit.webpage.further import further_pages
from listaudit.webpage.outline import Link, Outline

HERE = "https://a.example/de/"


def read(*links):
    return further_pages(Outline(links=[Link(href, text) for href, text in links]), HERE)


@pytest.mark.parametrize(
    ("href", "text"),
    [
        ("/contact", ""), ("kontakt.html", "x"), ("/x", "Kontakt"), ("/x", "Contact us"), ("/x", "Contact our team"), ("/x", "IMPRESSUM"),
        ("/x", "Mentions légales"), ("/x", "お問い合わせ"), ("/x", "Contáctanos"), ("/x", "Dove siamo"), ("/%C3%BCber-uns", ""), ("https://www.a.example/visit-us/", ""), ("/x", "オフィス"),
    ],
)  # fmt: skip
def test_a_link_to_an_address_is_known_by_its_words(href, text):
    assert len(read((href, text))) == 1


@pytest.mark.parametrize(
    ("href", "text"),
    [
        ("/products", "Products"), ("https://b.example/contact", "Contact"), ("mailto:a@b.example", "Contact"), ("#contact", "Contact"), ("/contact.pdf", "Contact"),
        (HERE, "Contact"), ("/x", "How a visit to our bakery changed my life"), ("javascript:contact()", "Contact"), ("http://[contact", "Contact"), ("", "Contact"),
    ],
)  # fmt: skip
def test_other_links_are_not_followed(href, text):
    assert read((href, text)) == ()


def test_the_likeliest_pages_come_first_and_four_at_most():
    links = [
        ("/about", ""),
        ("/x", "Standorte"),
        ("/impressum", ""),
        ("/kontakt", ""),
        ("/kontakt#form", ""),
        ("/contact-us", ""),
        ("/a", "Anfahrt"),
    ]
    assert read(*links) == (
        "https://a.example/kontakt",
        "https://a.example/contact-us",
        "https://a.example/impressum",
        "https://a.example/x",
    )
