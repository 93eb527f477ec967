from __future__ import annotations

from listaudit.normalize.fold import fold
from listaudit.normalize.name_words import name_words


def test_every_listed_word_is_written_as_folding_leaves_it():
    tables = name_words()
    words = tables.common | tables.numbers.keys() | tables.abbreviations.keys() | tables.spellings.keys()
    assert {word for word in words if fold(word) != word} == set()


def test_no_connector_is_a_kind_of_business():
    tables = name_words()
    assert not tables.connectors & tables.descriptors
    assert not tables.small & tables.descriptors


def test_one_abbreviation_can_stand_for_several_words():
    assert {"saint", "street"} <= name_words().abbreviations["st"]


def test_phrases_that_limit_departments_are_departments():
    tables = name_words()
    phrases = {" ".join(phrase) for phrase in tables.departments}
    assert tables.departments_last <= phrases
    assert tables.departments_apart <= phrases
