from __future__ import annotations

import gzip
import io

import pytest

from listaudit.errors import InputError
from listaudit.readers import streams
from listaudit.readers.streams import Rejoined, Unpacked, seekable


def unpack(data: bytes) -> bytes:
    packed = Rejoined(data[:2], io.BytesIO(data[2:]))
    with io.BufferedReader(Unpacked(packed, "a.csv.gz")) as stream:
        return stream.read()


def test_the_first_bytes_come_again():
    stream = Rejoined(b"abc", io.BytesIO(b"def"))
    assert [stream.read(2), stream.read(2), stream.read(9), stream.read(9)] == [b"ab", b"c", b"def", b""]
    assert stream.count == 6


def test_gzip_of_one_or_several_members_is_unpacked():
    assert unpack(gzip.compress(b"one ") + gzip.compress(b"two")) == b"one two"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (gzip.compress(bytes(range(256)) * 99, mtime=0)[:-20], "ends in the middle"),
        (gzip.compress(b"abc", mtime=0)[:-8] + b"12345678", "no sound gzip"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + b"\xff" * 99, "no sound gzip"),
    ],
    ids=["cut", "wrong sum", "noise"],
)
def test_broken_gzip_is_refused(data, message):
    with pytest.raises(InputError, match=message) as caught:
        unpack(data)
    assert caught.value.hint


def test_a_bomb_is_stopped_by_its_ratio_before_it_has_unpacked():
    with pytest.raises(InputError, match=r"unpacks to more than [34]\d MB"):
        unpack(gzip.compress(bytes(200_000_000)))


def test_a_bomb_is_stopped_by_its_size(monkeypatch):
    monkeypatch.setattr(streams, "UNPACKED_BYTES", 2**20)
    with pytest.raises(InputError, match="unpacks to more than 1 MB"):
        unpack(gzip.compress(bytes(range(256)) * 8_192))


def test_a_large_copy_goes_to_disk_and_can_be_read_at_any_place():
    with seekable(io.BytesIO(bytes(17 * 2**20) + b"end")) as copy:
        copy.seek(-3, io.SEEK_END)
        assert copy.read() == b"end"
