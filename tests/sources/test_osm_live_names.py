"""OpenStreetMap over the network: names that want to be more than names."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.source.hostile_names import HOSTILE
from tests.sources.osm_live import CAFE, asked, query_of

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
