from __future__ import annotations

import pytest

from listaudit.readers.words import boolean, empty_words, meaning


@pytest.mark.parametrize(
    ("text", "said"),
    [("Yes", True), ("TRUE", True), ("1", True), ("ja", True), ("Sí", True), ("claimed", True), ("no", False), ("Nein", False),
     ("0", False), ("unclaimed", False), ("perhaps", None), ("", None)],
)  # fmt: skip
def test_yes_and_no_are_known_in_several_languages(text, said):
    assert boolean(text) is said


@pytest.mark.parametrize(
    ("group", "text", "said"),
    [
        ("business_type", "SAB", "service_area"),
        ("business_type", "service_area", "service_area"),
        ("business_type", "Brick-and-mortar", "storefront"),
        ("business_type", "no", ""),
        ("entity_type", "Doctor", "practitioner"),
        ("entity_type", "department", "department"),
        ("status", "Published", ""),
        ("status", "WAITING_ON_YEXT", ""),
        ("status", "zebra", None),
    ],
)
def test_words_of_closed_lists_say_what_they_say(group, text, said):
    assert meaning(group, text) == said


def test_namibia_is_no_empty_cell():
    assert "na" not in empty_words()
