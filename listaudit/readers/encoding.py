"""Bytes -> text: the encoding told from the first bytes, binary files refused, cp1252 as last resort."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator

from listaudit.errors import InputError
from listaudit.model import Skipped, Where
from listaudit.readers.limits import LINE_CHARS, MIB
from listaudit.readers.open import Opened

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 LE before UTF-16 LE, whose mark it begins with."""

_BINARY: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "an Excel workbook or a ZIP archive", "If it is a workbook, name it .xlsx."),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Save it as .xlsx and name that."),
    (b"PAR1", "a Parquet file", "Name it .parquet."),
    (b"%PDF", "a PDF", "Ask for the data as .csv or .xlsx."),
    (b"\x89PNG", "an image", "Name the file that holds the data."),
    (b"\xff\xd8\xff", "an image", "Name the file that holds the data."),
    (b"SQLite format 3", "a database", "Export the table as .csv."),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_FEW_CONTROLS = 3
_CONTROL_SHARE = 0.05
_ZEROS_OF_UTF16 = 0.4
"""Share of zero bytes in the upper halves of UTF-16: half of Western text would still have more."""
_SHORTEST_UTF16 = 2
"""Characters below which a zero byte says nothing."""

_RAW_BYTES = re.compile("[\udc80-\udcff]")


def encoding_of(head: bytes, name: str) -> tuple[str, int]:
    """Return the codec of a text that begins with `head`, and the length of its byte order mark.

    Raises:
        InputError: when the bytes are no text at all.
    """
    for magic, what, hint in _BINARY:
        if head.startswith(magic):
            raise InputError(f"{name} is {what}, not text.", hint)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec, len(mark)
    wide = _utf16(head)
    if wide:
        return wide, 0
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(_FEW_CONTROLS, len(head) * _CONTROL_SHARE):
        raise InputError(f"{name} is a binary file, not text.", "Check the file, or its suffix.")
    return "utf-8", 0


def _utf16(head: bytes) -> str:
    """Tell UTF-16 without a mark by the zero bytes of its ASCII letters; empty text when it is none."""
    half = len(head) // 2
    even, odd = (head[start : half * 2 : 2].count(0) for start in (0, 1))
    if half < _SHORTEST_UTF16:
        return ""
    if odd > half * _ZEROS_OF_UTF16 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half * _ZEROS_OF_UTF16 and not odd else ""


class Text:
    """The text of an opened file, as lines or as blocks.

    A line that is no valid UTF-8 is read as Windows-1252 as a whole, so that a file pasted together from
    both is right in all its lines; `notes()` tells of it once.

    Raises:
        InputError: on construction, when the bytes are no text; while reading, when UTF-16 breaks off or
            a line is longer than `LINE_CHARS`.
    """

    def __init__(self, source: Opened) -> None:
        self.name = source.name
        self.codec, mark = encoding_of(source.head, source.name)
        source.stream.read(mark)
        self.head = source.head[mark:].decode(self.codec, "ignore")
        errors = "surrogateescape" if self.codec == "utf-8" else "strict"
        self._stream = io.TextIOWrapper(source.stream, self.codec, errors, newline="")
        self._first = 0

    def lines(self) -> Iterator[str]:
        """Yield lines with their ends, which may be LF, CR LF or CR."""
        number = 0
        readline = self._stream.readline
        try:
            while line := readline(LINE_CHARS):
                number += 1
                if len(line) == LINE_CHARS:
                    raise InputError(
                        f"{self.name}: line {number} is longer than {LINE_CHARS // MIB} million characters.",
                        "Check that the file is a table, one record a line.",
                    )
                yield line if line.isascii() else self._repaired(line, number)
        except UnicodeDecodeError as error:
            raise self._undecodable(error, number) from error

    def blocks(self) -> Iterator[str]:
        """Yield pieces of about a million characters."""
        number = 1
        try:
            while block := self._stream.read(MIB):
                yield block if block.isascii() else self._mended(block, number)
                number += block.count("\n")
        except UnicodeDecodeError as error:
            raise self._undecodable(error, number) from error

    def notes(self) -> Iterator[Skipped]:
        """Yield what is to be said of the encoding of all that was read."""
        if self._first:
            yield Skipped(Where(self.name, self._first), "encoding.cp1252", benign=True)

    def _repaired(self, line: str, number: int) -> str:
        if not _RAW_BYTES.search(line):
            return line
        self._first = self._first or number
        return _from_western(line)

    def _mended(self, block: str, number: int) -> str:
        bad = _RAW_BYTES.search(block)
        if not bad:
            return block
        self._first = self._first or number + block.count("\n", 0, bad.start())
        return _RAW_BYTES.sub(lambda found: _from_western(found[0]), block)

    def _undecodable(self, error: UnicodeDecodeError, line: int) -> InputError:
        return InputError(
            f"{self.name} is no valid {self.codec.upper()} after line {line}: {error.reason}.",
            "Save it as UTF-8 and try again.",
        )


def _from_western(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
