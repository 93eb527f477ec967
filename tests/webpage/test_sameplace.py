import pytest

from listaudit.webpage.business import Postal
from listaudit.webpage.sameplace import agree


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (Postal(street="120 Maple St", postcode="62701"), Postal(line="120 Maple Street, Springfield, IL 62701"), True),
        (Postal(street="120 Maple St, Suite 4", postcode="62701"), Postal(line="120 Maple St, Springfield, IL 62701"), True),
        (Postal(street="120 Maple St, Suite 4", postcode="62701"), Postal(line="120 Maple St, Floor 2, Springfield, IL 62701"), True),
        (Postal(street="Hauptstraße 1", postcode="10115"), Postal(line="Hauptstr. 1, 10115 Berlin"), True),
        (Postal(street="1 Main St"), Postal(street="11 Main St"), False),
        (Postal(street="12 Main St"), Postal(street="12 Oak St"), False),
        (Postal(street="120 Maple St", postcode="62701"), Postal(street="122 Maple St", postcode="62701"), False),
        (Postal(street="120 Maple St", postcode="62701"), Postal(street="120 Maple St", postcode="62702"), False),
        (Postal(), Postal(street="120 Maple St"), None),
        (Postal(city="Springfield"), Postal(street="120 Maple St"), None),
        (Postal(street="The Old Mill"), Postal(street="Mill Lane"), None),
    ],
    ids=range(11),
)  # fmt: skip
def test_addresses_of_one_page_are_one_or_not(one, other, verdict):
    assert agree(one, other) is verdict
    assert agree(other, one) is verdict
