import pytest

from listaudit.webpage.lines import Line
from listaudit.webpage.telephones import telephones


@pytest.mark.parametrize(
    ("line", "phones"),
    [
        (Line("Call (217) 555-0101 today"), ("(217) 555-0101",)),
        (Line("Tel. 217.555.0101 or 217.555.0102"), ("217.555.0101", "217.555.0102")),
        (Line("☎ 217-555-0101"), ("217-555-0101",)),
        (Line("Fax: 217-555-0101"), ()),
        (Line("Tel 217-555-0101 Fax 217-555-0109"), ("217-555-0101",)),
        (Line("VAT 217 555 0101"), ()),
        (Line("call us", calls=("+12175550101",)), ("+12175550101",)),
        (Line("(217) 555-0101", calls=("+12175550101",)), ("(217) 555-0101",)),
        (Line("(217) 555-0101", calls=("+12175550199",)), ("+12175550199", "(217) 555-0101")),
        (Line("", calls=("112",)), ()),
        (Line("in 2175550101 we sold"), ()),
        (Line("(217) 555-0101"), ()),
        (Line("(217) 555-0101", "footer"), ("(217) 555-0101",)),
        (Line("Order 2175550101 of our best things", "footer"), ()),
        (Line("Phone 123-456"), ()),
        (Line("Phone 2024-05-17 10:00"), ()),
    ],
    ids=range(16),
)
def test_a_phone_is_called_labelled_or_plainly_one(line, phones):
    assert telephones([line], 0, ("US",), near=False) == phones


def test_near_an_address_a_bare_number_is_a_phone():
    assert telephones([Line("(217) 555-0101")], 0, ("US",), near=True) == ("(217) 555-0101",)


@pytest.mark.parametrize(
    ("label", "phones"), [("Telefon", ("030 23125-012",)), ("Telefax", ()), ("Öffnungszeiten", ())]
)
def test_a_label_may_stand_on_the_line_before(label, phones):
    assert telephones([Line(label), Line("030 23125-012")], 1, ("DE",), near=False) == phones


@pytest.mark.parametrize(
    ("text", "countries", "phones"),
    [
        ("Tel 23125012", ("DE",), ()),
        ("Tel +49 30 23125012", (), ("+49 30 23125012",)),
        ("Tel (217) 555-0101", (), ("(217) 555-0101",)),
        ("Tel 910 000 105", ("ES",), ("910 000 105",)),
        ("電話番号：03-5555-0123", ("JP",), ("03-5555-0123",)),
        ("Tel 030 23125012", ("US", "DE"), ("030 23125012",)),
    ],
)
def test_a_number_must_be_one_that_is_dialled_somewhere(text, countries, phones):
    assert telephones([Line(text)], 0, countries, near=False) == phones
