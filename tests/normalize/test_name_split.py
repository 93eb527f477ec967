from __future__ import annotations

import pytest

from listaudit.normalize.name_split import (
    join_initials,
    possessives,
    segment,
    split_apart,
    split_domain,
)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Harbor L.L.C.", "Harbor LLC"),
        ("Harbor S.p.A.", "Harbor SpA"),
        ("J. P. Doe", "JP Doe"),
        ("J. Doe", "J. Doe"),
        ("Jane Doe M.D. L.L.C.", "Jane Doe MD LLC"),
        ("Harbor", "Harbor"),
    ],
)
def test_dotted_initials_become_one_word(text, joined):
    assert join_initials(text) == joined


@pytest.mark.parametrize(
    ("text", "main", "apart"),
    [
        ("Harbor Tea - Springfield", "Harbor Tea", ("Springfield",)),
        ("Harbor Tea | Best tea", "Harbor Tea", ("Best tea",)),
        ("Harbor Tea @ Old Mill", "Harbor Tea", ("Old Mill",)),
        ("Harbor Tea at Old Mill", "Harbor Tea", ("Old Mill",)),
        ("Harbor (Downtown) Tea", "Harbor   Tea", ("Downtown",)),
        ("Harbor Tea (Downtown", "Harbor Tea", ("Downtown",)),
        ("Tea-House", "Tea-House", ()),
        ("(Harbor)", "(Harbor)", ()),
        ("Harbor Tea", "Harbor Tea", ()),
    ],
)
def test_parts_behind_separators_stand_apart(text, main, apart):
    assert split_apart(text) == (main, apart)


def test_a_segment_knows_case_commas_and_umlauts():
    part = segment("Müller & Söhne, DDS")
    assert part.words == ("muller", "and", "sohne", "dds")
    assert part.written == ("Müller", "and", "Söhne", "DDS")
    assert part.expanded == ("mueller", "and", "soehne", "dds")
    assert part.after_comma == 3


def test_possessives_are_told_from_bare_apostrophes_and_elisions():
    assert possessives("Ann's Tea, James' Inn, L'Hôtel") == (frozenset({"anns"}), frozenset({"james"}))


def test_a_domain_ending_comes_off_a_word():
    assert split_domain("Harbor.com")[1] == "com"
    assert split_domain("Harbor. Comfort")[1] == ""
    assert split_domain("Harbor")[1] == ""
