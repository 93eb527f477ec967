"""`--format FMT[=PATH]`: what the user asks for, checked before anything is done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from listaudit.errors import UsageError


@dataclass(frozen=True, slots=True)
class Spec:
    """One report: a format and its file; `path` is None for standard output."""

    format: str
    path: str | None = None

    def __str__(self) -> str:
        return self.format if self.path is None else f"{self.format}={self.path}"


def parse_specs(texts: Sequence[str], formats: Collection[str], default: str = "table") -> list[Spec]:
    """Return what `--format` asks for; the default format on standard output where nothing is asked.

    Raises:
        UsageError: An unknown format, no path after `=`, or two reports for one place.
    """
    specs = [_parse(text, formats) for text in texts] or [Spec(default)]
    places: dict[str | None, Spec] = {}
    for spec in specs:
        place = spec.path and str(Path(spec.path).resolve())
        if place in places:
            _refuse_twice(spec, places[place])
        places[place] = spec
    return specs


def _parse(text: str, formats: Collection[str]) -> Spec:
    name, equals, path = text.partition("=")
    name = name.strip().lower()
    if name not in formats:
        near = get_close_matches(name, formats, 1)
        guess = f" Did you mean {near[0]}?" if near else ""
        raise UsageError(f"There is no format {name!r}.", f"Formats are {', '.join(formats)}.{guess}")
    if equals and not path:
        raise UsageError(f"--format {text} names no file.", f"Write --format {name}=PATH.")
    if "\0" in path:
        raise UsageError(f"--format {text}: no file can have this name.", f"Write --format {name}=PATH.")
    return Spec(name, None if path in ("", "-") else path)


def _refuse_twice(spec: Spec, other: Spec) -> None:
    if spec.path is None:
        hint = f"Give one of them a file: --format {spec.format}=PATH."
        raise UsageError(f"Two reports cannot go to standard output: {other} and {spec}.", hint)
    raise UsageError(f"Two reports cannot go to {spec.path}: {other} and {spec}.", "Name another file.")
