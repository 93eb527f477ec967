"""Several phones in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.phone_split import first_phone, split_phones

CELLS = [
    ("212-555-0100", ("212-555-0100",)),
    ("212-555-0100 or 212-555-0101", ("212-555-0100", "212-555-0101")),
    ("212-555-0100; 212-555-0101", ("212-555-0100", "212-555-0101")),
    ("212-555-0100\n212-555-0101", ("212-555-0100", "212-555-0101")),
    ("(212) 555-0100 & (212) 555-0101", ("(212) 555-0100", "(212) 555-0101")),
    ("212-555-0100, 212-555-0100", ("212-555-0100",)),
    ("555-0100, 555-0101", ("555-0100", "555-0101")),
    ("020 7946 0018 / 020 7946 0019", ("020 7946 0018", "020 7946 0019")),
    ("020 7946 0018 / 7946 0019", ("020 7946 0018", "020 7946 0019")),
    ("(11) 5555-0100/0101", ("(11) 5555-0100", "(11) 5555-0101")),
    ("022-5555 0100/01/02", ("022-5555 0100", "022-5555 0101", "022-5555 0102")),
    ("+1 212 555 0100 +1 212 555 0101", ("+1 212 555 0100", "+1 212 555 0101")),
    ("212 555 0100 212 555 0101", ("212 555 0100", "212 555 0101")),
    ("Tel: 212-555-0100 Fax: 212-555-0101", ("212-555-0100",)),
    ("T: 212-555-0100 | F: 212-555-0101", ("212-555-0100",)),
    ("Tel/Fax: 212-555-0100", ("212-555-0100",)),
    ("212-555-0100, 212-555-0101 (fax)", ("212-555-0100",)),
    ("Fax: 212-555-0101", ()),
    ("Phone 1: 212-555-0100, Phone 2: 212-555-0101", ("212-555-0100", "212-555-0101")),
    ("電話:03-5555-0100 FAX:03-5555-0101", ("03-5555-0100",)),
    ("03-5555-0100(代表)", ("03-5555-0100",)),
    ("โทร. 02 555 0100, 081 555 0100", ("02 555 0100", "081 555 0100")),
    ("040 / 123456", ("040 / 123456",)),
    ("+49 351 / 123456", ("+49 351 / 123456",)),
    ("040/123456-0 Durchwahl 12", ("040/123456-0 Durchwahl 12",)),
    ("01/99/00/12/34", ("01/99/00/12/34",)),
    ("212-555-0100 ext 12", ("212-555-0100 ext 12",)),
    ("212-555-0100, ext. 12", ("212-555-0100, ext. 12",)),
    ("212-555-0100 x12, 212-555-0101", ("212-555-0100 x12", "212-555-0101")),
    ("212-555-0100 x12 / 0101", ("212-555-0100 x12", "212-555-0101")),
    ("+1-212-555-0100;ext=5; 212-555-0101", ("+1-212-555-0100;ext=5", "212-555-0101")),
    ("212-555-0100 / 24 hours", ("212-555-0100",)),
    ("212-555-0100 / call", ("212-555-0100",)),
    ("0 2555 0100-3", ("0 2555 0100-3",)),
    ("1-800-FLOWERS", ("1-800-FLOWERS",)),
    ("*1234", ("*1234",)),
    ("123456789012 3456789", ("123456789012 3456789",)),
    ("N/A", ("N/A",)),
    ("call us", ("call us",)),
    ("", ()),
]


@pytest.mark.parametrize(("cell", "phones"), CELLS)
def test_cells_come_apart_into_their_phones(cell, phones):
    assert split_phones(cell) == phones


@pytest.mark.parametrize("phone", sorted({phone for _, phones in CELLS for phone in phones}))
def test_splitting_a_phone_again_changes_nothing(phone):
    assert split_phones(phone) == (phone,)


def test_the_first_phone_of_a_cell_is_its_primary_one():
    assert first_phone("212-555-0100 or 212-555-0101") == "212-555-0100"
    assert first_phone("(212) 555-0100") == "(212) 555-0100"
    assert first_phone("Fax: 1") == ""


def test_a_label_with_a_digit_and_nothing_behind_it_comes_back_as_it_is():
    assert split_phones("AA0:") == ("AA0:",)


@given(st.text(max_size=80))
def test_splitting_never_raises(text):
    assert all(split_phones(text))


@given(st.text("0123456789+()-/.,;& xX#orTelFax:", max_size=60))
def test_splitting_digits_and_separators_never_raises(text):
    assert all(
        any(c.isdigit() for c in phone) or phone == split_phones(text)[0] for phone in split_phones(text)
    )
