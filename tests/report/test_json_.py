import jsonschema
import orjson
import pytest

from listaudit.report.schema import schema


def test_json_looks_like_this(audit, snapshot):
    assert audit.write("json") == snapshot


def test_json_is_what_its_schema_says(audit):
    value = orjson.loads(audit.write("json"))
    jsonschema.Draft202012Validator(schema("audit")).validate(value)
    assert list(value) == ["schema", "tool", "run", "locations", "sources", "summary"]


def test_the_schema_refuses_what_is_not_written(audit):
    value = orjson.loads(audit.write("json"))
    value["locations"][0]["listings"][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema("audit")).validate(value)


def test_one_location_stands_on_one_line(audit):
    lines = audit.write("json").splitlines()
    first = lines.index('"locations":[') + 1
    assert [orjson.loads(line.rstrip(","))["store_code"] for line in lines[first : first + 2]] == [
        "007",
        "=1+1",
    ]


def test_the_time_it_finished_stands_at_the_top(audit):
    assert orjson.loads(audit.write("json"))["run"]["finished"] == audit.run.finished
