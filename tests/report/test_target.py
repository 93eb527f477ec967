import gzip
import io
import os
import stat
import sys
import threading

import pytest

from listaudit.report.target import FileTarget, SpoolTarget, target_for


def put(target, data=b"new"):
    target.open().write(data)
    target.commit()


def test_a_new_file_has_the_permissions_that_files_have_here(tmp_path):
    old = os.umask(0o027)
    try:
        put(target_for(str(tmp_path / "a")))
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_an_existing_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o600)
    (tmp_path / "link").symlink_to("a")
    put(target_for(str(tmp_path / "link")))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_text() == "new"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_a_name_that_ends_in_gz_is_compressed_with_the_same_bytes_each_time(tmp_path):
    for name in ("a.json.gz", "b.json.gz"):
        put(target_for(str(tmp_path / name)))
    assert gzip.decompress((tmp_path / "a.json.gz").read_bytes()) == b"new"
    assert (tmp_path / "a.json.gz").read_bytes() == (tmp_path / "b.json.gz").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def test_aborting_removes_the_file_aside_and_may_be_repeated(tmp_path):
    target = FileTarget(str(tmp_path / "a"))
    target.abort()
    target.open()
    assert len(list(tmp_path.iterdir())) == 1
    target.abort()
    target.abort()
    target.commit()
    assert not list(tmp_path.iterdir())


def test_a_pipe_is_written_into(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    put(target_for(str(pipe)))
    reader.join(10)
    assert got == [b"new"]


def test_standard_output_gets_bytes_where_it_takes_them_else_text(capsysbinary):
    put(target_for(None), "ü\n".encode())
    assert capsysbinary.readouterr().out == "ü\n".encode()
    out = io.StringIO()
    put(target_for(None, out), "ü\r\n".encode())
    assert out.getvalue() == "ü\r\n"


def test_nothing_is_handed_over_twice_or_after_an_abort():
    got = []
    target = SpoolTarget(lambda spool: got.append(spool.read()))
    target.commit()
    target.open()
    target.abort()
    target.commit()
    assert got == []


def test_a_stream_without_a_file_whose_reader_has_gone_is_left_alone(monkeypatch):
    class Gone(io.StringIO):
        def write(self, _text):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Gone())
    put(target_for(None))


def test_a_folder_is_refused_at_once(tmp_path):
    with pytest.raises(IsADirectoryError):
        target_for(str(tmp_path)).open()
