import pytest

from listaudit.webpage.lines import Line
from listaudit.webpage.naming import host_word, is_like, name_above, page_names
from listaudit.webpage.outline import Outline


@pytest.mark.parametrize(
    ("title", "url", "names"),
    [
        ("Bluebird Bakery | Fresh Bread", "https://x.example/", ("Bluebird Bakery",)),
        ("Fresh Bread | Bluebird Bakery", "https://bluebird-bakery.example/", ("Bluebird Bakery",)),
        ("Home – Bluebird Bakery", "https://x.example/", ("Bluebird Bakery",)),
        ("Contact | Bluebird Bakery", "https://x.example/contact", ("Bluebird Bakery",)),
        ("Fresh Bread | Bluebird Bakery", "https://x.example/bread", ("Bluebird Bakery",)),
        ("How we bake", "https://x.example/blog/1", ()),
        ("DRK e.V.", "https://x.example/", ("DRK e.V.",)),
        ("Home", "https://x.example/", ()),
        ("", "https://x.example/", ()),
        ("つばめ書店｜東京の本屋".replace("｜", " | "), "https://x.example/", ("つばめ書店",)),
    ],
    ids=range(10),
)
def test_a_title_tells_the_name(title, url, names):
    assert page_names(Outline(title=title), url) == names


def test_the_site_name_comes_first_and_a_branch_second():
    outline = Outline(
        title="Peoria | Anvil & Oak", heading="Peoria", meta={"og:site_name": "Anvil & Oak Hardware"}
    )
    assert page_names(outline, "https://anvil.example/stores/13") == ("Anvil & Oak Hardware", "Peoria")
    assert page_names(outline, "https://anvil.example/") == ("Anvil & Oak Hardware",)


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("https://www.bluebird-bakery.co.uk/x", "bluebirdbakery"),
        ("https://bluebird.business.site/", "bluebird"),
        ("https://shop.bluebird.example/", "bluebird"),
        ("no url", ""),
    ],
)
def test_a_site_is_registered_by_a_word(url, word):
    assert host_word(url) == word


@pytest.mark.parametrize(
    ("text", "host", "like"),
    [
        ("Bluebird Bakery", "bluebirdbakery", True),
        ("The Bluebird Bakery Ltd", "bluebirdbakery", True),
        ("Fresh Bread", "bluebirdbakery", False),
        ("", "x", False),
        ("Bird", "bluebird", True),
    ],
)
def test_a_name_is_like_its_host(text, host, like):
    assert is_like(text, host) is like


@pytest.mark.parametrize(
    ("above", "name"),
    [
        (("Bluebird Bakery Inc.",), "Bluebird Bakery Inc."),
        (("Bluebird Bakery", "Visit us"), "Bluebird Bakery"),
        (("Opening hours",), ""),
        (("info@bluebird.example",), ""),
        ((), ""),
    ],
)
def test_the_line_above_an_address_is_a_name_where_the_page_is_known_by_it(above, name):
    assert name_above([Line(text) for text in above], len(above), "bluebirdbakery") == name
