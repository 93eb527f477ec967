"""What holds for any two names: no order, no format and no text changes what it must not."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import listaudit.compare.name as module
from listaudit.compare.context import Context
from listaudit.compare.name import judge
from listaudit.model import Kind

CONTEXT = Context(country="US", place_words=frozenset({"springfield", "il", "mill", "street", "港市", "12"}))
PACKAGE = Path(module.__file__).parents[1]


def codes(judgement):
    return {reason.code.removeprefix("name.") for reason in judgement.reasons}


NAMES = st.lists(
    st.sampled_from(
        ["Harbor", "Fox", "Müller", "Ann's", "St.", "Tea", "Dental", "&", "Springfield", "LLC", "The"]
    ),
    min_size=1,
    max_size=5,
).map(lambda words: " ".join(["Ogden", *words]))


@given(NAMES, NAMES)
def test_order_of_the_two_sides_does_not_change_the_verdict(ours, theirs):
    assert judge(ours, theirs, CONTEXT).kind is judge(theirs, ours, CONTEXT).kind


@given(NAMES)
def test_format_never_makes_a_name_different(name):
    for written in (
        name.upper(),
        name.lower(),
        name.replace("&", "and"),
        name.replace(" ", "  "),
        name.replace("'", "’"),
    ):
        assert judge(name, written, CONTEXT).kind is not Kind.DIFFERENT


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_are_judged(ours, theirs):
    assert judge(ours, theirs, CONTEXT).kind in set(Kind)


@given(st.sampled_from(["Harbor Tea", "Fox & Hen LLC", "Dr. Jane Doe", "Saint Ann Market"]), st.data())
def test_one_letter_changed_is_never_accepted(name, data):
    place = data.draw(st.sampled_from([i for i, c in enumerate(name) if c.isalpha()]))
    letter = data.draw(st.sampled_from("bdfghjkqvwxz"))
    changed = name[:place] + letter + name[place + 1 :]
    if changed.casefold() != name.casefold():
        assert judge(name, changed, CONTEXT).kind is Kind.DIFFERENT, changed
        assert judge(name, f"{changed} - Springfield", CONTEXT).kind is Kind.DIFFERENT, changed


@given(st.sampled_from(["Harbor Tea", "Fox and Hen", "Jane Doe Dental", "Лисий Двор", "จิ้งจอกทอง"]), st.data())
def test_one_letter_left_out_is_never_accepted(name, data):
    place = data.draw(st.sampled_from([i for i, c in enumerate(name) if c.isalpha()]))
    assert judge(name, name[:place] + name[place + 1 :], CONTEXT).kind is Kind.DIFFERENT


def test_every_code_has_its_sentence_and_every_sentence_its_code():
    listed = set(tomllib.loads((PACKAGE / "model" / "reasons" / "name.toml").read_text("utf-8")))
    sources = "".join(path.read_text("utf-8") for path in sorted((PACKAGE / "compare").glob("name*.py")))
    emitted = set(re.findall(r'"(name\.[a-z-]+)"', sources)) - {"name.same"}
    assert emitted == listed
