"""Why a row, a cell or a part of a file was not used: code -> sentence.

`{detail}` and `{column}` are those of `model.Skipped`; the report puts the file and the line before
the sentence.
"""

from __future__ import annotations

SKIPS: dict[str, str] = {
    "row.empty": "There is nothing in {detail}.",
    "row.too-short": "The row has {detail}: it is cut off, or no record.",
    "row.too-long": "The row has {detail}: a separator inside a cell needs quotes around the cell.",
    "cell.too-long": "The cell in column {column} has {detail}, more than any listing needs.",
    "cell.error": "An error was read as an empty cell: {detail} ({column}).",
    "nul-bytes": "The row holds NUL bytes, as damaged files do.",
    "quote.unclosed": "A quote is opened in this line and not closed where a cell ends.",
    "encoding.cp1252": "This line is no valid UTF-8; it and others like it were read as Windows-1252.",
    "json.bad-line": "The line is no valid JSON: {detail}.",
    "json.not-object": "The element is {detail}; a record must be an object.",
    "json.too-deep": "The record is nested deeper than {detail} levels.",
    "geojson.not-feature": "The element is no Feature that can be read: it is {detail}.",
    "geometry.unreadable": "The geometry cannot be read ({detail}); the record has no pin.",
    "formula.no-value": "A formula without a stored value was read as an empty cell: {detail} ({column}).",
    "sheets.unread": "The workbook has further sheets with data that were not read: {detail}.",
    "lists.unread": "The file has further lists of records that were not read: {detail}.",
    "row.adapter-failed": "The adapter of the source failed at this row: {detail}.",
    "row.no-name": "The row has no name.",
    "header.no-name": "No column is understood as the name; rename the one that is it to `name`: {detail}.",
    "osm.not-a-business": "The feature is no place of business (a road, a bench, a building).",
    "osm.no-name": "The feature has neither a name nor a brand.",
    "damage.scientific": "{column} holds {detail}: a spreadsheet cut its digits, so it was not used.",
    "damage.postcode-short": "The postcode {detail} is too short; a spreadsheet may have cut leading zeros.",
    "damage.store-code-short": "The store code {detail} is shorter than others; leading zeros may be lost.",
    "damage.date": "{column} holds {detail}, which a spreadsheet may have made a date of.",
    "coordinates.invalid": "The coordinates {detail} are no place on Earth; the record has no pin.",
    "coordinates.swapped": "Latitude and longitude look swapped ({detail}); the record has no pin.",
    "coordinates.zero": "The coordinates are 0, 0, which stands for none; the record has no pin.",
    "values.too-many": "The cell in column {column} holds {detail} values; the first 100 were used.",
    "header.unknown": "Columns that nobody understood, kept for --where alone: {detail}.",
    "payload.unknown": "The answer holds keys that nobody understood: {detail}.",
    "website.no-business": "The page states no place of business: no address and no phone was found on it.",
    "word.unknown": "{column} holds {detail}, which is no word that we know there; it was read as empty.",
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
        "damage.scientific",
        "damage.postcode-short",
        "damage.store-code-short",
        "damage.date",
        "coordinates.invalid",
        "coordinates.swapped",
        "coordinates.zero",
        "values.too-many",
        "header.unknown",
        "payload.unknown",
        "word.unknown",
    }
)
"""Codes that tell of a cell or of the file: no row is missing on their account."""


def skip_sentence(code: str, detail: str, column: str) -> str:
    """Return why a row or a cell was not used; a code of somebody's own adapter is shown as it is."""
    template = SKIPS.get(code)
    return f"{code} {detail}".strip() if template is None else template.format(detail=detail, column=column)
