"""Reads an audit back, `json` or `ndjson`, plain or gzipped, one location at a time."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, cast

import orjson

from listaudit.errors import InputError
from listaudit.model import LocationResult, Run, Source, SourceResult, Summary
from listaudit.report import codec

_LINE_LIMIT = 64 << 20
"""Bytes that one line may have: a location at hundreds of sources stays far below."""
_FILE_LIMIT = 512 << 20
"""Bytes that an audit may have that somebody else's tool has laid out anew."""
_MAGIC = b"\x1f\x8b"
_MAKE = "AUDIT is a json or ndjson report: make one with `listaudit audit ... --format json=audit.json`."
_CUT = "It is no whole audit any more: copy it again, or run the audit again."


@dataclass(frozen=True, slots=True)
class Asked:
    """The sources of an audit, as far as a report has to know them."""

    sources: tuple[Source, ...]


Event = Run | Asked | LocationResult | SourceResult | Summary
_Values = dict[str, Any]


def read_audit(path: str) -> Iterator[Event]:
    """Yield the Run, the Asked, each LocationResult, each SourceResult and last the Summary.

    Args:
        path: A file that `listaudit audit` wrote, also `.gz`; `-` is standard input.

    Raises:
        InputError: The file cannot be read, is no audit, or was cut.
    """
    with _opened(path) as handle, _named(path):
        yield from _events(handle, path)


def _events(handle: BinaryIO, path: str) -> Iterator[Event]:
    first = handle.readline(_LINE_LIMIT)
    if first.rstrip() == b'{"schema":%s,' % codec.dumps(codec.SCHEMA):
        return _stream(chain([first], _lines(handle)))
    record = _parsed(first)
    if isinstance(record, dict) and record.get("type") == "run":
        _check_schema(record, path)
        return _records(record, _lines(handle), path)
    if first.lstrip()[:1] != b"{":
        raise InputError(f"{path} is no audit.", _MAKE)
    rest = handle.read(_FILE_LIMIT)
    if len(rest) == _FILE_LIMIT:
        raise InputError(f"{path} is too large to be read whole.", _MAKE)
    return _whole(first + rest, path)


def _lines(handle: BinaryIO) -> Iterator[bytes]:
    while line := handle.readline(_LINE_LIMIT):
        if len(line) == _LINE_LIMIT:
            raise ValueError("a line has no end")
        yield line


def _stream(lines: Iterator[bytes]) -> Iterator[Event]:
    head = b"".join(_until(lines, b'"locations":['))
    yield from _opening(orjson.loads(head + b'"locations":[]}')["run"])
    for line in _until(lines, b"],"):
        if line.strip():
            yield codec.location_from_json(orjson.loads(line.rstrip().removesuffix(b",")))
    yield from _closing(orjson.loads(b"{" + b"".join(lines)))


def _until(lines: Iterator[bytes], stop: bytes) -> Iterator[bytes]:
    for line in lines:
        if line.rstrip() == stop:
            return
        yield line
    raise EOFError


def _whole(data: bytes, path: str) -> Iterator[Event]:
    value = orjson.loads(data)
    _check_schema(value, path)
    yield from _opening(value["run"])
    yield from map(codec.location_from_json, value["locations"])
    yield from _closing(value)


def _opening(run: _Values) -> Iterator[Event]:
    yield codec.run_from_json(run)
    yield Asked(codec.asked_from_json(run["sources"]))


def _closing(value: _Values) -> Iterator[Event]:
    yield from map(codec.source_from_json, value["sources"])
    yield codec.summary_from_json(value["summary"])


def _records(run: _Values, lines: Iterator[bytes], path: str) -> Iterator[Event]:
    yield from _opening(run)
    parts: dict[str, list[_Values]] = {"location": [], "listing": [], "finding": [], "skipped": []}
    for record in map(orjson.loads, lines):
        kind = record["type"]
        if parts["location"] and kind not in {"listing", "finding"}:
            yield _grouped(parts)
        if kind in parts:
            parts[kind].append(record)
        elif kind == "source":
            yield codec.source_from_json(record)
        elif kind == "summary":
            yield codec.summary_from_parts(record, parts["skipped"])
            return
        else:
            raise InputError(f"{path} holds a record of the unknown type {kind!r}.", _MAKE)
    raise EOFError


def _grouped(parts: dict[str, list[_Values]]) -> LocationResult:
    result = codec.location_from_parts(parts["location"][0], parts["listing"], parts["finding"])
    for kind in ("location", "listing", "finding"):
        parts[kind] = []
    return result


def _parsed(data: bytes) -> object:
    try:
        return cast("object", orjson.loads(data))
    except orjson.JSONDecodeError:
        return None


def _check_schema(value: _Values, path: str) -> None:
    schema = value.get("schema")
    if schema == codec.SCHEMA:
        return
    if isinstance(schema, str) and schema.startswith("listaudit/audit@"):
        hint = "Render it with the version of listaudit that wrote it, or run the audit again."
        raise InputError(f"{path} is a {schema}, and this version reads {codec.SCHEMA}.", hint)
    raise InputError(f"{path} is no audit.", _MAKE)


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    try:
        raw = sys.stdin.buffer if path == "-" else Path(path).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        hint = _MAKE if isinstance(error, FileNotFoundError | IsADirectoryError) else "Check its permissions."
        raise InputError(f"{path} cannot be read: {error.strerror}.", hint) from error
    except ValueError as error:
        raise InputError(f"{path!r} is no path.", _MAKE) from error
    buffered = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw))
    try:
        if buffered.peek(2)[:2] == _MAGIC:
            with gzip.GzipFile(fileobj=buffered) as unpacked:
                yield cast("BinaryIO", unpacked)
        else:
            yield cast("BinaryIO", buffered)
    finally:
        if path != "-":
            raw.close()


@contextmanager
def _named(path: str) -> Iterator[None]:
    """Turn what a broken file raises into an error that names it."""
    try:
        yield
    except (EOFError, orjson.JSONDecodeError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{path} ends in the middle or is damaged.", _CUT) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"{path} does not hold what an audit holds: {error!r}."
        raise InputError(problem, "`listaudit schema audit` prints what it must hold.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.", _MAKE) from error
