"""OpenStreetMap over the network: names that want to be more than names."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from listaudit.normalize.hygiene import clean
from listaudit.source import load_adapter
from tests.sources.osm_live import CAFE, asked, query_of
from tests.sources.play import config_of

HOSTILE = [
    'x"];node(1);out;//',
    'back\\slash "quoted" \\',
    "abc\\",
    "Joe's (and) [Anna's] {1} *.* ^x$ | y + z?",
    "line\nbreak\x00and\ttab",
    "]\u202e);out meta;(",
    "Кафе «Вымысел»",
    "（株）つばめ",
]
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_AROUND = re.compile(r"nwr\(around:\d+,-?[\d.]+,-?[\d.]+\)(?:\[~\0~\0(?:,i)?\]){2};")


def texts_of(query: str) -> tuple[list[str], str]:
    """Return the texts of a query as Overpass reads them, and the query with a NUL for each."""
    found = [re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL) for text in _STRING.findall(query)]
    return found, _STRING.sub("\0", query)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_breaks_out_of_its_text(name):
    texts, rest = texts_of(query_of(asked([replace(CAFE, names=(name,), phones=())])[0]))
    lines = rest.splitlines()
    assert lines[:2] + lines[-2:] == [
        "[out:json][timeout:120][maxsize:536870912];",
        "(",
        ");",
        "out meta center;",
    ]
    assert all(_AROUND.fullmatch(line) for line in lines[2:-2])
    assert len(texts) == 8


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_an_escaped_name_finds_itself_and_not_any_name(name):
    pattern = re.compile(load_adapter(config_of("osm"))._pattern(name), re.IGNORECASE)
    assert pattern.search(clean(name))
    assert pattern.search(clean(name).replace("'", "’"))
    assert not pattern.search("Kestrel Motors")


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("", ""),
        ("-", ""),
        ("Q", ""),
        ("Q8", "^Q8$"),
        ("7-11", "^7.{1,3}11$"),
        ("大戸屋", "大戸屋"),
        ("Mr. Bun", r"Mr\..{1,3}Bun"),
    ],
)
def test_a_short_name_is_asked_for_whole_and_one_letter_not_at_all(name, pattern):
    assert load_adapter(config_of("osm"))._pattern(name) == pattern
