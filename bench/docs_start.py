"""Blocks that show a real run: the files of `listaudit init`, audited in a temporary folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from bench.docs_markdown import fence

_LAST = "scores"
"""First word of the last part of the report that the README shows."""
_EXPLAIN = ("explain", "locations.csv", "--location", "0001", "--source", "osm")
_WIDTH = "112"
_COLOURING = frozenset({"FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"})
"""Variables that make rich write for a terminal where there is none."""


@cache
def _ran(*arguments: str) -> str:
    """Return what a command prints in a folder that `listaudit init` has filled; errors come last."""
    with tempfile.TemporaryDirectory() as folder:
        _run(folder, "init")
        return _run(folder, *arguments)


def _run(folder: str, *arguments: str) -> str:
    root = str(Path(__file__).parent.parent)
    own = {"COLUMNS": _WIDTH, "PYTHONPATH": root, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    env = {name: value for name, value in os.environ.items() if name not in _COLOURING} | own
    command = [sys.executable, "-m", "listaudit", *arguments]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def audit() -> str:
    """Return the report of the first audit, up to its scores, and the line that sums it up."""
    parts = _ran("audit", "locations.csv").rstrip().split("\n\n")
    ends = next((n for n, part in enumerate(parts) if part.startswith(_LAST)), len(parts) - 1)
    summary = parts[-1].splitlines()[-1]
    rest = ["[...]"] if ends + 1 < len(parts) else []
    return fence(
        "\n\n".join(["$ listaudit audit locations.csv\n" + parts[0], *parts[1 : ends + 1], *rest, summary])
    )


def explain() -> str:
    """Return the verdicts that `explain` shows."""
    lines = _ran(*_EXPLAIN).splitlines()
    start = next(n for n, line in enumerate(lines) if line.split()[:2] == ["field", "verdict"])
    return fence("\n".join([_typed(), "[...]", *lines[start:]]))


def waterfall() -> str:
    """Return the evidence that `explain` shows, down to the last sum."""
    lines = _ran(*_EXPLAIN).splitlines()
    end = next(n for n, line in enumerate(lines) if line.split()[:2] == ["field", "verdict"])
    return fence("\n".join([_typed(), *lines[:end]]).rstrip() + "\n[...]")


def _typed() -> str:
    return f"$ listaudit {' '.join(_EXPLAIN)}"


@cache
def config() -> str:
    """Return the listaudit.toml that `listaudit init` writes."""
    with tempfile.TemporaryDirectory() as folder:
        _run(folder, "init")
        text = (Path(folder) / "listaudit.toml").read_text(encoding="utf-8")
    return fence(text, "toml")
