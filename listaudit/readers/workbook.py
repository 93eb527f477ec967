"""Opens an XLSX workbook safely: bombs, entities, passwords and old formats are refused first."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from listaudit.errors import InputError, ListauditError
from listaudit.readers.formats import OLE
from listaudit.readers.limits import (
    MIB,
    PART_BYTES,
    RATIO_FLOOR_BYTES,
    SHEET_BYTES,
    STRINGS_BYTES,
    UNPACKED_RATIO,
    ZIP_PARTS,
)
from listaudit.readers.open import Opened

if TYPE_CHECKING:
    from openpyxl import Workbook

_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,  # ParseError of ElementTree is one
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl raises for damaged workbooks: it has no class of its own for that."""

_ATTACKS = {
    "DTDForbidden": "declares a document type",
    "EntitiesForbidden": "defines entities, which can grow without end",
    "ExternalReferenceForbidden": "refers to other files",
    "NotSupportedError": "refers to other files",
}
"""Classes of defusedxml -> what the file does; spreadsheet programs write none of it."""

_SHEETS = "xl/worksheets/"
_STRINGS = "xl/sharedStrings.xml"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_FORMULA_CHARS = 16
"""What of a block may be the beginning of a formula's tag."""
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_HINT = "Open it in a spreadsheet program and save it again as .xlsx."


@contextmanager
def damage_named(name: str) -> Iterator[None]:
    """Turn whatever a damaged workbook makes openpyxl raise into an `InputError`; keep it from warning."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except ListauditError:
        raise
    except _BROKEN as error:
        cause = error.__cause__ or error  # openpyxl wraps what went wrong in an explanation
        if attack := _ATTACKS.get(type(cause).__name__):
            raise InputError(f"{name} is not read: its XML {attack}.", _HINT) from error
        reason = str(cause).splitlines()[0][:120] if str(cause) else type(cause).__name__
        raise InputError(f"{name} is a damaged workbook: {reason}.", _HINT) from error


def load(file: BinaryIO, source: Opened, *, formulas: bool = False) -> Workbook:
    """Open a workbook for reading row by row: the values last stored, or the formulas.

    Raises:
        InputError: when it is no workbook, damaged, protected, or too large when unpacked.
    """
    import openpyxl

    if not openpyxl.DEFUSEDXML:
        raise InputError(
            f"{source.name} is not read: the guard against XML attacks is off.",
            "Install defusedxml, and do not set OPENPYXL_DEFUSEDXML.",
        )
    refuse_other_kinds(source)
    with damage_named(source.name):
        file.seek(0)
        _refuse_bombs(file, source.name)
        return openpyxl.load_workbook(file, read_only=True, data_only=not formulas, keep_links=False)


def refuse_other_kinds(source: Opened) -> None:
    """Raise an `InputError` that says what a file is that is no XLSX."""
    if source.head.startswith(b"PK"):
        return
    if not source.head.startswith(OLE):
        raise InputError(f"{source.name} is no Excel workbook, whatever its name says.", _HINT)
    if _PASSWORD in source.head + source.stream.read(MIB):
        raise InputError(f"{source.name} is protected with a password.", "Save a copy without the password.")
    raise InputError(f"{source.name} is a workbook of the old .xls format.", _HINT)


def _refuse_bombs(file: BinaryIO, name: str) -> None:
    """Compare the sizes that the archive states with the limits; reading stops at the stated sizes."""
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
    whole = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    large = next((part for part in parts if part.file_size > _limit(part.filename)), None)
    if len(parts) > ZIP_PARTS or large or whole > max(RATIO_FLOOR_BYTES, packed * UNPACKED_RATIO):
        what = (
            f"{large.filename} in it unpacks to {large.file_size // MIB:,} MB"
            if large
            else (f"its {len(parts):,} parts unpack to {whole // MIB:,} MB")
        )
        raise InputError(f"{name} is too large to be opened: {what}.", "Save the sheet you need as .csv.")


def _limit(part: str) -> int:
    if part.startswith(_SHEETS) and part.endswith(".xml"):
        return SHEET_BYTES
    if part == _STRINGS:
        return STRINGS_BYTES
    return PART_BYTES if part.endswith((".xml", ".rels")) else SHEET_BYTES


def has_formulas(file: BinaryIO, name: str) -> bool:
    """Say whether any sheet holds a formula at all."""
    with damage_named(name), zipfile.ZipFile(file) as archive:
        sheets = [part for part in archive.namelist() if part.startswith(_SHEETS) and part.endswith(".xml")]
        return any(_holds_formula(archive, sheet) for sheet in sheets)


def _holds_formula(archive: zipfile.ZipFile, sheet: str) -> bool:
    tail = b""
    with archive.open(sheet) as part:
        while block := part.read(MIB):
            if _FORMULA.search(tail + block):
                return True
            tail = (tail + block)[-_FORMULA_CHARS:]
    return False
