"""Which format a file has: by its suffix, by the user's word, else by its first bytes."""

from __future__ import annotations

from pathlib import PurePath

from listaudit.errors import InputError

SUFFIXES: dict[str, str] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".json": "json",
    ".geojson": "geojson",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".ndgeojson": "ndjson",
    ".geojsonl": "ndjson",
    ".parquet": "parquet",
    ".geoparquet": "parquet",
}
"""Suffix -> format; a file of another name is read by its first bytes."""

FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))

_FOREIGN: dict[str, str] = {
    ".xls": "Open it in a spreadsheet program and save it as .xlsx.",
    ".xlsb": "Open it in a spreadsheet program and save it as .xlsx.",
    ".ods": "Open it in a spreadsheet program and save it as .xlsx or .csv.",
    ".numbers": "Export it from Numbers as .xlsx or .csv.",
    ".doc": "Copy the table into a spreadsheet and save it as .csv.",
    ".docx": "Copy the table into a spreadsheet and save it as .csv.",
    ".pdf": "Ask for the data as .csv or .xlsx.",
    ".zip": "Unpack it and name the file that is in it.",
    ".xml": "Convert it to .csv or .json.",
    ".kml": "Convert it to .geojson.",
}

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
PARQUET = b"PAR1"

_MAGIC: tuple[tuple[bytes, str], ...] = ((ZIP, "xlsx"), (OLE, "xlsx"), (PARQUET, "parquet"))
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def by_name(path: str) -> str:
    """Return the format that a path's suffix tells, `.gz` apart; empty text for no known suffix.

    Raises:
        InputError: for the suffix of a format that we know and do not read.
    """
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    suffix = suffixes[-1] if suffixes else ""
    if suffix in _FOREIGN:
        raise InputError(f"{path}: files of the kind {suffix} are not read.", _FOREIGN[suffix])
    return SUFFIXES.get(suffix, "")


def by_content(head: bytes) -> str:
    """Return the format that the first (unpacked) bytes of a file look like; `csv` when nothing else."""
    for magic, fmt in _MAGIC:
        if head.startswith(magic):
            return fmt
    for mark in _MARKS:
        head = head.removeprefix(mark)
    start = head.replace(b"\0", b"").lstrip()[:1]
    return "json" if start in {b"{", b"["} else "csv"


def checked(fmt: str) -> str:
    """Return a format that the user named, in our spelling.

    Raises:
        InputError: when there is no such format.
    """
    name = fmt.lower().removeprefix(".")
    known = SUFFIXES.get(f".{name}", "")
    if not known:
        raise InputError(f"There is no format {fmt!r}.", f"Use one of: {', '.join(FORMATS)}.")
    return known
