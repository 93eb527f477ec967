"""A folder of recordings: what it answers, what it keeps in memory, and how answers get into it."""

from __future__ import annotations

import errno
import tracemalloc
from pathlib import Path

import pytest

from listaudit.errors import InputError, OutputError
from listaudit.fetch.recording import dump
from listaudit.fetch.tape import Tape, keep
from listaudit.model import Request, Response

LARGE = 200_000


def answer(name: str, *, status: int = 200, body: bytes = b"{}") -> Response:
    return Response(request=Request(url=f"https://a.example/{name}"), status=status, body=body)


def test_a_folder_is_read_with_the_folders_in_it_and_the_first_answer_counts(tmp_path):
    for place, status in (("a/1.json", 201), ("b/1.json", 202), ("b/c/2.json", 203)):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        url = "https://a.example/" + path.stem
        request = Request(url=url)
        path.write_bytes(dump([(request, Response(request=request, status=status))]))
    (tmp_path / "notes.txt").write_text("no recording")
    assert sorted(found.status for found in Tape(tmp_path).values()) == [201, 203]


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_without_recordings_is_refused(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"is no folder|holds no recordings"):
        Tape(tmp_path / name)


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "x.json").mkdir()
    with pytest.raises(InputError, match="is no recording"):
        Tape(tmp_path)


def test_answers_stay_on_the_disk_until_they_are_asked_for(tmp_path):
    """Forty pages of websites: they take 8 MB on the disk, and a few of them in memory."""
    pages = [answer(str(number), body=b"<p>" + b"x" * LARGE) for number in range(40)]
    for page in pages:
        keep(tmp_path, page)
    tracemalloc.start()
    try:
        tape = Tape(tmp_path)
        assert all(len(tape[page.request.key].body) == LARGE + 3 for page in pages)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (len(tape), held < 5 * LARGE) == (40, True)


def test_a_request_that_was_not_recorded_has_no_answer(tmp_path):
    keep(tmp_path, answer("1"))
    tape = Tape(tmp_path)
    assert (answer("1").request.key in tape, answer("2").request.key in tape) == (True, False)
    assert tape.get(answer("2").request.key) is None


def test_many_answers_of_one_file_are_each_found(tmp_path):
    answers = [answer(str(number), status=200 + number) for number in range(5)]
    (tmp_path / "all.json").write_bytes(dump([(one.request, one) for one in answers]))
    keep(tmp_path, answer("other", status=299))
    tape = Tape(tmp_path)
    found = [tape[one.request.key].status for one in [answers[3], answer("other"), answers[1]]]
    assert found == [203, 299, 201]


@pytest.mark.parametrize("then", [None, b"[]"], ids=["taken away", "changed"])
def test_a_recording_that_changes_while_it_is_read_is_told(tmp_path, then):
    keep(tmp_path, answer("1"))
    tape = Tape(tmp_path)
    (path,) = tmp_path.iterdir()
    path.unlink()
    if then is not None:
        path.write_bytes(then)
    with pytest.raises(InputError, match=path.stem):
        tape[answer("1").request.key]


def test_a_disk_that_is_full_leaves_the_recording_that_was_there_and_no_half_of_one(tmp_path, monkeypatch):
    keep(tmp_path, answer("1", status=201))

    def full(path: Path, text: bytes) -> None:
        with path.open("wb") as file:
            file.write(text[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="No space left"):
        keep(tmp_path, answer("1", status=202))
    assert [path.suffix for path in tmp_path.iterdir()] == [".json"]
    assert Tape(tmp_path)[answer("1").request.key].status == 201


def test_what_a_killed_run_left_half_written_is_taken_for_no_recording(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    with pytest.raises(KeyboardInterrupt):
        keep(tmp_path, answer("1"))
    monkeypatch.undo()
    assert len(list(tmp_path.iterdir())) == 1
    with pytest.raises(InputError, match="holds no recordings"):
        Tape(tmp_path)
