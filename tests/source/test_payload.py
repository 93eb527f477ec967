"""No getter fails on any JSON, and what nobody takes is left over and told."""

from __future__ import annotations

import math

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.hygiene import clean
from listaudit.source.payload import Payload

ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        ["", " ", "12", "1e400", "nan", "x" * 20_001, "\x1b[31m", "\u202e", 10**4_000, -(10**400)]
    ),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.sampled_from("abcd"), below, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from("abcde")
GETTERS = {
    "text": lambda payload, key: payload.text(key),
    "two texts": lambda payload, key: payload.text(key, "a"),
    "texts": lambda payload, key: payload.texts(key),
    "texts of parts": lambda payload, key: payload.texts(key, "a"),
    "number": lambda payload, key: payload.number(key),
    "flag": lambda payload, key: payload.flag(key),
    "child": lambda payload, key: payload.child(key),
    "children": lambda payload, key: list(payload.children(key)),
    "json": lambda payload, key: payload.json(key),
    "drop": lambda payload, key: payload.drop(key),
    "contains": lambda payload, key: key in payload,
    "copy": lambda payload, _: payload.copy(),
}


def empty(value):
    return value is None or (isinstance(value, (str, list, dict)) and not value)


@given(value=ANY, steps=st.lists(st.tuples(st.sampled_from(sorted(GETTERS)), KEYS), max_size=8))
def test_no_getter_ever_fails_on_any_json(value, steps):
    payload = Payload(value)
    for name, key in steps:
        GETTERS[name](payload, key)
        assert isinstance(bool(payload), bool)
    assert all(isinstance(key, str) for key in payload.rest())


def blank(value):
    """Say whether nothing stands in a value, at any depth, that anybody could see."""
    if isinstance(value, (dict, list)):
        return all(map(blank, value.values() if isinstance(value, dict) else value))
    return value is None or (isinstance(value, str) and not clean(value))


TAKING = sorted(GETTERS.keys() - {"drop", "contains", "copy"})


@given(value=ANY, name=st.sampled_from(TAKING))
def test_what_is_not_left_over_was_handed_out(value, name):
    payload = Payload({"b": value, "other": 1})
    got = GETTERS[name](payload, "b")
    handed = got is not None and bool(got or got in (0, False))
    rest = payload.rest()
    left = any(key == "b" or key.startswith("b.") for key in rest)
    assert handed or left or blank(value)
    assert "other" in rest


@given(value=st.dictionaries(st.sampled_from("abcd"), ANY, max_size=4))
def test_an_object_that_nobody_took_anything_from_is_left_over_whole(value):
    assert set(Payload(value).rest()) == {key for key, item in value.items() if not empty(item)}


def test_what_was_told_once_is_not_told_again():
    payload = Payload({"a": {"b": 1, "c": 2}, "d": 3})
    assert payload.child("a").text("b") == "1"
    assert payload.rest() == ("d", "a.c")
    assert payload.rest() == ()


TEXTS = {
    "text": (" A  b ", "A b"),
    "a number": (7, "7"),
    "a number with a point": (7.5, "7.5"),
    "nothing": (None, ""),
    "white space": ("  ", ""),
    "hostile": ("\x1b[31mred\u202e", "red"),
    "wide": ("ＡＢＣ", "ABC"),
}


@pytest.mark.parametrize(("value", "text"), TEXTS.values(), ids=TEXTS)
def test_text_is_taken_clean(value, text):
    payload = Payload({"a": value})
    assert (payload.text("a"), payload.rest()) == (text, ())


@pytest.mark.parametrize(
    "value",
    [True, [], {}, ["x"], {"x": 1}, math.nan, math.inf, 10**31, "x" * 20_001],
    ids=lambda value: str(value)[:8],
)
def test_what_is_no_text_is_not_taken_for_one(value):
    payload = Payload({"a": value})
    assert payload.text("a") == ""
    assert payload.rest() == (() if empty(value) else ("a",))


def test_of_several_keys_the_first_with_something_in_it_counts_and_all_are_taken():
    payload = Payload({"a": None, "b": " ", "c": "see", "d": "dee", "e": ["x"]})
    assert payload.text("a", "b", "c", "d", "e") == "see"
    assert payload.rest() == ("e",)


LISTS = {
    "texts": (["x", "y", "x"], ("x", "y"), ()),
    "one text": ("x", ("x",), ()),
    "numbers": ([1, 2.5], ("1", "2.5"), ()),
    "nothing among them": (["x", None, ""], ("x",), ()),
    "an object among them": (["x", {"y": 1}], ("x",), ("a",)),
    "nothing": (None, (), ()),
    "no list": ({"x": 1}, (), ("a",)),
    "too many": (["x"] * 10_001, ("x",), ("a",)),
}


