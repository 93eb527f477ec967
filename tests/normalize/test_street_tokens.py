"""Segments and tokens of address lines."""

from __future__ import annotations

import pytest

from listaudit.normalize.hygiene import clean
from listaudit.normalize.street_tokens import Token, segments
from listaudit.normalize.street_words import vocabulary


@pytest.mark.parametrize(
    ("country", "line", "cut"),
    [
        ("US", "100 Main St", "100 main st"),
        ("US", "100 N.W. Main St.", "100 nw main st"),
        ("US", "100 Main St, Ste #5", "100 main st | ste # 5"),
        ("US", "10 - 14 Main St", "10-14 main st"),
        ("US", "Mall - 5 Main St (rear)", "mall | 5 main st | rear"),
        ("US", "O'Brien & Main", "obrien & main"),
        ("US", "5 MLK Blvd", "5 martin luther king blvd"),
        ("US", "No.4 Main", "no 4 main"),
        ("CA", "5 Rue J.-Exemple", "5 rue j exemple"),
        ("DE", "Hauptstraße 5", "haupt strasse 5"),
        ("FR", "2 Place de l'Église", "2 place de l eglise"),
        ("IT", "V.le Roma", "vle roma"),
        ("ES", "C/ Mayor, s/n", "calle mayor | sn"),
        ("RU", "пр-т Мира 10к2", "пр-т мира 10 к 2"),
        ("TH", "ซอยตัวอย่าง29", "ซอย ตัวอย่าง 29"),
        ("US", "- / -", ""),
    ],
)
def test_lines_are_cut_at_commas_and_words(country, line, cut):
    found = segments(clean(line), vocabulary(country))
    assert " | ".join(" ".join(part) for part in found) == cut


def test_a_folded_token_remembers_its_accents():
    token = Token("münchner")
    assert (token, token.raw) == ("munchner", "münchner")
