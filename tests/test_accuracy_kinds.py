"""Kinds of difference between two raw values, and scripts of two names."""

import pytest

from bench.accuracy_kinds import MISSING, NAMES, kind_of, script

pytest.importorskip("scipy", reason="the bench extra is not installed")


@pytest.mark.parametrize(
    ("field", "ours", "theirs", "kind"),
    [
        ("name", "Bluebird Bakery", "Bluebird Bakery", "identical"),
        ("name", "Bluebird Café", "BLUEBIRD CAFE", "case, accents or punctuation"),
        ("name", "Salt & Stone", "Salt and Stone", "case, accents or punctuation"),
        ("name", "Mas Style", "MasStyle", "order or spaces of words"),
        ("name", "Pizza Sol", "Sol Pizza", "order or spaces of words"),
        ("name", "Синяя Птица", "Sinyaya Ptitsa", "other script"),
        ("name", "Bluebird", "Bluebird Bakery LLC", "extra words on one side"),
        ("name", "Bluebird Bakery", "Blubird Bakery", "spelling"),
        ("name", "Bluebird Bakery", "Bluebird Garage", "some words shared"),
        ("name", "Bluebird", "Copper Kettle", "no word shared"),
        ("name", "Bluebird", " ", MISSING),
        ("phone", "+1 217 555 0101", "(217) 555-0101", "country code or trunk zero"),
        ("phone", "04930 5550101", "+49305550101", "country code or trunk zero"),
        ("phone", "030 5550101", "+49 30 5550101", "country code or trunk zero"),
        ("phone", "2175550101", "217-555-0101", "equal digits"),
        ("phone", "2175550101", "2175550107", "one digit"),
        ("phone", "2175550101", "9375550144", "different"),
        ("phone", "2175550101; 9375550144", "9375550144", "equal digits"),
        ("phone", "", "2175550101", MISSING),
        ("address", "120 Maple St", "120 maple st.", "case, accents or punctuation"),
        ("address", "Maple St, 120", "120 Maple St", "order or spaces of words"),
        ("address", "120 Maple St", "120 Maple St Suite 4", "extra words on one side"),
        ("address", "120 Maple St", "120 Maple Street", "same number, other words"),
        ("address", "120 Maple St", "122 Maple St", "same street, other number"),
        ("address", "120 Maple St", "9 Oak Ave", "different"),
        ("postcode", "62701", "62701-1234", "one begins the other"),
        ("postcode", "62701.0", "62701", "one begins the other"),
        ("postcode", "62701", "62702", "different"),
        ("website", "https://www.bluebird.example/", "http://bluebird.example/menu?x=1", "same host"),
        ("website", "https://bluebird.example", "https://kettle.example", "other host"),
        ("city", "Springfield", "North Springfield", "extra words on one side"),
    ],
    ids=str,
)  # fmt: skip
def test_each_kind_of_difference_is_told_from_the_raw_values(field, ours, theirs, kind):
    assert kind_of(field, {f"a_{field}": ours, f"b_{field}": theirs}) == kind
    assert kind_of(field, {f"a_{field}": theirs, f"b_{field}": ours}) == kind
    assert kind in NAMES[field]


@pytest.mark.parametrize(
    ("latitude", "kind"),
    [("39.7800", "up to 30 m"), ("39.7810", "up to 200 m"), ("39.7850", "up to 1 km"), ("39.9", "farther"), ("", MISSING)],
    ids=str,
)  # fmt: skip
def test_pins_are_sorted_by_their_distance(latitude, kind):
    row = {"a_lat": "39.7800", "a_lon": "-89.65", "b_lat": latitude, "b_lon": "-89.65"}
    assert kind_of("pin", row) == kind


def test_a_row_without_a_column_states_nothing():
    assert kind_of("website", {}) == kind_of("pin", {}) == MISSING


def test_kana_and_han_are_one_script_and_the_most_letters_decide():
    assert script("さくら通り") == script("桜") == "CJK"
    assert script("Bluebird Кафе") == "LATIN"
    assert script("120") == ""


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [("Roma", "Рома", 1), ("Рома", "桜", 2), ("Roma", "120", 0)],
    ids=["one side", "both", "none"],
)
def test_scripts_of_the_two_names(ours, theirs, kind):
    field = "script of the name"
    assert kind_of(field, {"a_name": ours, "b_name": theirs}) == NAMES[field][kind]
