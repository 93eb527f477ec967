"""From options and configuration to how sources are asked over the network."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from listaudit.configured import check_way
from listaudit.errors import ConfigError, UsageError
from listaudit.model import Source

if TYPE_CHECKING:
    from listaudit.audit import Options
    from listaudit.cli.setup import Settings as Setup
    from listaudit.config import Config
    from listaudit.fetch.settings import Settings
    from listaudit.recorder import Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of a command that asks sources."""

    replay: Path | None = None
    record: Path | None = None
    offline: bool = False
    refresh: bool = False
    max_requests: int | None = None
    budget: float | None = None


def fetch_settings(
    locations: str, sources: Sequence[Source], setup: Setup, wishes: Wishes, *, part: object = None
) -> Settings:
    """Return how the sources of this run are asked.

    Args:
        locations: The file of locations, as it was named.
        sources: Those of this run.
        setup: The configuration.
        wishes: Options of the command.
        part: For what of the file, and for what purpose: a run that ends takes away only what interrupted
            runs of the same part have left.

    Raises:
        UsageError: Two options contradict one another, or one is no sum.
        ConfigError: An entry of `allow-hosts` is no host, or a configuration that was merely found says by
            which way sources are asked.
    """
    from listaudit.fetch.settings import Settings

    _check(wishes)
    config = setup.config
    _check_hosts(config)
    if not (wishes.replay or wishes.offline):
        check_way(config, sources or None, named=setup.named)
    return Settings(
        contact=config.contact,
        allow_hosts=frozenset(config.allow_hosts),
        proxy=config.proxy,
        folder=config.folder,
        replay=wishes.replay,
        record=wishes.record,
        offline=wishes.offline,
        refresh=wishes.refresh,
        max_requests=wishes.max_requests,
        budget=wishes.budget,
        run=_run_of(locations, sources, part),
    )


def _check(wishes: Wishes) -> None:
    if wishes.budget is not None and not math.isfinite(wishes.budget):
        raise UsageError(f"--budget {wishes.budget} is no sum.", "Leave it out for any sum.")
    if wishes.offline and wishes.refresh:
        raise UsageError(
            "--offline and --refresh contradict one another.",
            "--offline asks nobody; --refresh asks again what the cache holds.",
        )
    if wishes.replay and (wishes.offline or wishes.refresh or wishes.record):
        raise UsageError("--replay answers everything from recordings.", "Leave --offline and --refresh out.")


def _check_hosts(config: Config) -> None:
    """Refuse an entry of `allow-hosts` that no host could fit: it would be a silent no."""
    if not config.allow_hosts:
        return
    from listaudit.fetch.guard import place

    for text in config.allow_hosts:
        try:
            place(text)
        except ValueError as error:
            raise ConfigError(
                f"{config.path}: fetch.allow-hosts: {text!r} is neither a host nor host:port.",
                'Write it like "intranet.example", "127.0.0.1:8080" or "[::1]:8080"; each subdomain needs an '
                "entry of its own.",
            ) from error


def _run_of(locations: str, sources: Sequence[Source], part: object) -> str:
    """Return what makes a later run the same as this one: it goes on where this one was killed."""
    place = locations if locations == "-" else str(Path(locations).resolve())
    return "\n".join(
        (place, repr(part), *(f"{source.name} {source.id} {source.base_url}" for source in sources))
    )


def say_default(sources: Sequence[Source]) -> None:
    """Tell on standard error which sources are asked because nobody named any."""
    from listaudit.catalogue import covered

    names = ", ".join(source.name for source in sources)
    print(  # noqa: T201 - talk goes to standard error
        f"listaudit: no source is named; asking those that need no key: {names}. {covered(sources)}",
        file=sys.stderr,
    )


def dry_run(locations: str, sources: Sequence[Source], options: Options) -> int:
    """Print what would be asked of whom, what it costs and how long it takes; send nothing.

    Raises:
        InputError: The canonical file cannot be used, or `--replay` names no recordings.
        UsageError: No location is selected.
    """
    import shutil

    from listaudit.dry import forecasts
    from listaudit.fetch.foretold import lines
    from listaudit.fetch.settings import Settings
    from listaudit.report.escape import terminal

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize
    for line in lines(forecasts(locations, sources, options), options.fetch or Settings(), width):
        print(terminal(line))  # noqa: T201 - this command's output
    return 0


def say_recorded(done: Sequence[Recorded], folder: Path, *, quiet: bool) -> int:
    """Tell on standard error what was recorded; return the exit code."""
    from listaudit.cli.told import say_helps
    from listaudit.exits import Exit
    from listaudit.model.sentences import sentence
    from listaudit.report.escape import terminal

    for one in () if quiet else done:
        why = f" Not everything: {sentence(one.trouble)}" if one.trouble else ""
        counts = f"{one.requests} requests, {one.listings} listings"
        print(  # noqa: T201 - talk goes to standard error
            terminal(f"{one.source.name}: {counts}, written into {folder / one.source.id}.{why}"),
            file=sys.stderr,
        )
    if not quiet:
        say_helps((one.source, one.trouble) for one in done if one.trouble)
    return Exit.INCOMPLETE if any(one.trouble for one in done) else Exit.FINE
