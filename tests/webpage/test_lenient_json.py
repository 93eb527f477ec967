import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.webpage.lenient_json import read_json
from listaudit.webpage.outline import outline
from listaudit.webpage.tokens import tokens
from listaudit.webpage.tree import tree

CASES = Path(__file__).parents[3] / "shared" / "cases"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"a":1,}', [{"a": 1}]),
        ("[1,,2,]", [[1, 2]]),
        ('{"a":"x\ny\t"}', [{"a": "x\ny\t"}]),
        ('<!-- {"a":1} -->', [{"a": 1}]),
        ('<!-- note -->{"a":1}', [{"a": 1}]),
        ('//<![CDATA[\n{"a":1}\n//]]>', [{"a": 1}]),
        ('/* note "{" */ {"a": // so\n 1 /* here */}', [{"a": 1}]),
        ('{"a":1}{"b":2}', [{"a": 1}, {"b": 2}]),
        ("{a: 'b', 'c': [true, null, undefined]}", [{"a": "b", "c": [True, None, None]}]),
        ('{"a":"The "Best" Shop"}', [{"a": 'The "Best" Shop'}]),
        ('{"a":"x"\n"b":"y"}', [{"a": "x", "b": "y"}]),
        ('{"a":+49 30 1,"b":0123,"c":1.5}', [{"a": "+49 30 1", "b": "0123", "c": 1.5}]),
        (r'{"a":"\ud83c\udf5e \'x\' \q",}', [{"a": "🍞 'x' q"}]),
        ("window.x = {&quot;a&quot;:&quot;b&quot;};", [{"a": "b"}]),
        ('var d = {"a":1}; f();', [{"a": 1}]),
        ('{"a":"x","b":{"c":"d","e":"cut', [{"a": "x", "b": {"c": "d"}}]),
        ('{"a":1e999}', [{"a": "1e999"}]),
        ("{bad}", [{}]),
        ("", []),
        ("no json", []),
    ],
    ids=range(20),
)
def test_what_people_paste_is_read(text, values):
    assert [v for v in read_json(text) if not isinstance(v, str)] == values


@pytest.mark.parametrize(
    "unit", ["{", "[", '{"a":', "/*", "<!--", '"', "'", "\\", '{"a" "b"', ",", "/", "#", "1", '"a":']
)
def test_the_time_for_hostile_text_grows_with_its_length_alone(unit):
    text = "{" + unit * (300_000 // len(unit))
    before = time.process_time()
    read_json(text)
    assert time.process_time() - before < 3


def test_what_is_nested_without_end_is_read_to_some_depth():
    assert read_json('{"a":1,"b":' + "[" * 100_000) != []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_valid_json_is_read_as_it_is(value):
    if isinstance(value, (dict, list)):
        assert read_json(json.dumps(value)) == [value]


@pytest.mark.parametrize("value", [-(2**63) - 1, 2**64, 10**30])
def test_a_whole_number_that_no_machine_word_holds_is_read_as_nearly_as_a_float_is(value):
    assert read_json(f"[{value}]") == [[float(value)]]


@given(st.text(alphabet="{}[]\",:'\\/*<!-a1 \n"))
def test_any_text_gives_objects_and_lists(text):
    for value in read_json(text):
        json.dumps(value)


def cases(name):
    path = CASES / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip("the cases of ../shared are not there")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def blocks(html):
    return outline(tree(tokens(html))).json_ld


def test_the_malformed_cases_of_shared_are_read():
    found = {
        case["name"]: [value for block in blocks(case["html"]) for value in read_json(block)]
        for case in cases("jsonld_malformed")
    }
    assert found["trailing comma"] == [{"@type": "LocalBusiness", "name": "A"}]
    assert found["html comment"] == found["cdata"] == [{"@type": "LocalBusiness"}]
    assert found["raw newline"] == [{"@type": "LocalBusiness", "name": "A\nB"}]
    assert found["two objs"] == [{"a": 1}, {"b": 2}]
    assert found["upper type"] == [{"a": 1}]
    assert {"@type": "Store"} in found["one bad of two"]
    assert found["empty"] == found["emptydoc"] == []


def test_the_json_ld_of_shared_pages_is_what_another_library_reads():
    for case in cases("structured_data_html"):
        if case["syntax"] == "json-ld":
            found = [value for block in blocks(case["html"]) for value in read_json(block)]
            flat = [item for value in found for item in (value if isinstance(value, list) else [value])]
            assert [item for item in flat if item is not None] == case["expect"], case["source"]
