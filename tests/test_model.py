from __future__ import annotations

import pytest

from listaudit.model import Location, Source


def test_an_owner_may_call_a_source_by_its_name_its_id_or_its_platform_in_any_case():
    source = Source(name="My-Google", id="google-places", title="Google", platform="google")
    assert source.known_as == ("My-Google", "google-places", "google")
    assert source.tags == {"my-google", "google-places", "google"}


@pytest.mark.parametrize(
    ("kind", "public", "hidden"),
    [
        ("storefront", None, False),
        ("storefront", False, True),
        ("service_area", None, True),
        ("service_area", True, False),
        ("hybrid", None, False),
    ],
)
def test_an_address_is_hidden_where_that_is_said_or_where_a_service_area_says_nothing(kind, public, hidden):
    assert Location(store_code="1", business_type=kind, address_public=public).hides_address is hidden
