"""The shelf of sources, as people read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from listaudit.config import Config, SourceConfig
from listaudit.configured import configured
from listaudit.errors import ConfigError, ListauditError
from listaudit.exits import Exit
from listaudit.model import Field, Listing, Source
from listaudit.report.escape import terminal
from listaudit.source import load_adapter, load_source, shelf

if TYPE_CHECKING:
    from listaudit.fetch.settings import Settings
    from listaudit.probe import Probed

May = Callable[[str, str, float | None], bool]
"""Says whether a source, by its name, may be sent a request: what it is billed as, and US dollars."""
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

    console = Console(highlight=False)
    columns = {name: cell for name, (least, cell) in _COLUMNS.items() if console.width >= least}
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(column, no_wrap=column != _FOLDS, overflow="fold")
    for source in shelf(tuple(extra)):
        table.add_row(*(cell(source) for cell in columns.values()))
    console.print(table)
    console.print()
    console.print(_LEGEND, markup=False)
    return 0


_HOW = {
    (): "by hand",
    ("file",): "file",
    ("api",): "asked",
    ("api", "file"): "asked, file",
}


_LEGEND = (
    "asked: --source ID; file: --source ID:PATH; by hand: its page says how, and a table of it is read with "
    "--source ID=file:PATH. `listaudit sources ID` tells all of one, `--check` whether it works."
)


def _how(source: Source) -> str:
    return _HOW[tuple(sorted(source.doors))]


def _needs(source: Source) -> str:
    """Return what has to be there before it can be read."""
    if not source.has_door:
        return "-"
    return " ".join(source.needs) or ("nothing" if "api" in source.doors else "a file")


_FOLDS = "needs"
_COLUMNS: dict[str, tuple[int, Callable[[Source], str]]] = {
    "id": (0, lambda source: source.id),
    "platform": (100, lambda source: source.platform),
    "view": (80, lambda source: source.view),
    "tier": (80, lambda source: str(source.tier)),
    "read": (0, _how),
    "verified": (72, lambda source: source.verified),
    _FOLDS: (0, _needs),
}
"""What the table shows of each source, and the columns that a terminal has to have for it."""


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
        ("takes if there is one", ", ".join(source.wants)),
        ("asked at", source.base_url),
        ("pace", _pace(source)),
        ("prices", _prices(source)),
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


def _pace(source: Source) -> str:
    if "api" not in source.doors:
        return ""
    pace = source.access.pace
    rate = f"{pace.per_second:g} a second" if pace.per_second else "as fast as it answers"
    return f"{rate}, {pace.per_day:,} a day" if pace.per_day else rate


def _prices(source: Source) -> str:
    return "; ".join(
        (f"{price.sku} {price.per_1000:g} USD per 1,000" if price.per_1000 else f"{price.sku} free")
        + (f", {price.free_per_month:,} a month free" if price.free_per_month else "")
        + (f" (as of {price.as_of})" if price.as_of else "")
        for price in source.access.prices
    )


def check(
    config: Config,
    source_id: str,
    extra: Sequence[Path],
    settings: Settings | None = None,
    *,
    named: bool = False,
    may: May | None = None,
) -> int:
    """Try each configured source, or one by its ID; return 0 when all can be read, 3 where one was not tried.

    A file is read for its first listings; a live source is asked one harmless thing, where `may` lets it.

    Raises:
        ConfigError: No source is configured, or none of this ID or NAME that could be asked as it is.
    """
    wanted = [entry for entry in config.sources if not source_id or source_id in (entry.name, entry.id)]
    if not wanted and source_id:
        source = load_source(source_id, extra_dirs=tuple(extra))
        wanted = [SourceConfig(source_id, source_id)] if source.live or not source.has_door else []
    if not wanted:
        what = f"no source {source_id}" if source_id else "no sources"
        raise ConfigError(
            f"The configuration has {what}.",
            "Write [sources.NAME] into listaudit.toml; `listaudit init` shows how.",
        )
    ends: set[bool | None] = set()
    for entry in wanted:
        done = _try(entry, config, tuple(extra), settings, named=named, may=may)
        ends.add(done.fine)
        print(f"{entry.name}: {terminal(done.words)}")  # noqa: T201 - this command's output
        if done.hint:
            print(f"  help: {terminal(done.hint)}")  # noqa: T201 - as above
    return Exit.UNUSABLE if False in ends else Exit.INCOMPLETE if None in ends else Exit.FINE


def _try(
    entry: SourceConfig,
    config: Config,
    extra: tuple[Path, ...],
    settings: Settings | None,
    *,
    named: bool,
    may: May | None,
) -> Probed:
    from listaudit.probe import Probed, gladly, probe

    try:
        source = configured(entry, config, extra, named=named)
        if not source.has_door:
            return Probed(fine=True, words=f"is checked by hand: {source.procedure}")
        if source.live:
            asked = partial(may, entry.name) if may else gladly
            return probe(source, load_adapter(source, extra), settings, asked)
        return _try_file(source, extra)
    except ListauditError as error:
        return Probed(fine=False, words=error.message, hint=error.hint)


def _try_file(source: Source, extra: tuple[Path, ...]) -> Probed:
    from listaudit.probe import Probed
    from listaudit.readers import read_listings

    items = islice(read_listings(source.path, source, load_adapter(source, extra)), _READ)
    found = sum(isinstance(item, Listing) for item in items)
    return Probed(fine=bool(found), words=f"can be read ({found} listings in the first {_READ} records)")
