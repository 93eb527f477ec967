"""How large a part of a file may be, and why; beyond it a file is refused or a row skipped.

The memory of an audit must stay under 1 GB whatever the file: rows stream, and what has to be held at
once is bounded here. Characters take 1 to 4 bytes; objects made from JSON take 5 to 10 times its text.
"""

from __future__ import annotations

KIB, MIB, GIB = 1024, 1024**2, 1024**3

HEAD_BYTES = 64 * KIB
"""How much of a file is looked at to tell its kind, encoding and separator."""

HEAD_ROWS = 30
"""How far down a header is looked for: exports put a title and a date above it, not a page."""

CELL_CHARS = 100_000
"""A cell longer than this is no name, address or week of hours (Excel's own limit is 32,767)."""

CELL_VALUES = 100
"""Values of one column of a record; each of ours is compared with each of theirs."""

LINE_CHARS = 16 * MIB
"""The longest line or quoted cell that is read at all; holds the 10 MB cells of broken exports."""

REREAD_CHARS = 64 * MIB
"""How much text is read a second time after unclosed quotes: a few bad rows, not a bad file."""

JSON_VALUE_CHARS = 64 * MIB
"""The largest element of a JSON file; elements stream, so that only one is held at a time."""

JSON_DEPTH = 32
"""Levels of nesting within a record; schema.org and Overture records have 5 to 8."""

UNPACKED_BYTES = 4 * GIB
"""What a compressed file may unpack to: about 20 million listings."""

UNPACKED_RATIO = 200
"""Times its size that a compressed file may unpack to. Listings reach 3 to 20, generated ones 100; deflate
can reach 1,032 (zlib.net/zlib_tech.html), and bombs do."""

RATIO_FLOOR_BYTES = 32 * MIB
"""Unpacked size up to which the ratio is nobody's concern."""

SPOOL_BYTES = 16 * MIB
"""What is held in memory of a file that must be seekable and is not, before it goes to disk."""

ZIP_PARTS = 10_000
"""Parts of a workbook; each sheet, image and comment sheet is one."""

SHEET_BYTES = 2 * GIB
"""Unpacked size of one sheet, which streams; a full one of 20 columns has about 1 GB."""

STRINGS_BYTES = 256 * MIB
"""Unpacked size of a workbook's shared strings, which are held as a list."""

PART_BYTES = 16 * MIB
"""Unpacked size of any other XML part (styles, relations), which is held as a tree."""

SHEET_ROWS = 1_048_576
"""The last row of a sheet, by ECMA-376 and in Excel; row numbers beyond it are an attack or damage."""

PARQUET_GROUP_BYTES = 2 * GIB
"""Unpacked size of one row group; writers make 128 MB to 1 GB."""

PARQUET_ROWS = 2_048
"""Rows of a Parquet file that are held at a time."""
