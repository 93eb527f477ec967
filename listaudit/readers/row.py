"""One row of any file, before anybody knows what its columns mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from listaudit.model import Skipped, Where
from listaudit.model.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Row:
    """One record as a file holds it.

    `values` maps a column's name (after hygiene) to what its cell holds: text, number, truth value,
    date and time, nothing, or a list of those. `typed` is true where the format itself has types
    (xlsx, json, parquet); in csv and tsv every value is text.
    """

    values: Mapping[str, object]
    where: Where
    typed: bool


Rows = Iterator[Row | Skipped]
"""What every reader gives: rows, and what could not be one, in the order of the file."""
