"""The code of a source: loaded by path, never imported by name."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from listaudit.errors import SourceError
from listaudit.model import Listing, Skipped, Source, Where
from listaudit.source.folders import folders

FILE = "adapter.py"


class Adapter(Protocol):
    """The functions of an `adapter.py`: pure and synchronous, no socket, no printing, no waiting.

    Every function is optional in the file. `row` is for sources that are read from files and is only
    written where a column map cannot say it. A source that is asked over the network has
    `plan(locations, config)`, which yields requests, `read(response, config)`, which yields listings,
    skips, problems and further requests, and where needed `login(config)` (DESIGN 10). One whose requests
    are shared by locations may have `apart(request, config)`, which asks for each of them alone: what was
    recorded for some locations is found again for others of them.
    """

    def row(self, record: Mapping[str, object], where: Where) -> Listing | Skipped:
        """Read one record of a file, its keys as written; the caller puts in the source's NAME."""
        ...


def load_adapter(source: Source, extra_dirs: Sequence[Path] = ()) -> Adapter | None:
    """Return the code of a source, or None where words are enough.

    The module is registered as `listaudit.sources.<id>` (dashes as underscores) before it runs, so that
    what it defines can be pickled and found by name.

    Raises:
        SourceError: The file cannot be run.
    """
    folder = folders(extra_dirs).get(source.id)
    if folder is None or not (folder / FILE).is_file():
        return None
    return cast("Adapter", _module(f"listaudit.sources.{source.id.replace('-', '_')}", folder / FILE))


def _module(name: str, file: Path) -> ModuleType:
    loaded = sys.modules.get(name)
    if loaded is not None and loaded.__file__ == str(file):
        return loaded
    spec = spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise SourceError(f"{file} cannot be loaded.", "Check that it is a Python file.")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # one that exits would end an audit as if nothing were wrong
        del sys.modules[name]
        raise SourceError(
            f"{file}: {type(error).__name__}: {error}",
            "The source's own code is broken; mend it or leave the source out.",
        ) from error
    return module
