"""Names that want to be more than names, for queries that hold names."""

from __future__ import annotations

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
