"""Parts of a name that name places of their own."""

from __future__ import annotations

import pytest

from listaudit.normalize.city_parts import parts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Uno/Otro", ("Uno", "Otro")),
        ("Uno - Otro", ("Uno", "Otro")),
        ("Kita-ku, Osaka", ("Kita-ku", "Osaka")),
        ("札幌市中央区", ("札幌市", "中央区")),
        ("東京都港区", ("東京都", "港区")),
        ("四日市市", ("四日市市",)),
        ("市川市", ("市川市",)),
        ("Musterstadt", ("Musterstadt",)),
        ("ตัวอย่าง", ("ตัวอย่าง",)),
        ("", ()),
    ],
)
def test_a_name_falls_into_the_places_it_names(text, parts):
    assert parts_of(text) == parts


def test_a_text_too_long_for_a_name_stays_in_one_piece():
    """Its parts would be looked for in every way to part it, which took hours for a thousand letters."""
    text = "郡市区町" * 250
    assert parts_of(text) == (text,)
