"""What a user can do about a source that could not be asked; the templates stand in `mending.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from listaudit.model.source import Source
from listaudit.model.verdict import Reason


def mending(reason: Reason, source: Source) -> str:
    """Return what helps against a reason, in a sentence or two; empty where nothing is known to.

    The text of parameters is put in as it is: whoever shows it escapes it.
    """
    table = hints()
    keyed = bool(source.needs or source.wants)
    template = ("" if keyed else table.get(f"{reason.code}/keyless", "")) or table.get(reason.code, "")
    return template.format_map(_values(reason, source))


@lru_cache(maxsize=1)
def hints() -> Mapping[str, str]:
    """Return every hint by the code of its reason."""
    return tomllib.loads((Path(__file__).parent / "mending.toml").read_text(encoding="utf-8"))


def _values(reason: Reason, source: Source) -> dict[str, str]:
    variables = [source.access.keys.get(name, name) for name in source.needs or source.wants]
    return {
        "id": source.id,
        "name": source.name,
        "keys": ", ".join(variables) or "its key",
        "key": variables[0] if variables else "its key",
        "docs": source.docs or source.homepage or f"`listaudit sources {source.id}`",
        "zone": "UTC" if source.access.day_ends == "UTC" else f"{source.access.day_ends} time",
        "kept": ": what was answered is in the cache" if source.access.cache_hours else "",
        "detail": dict(reason.params).get("detail", ""),
    }