@pytest.mark.parametrize(("value", "texts", "rest"), LISTS.values(), ids=LISTS)
def test_a_list_of_texts_is_taken_where_all_of_them_are(value, texts, rest):
    payload = Payload({"a": value})
    assert (payload.texts("a"), payload.rest()) == (texts, rest)


def test_of_a_list_of_objects_one_part_is_taken_and_the_others_are_left():
    payload = Payload(
        {"a": [{"title": "x", "alias": "y"}, {"title": "x"}, "odd"], "b": {"title": "z"}, "c": "plain"}
    )
    assert payload.texts("a", "title") == ("x",)
    assert payload.texts("b", "title") == ("z",)
    assert payload.texts("c", "title") == ("plain",)
    assert payload.rest() == ("a", "a.alias")


NUMBERS = {
    "whole": (3, 3.0),
    "text": ("3.5", 3.5),
    "negative text": ("-0.5", -0.5),
    "other digits": ("٣", 3.0),
}


@pytest.mark.parametrize(("value", "number"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_is_taken_also_where_it_is_written_as_text(value, number):
    payload = Payload({"a": value})
    assert (payload.number("a"), payload.rest()) == (number, ())


@pytest.mark.parametrize(
    "value",
    [True, "x", "nan", "inf", math.nan, -math.inf, 10**400, "1e999", [1]],
    ids=lambda value: str(value)[:8],
)
def test_what_is_no_finite_number_is_left_over(value):
    payload = Payload({"a": value})
    assert (payload.number("a"), payload.rest()) == (None, ("a",))


def test_yes_and_no_are_taken_and_nothing_else_is_taken_for_them():
    payload = Payload({"a": True, "b": False, "c": None, "d": 0, "e": "false"})
    assert [payload.flag(key) for key in "abcdef"] == [True, False, None, None, None, None]
    assert payload.rest() == ("d", "e")


def test_objects_below_are_taken_and_what_is_left_of_them_is_told_with_its_place():
    payload = Payload(
        {"a": {"b": {"c": 1, "d": 2}}, "e": [{"f": 1}, {"g": 2}, 7], "h": "no object", "i": None}
    )
    assert payload.child("a").child("b").text("c") == "1"
    assert [one.text("f") for one in payload.children("e")] == ["1", ""]
    assert not payload.child("h")
    assert not payload.child("i")
    assert list(payload.children("i")) == []
    assert list(payload.children("h")) == []
    assert payload.rest() == ("e", "h", "a.b.d", "e.g")


def test_what_stands_beyond_the_longest_list_is_left_over_and_not_lost():
    payload = Payload({"a": [{"n": number} for number in range(10_002)]})
    assert sum(one.text("n") != "" for one in payload.children("a")) == 10_000
    assert payload.rest() == ("a",)


def test_one_object_is_a_list_of_one():
    assert [one.text("b") for one in Payload({"a": {"b": "x"}}).children("a")] == ["x"]


JSONS = {
    "an object": ({"x": [1, None]}, '{"x":[1,null]}'),
    "text": (" x ", "x"),
    "a number": (0, "0"),
    "no": (False, "false"),
    "nothing": (None, ""),
}


@pytest.mark.parametrize(("value", "text"), JSONS.values(), ids=JSONS)
def test_anything_can_be_taken_as_json(value, text):
    payload = Payload({"a": value})
    assert (payload.json("a"), payload.rest()) == (text, ())


def deep(depth):
    return orjson.loads("[" * depth + "]" * depth)


@pytest.mark.parametrize(
    "value",
    [deep(300), ["x" * 20_000], "x" * 20_001, {"n": 10**400}],
    ids=["deep", "long", "a long text", "huge"],
)
def test_what_is_too_much_to_be_taken_as_json_is_left_over(value):
    payload = Payload({"a": value})
    assert (payload.json("a"), payload.rest()) == ("", ("a",))


def test_a_copy_may_be_looked_into_and_what_is_dropped_is_understood():
    payload = Payload({"a": "x", "b": {"c": 1}, "d": 2})
    seen = payload.copy()
    assert (seen.text("a"), seen.child("b").text("c")) == ("x", "1")
    payload.drop("a", "nothing")
    assert "a" not in payload
    assert "b" in payload
    payload.child("b")
    payload.done()
    assert (bool(payload), payload.rest()) == (False, ())


@pytest.mark.parametrize("value", [None, 7, "x", [1], True])
def test_what_is_no_object_counts_as_an_empty_one(value):
    assert not Payload(value)
