import pytest

from listaudit.webpage.lines import Line, lines
from listaudit.webpage.tokens import tokens
from listaudit.webpage.tree import tree
from listaudit.webpage.visible import Seen, seen


def read(text, country="US", known="bluebird"):
    return seen(lines(tree(tokens(text))), (country,), known)


def test_phones_and_mailboxes_go_with_the_address_they_stand_near():
    found = read(
        "<p>Freephone: (800) 555-0100<p>x<p>y<p>z<p>v<p>Bluebird North<p>1 Elm St<p>Springfield, IL 62701<p>(217) 555-0101"
        "<p><a href=mailto:n@a.example>mail</a><p>Bluebird South<p>2 Oak St<p>Peoria, IL 61602<p>(309) 555-0102"
    )
    assert [(one.names, one.phones, one.emails) for one in found.businesses] == [
        (("Bluebird North",), ("(217) 555-0101",), ("n@a.example",)),
        (("Bluebird South",), ("(309) 555-0102",), ()),
    ]
    assert found.phones == ("(800) 555-0100",)


@pytest.mark.parametrize("border", [" ", ", ", " - ", " | ", ", Tel. ", ", Phone: "])
def test_a_phone_may_stand_on_the_line_of_the_address(border):
    (one,) = read(f"120 Maple St, Springfield, IL 62701{border}(217) 555-0101").businesses
    assert (one.address.line, one.phones) == ("120 Maple St, Springfield, IL 62701", ("(217) 555-0101",))


def test_what_stands_on_the_page_twice_is_stated_once():
    once = "<p>1 Elm St<p>Springfield, IL 62701<p>(217) 555-0101<p>"
    found = read(once + "<hr>" + "<p>x" * 12 + once)
    assert [(one.address.line, one.phones) for one in found.businesses] == [
        ("1 Elm St, Springfield, IL 62701", ("(217) 555-0101",))
    ]


def test_a_number_is_shown_as_visitors_see_it_first():
    assert read("<p><a href=tel:+12175550101>call</a><p>Tel (217) 555-0101").phones == ("(217) 555-0101",)


def test_an_address_element_of_no_known_shape_is_taken_as_it_stands():
    found = read("<address>Shop 12, Harbour Mall<br>Kowloon, Hong Kong<br>Tel: 2555 0123</address>", "HK")
    assert [one.address.line for one in found.businesses] == ["Shop 12, Harbour Mall, Kowloon, Hong Kong"]
    assert read("<address>Ana Reyes</address>").businesses == ()


def test_nothing_is_nothing():
    assert seen([], (), "") == seen([Line("")], ("US",), "") == Seen()
