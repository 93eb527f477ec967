"""Where a report goes. Nothing appears there before the report is whole."""

from __future__ import annotations

import contextlib
import errno
import gzip
import io
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO, cast

_BUFFER = 1 << 20


class Target(Protocol):
    """A place for one report, which is written into a seekable file first."""

    def open(self) -> BinaryIO:
        """Return the file to write into. Raises OSError."""
        ...

    def commit(self) -> None:
        """Let what was written appear. Raises OSError."""
        ...

    def abort(self) -> None:
        """Remove what was written; never raises, and may be called again."""
        ...


class FileTarget:
    """A file: written aside in the same folder, then renamed. A name ending in `.gz` is compressed."""

    def __init__(self, path: str) -> None:
        self._final = Path(path).resolve()
        self._zipped = path.lower().endswith(".gz")
        self._asides: list[Path] = []
        self._handle: BinaryIO | None = None

    def open(self) -> BinaryIO:
        """Create the file aside, so that a folder that cannot be written is known at once."""
        if self._final.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(self._final))
        self._handle = self._aside()
        return self._handle

    def commit(self) -> None:
        """Flush to the disk and rename; an existing file keeps its permissions."""
        if self._handle is None:
            return
        if self._zipped:
            self._compress(self._handle)
        self._handle.flush()
        os.fsync(self._handle.fileno())
        self._handle.close()
        if self._final.exists():
            self._asides[-1].chmod(self._final.stat().st_mode & 0o7777)
        self._asides[-1].replace(self._final)
        self.abort()

    def abort(self) -> None:
        """Close and remove every file aside."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                self._handle.close()
            self._handle = None
        for path in self._asides:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        self._asides.clear()

    def _aside(self) -> BinaryIO:
        path = self._final.with_name(f"{self._final.name}.tmp-{secrets.token_hex(4)}")
        handle = path.open("x+b", buffering=_BUFFER)
        self._asides.append(path)
        return handle

    def _compress(self, plain: BinaryIO) -> None:
        plain.seek(0)
        with contextlib.closing(plain):
            self._handle = self._aside()
            # No name and no time inside: same report, same bytes.
            with gzip.GzipFile("", "wb", compresslevel=6, fileobj=self._handle, mtime=0) as packed:
                shutil.copyfileobj(plain, packed, _BUFFER)


class SpoolTarget:
    """A stream or device: collected in a nameless temporary file and handed over whole."""

    def __init__(self, deliver: Callable[[BinaryIO], None]) -> None:
        self._deliver = deliver
        self._handle: BinaryIO | None = None

    def open(self) -> BinaryIO:
        """Return a nameless temporary file."""
        self._handle = cast("BinaryIO", tempfile.TemporaryFile(buffering=_BUFFER))  # noqa: SIM115 - commit or abort closes it
        return self._handle

    def commit(self) -> None:
        """Hand the whole report over."""
        if self._handle is not None:
            self._handle.seek(0)
            self._deliver(self._handle)
            self.abort()

    def abort(self) -> None:
        """Drop the temporary file."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                self._handle.close()
            self._handle = None


def target_for(path: str | None, stdout: TextIO | None = None) -> Target:
    """Return the target for a path; `None` is standard output, devices and pipes are written into."""
    if path is None:
        return SpoolTarget(lambda spool: _to_stream(spool, sys.stdout if stdout is None else stdout))
    place = Path(path)
    if _is_device(place):
        return SpoolTarget(lambda spool: _to_device(spool, place))
    return FileTarget(path)


def _is_device(place: Path) -> bool:
    with contextlib.suppress(OSError):  # a name that no file can have is told when it is opened
        return place.exists() and not place.is_file() and not place.is_dir()
    return False


def _to_device(spool: BinaryIO, path: Path) -> None:
    with path.open("wb") as device:
        shutil.copyfileobj(spool, device, _BUFFER)


def _to_stream(spool: BinaryIO, stream: TextIO) -> None:
    try:
        binary = getattr(stream, "buffer", None)
        if binary is None:
            _to_text(spool, stream)
        else:
            stream.flush()
            shutil.copyfileobj(spool, binary, _BUFFER)
            binary.flush()
    except BrokenPipeError:
        silence(stream)


def _to_text(spool: BinaryIO, stream: TextIO) -> None:
    text = io.TextIOWrapper(spool, "utf-8", "replace", newline="")
    try:
        shutil.copyfileobj(text, stream)
    finally:
        text.detach()


def silence(stream: TextIO) -> None:
    """Point a stream whose reader has gone at nothing, so that its last flush at exit is quiet."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nothing, stream.fileno())
        finally:
            os.close(nothing)
