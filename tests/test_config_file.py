import pytest

from listaudit.config_file import ConfigFile, Defaults, SourceTable, keys_at


@pytest.mark.parametrize(
    ("where", "some", "not_there"),
    [
        ([], ["defaults", "extends", "severity", "sources"], "country"),
        (["defaults"], ["contact", "country", "pin-metres", "policy"], "from"),
        (["sources", "yelp"], ["columns", "from", "keep-values", "required"], "from-"),
        (["elsewhere"], ["defaults"], "country"),
    ],
)
def test_hints_name_the_keys_of_the_place(where, some, not_there):
    found = keys_at(where)
    assert set(some) <= set(found)
    assert not_there not in found
    assert found == sorted(found)


def test_only_what_a_table_states_overrides_the_source():
    assert SourceTable.model_validate({"from": "osm", "path": "x"}).overrides() == {}
    stated = SourceTable.model_validate({"from": "osm", "required": False, "weight": 0})
    assert stated.overrides() == {"required": False, "weight": 0}


def test_the_defaults_of_a_file_are_those_of_its_table():
    assert ConfigFile.model_validate({}).defaults == Defaults.model_validate({})


def test_the_schema_names_every_key_with_dashes():
    text = str(ConfigFile.model_json_schema())
    assert "keep-values" in text
    assert "keep_values" not in text
