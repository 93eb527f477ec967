"""Sources by ID, with what the audit's configuration says of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from listaudit.errors import SourceError
from listaudit.model import Source
from listaudit.source.folders import FILE, folders

if TYPE_CHECKING:
    from pydantic import ValidationError

    from listaudit.source.spec import Spec

FILE_SOURCE = "file"
"""The source that reads any file; its platform is that of its NAME where the catalogue knows it."""
_TABLES = ("columns", "options", "urls", "keys", "pace")
"""Tables of which a configuration may state some keys, and the others stay."""
_INHERITED = (
    "platform", "kind", "tier", "weight", "countries", "absence", "accepts", "homepage", "docs",
    "edit_url", "create_url", "procedure", "languages",
)  # fmt: skip
"""What a file takes from the catalogue entry of its platform. Not its terms: the file is the user's."""


def shelf(extra_dirs: Sequence[Path] = ()) -> list[Source]:
    """Return every source there is, by ID.

    Raises:
        SourceError: A `source.toml` is broken, or two have the same ID.
    """
    return [_source(_spec(folder), name) for name, folder in folders(extra_dirs).items()]


def load_source(
    spec_id: str,
    *,
    name: str = "",
    path: str = "",
    overrides: Mapping[str, object] | None = None,
    extra_dirs: Sequence[Path] = (),
) -> Source:
    """Return one source as an audit uses it.

    Args:
        spec_id: ID on the shelf.
        name: NAME in this audit; the ID where empty. For `file`, a NAME or an overriding `platform`
            that the catalogue knows brings that entry's platform, tier, weight and ways to fix.
        path: The file to read.
        overrides: Keys of `[sources.NAME]` that stand above `source.toml`, dashed or underscored.
        extra_dirs: Folders with further sources.

    Raises:
        SourceError: The ID is unknown, or a key or value is wrong.
    """
    found = folders(extra_dirs)
    if spec_id not in found:
        raise SourceError(f"There is no source {spec_id!r}.", _hint(spec_id, list(found)))
    values = {key.replace("-", "_"): value for key, value in (overrides or {}).items() if value is not None}
    name = name or spec_id
    spec = _spec(found[spec_id])
    if spec_id == FILE_SOURCE:
        values = _of_catalogue(str(values.get("platform") or name), found) | values
    if path:
        values["path"] = path
    return _source(_overridden(spec, values, name) if values else spec, name)


def _hint(spec_id: str, known: list[str]) -> str:
    close = get_close_matches(spec_id, known, n=3)
    return (
        f"Did you mean {' or '.join(close)}?"
        if close
        else "`listaudit sources` lists them; `file:PATH` reads any table."
    )


def _of_catalogue(platform: str, found: Mapping[str, Path]) -> dict[str, object]:
    """Return what the catalogue knows of a platform, by ID or by platform; else the platform's name alone."""
    from listaudit.normalize.fold import fold

    wanted = fold(platform).replace(" ", "-")
    known = [_spec(folder) for name, folder in found.items() if name != FILE_SOURCE]
    fits = [spec for spec in known if wanted in (spec.id, spec.platform, *spec.aliases)]
    if not fits:
        return {"platform": wanted or FILE_SOURCE}
    entry = min(fits, key=lambda spec: (spec.id != wanted, spec.view == "proxy", spec.id))
    inherited = {key: getattr(entry, key) for key in _INHERITED} | {"title": entry.title.partition(" (")[0]}
    if entry.absence == "proves":
        inherited["absence"] = "suggests"  # nobody says that this file is as whole as the source itself
    return inherited


@lru_cache(maxsize=512)
def _spec(folder: Path) -> Spec:
    """Read and check a `source.toml`."""
    from pydantic import ValidationError

    from listaudit.source.spec import Spec

    file = folder / FILE
    try:
        return Spec.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(
            f"{file} is no valid TOML: {error}.", "Mend it, or take the folder away."
        ) from error
    except ValidationError as error:
        raise SourceError(
            f"{file}: {_first(error)}", "docs/sources.md tells what may stand in source.toml."
        ) from error


