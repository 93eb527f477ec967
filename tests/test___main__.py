import os
import subprocess
import sys

import pytest
import typer

from listaudit import __main__ as door
from listaudit import __version__
from listaudit.cli import app as cli
from listaudit.errors import ListauditError, OutputError


def raising(error):
    def app(*_args, **_options):
        raise error

    return app


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OutputError("No place.", "Make some."), 2, "listaudit: No place.\n  help: Make some.\n"),
        (ListauditError("It went wrong."), 4, "listaudit: It went wrong.\n"),
        (OutputError("a\x1b[31mb\u202ec"), 2, "listaudit: abc\n"),
        (KeyboardInterrupt(), 130, "listaudit: Interrupted. Nothing was written; a report appears only when it is whole.\n"),
        (typer.Abort(), 130, "listaudit: Interrupted. Nothing was written; a report appears only when it is whole.\n"),
    ],
)  # fmt: skip
def test_every_way_to_end_has_its_code_and_its_words(monkeypatch, capsys, error, code, said):
    monkeypatch.setattr(cli, "app", raising(error))
    assert door.run([]) == code
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(("returned", "code"), [(None, 0), (0, 0), (1, 1), (3, 3), ("text", 0)])
def test_what_a_command_returns_is_the_exit_code(monkeypatch, returned, code):
    monkeypatch.setattr(cli, "app", lambda *_args, **_options: returned)
    assert door.run([]) == code


def test_an_interruption_that_typer_has_caught_is_told_too(monkeypatch, capsys):
    monkeypatch.setattr(cli, "app", lambda *_args, **_options: 130)
    assert door.run([]) == 130
    assert "Interrupted" in capsys.readouterr().err


def test_main_takes_the_arguments_of_the_process_and_exits(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["listaudit", "--version"])
    with pytest.raises(SystemExit) as end:
        door.main()
    assert end.value.code == 0
    assert capsys.readouterr().out == f"listaudit {__version__}\n"


def test_nobody_reads_standard_output_any_more(monkeypatch, tmp_path):
    monkeypatch.setattr(cli, "app", raising(SystemExit(1)))
    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert door.run([]) == 0
        out.write("more")
        out.flush()
    assert (tmp_path / "out").read_text() == ""


def test_a_wrong_command_ends_with_two_and_names_it(desk):
    done = desk.run("adit")
    assert done.code == 2
    assert "adit" in done.err
    assert "Traceback" not in done.err


def test_no_command_shows_the_help_and_ends_with_two(desk):
    done = desk.run()
    assert done.code == 2
    assert "audit" in done.out + done.err


def test_a_reader_that_goes_away_ends_quietly_with_zero():
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "listaudit", "rules"],
            stdout=closed,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (0, b"")
