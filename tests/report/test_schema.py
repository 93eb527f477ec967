import jsonschema
import pytest

from listaudit.errors import UsageError
from listaudit.report.schema import PROVIDERS, schema


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_schema_is_one_of_its_dialect(name):
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_an_unknown_schema_is_told_with_a_hint():
    with pytest.raises(UsageError) as caught:
        schema("audits")
    assert caught.value.hint.endswith("Did you mean audit?")
    with pytest.raises(UsageError) as caught:
        schema("zzz")
    assert caught.value.hint.startswith("Schemas are audit, ndjson")


@pytest.mark.parametrize(
    ("record", "good"),
    [
        ({"store_code": "1", "name": "x", "phone": ["1", "2"], "latitude": 3.5, "id:yelp": "a"}, True),
        ({"phone@google": "1", "status": "open", "address_public": False, "of their own": {}}, True),
        ({"status": "sleeping"}, False),
        ({"name": 7}, False),
        ({"phone@google": 7}, False),
    ],
)
def test_locations_are_checked_by_their_columns(record, good):
    assert jsonschema.Draft202012Validator(schema("locations")).is_valid([record]) is good
