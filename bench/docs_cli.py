"""docs/cli.md and the table of commands in the README, written from the typer app."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import typer.main

from bench.docs_markdown import code, fence, table
from listaudit.cli.app import COMMANDS, app

_HEAD = """# The command line

Written by `python -m bench.docs` from the commands themselves; `listaudit COMMAND --help` says the same.
The report goes to standard output or into its file; talk, progress and the summary go to standard error.
What the exit codes mean stands in [ci.md](ci.md), what the formats hold in [formats.md](formats.md).
"""


def document() -> str:
    """Return docs/cli.md."""
    return "\n".join([_HEAD, commands(), "", *map(_section, COMMANDS)])


def commands() -> str:
    """Return the table of commands with the first sentence of each."""
    return table(
        ("command", "does"), ((code(f"listaudit {name}"), _paragraphs(name)[0]) for name in COMMANDS)
    )


def parsed(name: str) -> Any:
    """Return a command as typer built it, with its parameters."""
    group: Any = typer.main.get_command(app)
    return group.commands[name]


def _paragraphs(name: str) -> list[str]:
    return inspect.cleandoc(COMMANDS[name].__doc__ or "").split("\n\n")


def _section(name: str) -> str:
    parameters = parsed(name).params
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    usage = " ".join(["listaudit", name, *map(_usage, arguments), "[OPTIONS]"])
    parts = [f"## {name}\n", fence(usage), "", *(f"{text}\n" for text in _paragraphs(name))]
    if arguments:
        parts += [table(("argument", "is"), ((code(p.metavar), _about(p)) for p in arguments)), ""]
    if options:
        parts += [table(("option", "does"), ((_spelled(p), _about(p)) for p in options)), ""]
    return "\n".join(parts)


def _usage(argument: Any) -> str:
    return argument.metavar if argument.required else f"[{argument.metavar}]"


def _spelled(option: Any) -> str:
    value = "" if option.is_flag else f" {option.metavar}"
    return ", ".join(code(f"{spelling}{value}") for spelling in option.opts)


def _about(parameter: Any) -> str:
    return " ".join(_notes(parameter))


def _notes(parameter: Any) -> Iterator[str]:
    yield parameter.help
    if parameter.param_type_name == "option" and parameter.required:
        yield "Required."
    default = parameter.default
    if default and not isinstance(default, bool) and str(default) != ".":
        yield f"Default: {code(str(default))}."
