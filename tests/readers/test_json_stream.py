from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.errors import InputError
from listaudit.readers import json_stream
from listaudit.readers.json_stream import Elements

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def blocks(text: str, size: int) -> Iterator[str]:
    return (text[start : start + size] for start in range(0, len(text), size))


@given(st.lists(VALUES, max_size=6), st.integers(1, 40), st.sampled_from([None, 1]))
def test_elements_are_the_same_however_the_text_is_cut(values, size, indent):
    text = json.dumps(values, indent=indent)
    assert list(Elements(blocks(text, size), "a.json")) == values


@given(st.lists(st.dictionaries(st.text(max_size=4), VALUES, max_size=2), max_size=4), st.integers(1, 9))
def test_a_named_list_is_found_however_the_text_is_cut(values, size):
    text = json.dumps({"total": {"n": [1]}, "results": values, "next": "x"})
    assert list(Elements(blocks(text, size), "a.json")) == values


@given(st.text(alphabet='{}[]",: 1ae\\n', max_size=30), st.integers(1, 9))
def test_any_text_gives_elements_or_an_input_error(text, size):
    try:
        list(Elements(blocks(text, size), "a.json"))
    except InputError as error:
        assert "a.json" in error.message  # noqa: PT017


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize("text", ['{"data": ["x"], "items": [ {"a": 1} ]}', '{"items"\n:\n[\n{"a": 1}]}{}'])
def test_a_list_of_plain_values_is_no_list_of_records(text, size):
    assert next(iter(Elements(blocks(text, size), "a.json"))) == {"a": 1}


@pytest.mark.parametrize("size", [1, 1000])
def test_a_list_that_breaks_off_after_its_bracket_is_refused(size):
    with pytest.raises(InputError, match="breaks off"):
        list(Elements(blocks('{"items": [ ', size), "a.json"))


def test_an_element_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(json_stream, "JSON_VALUE_CHARS", 5_000)
    text = '{"filialen": [' + ", ".join(['{"a": 1}'] * 9_000) + "]}"
    with pytest.raises(InputError, match="one element, near line 1, has more") as caught:
        list(Elements(blocks(text, 100), "a.json"))
    assert "ndjson" in caught.value.hint
    named = text.replace("filialen", "results")
    assert len(list(Elements(blocks(named, 100), "a.json"))) == 9_000


def test_the_line_of_an_error_counts_what_was_read_before():
    with pytest.raises(InputError, match="near line 502"):
        list(Elements(blocks("[" + '{"a": 1},\n' * 501 + "oops]", 64), "a.json"))
