"""Reasons as sentences. The templates stand in `listaudit/model/reasons/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import listaudit.model
from listaudit.model import Reason


def sentence(reason: Reason) -> str:
    """Return the sentence of a reason; its code where no template or not every parameter is known.

    The text of parameters is put in as it is: whoever shows the sentence escapes it.
    """
    template = templates().get(reason.code)
    if template is None:
        return reason.code
    try:
        return template.format_map(dict(reason.params))
    except (KeyError, IndexError, ValueError):
        return reason.code


def sentences(reasons: Iterable[Reason]) -> str:
    """Return the sentences of several reasons as one text."""
    return " ".join(map(sentence, reasons))


@cache
def templates() -> Mapping[str, str]:
    """Return every template by its code; read once."""
    folder = Path(listaudit.model.__file__).with_name("reasons")
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        found.update(tomllib.loads(path.read_text("utf-8")))
    return found
