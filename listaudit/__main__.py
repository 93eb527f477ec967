"""The door of the command line: runs the app, and turns every end into an exit code (DESIGN 4)."""

from __future__ import annotations

import os
import sys
from typing import Any

from listaudit.cli.ends import end_as_interrupted, outlive_readers
from listaudit.exits import Exit


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    _fill_closed_streams()
    outlive_readers()
    end_as_interrupted()
    try:
        code = run(sys.argv[1:] if args is None else args)
    except KeyboardInterrupt:  # while modules are still being loaded
        code = _interrupted()
    sys.exit(code)


def run(args: list[str]) -> int:
    """Run the command line and return its exit code; whatever goes wrong is told in one line."""
    import typer

    from listaudit.cli.app import app
    from listaudit.errors import ListauditError

    try:
        code = app(args, prog_name="listaudit", standalone_mode=False)
        sys.stdout.flush()
    except ListauditError as error:
        _say(error.message, error.hint)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except (SystemExit, BrokenPipeError):  # so it ends when nobody reads standard output any more
        _let_go()
        return 0
    except OSError as error:
        return _refused(error)
    except _usage_error() as error:
        error.show()
        return Exit.UNUSABLE
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback reaches a user
        return _internal(error)
    return _interrupted() if code == Exit.INTERRUPTED else code if isinstance(code, int) else 0


def _usage_error() -> Any:
    """Return the class of the errors that typer knows how to show.

    Typer builds on click, from 0.2x upwards on a copy of its own; both are reached from typer's public names.
    """
    import typer

    return next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


def _interrupted() -> int:
    _say("Interrupted. Nothing was written; a report appears only when it is whole.")
    return Exit.INTERRUPTED


def _say(message: str, hint: str = "") -> None:
    from listaudit.normalize.hygiene import clean

    print(f"listaudit: {clean(message)}", file=sys.stderr)  # noqa: T201 - this is where users read it
    if hint:
        print(f"  help: {clean(hint)}", file=sys.stderr)  # noqa: T201 - as above


def _let_go() -> None:
    """Point standard output nowhere, so that the interpreter does not complain while it exits."""
    from listaudit.report.target import silence

    silence(sys.stdout)


def _fill_closed_streams() -> None:
    """Give streams that the shell has closed (`>&-`) a place that takes everything."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - for good


def _refused(error: OSError) -> int:
    """Tell what the system did not let us do: mostly a full disk behind standard output or TMPDIR."""
    place = error.filename or "standard output or a temporary file"
    if error.filename is None:
        _let_go()
    _say(
        f"{place}: {error.strerror or error}.",
        "Free some space, or write to another place; TMPDIR says where temporary files go.",
    )
    return Exit.UNUSABLE


def _internal(error: Exception) -> int:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="listaudit-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exception(error, file=log)
    _say(
        f"Internal error: {type(error).__name__}: {error}. The log is {log.name}.",
        "Please report it with that log.",
    )
    return Exit.INTERNAL


if __name__ == "__main__":
    main()
