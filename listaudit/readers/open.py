"""Opens a file or standard input, unpacks gzip, and refuses what cannot be read with a hint."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from listaudit.errors import InputError
from listaudit.readers import formats
from listaudit.readers.limits import HEAD_BYTES, MIB
from listaudit.readers.streams import Rejoined, Unpacked, seekable

STDIN = "-"

_PERMISSION = ("may not be read", "Give yourself read permission on it.")
_REASONS: dict[int, tuple[str, str]] = {
    errno.ENOENT: ("does not exist", "Check the path; it is taken from the current folder."),
    errno.ENOTDIR: ("does not exist", "A part of the path is a file and no folder."),
    errno.EACCES: _PERMISSION,
    errno.EPERM: _PERMISSION,
    errno.EISDIR: ("is a folder", "Name one file; only a folder of .parquet files is read as a whole."),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is open: `stream` gives its unpacked bytes from the first on, `head` the first of them."""

    name: str
    fmt: str
    stream: BinaryIO
    head: bytes
    file: BinaryIO | None
    """The file itself where it is seekable and not packed."""

    @contextmanager
    def anywhere(self) -> Iterator[BinaryIO]:
        """Give the unpacked file as one that can be read at any place."""
        if self.file is not None:
            self.file.seek(0)
            yield self.file
            return
        with seekable(self.stream) as copy:
            yield copy


@contextmanager
def opened(path: str, fmt: str = "") -> Iterator[Opened]:
    """Open `path` (`-` is standard input) as the format that `fmt`, its suffix or its content tells.

    Raises:
        InputError: when it cannot be opened or unpacked, or is empty.
    """
    name = "standard input" if path == STDIN else path
    known = formats.checked(fmt) if fmt else formats.by_name(path)
    with ExitStack() as stack:
        file = _file(path, stack)
        raw = _raw(file, name, packed_name=path.lower().endswith(".gz"))
        stream = io.BufferedReader(raw, MIB)
        head = stream.read(HEAD_BYTES)
        if not head:
            raise InputError(f"{name} is empty.", "Check how it was written.")
        whole: BinaryIO = io.BufferedReader(Rejoined(head, stream), MIB)
        plain = file if isinstance(raw, Rejoined) and file.seekable() else None
        yield Opened(name, known or formats.by_content(head), whole, head, plain)


def _file(path: str, stack: ExitStack) -> BinaryIO:
    if path == STDIN:
        return sys.stdin.buffer
    if not path:
        raise InputError("The path of a file is empty.", "Name a file, or `-` for standard input.")
    try:
        return stack.enter_context(Path(path).open("rb"))
    except OSError as error:
        raise refused(path, error) from error
    except ValueError as error:
        raise InputError(f"{path!r} is no path.", "Check the path.") from error


def _raw(file: BinaryIO, name: str, *, packed_name: bool) -> Rejoined | Unpacked:
    try:
        magic = file.read(len(formats.GZIP))
    except OSError as error:
        raise refused(name, error) from error
    raw = Rejoined(magic, file)
    if magic == formats.GZIP:
        return Unpacked(raw, name)
    if packed_name and magic:
        raise InputError(f"{name} is not packed with gzip.", "Take the .gz off its name, or pack it again.")
    return raw


def refused(name: str, error: OSError) -> InputError:
    """Return the error to show for a file that the system does not let us read."""
    what, hint = _REASONS.get(error.errno or 0, (f"cannot be read: {error.strerror or error}", ""))
    return InputError(f"{name} {what}.", hint)
