from __future__ import annotations

import errno
import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from listaudit.errors import InputError
from listaudit.readers.open import opened, refused


class Stdin:
    """Standard input as a pipe: bytes that come once."""

    def __init__(self, data: bytes) -> None:
        read, write = os.pipe()
        os.write(write, data)
        os.close(write)
        self.buffer = os.fdopen(read, "rb")


def test_a_file_gives_its_bytes_from_the_first_on(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"name\nA\n" * 50_000)
    with opened(str(path)) as source:
        assert (source.name, source.fmt, len(source.head)) == (str(path), "csv", 65_536)
        assert source.stream.read() == path.read_bytes()


def test_a_packed_file_can_be_read_at_any_place(tmp_path):
    path = tmp_path / "a.parquet.gz"
    path.write_bytes(gzip.compress(b"PAR1 and more"))
    with opened(str(path)) as source, source.anywhere() as file:
        assert source.fmt == "parquet"
        assert file.seek(5) == 5
        assert file.read() == b"and more"


def test_a_plain_file_is_not_copied_to_be_read_at_any_place(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    with opened(str(path)) as source, source.anywhere() as file:
        assert file is source.file
        assert file.read() == b"PK"


@pytest.mark.parametrize("pack", [gzip.compress, bytes])
@pytest.mark.parametrize(
    ("data", "fmt"),
    [(b"name\nA\n", "csv"), (b' [{"a": 1}]', "json"), (b"PK\x03\x04", "xlsx"), (b"PAR1", "parquet")],
)
def test_standard_input_is_read_by_its_content(monkeypatch, data, fmt, pack):
    with Stdin(pack(data)).buffer as buffer:
        monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": buffer}))
        with opened("-") as source, source.anywhere() as file:
            assert (source.name, source.fmt, source.file) == ("standard input", fmt, None)
            assert file.read() == data
        assert not buffer.closed


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("none.csv", "does not exist", "Check the path"),
        ("a.csv/b.csv", "does not exist", "a file and no folder"),
        (".", "is a folder", "Name one file"),
        ("a.csv.gz", "is not packed with gzip", "Take the .gz off"),
        ("old.xls", "of the kind .xls are not read", "save it as .xlsx"),
        ("a\0b.csv", "is no path", "Check"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_a_hint(tmp_path, monkeypatch, path, message, hint):
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text("name\nA\n")
    Path("a.csv.gz").write_text("name\nA\n")
    with pytest.raises(InputError, match=message) as caught, opened(path):
        pass
    assert hint in caught.value.hint
    assert caught.value.exit_code == 2


def test_missing_permission_is_named(monkeypatch, tmp_path):
    def forbidden(*_: object) -> io.BytesIO:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(InputError, match="may not be read"), opened(str(tmp_path / "a.csv")):
        pass


def test_a_failing_disk_is_named():
    error = refused("a.csv", OSError(errno.EIO, "Input/output error"))
    assert error.message == "a.csv cannot be read: Input/output error."


def test_a_file_that_cannot_be_read_once_it_is_open_is_named(monkeypatch):
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def read(self, _: int = -1) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": Broken()}))
    with pytest.raises(InputError, match="standard input cannot be read"), opened("-"):
        pass
