"""docs/config.md: the keys of listaudit.toml, from the models that check it."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel

from bench.docs_markdown import code, table
from listaudit.config_file import ConfigFile, Defaults, FetchTable, SourceTable

_PLAIN = {str: "text", int: "whole number", float: "number", bool: "`true` or `false`"}


def whole() -> str:
    """Return the table of keys at the top of the file."""
    return _keys(ConfigFile)


def defaults() -> str:
    """Return the table of keys of `[defaults]`."""
    return _keys(Defaults)


def sources() -> str:
    """Return the table of keys of `[sources.NAME]`."""
    return _keys(SourceTable, "as the source says")


def fetch() -> str:
    """Return the table of keys of `[fetch]`."""
    return _keys(FetchTable)


def _keys(model: type[BaseModel], unset: str = "") -> str:
    return table(("key", "value", "without it", "meaning"), _rows(model, unset))


def _rows(model: type[BaseModel], unset: str) -> Iterator[tuple[str, str, str, str]]:
    for name, info in model.model_fields.items():
        kind = _kind(info.annotation) + "".join(_bounds(info.metadata))
        yield code(info.alias or name), kind, _default(info, unset), info.description or ""


def _default(info: Any, unset: str) -> str:
    """Return what holds without a key, in a word; `unset` is that word for None."""
    match info.default:
        case _ if info.is_required():
            return "required"
        case None:
            return unset
        case float() as number:
            return code(f"{number:g}")
        case str() as text:
            return code(text)
        case _:
            return ""


def _kind(annotation: Any) -> str:
    """Return a type in words."""
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _kind(inside[0])
    if annotation is Any:
        return "anything"
    if origin is tuple:
        return "list of text"
    if origin is Literal:
        return ", ".join(map(code, inside))
    if origin in (typing.Union, types.UnionType):
        return _kind(next(kind for kind in inside if kind is not type(None)))
    if origin is dict:
        kind = _kind(inside[1])
        return "a table each" if kind == "table" else f"table of {kind}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "table"
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    return ", ".join(code(str(member)) for member in annotation)


def _bounds(metadata: Any) -> Iterator[str]:
    for limit in metadata:
        for name, words in (("gt", "above"), ("ge", "from"), ("le", "to")):
            if (bound := getattr(limit, name, None)) is not None:
                yield f" {words} {bound:,}"
