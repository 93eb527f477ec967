"""Reads every payload under shared/sources with the adapter it belongs to, by the tables beside this file.

A table `<id>.toml` (named by the adapter) holds `[[payload]]` rows: `glob` (one or several, below
`<folder>/samples`, where `folder` is at the top of the table and the ID if not stated), `url`, and where
needed `method`, `purpose`, `context`, `status`, `headers`, `options` of the source, `pick` (dotted path to
the payload inside the file), `each` (the file is a list of payloads, or an object of them) and `file`
(read as a file, by its path). `[[left]]` rows say which are not read and `why`. A payload that no row
names is a failure: nothing is dropped unseen.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from listaudit.compare.show import value_of
from listaudit.model import Field, Listing, Problem, Request, Response, Skipped, Token
from listaudit.readers import read_listings
from listaudit.source import load_adapter, load_source
from listaudit.source.drive import trouble, understood

TABLES = Path(__file__).parent
_NO_PAYLOADS = {"PROVENANCE.md"}


@dataclass
class Read:
    """What an adapter made of one payload."""

    path: str
    listings: list[Listing] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skips: list[Skipped] = field(default_factory=list)
    further: int = 0

    @property
    def leftovers(self) -> set[str]:
        """Names of keys that nobody understood."""
        around = {skip.detail for skip in self.skips if skip.code == "payload.unknown"}
        return around | {name for listing in self.listings for name in listing.leftovers}


@dataclass
class Account:
    """What became of the payloads of one source."""

    id: str
    read: list[Read] = field(default_factory=list)
    left: dict[str, str] = field(default_factory=dict)
    """Path -> why it is not read."""
    unseen: list[str] = field(default_factory=list)
    """Payloads that no row of the table names."""

    @property
    def listings(self) -> list[Listing]:
        """All listings, in the order of files."""
        return [listing for one in self.read for listing in one.listings]

    def fill(self) -> Counter[Field]:
        """Return how many listings state each field."""
        return Counter(f for listing in self.listings for f in Field if value_of(f, listing))


def accounts(shared: Path) -> Iterator[Account]:
    """Yield the account of each source that has a table."""
    for table in sorted(TABLES.glob("*.toml")):
        yield account(table.stem, shared)


def account(source_id: str, shared: Path) -> Account:
    """Read all payloads of one source."""
    table = tomllib.loads((TABLES / f"{source_id}.toml").read_text(encoding="utf-8"))
    folder = shared / table.get("folder", source_id) / "samples"
    waiting = {path for path in folder.rglob("*") if path.is_file() and path.name not in _NO_PAYLOADS}
    mine = table.get("below", "")
    waiting = {path for path in waiting if path.relative_to(folder).as_posix().startswith(mine)}
    found = Account(source_id)
    for row in table.get("left", []):
        for path in _files(folder, row):
            waiting.discard(path)
            found.left[path.relative_to(folder).as_posix()] = row["why"]
    for row in table.get("payload", []):
        for path in _files(folder, row):
            waiting.discard(path)
            found.read += _read(source_id, path, row, path.relative_to(folder).as_posix())
    found.unseen = sorted(path.relative_to(folder).as_posix() for path in waiting)
    return found


def _files(folder: Path, row: dict[str, Any]) -> list[Path]:
    globs = row["glob"] if isinstance(row["glob"], list) else [row["glob"]]
    return sorted({path for glob in globs for path in folder.glob(glob) if path.is_file()})


def _read(source_id: str, path: Path, row: dict[str, Any], name: str) -> Iterator[Read]:
    source = load_source(source_id, overrides={"options": row.get("options", {})})
    adapter = load_adapter(source)
    if row.get("file"):
        yield _sorted(name, read_listings(str(path), source, adapter))
        return
    for body in _bodies(path, row):
        request = Request(
            url=row.get("url", f"{source.base_url}/"),
            method=row.get("method", "GET"),
            purpose=row.get("purpose", "search"),
            context=row.get("context", {}),
            answers=frozenset(row.get("answers", [404])),
            store_codes=("1",),
        )
        response = Response(
            request=request, status=row.get("status", 200), headers=row.get("headers", {}), body=body,
            url=request.url, fetched_at="2026-11-01T00:00:00Z",
        )  # fmt: skip
        said = trouble(adapter, response, source)
        yield _sorted(name, [said] if said else understood(adapter, response, source))


def _bodies(path: Path, row: dict[str, Any]) -> Iterator[bytes]:
    body = path.read_bytes()
    if not (row.get("pick") or row.get("each")):
        yield body
        return
    value = orjson.loads(body)
    for step in filter(None, row.get("pick", "").split(".")):
        value = value[int(step)] if step.isdecimal() else value[step]
    if not row.get("each"):
        yield orjson.dumps(value)
        return
    for item in value.values() if isinstance(value, dict) else value:
        yield orjson.dumps(item)


def _sorted(name: str, items: Any) -> Read:
    read = Read(name)
    for item in items:
        match item:
            case Listing():
                read.listings.append(item)
            case Problem():
                read.problems.append(item)
            case Skipped():
                read.skips.append(item)
            case Request() | Token():
                read.further += 1
    return read
