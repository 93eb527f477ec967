"""Reading a body with a limit, packed and unpacked: a small one can unpack to gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

_GZIP_OR_ZLIB = 47
"""`wbits` of zlib for either header (zlib manual, inflateInit2)."""
_RAW = -15
CODINGS = "gzip, deflate"
"""What we say that we accept; others would need libraries that unpack without a limit."""
_PLAIN = frozenset({"", "identity"})
_HEAD = 2
"""Bytes by which zlib knows whether a header is one."""
_MAGIC = b"\x1f"
_MOST_MEMBERS = 1_000
"""A gzip file may be several in a row (RFC 1952, 2.2); each costs time, and an empty one only 20 bytes."""


class TooLargeError(Exception):
    """A body beyond the limit."""


class UnpackError(Exception):
    """A body that is not packed as its headers say."""


async def read_body(chunks: AsyncIterator[bytes], coding: str, limit: int) -> bytes:
    """Return a body, unpacked.

    Args:
        chunks: The body as it comes from the network.
        coding: `Content-Encoding`.
        limit: The most bytes that it may have, packed or unpacked; no more than that is ever held.

    Raises:
        TooLargeError: It has more.
        UnpackError: It is packed in another way than `coding` says, or in one that we did not ask for.
    """
    word = coding.strip().lower()
    unpack = None if word in _PLAIN else _Unpacker(word)
    parts: list[bytes] = []
    came = held = 0
    async for chunk in chunks:
        came += len(chunk)
        if came > limit:
            raise TooLargeError
        part = chunk if unpack is None else unpack(chunk, limit - held)
        held += len(part)
        parts.append(part)
    if unpack is not None:
        unpack.finish()
    return b"".join(parts) if len(parts) != 1 else parts[0]


class _Unpacker:
    def __init__(self, coding: str) -> None:
        if coding not in {"gzip", "x-gzip", "deflate"}:
            raise UnpackError(f"it is packed with {coding[:20]}")
        self._coding = coding
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._head = b""
        self._members = 0

    def __call__(self, chunk: bytes, room: int) -> bytes:
        """Return what a chunk unpacks to."""
        if not self._members:
            self._head += chunk
            if len(self._head) < _HEAD:
                return b""
            self._members, chunk = 1, self._head
        parts: list[bytes] = []
        while chunk and self._goes_on(chunk):
            part = self._part(chunk, room)
            room -= len(part)
            parts.append(part)
            chunk = self._stream.unused_data
        return b"".join(parts)

    def _goes_on(self, chunk: bytes) -> bool:
        """Say whether a chunk belongs to the body: after its end another member may follow, or padding."""
        if not self._stream.eof:
            return True
        if not chunk.startswith(_MAGIC):
            return False
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise UnpackError("it is packed in too many pieces")
        return True

    def _part(self, chunk: bytes, room: int) -> bytes:
        try:
            part = self._stream.decompress(chunk, room + 1)
        except zlib.error as error:
            if self._coding != "deflate" or chunk is not self._head:
                raise UnpackError(f"it is no valid {self._coding}") from error
            self._head, self._stream = b"", zlib.decompressobj(_RAW)  # what many servers mean by deflate
            return self._part(chunk, room)
        if len(part) > room or self._stream.unconsumed_tail:
            raise TooLargeError
        return part

    def finish(self) -> None:
        """Check that nothing is missing at the end."""
        if (self._head or self._members) and not self._stream.eof:
            raise UnpackError("it was cut off")
