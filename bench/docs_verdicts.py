"""docs/verdicts.md: every reason code with its sentence."""

from __future__ import annotations

from bench.docs_markdown import code, table
from listaudit.model import Field
from listaudit.model.mending import hints
from listaudit.model.sentences import templates

_OTHERS = {
    "source": "Reasons of a status",
    "fetch": "Reasons why a source could not be asked",
    "run": "Notes of a run",
}
"""Beginnings of codes that belong to no field, and the heading over them."""


def reasons() -> str:
    """Return a table of reason codes for each field, then those that belong to none.

    Raises:
        ValueError: A code belongs to no heading.
    """
    headings = {str(field): f"Reasons: {field}" for field in Field} | _OTHERS
    if homeless := {name for name in templates() if name.partition(".")[0] not in headings}:
        raise ValueError(f"no heading for {min(homeless)}")
    parts = (f"### {words}\n\n{_of(beginning)}\n" for beginning, words in headings.items())
    return "\n".join(parts)


def fetching() -> str:
    """Return the table of reasons why a source could not be asked, with what helps."""
    found = {name: text for name, text in templates().items() if name.startswith("fetch.")}
    rows = ((code(name), _plain(found[name]), _helps(name)) for name in sorted(found))
    return table(("code", "sentence", "what helps"), rows)


def _helps(name: str) -> str:
    """Return the hints of a reason, that for sources without a key behind the other."""
    keyless = hints().get(f"{name}/keyless", "")
    return (
        _plain(hints()[name] + (f" Without a key: {keyless}" if keyless else ""))
        .replace("{kept}", "")
        .replace("{{", "{")
        .replace("}}", "}")
    )


def _of(beginning: str) -> str:
    found = {name: text for name, text in templates().items() if name.startswith(f"{beginning}.")}
    return table(("code", "sentence"), ((code(name), _plain(found[name])) for name in sorted(found)))


def _plain(text: str) -> str:
    """Return a template so that Markdown shows it as it stands."""
    return text.replace("*", "\\*").replace("<", "&lt;")
