"""docs/sources.md, written from the shelf."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from listaudit.model import Field, Source
from listaudit.source.shelf import shelf

_HEAD = """# Sources

Written by `listaudit.source.pages.document()`; a test compares. `listaudit sources ID` prints one entry.

A source is one way to read a platform: it is asked over the network (`--source yelp`), read from a file
(`--source [NAME=]ID:PATH`), or in the catalogue, with how to check and fix by hand. `file` reads any table,
and `yellow-pages=file:export.csv` gives it the platform, tier and ways to fix of the catalogue. What each one
asks, costs and does not tell stands on its own page; [payloads.md](payloads.md) says what was read to try it.

`needs` are environment variables; those in brackets help and need not be there. `absence` says what it means
that a location is not there: it `proves` or `suggests` that the listing is missing, or it says nothing. A
source of tier 2 lowers every severity by one step, of tier 3 by two; a `proxy` view says `medium` at most.
`verified` tells what the reader was made from: `recorded` data of the source, its `docs`, or `none`.
"""
_KEYS = """## What may stand in source.toml

Keys are written with dashes. A source of your own is a folder with a `source.toml`, and an `adapter.py` where
words are not enough: `--sources-dir DIR`, or an installed package with an entry point in the group
`listaudit.sources`. [CONTRIBUTING.md](../CONTRIBUTING.md#adding-a-source) lists what belongs to one.
"""
_COLUMNS = ("id", "title", "platform", "asked", "needs", "view", "tier", "absence", "verified")


def document() -> str:
    """Return the page as it stands in docs/sources.md."""
    sources = shelf()
    sections = {
        "Asked over the network": [source for source in sources if "api" in source.doors],
        "Read from files": [source for source in sources if "file" in source.doors],
        "In the catalogue, by hand": [source for source in sources if not source.has_door],
    }
    parts = (
        _HEAD,
        *(_section(title, found) for title, found in sections.items()),
        _KEYS,
        *(_keys(title, keys) for title, keys in keys_in_words().items()),
        "## Each source\n",
        *map(_entry, sources),
    )
    return "\n".join(parts)


def _section(title: str, sources: Iterable[Source]) -> str:
    return f"## {title}\n\n{_table(_COLUMNS, map(_row, sources))}"


def keys_in_words() -> Mapping[str, Mapping[str, str]]:
    """Return what each key says, by the table of source.toml that it stands in; keys by spaces."""
    return tomllib.loads(Path(__file__).with_name("keys.toml").read_text(encoding="utf-8"))


def _keys(title: str, keys: Mapping[str, str]) -> str:
    rows = ((_coded(names), words) for names, words in keys.items())
    return _table((_coded(title), "what it says"), rows)


def _coded(words: str) -> str:
    return " ".join(f"`{word}`" for word in words.split())


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    first = list(head)
    lines = (f"| {' | '.join(cells)} |" for cells in rows)
    return "\n".join((f"| {' | '.join(first)} |", "|" + "---|" * len(first), *lines, ""))


def _row(source: Source) -> tuple[str, ...]:
    return (
        f"[`{source.id}`](sources/{source.id}.md)",
        source.title,
        source.platform,
        asked(source),
        needs(source),
        source.view,
        str(source.tier),
        source.absence,
        source.verified,
    )


def asked(source: Source) -> str:
    """Return how a source is read, in a word or two."""
    return ", ".join(source.doors) or "by hand"


def needs(source: Source) -> str:
    """Return the environment variables that a source needs, and in brackets those that help."""
    words = [f"`{name}`" for name in source.needs] + [f"(`{name}`)" for name in source.wants]
    return " ".join(words) or "nothing"


def _entry(source: Source) -> str:
    facts = list(_facts(source))
    told = [f"{'; '.join(facts)}.\n"] if facts else []
    return "\n".join((f"### {source.id}\n", *told, f"{source.procedure}\n"))


def _facts(source: Source) -> Iterator[str]:
    yield f"[Its page](sources/{source.id}.md)"
    if source.default:
        yield "asked where nothing is configured"
    if source.homepage:
        yield f"[{source.homepage}]({source.homepage})"
    if source.docs:
        yield f"documented at {source.docs}"
    if missing := [field for field in Field if field not in source.states]:
        yield f"does not offer {', '.join(missing)}"
    if source.countries:
        yield f"covers {', '.join(sorted(source.countries))}"
    if source.keep == "ids":
        yield "its terms let us keep ids alone"
    if days := source.keep.partition("days:")[2]:
        yield f"its terms let us keep its text for {'a day' if days == '1' else f'{days} days'}"
    for price in source.access.prices:
        free = f", {price.free_per_month:,} a month free" if price.free_per_month else ""
        day = f" ({price.as_of})" if price.as_of else ""
        rate = f"costs ${price.per_1000:,.2f} for 1,000" if price.per_1000 else "is free"
        yield f"`{price.sku}` {rate}{free}{day}"
