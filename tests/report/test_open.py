import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from listaudit.errors import OutputError, UsageError
from listaudit.report.fixlist import fix_formats
from listaudit.report.open import FORMATS, open_sinks

ALL = list(FORMATS)
FULL = Path("/dev/full")


def start(audit, *specs, **options):
    sinks = open_sinks(specs, **options)
    sinks.open(audit.run, audit.sources)
    for location in audit.locations:
        sinks.feed(location)
    return sinks


def test_every_format_writes_its_file_in_one_run(audit, tmp_path):
    specs = [f"{name}={tmp_path / name}" for name in ALL]
    audit.write(*specs)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(ALL)
    assert all((tmp_path / name).stat().st_size for name in ALL)


@pytest.mark.parametrize("name", ALL)
def test_no_file_appears_before_the_report_is_whole(audit, tmp_path, name):
    sinks = start(audit, f"{name}={tmp_path / 'out'}")
    assert not (tmp_path / "out").exists()
    sinks.close(audit.results, audit.summary, audit.run)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ALL)
def test_a_run_that_fails_leaves_nothing_and_keeps_what_was_there(audit, tmp_path, name):
    (tmp_path / "out").write_text("old")

    def interrupted():
        with open_sinks([f"{name}={tmp_path / 'out'}"]) as sinks:
            sinks.open(audit.run, audit.sources)
            sinks.feed(audit.locations[0])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out").read_text() == "old"


@pytest.mark.parametrize("name", ALL)
def test_a_sink_may_be_aborted_before_it_opens_and_after_it_closed(audit, tmp_path, name, terminal):
    sinks = open_sinks([f"{name}={tmp_path / 'out'}"], stdout=terminal())
    sinks.abort()
    sinks.open(audit.run, audit.sources)
    sinks.close(audit.results, audit.summary, audit.run)
    sinks.abort()
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["csv", "json", "table"])
def test_a_fix_list_may_be_aborted_too(audit, tmp_path, name):
    sinks = start(audit, f"{name}={tmp_path / 'out'}", formats=fix_formats())
    sinks.abort()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ALL)
def test_the_same_audit_gives_the_same_bytes(audit, tmp_path, name):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        audit.write(f"{name}={tmp_path / folder / 'out'}")
    assert (tmp_path / "a/out").read_bytes() == (tmp_path / "b/out").read_bytes()


def test_the_report_on_standard_output_comes_after_the_files(audit, tmp_path, terminal):
    path = tmp_path / "a.json"

    class Watching(terminal):
        def write(self, text):
            assert path.exists()
            return super().write(text)

    out = Watching()
    assert "found" in audit.write("table", f"json={path}", stdout=out)


@pytest.mark.parametrize(
    ("make", "hint"),
    [
        (lambda folder: folder, "Name a file in that folder."),
        (lambda folder: folder / "none" / "a", "Make its folder first."),
        (lambda folder: folder / "file" / "a", "One of its folders is a file: name another place."),
        (lambda folder: folder / ("x" * 300), "Choose a shorter name."),
    ],
)
def test_a_place_that_cannot_be_written_is_told_before_any_work(audit, tmp_path, make, hint):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError) as caught, open_sinks([f"json={make(tmp_path)}"]) as sinks:
        sinks.open(audit.run, audit.sources)
    assert caught.value.hint == hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told_before_any_work(audit, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied") as caught:
        open_sinks([f"json={tmp_path / 'a'}"]).open(audit.run, audit.sources)
    assert "folder that you may write to" in caught.value.hint


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("name", ALL)
def test_a_full_device_is_an_error_with_a_hint(audit, name):
    with pytest.raises(OutputError, match="No space left") as caught:
        audit.write(f"{name}={FULL}")
    assert "Free some space" in caught.value.hint


@pytest.mark.parametrize("name", ["json", "ndjson", "csv"])
def test_a_disk_that_fills_up_removes_every_report_aside(audit, tmp_path, monkeypatch, name):
    monkeypatch.setattr("listaudit.report.target._BUFFER", 16)

    def full(_handle, *_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("listaudit.report.target.os.fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        audit.write(f"{name}={tmp_path / 'a'}", f"table={tmp_path / 'b'}")
    assert not list(tmp_path.iterdir())


def test_a_sort_that_runs_out_of_disk_is_an_output_error(audit, tmp_path, monkeypatch):
    def full(_self):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("listaudit.report.fixes.FixSpool._flush", full)
    with pytest.raises(OutputError, match="database or disk is full") as caught:
        audit.write(f"xlsx={tmp_path / 'a.xlsx'}")
    assert "Free some space" in caught.value.hint
    assert not list(tmp_path.iterdir())


def test_a_terminal_is_not_shown_a_workbook(terminal):
    with pytest.raises(UsageError, match="terminal cannot show xlsx"):
        open_sinks(["xlsx"], stdout=terminal(terminal=True))


def test_colour_is_for_terminals_and_can_be_refused(audit, terminal, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in audit.write("table", stdout=terminal(terminal=True))
    assert "\x1b[" not in audit.write("table", stdout=terminal(terminal=True), color=False)
    assert "\x1b[" not in audit.write("table")


def test_a_closed_pipe_ends_quietly(tmp_path):
    """The reader is gone before the first byte comes, as with `listaudit ... | head -0`."""
    code = (
        "import sys, time; sys.path.insert(0, sys.argv[1]); time.sleep(0.3)\n"
        "from listaudit.report.open import open_sinks\n"
        "from listaudit.model import Run, Summary\n"
        "with open_sinks(['json']) as s:\n"
        "    run = Run(id='x' * 200_000, started='')\n"
        "    s.open(run, ()); s.close((), Summary(), run)\n"
        "print('more')\n"
    )
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-c", code, root], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    process.stdout.close()
    assert process.wait(30) == 0
    assert process.stderr.read() == b""
    process.stderr.close()
