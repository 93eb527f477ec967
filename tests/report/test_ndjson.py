import jsonschema
import orjson

from listaudit.report.schema import schema


def test_ndjson_looks_like_this(audit, snapshot):
    assert audit.write("ndjson") == snapshot


def test_each_record_is_what_its_schema_says(audit):
    validator = jsonschema.Draft202012Validator(schema("ndjson"))
    records = [orjson.loads(line) for line in audit.write("ndjson").splitlines()]
    for record in records:
        validator.validate(record)
    assert (records[0]["type"], records[-1]["type"]) == ("run", "summary")
    assert {record["type"] for record in records} == {
        "run",
        "location",
        "listing",
        "finding",
        "source",
        "skipped",
        "summary",
    }
