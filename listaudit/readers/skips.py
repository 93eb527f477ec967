"""Why a row, a cell or a part of a file was not used: code -> sentence.

`{detail}` and `{column}` are those of `model.Skipped`; the report puts the file and the line before
the sentence.
"""

from __future__ import annotations

SKIPS: dict[str, str] = {
    "row.empty": "There is nothing in {detail}.",
    "row.too-short": "The row has {detail}, less than half of what the header has.",
    "row.too-long": "The row has {detail}; the header has fewer. A separator inside a cell needs quotes.",
    "cell.too-long": "The cell in column {column} has {detail}, more than any listing needs.",
    "cell.error": "An error was read as an empty cell: {detail} ({column}).",
    "nul-bytes": "The row holds NUL bytes, as damaged files do.",
    "quote.unclosed": "A quote is opened in this line and not closed where a cell ends.",
    "encoding.cp1252": "This line is no valid UTF-8; it and others like it were read as Windows-1252.",
    "json.bad-line": "The line is no valid JSON: {detail}.",
    "json.not-object": "The element is {detail}; a record must be an object.",
    "json.too-deep": "The record is nested deeper than {detail} levels.",
    "geojson.not-feature": "The element is {detail}, not a Feature.",
    "geometry.unreadable": "The geometry cannot be read ({detail}); the record goes on without a pin.",
    "formula.no-value": "A formula without a stored value was read as an empty cell: {detail} ({column}).",
    "sheets.unread": "The workbook has further sheets with data that were not read: {detail}.",
    "lists.unread": "The file has further lists of records that were not read: {detail}.",
}
"""Every code that a reader emits, with the sentence that a report prints."""

NOTES = frozenset(
    {
        "cell.error",
        "encoding.cp1252",
        "formula.no-value",
        "geometry.unreadable",
        "lists.unread",
        "sheets.unread",
    }
)
"""Codes that tell of a cell or of the file: no row is missing on their account."""
