from __future__ import annotations

import pytest

from listaudit.normalize.legal_forms import (
    find_legal_middle,
    is_legal_word,
    strip_legal_end,
    strip_legal_start,
    unglue,
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["harbor", "llc"], (1, "llc")),
        (["harbor", "l", "l", "c"], (3, "llc")),
        (["harbor", "gmbh", "and", "co", "kg"], (4, "gmbh-co-kg")),
        (["harbor", "sa"], (1, "sa")),
        (["harbor", "sa", "rl"], (2, "sarl")),
        (["sa"], (0, "")),
        (["the", "limited"], (0, "")),
        (["harbor", "tea"], (0, "")),
        ([], (0, "")),
    ],
)
def test_the_longest_form_at_the_end_is_found(words, expected):
    assert strip_legal_end(words, [True] * len(words)) == expected


def test_letters_that_are_also_a_word_need_capitals():
    assert strip_legal_end(["day", "spa"], [False, False]) == (0, "")


def test_forms_at_the_start_leave_a_name():
    assert strip_legal_start(["ооо", "чаиник"]) == (1, "ooo")
    assert strip_legal_start(["ооо"]) == (0, "")
    assert strip_legal_start(["cong", "ty", "tnhh", "tra"]) == (3, "vn-llc")


def test_forms_inside_a_name_have_words_on_both_sides():
    assert find_legal_middle(["harbor", "gmbh", "depot"]) == (1, 1, "gmbh")
    assert find_legal_middle(["harbor", "gmbh"]) == (0, 0, "")


@pytest.mark.parametrize(
    ("text", "rest", "codes"),
    [
        ("株式会社みなと", "みなと", ("kk",)),
        ("みなと有限会社", "みなと", ("yk",)),
        ("(株)みなと", "みなと", ("kk",)),
        ("港口茶业有限公司", "港口茶业", ("cn-ltd",)),
        ("株式会社", "株式会社", ()),
        ("Harbor", "Harbor", ()),
        ("บริษัท ชา จำกัด", "ชา", ("th-co-ltd",)),
    ],
)
def test_forms_written_to_the_name_come_off(text, rest, codes):
    import unicodedata

    left, found = unglue(unicodedata.normalize("NFKC", text))
    assert (left, tuple(found)) == (rest, codes)


def test_one_word_can_be_asked_about():
    assert is_legal_word("gmbh")
    assert not is_legal_word("harbor")
