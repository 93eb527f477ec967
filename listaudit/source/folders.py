"""Where the folders of sources are: shipped ones, those of other packages, those of the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

import listaudit
from listaudit.errors import SourceError

GROUP = "listaudit.sources"
FILE = "source.toml"


def folders(extra_dirs: Sequence[Path] = ()) -> dict[str, Path]:
    """Return the folder of every source by its ID, in the order of IDs.

    Raises:
        SourceError: Two folders hold the same ID, or a folder of `extra_dirs` does not exist.
    """
    found: dict[str, Path] = {}
    for folder in (*_shipped(), *_of_packages(), *_of_folders(extra_dirs)):
        name = _id_of(folder)
        if name in found:
            raise SourceError(
                f"{folder / FILE}: there is a source {name} already, in {found[name]}.",
                "Give it an `id` of its own.",
            )
        found[name] = folder
    return dict(sorted(found.items()))


def _id_of(folder: Path) -> str:
    """Return the ID that a folder's file states, else the folder's name: the file is checked later."""
    try:
        stated = tomllib.loads((folder / FILE).read_text(encoding="utf-8")).get("id")
    except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError):
        return folder.name
    return stated if isinstance(stated, str) and stated else folder.name


@cache
def _shipped() -> tuple[Path, ...]:
    """Return the folders of the first shelf that exists: inside the package, else beside it."""
    package = Path(listaudit.__file__).parent
    shelf = next((path for path in (package / "sources", package.parent / "sources") if path.is_dir()), None)
    return tuple(_inside(shelf)) if shelf else ()


def _inside(shelf: Path) -> Iterator[Path]:
    if (shelf / FILE).is_file():
        yield shelf
    yield from sorted(path.parent for path in shelf.glob(f"*/{FILE}"))


def _of_folders(extra_dirs: Sequence[Path]) -> Iterator[Path]:
    for directory in extra_dirs:
        if not directory.is_dir():
            raise SourceError(
                f"--sources-dir {directory} is no folder.", f"Name a folder that holds ID/{FILE}."
            )
        yield from _inside(directory.resolve())


@cache
def _of_packages() -> tuple[Path, ...]:
    """Return the folders that installed packages offer by entry points; none of their code is run."""
    return tuple(path for point in entry_points(group=GROUP) for path in _of_package(point))


def _of_package(point: EntryPoint) -> Iterator[Path]:
    found = find_spec(point.module)
    places = (found.submodule_search_locations or []) if found else []
    folder = Path(next(iter(places), "")) if places else None
    inside = tuple(_inside(folder)) if folder else ()
    if not inside:
        raise SourceError(
            f"The entry point {point.name} = {point.value} of {GROUP} leads to no {FILE}.",
            "Update or uninstall the package that declares it.",
        )
    yield from inside
