"""Which sign separates the cells of a text file."""

from __future__ import annotations

import csv
import itertools
import re

from listaudit.readers.limits import HEAD_ROWS

DELIMITERS = ",;\t|"

_DECLARED = re.compile(r'"?sep=([,;|\t:])"?\r?\n')


def declared_delimiter(head: str) -> str:
    """Return the separator that a first line such as `sep=;` tells Excel, or empty text."""
    found = _DECLARED.match(head)
    return found[1] if found else ""


def guessed_delimiter(head: str, default: str) -> str:
    """Return the sign that cuts the first records of a text into the most cells, most evenly.

    Signs that cut the first record go before others: a header has no addresses with commas in it.
    `default` is taken when it cuts the first record at all, and the comma when no sign does.
    """
    cuts = {sign: _widths(head, sign) for sign in DELIMITERS}
    if default and cuts[default][:1] > [1]:
        return default
    fair = [sign for sign in DELIMITERS if cuts[sign][:1] > [1]] or DELIMITERS
    return max(fair, key=lambda sign: _evenness(cuts[sign]))


def _widths(head: str, sign: str) -> list[int]:
    reader = csv.reader(head.splitlines(keepends=True), delimiter=sign)
    return [len(cells) for cells in itertools.islice(filter(None, reader), HEAD_ROWS)]


def _evenness(widths: list[int]) -> float:
    if not widths:
        return 0.0
    typical = sorted(widths)[(len(widths) - 1) // 2]
    return (typical - 1) * widths.count(typical) / len(widths)
