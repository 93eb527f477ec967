"""Notes of an audit in words: what was read with care, or left out because it is none of our concern."""

from __future__ import annotations

from listaudit.model import Reason
from listaudit.report.reasons import sentence

PHRASES = {
    "cell.error": "errors of formulas, read as empty cells",
    "encoding.cp1252": "files that are no UTF-8, read as Windows-1252",
    "formula.no-value": "formulas without a stored value, read as empty cells",
    "geometry.unreadable": "geometries that cannot be read, so that there is no pin",
    "lists.unread": "files with further lists of records, which were not read",
    "sheets.unread": "workbooks with further sheets, which were not read",
    "row.empty": "empty rows, left out",
    "row.no-name": "records without a name, left out",
    "website.no-business": "pages that state no place of business: no address and no phone",
    "osm.not-a-business": "features that are no place of business, left out",
    "osm.no-name": "features without a name, left out",
    "damage.scientific": "numbers that a spreadsheet cut, not used",
    "damage.postcode-short": "postcodes that may have lost their leading zeros",
    "damage.store-code-short": "store codes that may have lost their leading zeros",
    "damage.date": "values that a spreadsheet may have made a date of",
    "coordinates.invalid": "coordinates that are no place on Earth, not used",
    "coordinates.swapped": "coordinates that look swapped, not used",
    "coordinates.zero": "coordinates of 0, 0, not used",
    "values.too-many": "cells with more values than any record has, of which the first 100 were used",
    "header.unknown": "files with columns that nobody understood",
    "payload.unknown": "answers with keys of no known meaning",
    "word.unknown": "words of no known meaning, read as empty cells",
}
"""What `readers.skips` counts by code, in the plural: the number stands behind it."""


def note_text(note: Reason) -> str:
    """Return a note as a sentence, such as `osm: features without a name, left out (3)`."""
    values = dict(note.params)
    phrase = PHRASES.get(values.get("code", "")) if note.code == "run.note" else None
    if phrase is None:
        return sentence(note)
    return f"{values['source']}: {phrase} ({values['count']})."
