"""Streams of bytes: put the first bytes back, stop bombs, and spool what must be seekable."""

from __future__ import annotations

import gzip
import io
import shutil
import tempfile
import zlib
from typing import BinaryIO

from listaudit.errors import InputError
from listaudit.readers.limits import MIB, RATIO_FLOOR_BYTES, SPOOL_BYTES, UNPACKED_BYTES, UNPACKED_RATIO


class Rejoined(io.RawIOBase):
    """Gives `head` first and then the rest of a stream; `count` is what was read of it in all."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest
        self.count = len(head)

    def readable(self) -> bool:  # noqa: D102
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # noqa: D102
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = self._rest.read(len(buffer))
            self.count += len(data)
        buffer[: len(data)] = data
        return len(data)


class Unpacked(io.RawIOBase):
    """The unpacked bytes of a gzip stream, as long as they stay within the limits for bombs.

    Raises:
        InputError: while reading, when the stream is broken, cut off or a bomb.
    """

    def __init__(self, packed: Rejoined, name: str) -> None:
        self._packed = packed
        self._gzip = gzip.GzipFile(fileobj=io.BufferedReader(packed, MIB))
        self._name = name
        self._count = 0

    def readable(self) -> bool:  # noqa: D102
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # noqa: D102
        try:
            data = self._gzip.read(len(buffer))
        except EOFError as error:
            raise InputError(f"{self._name} ends in the middle.", "Copy or download it again.") from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise InputError(
                f"{self._name} is no sound gzip file: {error}.", "Copy or download it again."
            ) from error
        self._count += len(data)
        self._stop_bombs()
        buffer[: len(data)] = data
        return len(data)

    def _stop_bombs(self) -> None:
        allowed = max(RATIO_FLOOR_BYTES, self._packed.count * UNPACKED_RATIO)
        if self._count > min(allowed, UNPACKED_BYTES):
            raise InputError(
                f"{self._name} unpacks to more than {min(allowed, UNPACKED_BYTES) // MIB:,} MB.",
                "Unpack it yourself if you trust it, split it, and name the parts.",
            )


def seekable(stream: BinaryIO) -> BinaryIO:
    """Return a copy of `stream` that can be read at any place: in memory when small, else a temporary file.

    The caller closes it.
    """
    copy = tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES)  # noqa: SIM115  # handed to the caller
    shutil.copyfileobj(stream, copy, MIB)
    copy.seek(0)
    return copy  # type: ignore[return-value]  # SpooledTemporaryFile is a BinaryIO in all but name
