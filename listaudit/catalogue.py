"""The shelf of sources, as people read it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from listaudit.config import Config, SourceConfig
from listaudit.errors import ConfigError, ListauditError
from listaudit.exits import Exit
from listaudit.model import Field, Listing, Source
from listaudit.report.escape import terminal
from listaudit.source import load_adapter, load_source, shelf

_READ = 200


def covered(sources: Sequence[Source]) -> str:
    """Say how many of the platforms that the catalogue knows some sources cover, and what would add more."""
    known = {source.platform for source in shelf() if source.id != "file"}
    mine = {source.platform for source in sources} & known
    keyless = ", ".join(
        source.id for source in shelf() if _reads_free_data(source) and source.platform not in mine
    )
    return (
        f"They cover {len(mine)} of {len(known)} platforms. Without a key a file adds: {keyless} "
        "(--source ID:PATH); `listaudit sources` lists the others."
    )


def _reads_free_data(source: Source) -> bool:
    return source.has_door and "api" not in source.doors and source.kind == "aggregator"


def show_all(extra: Sequence[Path]) -> int:
    """Print every source in a table; return the exit code."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("id", "platform", "view", "tier", "how it is read", "verified", "needs"):
        table.add_column(column, overflow="fold", no_wrap=column == "id")
    for source in shelf(tuple(extra)):
        cells = (source.id, source.platform, source.view, str(source.tier), _how(source), source.verified)
        table.add_row(*cells, ", ".join(source.needs) or ("a file" if source.has_door else "-"))
    Console(highlight=False).print(table)
    return 0


def _how(source: Source) -> str:
    return "a file: --source ID:PATH" if source.has_door else "by hand; a file: --source ID=file:PATH"


def show_one(source_id: str, extra: Sequence[Path]) -> int:
    """Print everything that is known of one source; return the exit code.

    Raises:
        SourceError: There is none with this ID.
    """
    from rich.console import Console

    source = load_source(source_id, extra_dirs=tuple(extra))
    console = Console(highlight=False)
    console.print(f"{source.id}: {source.title}", markup=False, style="bold")
    for label, value in _facts(source):
        if value:
            console.print(f"  {label}: {terminal(value)}", markup=False, soft_wrap=True)
    return 0


def _facts(source: Source) -> list[tuple[str, str]]:
    meanings = {
        "proves": "a location that is not there is missing",
        "suggests": "a location that is not there is probably missing",
        "says-nothing": "says nothing (not-seen)",
    }
    return [
        ("platform", f"{source.platform} ({source.view} view, {source.kind}, tier {source.tier})"),
        ("how it is read", _how(source)),
        ("needs", ", ".join(source.needs)),
        ("verified", source.verified),
        ("countries", ", ".join(sorted(source.countries)) or "everywhere"),
        ("states", ", ".join(field for field in Field if field in source.states)),
        ("takes", ", ".join(sorted(source.accepts))),
        ("absence", meanings.get(source.absence, source.absence)),
        ("may be kept", source.keep),
        ("homepage", source.homepage),
        ("docs", source.docs),
        ("where to edit", source.edit_url),
        ("where to add", source.create_url),
        ("how an owner fixes a listing", source.procedure),
    ]


def check(config: Config, source_id: str, extra: Sequence[Path]) -> int:
    """Try to read the first listings of each configured source; return 0 when all can be read.

    Raises:
        ConfigError: No source is configured, or none of this ID or NAME.
    """
    wanted = [entry for entry in config.sources if not source_id or source_id in (entry.name, entry.id)]
    if not wanted:
        what = f"no source {source_id}" if source_id else "no sources"
        raise ConfigError(
            f"The configuration has {what}.",
            "Write [sources.NAME] into listaudit.toml; `listaudit init` shows how.",
        )
    failed = False
    for entry in wanted:
        trouble, words = _try(entry, extra)
        failed = failed or trouble
        print(f"{entry.name}: {terminal(words)}")  # noqa: T201 - this command's output
    return Exit.UNUSABLE if failed else Exit.FINE


def _try(entry: SourceConfig, extra: Sequence[Path]) -> tuple[bool, str]:
    from listaudit.readers import read_listings

    try:
        source = load_source(
            entry.id, name=entry.name, path=entry.path, overrides=entry.overrides, extra_dirs=tuple(extra)
        )
        if not source.has_door:
            return False, f"is checked by hand: {source.procedure}"
        items = islice(read_listings(source.path, source, load_adapter(source, tuple(extra))), _READ)
        found = sum(isinstance(item, Listing) for item in items)
    except ListauditError as error:
        return True, " ".join(filter(None, (error.message, error.hint)))
    return not found, f"can be read ({found} listings in the first {_READ} records)"
