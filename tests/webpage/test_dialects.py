import pytest

from listaudit.webpage.dialects import Microdata, Microformats, Rdfa
from listaudit.webpage.scoped import things
from listaudit.webpage.tokens import tokens
from listaudit.webpage.tree import tree

MICRO, RDFA, CARD = Microdata(), Rdfa(), Microformats()


def read(text, dialect):
    return things(tree(tokens(text)), dialect)


@pytest.mark.parametrize(
    ("text", "dialect", "expected"),
    [
        ('<p itemscope itemtype="http://schema.org/Store" itemid="#s"><b itemprop="name">A</b></p>', MICRO, {"@type": ["http://schema.org/Store"], "@id": ["#s"], "name": ["A"]}),
        ('<p itemscope><a itemprop="telephone" href="tel:+1217">Call us</a></p>', MICRO, {"telephone": ["+1217"]}),
        ('<p itemscope><a itemprop="telephone" href="tel:+1217">217-555</a></p>', MICRO, {"telephone": ["217-555"]}),
        ('<p itemscope><a itemprop="email" href="mailto:a@b.example">Write</a></p>', MICRO, {"email": ["a@b.example"]}),
        ('<p itemscope><a itemprop="url" href="/x">Site</a><a itemprop="name" href="/x">Shop</a></p>', MICRO, {"url": ["/x"], "name": ["Shop"]}),
        ('<p itemscope><meta itemprop="name" content="A"><time itemprop="openingHours" datetime="Mo 09:00-17:00">nine</time></p>', MICRO, {"name": ["A"], "openingHours": ["Mo 09:00-17:00"]}),
        ('<p itemscope><span itemprop="address">1 Elm St<br>Leeds</span></p>', MICRO, {"address": ["1 Elm St, Leeds"]}),
        ('<p itemscope><b itemprop="name alternateName">A</b></p>', MICRO, {"name": ["A"], "alternateName": ["A"]}),
        ('<div itemscope itemref="x y"></div><p id="x"><b itemprop="name">A</b></p>', MICRO, {"name": ["A"]}),
        ('<div typeof="schema:Store" about="#s"><b property="schema:name">A</b></div>', RDFA, {"@type": ["schema:Store"], "@id": ["#s"], "name": ["A"]}),
        ('<div typeof="Store"><div rel="address"><b>x</b></div><div rel="address" typeof="PostalAddress"><b property="postalCode">1</b></div></div>', RDFA, {"@type": ["Store"], "address": [{"@type": ["PostalAddress"], "postalCode": ["1"]}]}),
        ('<div class="h-card"><b class="p-name">A</b><a class="u-email" href="mailto:a@b.example">Write</a></div>', CARD, {"@type": ["hcard"], "name": ["A"], "email": ["a@b.example"]}),
        ('<div class="vcard"><b class="fn org">A</b><div class="adr"><b class="locality">X</b></div></div>', CARD, {"@type": ["hcard"], "name": ["A"], "address": [{"@type": ["PostalAddress"], "addressLocality": ["X"]}]}),
    ],
    ids=range(13),
)  # fmt: skip
def test_a_thing_is_read_with_its_properties(text, dialect, expected):
    assert read(text, dialect) == [expected]


def test_class_names_outside_a_card_are_layout():
    assert read('<div class="region locality tel">x</div>', CARD) == []


def test_a_thing_within_another_that_is_no_property_of_it_stands_alone():
    found = read(
        '<div itemscope itemtype="A"><div itemscope itemtype="B"><b itemprop="name">x</b></div></div>', MICRO
    )
    assert found == [{"@type": ["A"]}, {"@type": ["B"], "name": ["x"]}]


def test_references_in_a_circle_end():
    assert (
        len(read('<div id="a" itemscope itemref="b"><div id="b" itemscope itemref="a">x</div></div>', MICRO))
        < 100
    )