def _overridden(spec: Spec, values: Mapping[str, object], name: str) -> Spec:
    from pydantic import ValidationError

    from listaudit.source.spec import Spec

    known = spec.model_dump()
    merged: dict[str, Any] = known | _with_keys(spec, values, name)
    for table in _TABLES:
        if isinstance(given := merged[table], Mapping) and given is not known[table]:
            merged[table] = known[table] | {_field(table, key): value for key, value in given.items()}
    if isinstance(values.get("pace"), Mapping):
        merged["lanes"] = {lane: _slower(known, merged["pace"]) for lane, known in known["lanes"].items()}
    _refuse_unknown_options(spec, values, name)
    try:
        return Spec.model_validate(merged)
    except ValidationError as error:
        key = str(error.errors()[0]["loc"][0]).replace("_", "-")
        close = get_close_matches(key, [field.replace("_", "-") for field in Spec.model_fields], n=1)
        hint = (
            f"Did you mean {close[0]}?"
            if close and close[0] != key
            else "docs/sources.md tells what may stand there."
        )
        raise SourceError(f"[sources.{name}]: {_first(error)}", hint) from error


def _slower(lane: Mapping[str, Any], pace: Mapping[str, Any]) -> dict[str, Any]:
    """Return a lane no faster than the pace that the user states; 0 is no limit."""
    return {key: min(filter(None, (value, pace[key])), default=0) for key, value in lane.items()}


def _refuse_unknown_options(spec: Spec, values: Mapping[str, object], name: str) -> None:
    """Refuse an option that the adapter does not know, where its `source.toml` lists those that it does."""
    given = values.get("options")
    if any(isinstance(value, Mapping) for value in spec.options.values()):
        return  # presets: what an option may be called is a matter of the adapter
    unknown = sorted(set(given) - set(spec.options)) if isinstance(given, Mapping) and spec.options else []
    if unknown:
        close = get_close_matches(unknown[0], list(spec.options), n=1)
        hint = f"Did you mean {close[0]}?" if close else f"{spec.id} knows {', '.join(sorted(spec.options))}."
        raise SourceError(f"[sources.{name}]: options: {unknown[0]} is none of its options.", hint)


def _field(table: str, key: str) -> str:
    return key.replace("-", "_") if table == "pace" else key


def _with_keys(spec: Spec, values: Mapping[str, object], name: str) -> dict[str, object]:
    """Return the values with `key-env` as a table: a variable alone holds the one key that is needed."""
    found = dict(values)
    given = found.pop("key_env", None)
    if given is None:
        return found
    needs = (*spec.needs, *spec.wants)
    if not needs:
        raise SourceError(f"[sources.{name}]: {spec.id} needs no key.", "Take key-env out.")
    keys = {needs[0]: given} if isinstance(given, str) else given
    unknown = sorted(set(keys) - set(needs)) if isinstance(keys, Mapping) else []
    if unknown or (isinstance(given, str) and len(spec.needs) > 1):
        raise SourceError(
            f"[sources.{name}]: key-env does not say which of its keys is meant.",
            f'Write key-env = {{ {needs[0]} = "MY_VARIABLE" }}; it knows {", ".join(needs)}.',
        )
    return found | {"keys": keys}


def _first(error: ValidationError) -> str:
    """Return the first mistake of many: its key and what is wrong."""
    from listaudit.config_file import complaint

    mistake = error.errors()[0]
    key = ".".join(map(str, mistake["loc"])) or "the table"
    return f"{key.replace('_', '-')} {complaint(mistake)}."


def _source(spec: Spec, name: str) -> Source:
    """Return the frozen value that the rest of the program sees; `ignore` becomes columns without meaning."""
    values = {key: getattr(spec, key) for key in spec.__class__.model_fields if key in _PLAIN}
    columns = dict.fromkeys(spec.ignore, "") | spec.columns
    unasked = (fields for option, fields in spec.states_with.items() if not spec.options.get(option))
    values["states"] = spec.states.difference(*unasked)
    values["extract"] = spec.extract and bool(spec.path)
    return Source(name=name, columns=columns, ignored=spec.ignore, access=spec.access(), **values)


_PLAIN = frozenset(Source.__dataclass_fields__) - {"name", "columns", "ignored", "access", "country"}
