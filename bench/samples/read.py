"""Reads every payload under shared/sources with the adapter it belongs to, by the tables beside this file.

A table `<id>.toml` (named by the adapter) holds `[[payload]]` rows: `glob` (one or several, below
`<folder>/samples`, where `folder` is at the top of the table and the ID if not stated), `url`, and where
needed `method`, `purpose`, `context`, `status`, `headers`, `options` of the source, `pick` (dotted path to
the payload inside the file), `each` (the file is a list of payloads, or an object of them) and `file`
(read as a file, by its path). A row with `file` may have `columns` (a column map on top of the source's),
`headers` (a table without rows: only its header is understood), `under` (keys of a line count only where
they begin so, and without that beginning) and `pick`. `[[left]]` rows say which are not read and `why`. A
payload that no row names is a failure: nothing is dropped unseen.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from bench.samples.tables import header_skips, picked, table_at
from listaudit.compare.show import value_of
from listaudit.model import Field, Listing, Problem, Request, Response, Skipped, Source, Token
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
    table, folder = _table(source_id, shared)
    waiting = {path for path in folder.rglob("*") if path.is_file() and path.name not in _NO_PAYLOADS}
    mine = table.get("below", "")
    waiting = {path for path in waiting if path.relative_to(folder).as_posix().startswith(mine)}
    found = Account(source_id)
    for row, path in _rows(table, folder, "left"):
        waiting.discard(path)
        found.left[path.relative_to(folder).as_posix()] = row["why"]
    for row, path in _rows(table, folder, "payload"):
        waiting.discard(path)
        found.read += _read(source_id, path, row, path.relative_to(folder).as_posix())
    found.unseen = sorted(path.relative_to(folder).as_posix() for path in waiting)
    return found


def recorded(source_id: str, shared: Path) -> Iterator[tuple[Source, Response]]:
    """Yield each payload of the network that a source's table names, with the source as it is read."""
    table, folder = _table(source_id, shared)
    for row, path in _rows(table, folder, "payload"):
        if not (row.get("file") or row.get("headers")):
            source = _source(source_id, row)
            yield from ((source, response) for response in _responses(source, path, row))


def _table(source_id: str, shared: Path) -> tuple[dict[str, Any], Path]:
    file = TABLES / f"{source_id}.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return table, shared / table.get("folder", source_id) / "samples"


def _rows(table: dict[str, Any], folder: Path, kind: str) -> Iterator[tuple[dict[str, Any], Path]]:
    for row in table.get(kind, []):
        globs = row["glob"] if isinstance(row["glob"], list) else [row["glob"]]
        found = {path for glob in globs for path in folder.glob(glob) if path.is_file()}
        yield from ((row, path) for path in sorted(found))


def _source(source_id: str, row: dict[str, Any]) -> Source:
    return load_source(source_id, overrides={key: row.get(key, {}) for key in ("options", "columns")})


def _read(source_id: str, path: Path, row: dict[str, Any], name: str) -> Iterator[Read]:
    source = _source(source_id, row)
    adapter = load_adapter(source)
    if row.get("headers"):
        yield _sorted(name, header_skips(path, source))
        return
    if row.get("file"):
        with table_at(path, row) as file:
            yield _sorted(name, read_listings(str(file), source, adapter))
        return
    for response in _responses(source, path, row):
        said = trouble(adapter, response, source)
        yield _sorted(name, [said] if said else understood(adapter, response, source))


def _responses(source: Source, path: Path, row: dict[str, Any]) -> Iterator[Response]:
    for body in _bodies(path, row):
        request = Request(
            url=row.get("url", f"{source.base_url}/"),
            method=row.get("method", "GET"),
            purpose=row.get("purpose", "search"),
            context=row.get("context", {}),
            answers=frozenset(row.get("answers", [404])),
            store_codes=("1",),
        )
        yield Response(
            request=request, status=row.get("status", 200), headers=row.get("headers", {}), body=body,
            url=request.url, fetched_at="2026-11-01T00:00:00Z",
        )  # fmt: skip


def _bodies(path: Path, row: dict[str, Any]) -> Iterator[bytes]:
    body = path.read_bytes()
    if not (row.get("pick") or row.get("each")):
        yield body
        return
    value = picked(orjson.loads(body), row.get("pick", ""))
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
