"""The parts of the accuracy bench, checked against figures worked out by hand."""

import csv
import json

import pytest

from bench import accuracy_fields_page, accuracy_page
from bench.accuracy_kinds import MISSING, NAMES, kind_of, script
from bench.accuracy_metrics import average_precision, calibration, calibration_error, f1, wilson

pytest.importorskip("scipy", reason="the bench extra is not installed")

from bench import (
    accuracy,
    accuracy_errors,
    accuracy_fields,
    accuracy_figures,
    accuracy_judged,
    accuracy_second,
    accuracy_sets,
    fit,
)
from bench.accuracy_bootstrap import intervals, weighted_figures
from bench.ladder import LADDERS
from listaudit.match.model import weights

LABELS, SCORES = [1, 0, 1, 0, 0, 1], [0.9, 0.8, 0.7, 0.6, 0.3, 0.2]
FIELDS = ("name", "address", "city", "postcode", "country", "phone")
SAME = ("Bluebird Bakery", "120 Maple St", "Springfield", "62701", "US", "(217) 555-0101")
OTHER = ("Copper Kettle Cafe", "9 Oak Ave", "Dayton", "45402", "US", "(937) 555-0144")


def array(values):
    import numpy as np

    return np.array(values)


def write_pairs(path, *pairs):
    """Write invented pairs: id, label, our values, their values."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = ["pair_id", "split", "label", *(f"{side}_{field}" for side in "ab" for field in FIELDS)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([pair_id, "", label, *ours, *theirs] for pair_id, label, ours, theirs in pairs)


@pytest.fixture
def folder(tmp_path):
    upper = tuple(value.upper() for value in SAME)
    moved = (SAME[0], "77 Mill Rd", *SAME[2:])
    write_pairs(
        tmp_path / "town" / "pairs.csv",
        ("1", 1, SAME, upper),
        ("2", 1, SAME, moved),
        ("3", 0, SAME, OTHER),
        ("4", 0, OTHER, SAME),
    )
    write_pairs(tmp_path / "twins" / "pairs.csv", ("1", 1, SAME, upper), ("2", 1, OTHER, OTHER))
    return tmp_path


def test_average_precision_is_the_mean_of_the_precisions_at_the_matches():
    assert average_precision(LABELS, SCORES) == pytest.approx((1 / 1 + 2 / 3 + 3 / 6) / 3)


def test_pairs_of_one_score_come_together_whatever_their_order():
    assert average_precision([1, 0, 1], [0.5, 0.5, 0.5]) == pytest.approx(2 / 3)
    assert average_precision([0, 1, 1], [0.5, 0.5, 0.5]) == pytest.approx(2 / 3)


def test_average_precision_without_a_match_is_nothing():
    assert average_precision([0, 0], [0.9, 0.1]) == 0


@pytest.mark.parametrize(
    ("right", "found", "same", "expected"),
    [(3, 4, 6, 0.6), (0, 0, 5, 0.0), (0, 0, 0, 0.0), (5, 5, 5, 1.0)],
    ids=["some", "none found", "nothing there", "all"],
)
def test_f1(right, found, same, expected):
    assert f1(right, found, same) == pytest.approx(expected)


def test_calibration_sets_what_was_said_beside_what_is_so():
    bins = calibration([1, 1, 0, 0, 1], [1.0, 0.995, 0.92, 0.02, 0.03])
    assert [(b.low, b.high, b.pairs, b.same) for b in bins] == [
        (0.01, 0.05, 2, 1),
        (0.9, 0.95, 1, 0),
        (0.99, 1.0, 2, 2),
    ]
    assert bins[0].said == pytest.approx(0.025)
    assert bins[0].share == 0.5
    assert calibration_error(bins) == pytest.approx((2 * 0.475 + 0.92 + 2 * 0.0025) / 5)


def test_a_border_belongs_to_the_upper_bin():
    assert [(b.low, b.high) for b in calibration([1], [0.9])] == [(0.9, 0.95)]


def test_wilson_is_wide_for_few_and_never_leaves_0_and_1():
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(50, 50)
    assert low > 0.9
    assert high <= 1.0


def test_weighted_figures_are_those_of_the_plain_functions():
    figures = weighted_figures(array(LABELS), array([s - 0.5 for s in SCORES]))(array([1.0] * 6))
    assert figures["precision"] == pytest.approx(2 / 4)
    assert figures["recall"] == pytest.approx(2 / 3)
    assert figures["f1"] == pytest.approx(f1(2, 4, 3))
    assert figures["average_precision"] == pytest.approx(average_precision(LABELS, SCORES))


def test_a_pair_that_was_drawn_twice_counts_as_two():
    times = array([2.0, 0.0, 1.0, 1.0, 0.0, 3.0])
    drawn = [
        (label, score) for label, score, n in zip(LABELS, SCORES, times, strict=True) for _ in range(int(n))
    ]
    figures = weighted_figures(array(LABELS), array(SCORES))(times)
    assert figures["average_precision"] == pytest.approx(average_precision(*zip(*drawn, strict=True)))


def test_intervals_are_the_same_for_the_same_seed_and_hold_the_figure():
    labels, bits = [1, 1, 0, 1, 0] * 20, [2.0, -1.0, 1.0, 3.0, -2.0] * 20
    places = [str(n) for n in range(100)]
    statistic = weighted_figures(array(labels), array(bits))
    first = intervals(places, statistic, replicates=200)
    assert first == intervals(places, statistic, replicates=200)
    assert first != intervals(places, statistic, replicates=200, seed=8)
    value, low, high = first["recall"]
    assert value == pytest.approx(2 / 3)
    assert low < value < high


def test_pairs_of_one_place_are_drawn_together_so_that_few_places_give_a_wide_interval():
    labels, bits = [1, 1, 0, 1, 0] * 20, [2.0, -1.0, 1.0, 3.0, -2.0] * 20
    statistic = weighted_figures(array(labels), array(bits))
    alone = intervals([str(n) for n in range(100)], statistic, replicates=200)["recall"]
    together = intervals([str(n % 5) for n in range(100)], statistic, replicates=200)["recall"]
    assert together[2] - together[1] > alone[2] - alone[1]


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


def test_the_split_of_labels_follows_from_the_id_alone_and_is_about_even():
    halves = [accuracy_fields.is_work("name", f"town:{n}") for n in range(1000)]
    assert 450 < sum(halves) < 550
    assert (
        [accuracy_fields.is_work("city", f"town:{n}") for n in range(4)]
        == halves[:4]
        == [False, False, False, True]
    )


def test_an_opened_pair_is_worked_on_for_its_field_alone(tmp_path):
    (tmp_path / "opened.tsv").write_text("# looked at\n\naddress\ttown:1\n", encoding="utf-8")
    opened = accuracy_fields.read_opened(tmp_path)
    assert accuracy_fields.is_work("address", "town:1", opened)
    assert not accuracy_fields.is_work("name", "town:1", opened)
    assert not accuracy_fields.is_work("address", "town:2", opened)
    assert accuracy_fields.read_opened(tmp_path / "elsewhere") == frozenset()


@pytest.mark.parametrize("line", ["town:1", "colour\ttown:1"], ids=["no field", "unknown field"])
def test_a_line_of_opened_pairs_that_is_none_is_refused(tmp_path, line):
    (tmp_path / "opened.tsv").write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"opened\.tsv"):
        accuracy_fields.read_opened(tmp_path)


def label(tmp_path, lines):
    file = tmp_path / "name.tsv"
    file.write_text(lines, encoding="utf-8")
    return file


def test_labels_may_name_two_verdicts_and_carry_a_note(tmp_path):
    file = label(tmp_path, "# set:pair_id\n\ntown:1\tvariant/incomplete\tno suite\ntown:2\tsame\n")
    assert accuracy_fields.read_labels(file) == {
        "town:1": (("variant", "incomplete"), "no suite"),
        "town:2": (("same",), ""),
    }


@pytest.mark.parametrize(
    "lines", ["town:1\tgood\n", "town:1\tsame\ntown:1\tsame\n"], ids=["no verdict", "twice"]
)
def test_a_label_that_is_none_is_refused(tmp_path, lines):
    with pytest.raises(ValueError, match="town:1"):
        accuracy_fields.read_labels(label(tmp_path, lines))


def labelled(pair, labels, verdict, second=()):
    work = accuracy_fields.is_work("name", pair)
    return accuracy_fields.Labelled(pair, labels, "", verdict, "", "ours", "theirs", work, second)


def test_same_and_equivalent_are_one_class_and_the_second_verdict_counts_leniently():
    assert labelled("town:1", ("same",), "equivalent").strictly
    arguable = labelled("town:1", ("variant", "incomplete"), "incomplete")
    assert (arguable.strictly, arguable.leniently) == (False, True)
    assert not labelled("town:1", ("variant", "incomplete"), "different").leniently


def test_of_the_measured_half_nothing_but_figures_is_shown():
    found = {"name": [labelled(f"town:{n}", ("variant",), "different") for n in range(40)]}
    figures = accuracy_fields.figures(found)["name"]
    work = [n for n in range(40) if accuracy_fields.is_work("name", f"town:{n}")]
    assert figures["work"]["strict"][:2] == [0, len(work)]
    assert figures["measured"]["strict"][:2] == [0, 40 - len(work)]
    assert figures["taken"] == {"variant": {"different": len(work)}}
    told = "\n".join([*accuracy_fields.shown(found), *accuracy_fields_page.fields({"name": figures})])
    assert [n for n in range(40) if f"town:{n}:" in told] == work


def test_fields_are_judged_through_pairs(folder, tmp_path):
    label(tmp_path, "town:1\tequivalent\ntown:3\tdifferent\n")
    found = accuracy_fields.load(tmp_path, folder)["name"]
    assert [(one.pair, one.verdict) for one in found] == [("town:1", "equivalent"), ("town:3", "different")]
    assert found[0].ours == "Bluebird Bakery"
    assert [one.work for one in found] == [False, True]
    assert [one.second for one in found] == [(), ()]


def test_second_labels_and_opened_pairs_are_read_beside_the_labels(folder, tmp_path):
    label(tmp_path, "town:1\tequivalent\ntown:2\tsame\n")
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "name.labels.tsv").write_text("town:1\tvariant/same\n", encoding="utf-8")
    (tmp_path / "opened.tsv").write_text("name\ttown:2\n", encoding="utf-8")
    found = accuracy_fields.load(tmp_path, folder)["name"]
    assert [one.second for one in found] == [("variant", "same"), ()]
    assert [one.work for one in found] == [False, True]


def test_two_labellers_are_set_beside_each_other_and_beside_the_verdict():
    pairs = [
        labelled("town:0", ("equivalent",), "same", ("same",)),
        labelled("town:1", ("variant",), "different", ("variant",)),
        labelled("town:2", ("variant", "incomplete"), "incomplete", ("incomplete", "variant")),
        labelled("town:4", ("variant",), "variant"),
    ]
    figures = accuracy_second.figures(pairs)
    assert {name: counts[:2] for name, counts in figures.items()} == {
        "agree": [2, 3],
        "first": [1, 3],
        "second": [2, 3],
        "certain": [1, 2],
    }
    assert accuracy_second.figures(pairs[3:]) == {}


def test_the_page_tells_of_two_labellers_where_there_are_two():
    alone = [labelled("town:0", ("same",), "same")]
    twice = [labelled("town:0", ("same",), "same", ("same",))]
    told = "\n".join(accuracy_fields_page.fields(accuracy_fields.figures({"name": twice, "city": alone})))
    assert "| name | 100.0% of 1 " in told.partition("both labellers agree")[2]
    assert "| city |" not in told.partition("both labellers agree")[2].partition("### ")[0]
    only = "\n".join(accuracy_fields_page.fields(accuracy_fields.figures({"city": alone})))
    assert "both labellers" not in only


def test_a_folder_of_its_own_is_measured_with_the_shipped_weights(folder):
    measured = accuracy.measure(folder)
    assert measured.fitting is None
    figures = accuracy.figures_of(measured)
    assert list(figures["sets"]) == ["town/pairs.csv", "twins/pairs.csv"]
    assert set(figures["sets"]["twins/pairs.csv"]["shipped"]) == {"recall"}
    assert figures["sets"]["town/pairs.csv"]["shipped"]["recall"][0] >= 0.5
    page = accuracy_page.render(json.loads(json.dumps(figures)))
    assert "every figure is of the shipped weights" in page
    assert "| `twins/pairs.csv` | 2 / 0 |" in page
    assert "Whole tables" not in page


def test_whole_tables_are_linked_by_match(folder):
    town = folder / "town"
    (town / "ours.csv").write_text(
        "id,name,street,city\na,Bluebird Bakery,120 Maple St,Springfield\n", encoding="utf-8"
    )
    (town / "theirs.csv").write_text(
        "id,name,street,city\nb,Bluebird Bakery,120 Maple St,Springfield\n", encoding="utf-8"
    )
    (town / "matches_town.csv").write_text("ours_id,theirs_id\na,b\n", encoding="utf-8")
    (both,) = accuracy_sets.tables(folder)
    links = accuracy_judged.matches(both)
    assert links == both.truth == {("a", "b")}
    assert accuracy_figures.linked(links, both.truth) == [1.0, 1.0, 1.0, 1, 1, 1]


def test_other_weights_are_read_by_the_matcher_and_then_the_shipped_ones_again(folder):
    one = accuracy_sets.load(folder, None)[0]
    training = fit.Training(one.levels, list(one.labels), ["overture_pairs/pairs.csv"] * 4, one.places, "x")
    columns = [(key, rung) for key, ladder in LADDERS.items() for rung in ladder[:-1]]
    free = {key: levels.keys() - LADDERS.get(key, ()) for key, levels in weights().bits.items()}
    columns += [(key, level) for key, levels in free.items() for level in levels]
    table, shipped = fit.Design(columns, array([]), None), weights()
    before = accuracy_judged.pairs(one.path)
    with accuracy_judged.using(table, array([0.0] * len(table.columns) + [5.0]), training):
        inside = accuracy_judged.pairs(one.path)
    assert {row["decision"] for row in inside} == {"match"}
    assert accuracy_judged.pairs(one.path) == before
    assert weights() == shipped


def test_the_worst_error_comes_first_with_its_evidence(folder):
    one = accuracy_sets.load(folder, None)[0]
    judged = accuracy_figures.Judged(one, array([1.0, -2.0, 3.0, -4.0]))
    assert [n for _, n in accuracy_errors.worst([judged], 5)] == [2, 1]
    assert accuracy_errors.counts([judged]) == (1, 1)
    told = "\n".join(accuracy_errors.shown([judged], {one.name: [weights()] * 4}, 1))
    assert told.startswith("1. town 3: labelled two places, given 0.8889 (+3.00 bits)")
    assert "name=different" in told


def test_the_page_says_when_the_weights_are_no_longer_those_that_were_measured():
    figures = json.loads(accuracy_page.FIGURES.read_text(encoding="utf-8"))
    now = accuracy_page.render(figures | {"weights": accuracy_page.weights_digest()})
    former = accuracy_page.render(figures | {"weights": "0" * 16})
    assert "those that are shipped" in now
    assert "fitted anew since" in former
