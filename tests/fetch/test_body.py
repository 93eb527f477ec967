"""Bodies are read with a limit, packed and unpacked, in whatever pieces they come."""

from __future__ import annotations

import asyncio
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.fetch.body import TooLargeError, UnpackError, read_body

LIMIT = 100_000


def pieces(body, size):
    async def run():
        for start in range(0, len(body), size):
            yield body[start : start + size]

    return run()


def read(body, coding="", *, limit=LIMIT, size=65_536):
    return asyncio.run(read_body(pieces(body, size), coding, limit))


def raw_deflate(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


PACKERS = {
    "": bytes,
    "identity": bytes,
    "gzip": lambda body: gzip.compress(body, mtime=0),
    "x-gzip": lambda body: gzip.compress(body, mtime=0),
    " GZIP ": lambda body: gzip.compress(body, mtime=0),
    "deflate": zlib.compress,
    "Deflate": raw_deflate,
}


@pytest.mark.parametrize(("coding", "pack"), PACKERS.items(), ids=PACKERS)
@given(body=st.binary(max_size=500), size=st.integers(1, 40))
def test_a_body_is_what_was_packed_in_whatever_pieces_it_comes(coding, pack, body, size):
    assert read(pack(body), coding, size=size) == body


@given(
    parts=st.lists(st.binary(max_size=60), min_size=1, max_size=6),
    size=st.integers(1, 40),
    end=st.sampled_from([b"", b"\0" * 20]),
)
def test_a_file_of_several_in_a_row_is_read_to_its_end_and_padding_is_none_of_it(parts, size, end):
    packed = b"".join(gzip.compress(part, mtime=0) for part in parts) + end
    assert read(packed, "gzip", size=size) == b"".join(parts)


def test_nothing_is_nothing_however_it_is_packed():
    for coding in PACKERS:
        assert read(b"", coding) == b""


@given(
    body=st.binary(min_size=1, max_size=300),
    coding=st.sampled_from(["gzip", "deflate"]),
    left=st.integers(1, 8),
)
def test_what_was_cut_off_is_told_and_never_taken_for_whole(body, coding, left):
    packed = PACKERS[coding](body)
    with pytest.raises(UnpackError):
        read(packed[:-left], coding)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "compress", "x" * 500])
def test_a_coding_that_nobody_asked_for_is_refused_in_a_few_words(coding):
    with pytest.raises(UnpackError) as caught:
        read(b"x", coding)
    assert len(str(caught.value)) < 50


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
@given(body=st.binary(min_size=1, max_size=200), size=st.integers(1, 40))
def test_what_is_not_packed_as_it_says_is_refused_or_read_and_nothing_else_happens(coding, body, size):
    try:
        read(body, coding, size=size)
    except (UnpackError, TooLargeError):
        return


@pytest.mark.parametrize("size", [1, 1_000, 65_536])
def test_plain_bytes_where_packed_ones_were_promised_are_refused(size):
    for coding in ("gzip", "deflate"):
        with pytest.raises(UnpackError, match=r"cut off|no valid"):
            read(b'{"results": []}', coding, size=size)


@pytest.mark.parametrize(("coding", "pack"), PACKERS.items(), ids=PACKERS)
def test_the_limit_is_for_what_comes_and_for_what_it_unpacks_to(coding, pack):
    assert len(read(pack(b" " * LIMIT), coding)) == LIMIT
    for size in (999, 65_536):
        with pytest.raises(TooLargeError):
            read(pack(b" " * (LIMIT + 1)), coding, size=size)


def test_a_bomb_is_not_unpacked():
    bomb = gzip.compress(b"\0" * 200_000_000, compresslevel=1)
    with pytest.raises(TooLargeError):
        read(bomb, "gzip", limit=1_000_000)


def test_a_bomb_in_many_small_pieces_is_not_unpacked_either():
    many = gzip.compress(b"\0" * 1_000, mtime=0) * 900
    assert len(read(many, "gzip", limit=1_000_000)) == 900_000
    with pytest.raises(TooLargeError):
        read(many, "gzip", limit=800_000)
    with pytest.raises(UnpackError, match="too many pieces"):
        read(gzip.compress(b"", mtime=0) * 2_000, "gzip")


def test_a_body_is_not_read_beyond_its_limit():
    came = []

    async def endless():
        while True:
            came.append(1)
            yield b" " * 1_000

    with pytest.raises(TooLargeError):
        asyncio.run(read_body(endless(), "", 10_000))
    assert len(came) == 11
