import jsonschema
import pytest

from listaudit.report.schema import PROVIDERS


@pytest.mark.parametrize("name", PROVIDERS)
def test_each_schema_is_printed_and_valid(desk, name):
    done = desk.run("schema", name)
    assert (done.code, done.err) == (0, "")
    assert done.json["$id"] == f"urn:listaudit:{name}:1"
    jsonschema.Draft202012Validator.check_schema(done.json)


def test_without_a_name_it_is_that_of_an_audit_and_audits_fit_it(shop):
    found = shop.run("schema").json
    assert found == shop.run("schema", "audit").json
    jsonschema.validate(shop.audit().json, found)


def test_a_schema_that_does_not_exist_ends_with_two(desk):
    done = desk.run("schema", "audits")
    assert (done.code, done.out) == (2, "")
    assert "There is no schema 'audits'." in done.err
    assert "Did you mean audit?" in done.err
