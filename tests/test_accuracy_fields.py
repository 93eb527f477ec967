"""Labels of single fields: which half they are in, how they are read, and what is shown of them."""

import pytest

from bench import accuracy_fields_page

pytest.importorskip("scipy", reason="the bench extra is not installed")

from bench import (
    accuracy_fields,
    accuracy_second,
)
from tests.accuracy_pairs import write_town


@pytest.fixture
def folder(tmp_path):
    write_town(tmp_path)
    return tmp_path


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
