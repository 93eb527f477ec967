import gzip
import io
import sys
from dataclasses import replace

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listaudit.errors import InputError
from listaudit.model import LocationResult, Run, SourceResult, Summary
from listaudit.report.open import open_sinks
from listaudit.report.read import Asked, read_audit
from listaudit.report.replay import replay
from listaudit.report.terms import withheld_names, withhold

FORMATS = ["json", "ndjson"]


@pytest.fixture
def written(audit, tmp_path):
    def write(format_, name="audit", audit=audit):
        path = tmp_path / f"{name}.{format_}"
        audit.write(f"{format_}={path}")
        return path

    return write


def kept(audit):
    """What files may hold of the audit."""
    names = withheld_names(audit.sources)
    return [withhold(location, names) for location in audit.locations]


def events(path):
    return list(read_audit(str(path)))


def check(found, audit):
    assert found[0] == audit.run
    assert found[1] == Asked(audit.sources)
    assert [event for event in found if isinstance(event, LocationResult)] == kept(audit)
    assert [event for event in found if isinstance(event, SourceResult)] == list(audit.results)
    assert found[-1] == audit.summary


@pytest.mark.parametrize("format_", FORMATS)
def test_an_audit_is_read_back_as_it_was_written(audit, written, format_):
    check(events(written(format_)), audit)


@pytest.mark.parametrize("format_", FORMATS)
def test_an_audit_without_locations_is_read_back(audit, written, format_):
    empty = replace(audit, locations=(), results=(), summary=Summary())
    assert events(written(format_, audit=empty))[2:] == [Summary()]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_gzipped_audit_is_read(audit, written, tmp_path, format_):
    packed = tmp_path / "packed.gz"
    packed.write_bytes(gzip.compress(written(format_).read_bytes()))
    check(events(packed), audit)


@pytest.mark.parametrize("option", [0, orjson.OPT_INDENT_2])
def test_json_that_another_tool_laid_out_anew_is_read(audit, written, tmp_path, option):
    path = tmp_path / "other.json"
    path.write_bytes(orjson.dumps(orjson.loads(written("json").read_bytes()), option=option))
    check(events(path), audit)


def test_standard_input_is_read(audit, written, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written("json").read_bytes())))
    check(list(read_audit("-")), audit)


@pytest.mark.parametrize("first", [*FORMATS, "direct"])
@pytest.mark.parametrize("second", ["json", "ndjson", "csv"])
def test_rendering_again_gives_the_same_bytes(audit, written, tmp_path, first, second):
    if first == "direct":
        direct = audit.write(second)
        assert audit.write(second) == direct
        return
    again = tmp_path / "again"
    with open_sinks([f"{second}={again}"]) as sinks:
        replay(str(written(first)), sinks)
    assert again.read_text("utf-8") == audit.write(second)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_that_was_cut_anywhere_is_an_error_with_a_hint(written, tmp_path, format_):
    whole = written(format_).read_bytes()
    cut = tmp_path / "cut"
    for size in range(0, len(whole) - 3, 97):
        cut.write_bytes(whole[:size])
        with pytest.raises(InputError) as caught:
            events(cut)
        assert caught.value.hint


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is no audit"),
        (b"store_code,name\n1,x\n", "is no audit"),
        (b"[1, 2]", "is no audit"),
        (b"{}", "is no audit"),
        (b'{"type": "FeatureCollection"}', "is no audit"),
        (b'{"schema": "listaudit/audit@2"}', "audit@2"),
        (b'{"type":"run","schema":"listaudit/audit@2"}\n', "audit@2"),
        (b'{"schema":"listaudit/audit@1","run":{}}', "does not hold"),
        (b'{"schema":"listaudit/audit@1",\n', "ends in the middle"),
        (b'{"a":' + b"[" * 5000, "damaged"),
        (b"\x1f\x8bnonsense", "damaged"),
        (gzip.compress(b"{" * 9000, mtime=0)[:-12], "damaged"),
        (b"\x00\xff\xfe", "is no audit"),
    ],
)
def test_a_file_that_is_no_audit_is_an_error_with_a_hint(tmp_path, content, says):
    path = tmp_path / "alien"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says) as caught:
        events(path)
    assert caught.value.hint
    assert str(path) in caught.value.message


def test_a_record_of_an_unknown_type_is_named(written, tmp_path):
    path = tmp_path / "odd"
    path.write_bytes(written("ndjson").read_bytes().replace(b'{"type":"source"', b'{"type":"sauce"'))
    with pytest.raises(InputError, match="'sauce'"):
        events(path)


@pytest.mark.parametrize(("name", "says"), [("none.json", "No such file"), ("", "Is a directory")])
def test_a_path_that_cannot_be_opened_is_an_error(tmp_path, name, says):
    with pytest.raises(InputError, match=says):
        events(tmp_path / name)


def test_a_file_that_cannot_be_read_on_is_an_error(written, monkeypatch):
    def fail(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("listaudit.report.read._stream", fail)
    with pytest.raises(InputError, match="Input/output error"):
        events(written("json"))


def test_a_line_without_end_is_refused(written, monkeypatch):
    monkeypatch.setattr("listaudit.report.read._LINE_LIMIT", 64)
    with pytest.raises(InputError, match="a line has no end"):
        events(written("json"))


def test_a_foreign_layout_beyond_the_limit_is_refused(written, tmp_path, monkeypatch):
    path = tmp_path / "big.json"
    path.write_bytes(orjson.dumps(orjson.loads(written("json").read_bytes()), option=orjson.OPT_INDENT_2))
    monkeypatch.setattr("listaudit.report.read._FILE_LIMIT", 100)
    with pytest.raises(InputError, match="too large"):
        events(path)


def test_a_reader_that_stops_early_leaves_no_open_file(written):
    stream = read_audit(str(written("json")))
    assert isinstance(next(stream), Run)
    stream.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.data())
def test_damage_is_an_input_error_or_still_an_audit(written, tmp_path, data):
    whole = bytearray(written(data.draw(st.sampled_from(FORMATS))).read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged"
    path.write_bytes(whole)
    try:
        assert isinstance(events(path)[-1], Summary)
    except InputError as error:
        assert error.hint  # noqa: PT017 - either outcome is right
