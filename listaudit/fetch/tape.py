"""A folder of recordings: it answers requests, and takes answers. Only keys of requests stay in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from listaudit.errors import InputError, OutputError
from listaudit.fetch.recording import dump, load
from listaudit.fetch.unions import Unions
from listaudit.model import Request, Response

_PART = ".part"
"""Ending of a recording that is not whole yet: nobody takes it for one."""


class Tape(Mapping[str, Response]):
    """The recorded responses of a folder and the folders in it, by the key of their request.

    Every file is read when the folder is opened, so that one that is broken is known at once, and again when
    one of its answers is asked for. The first answer to a request counts.

    Args:
        folder: What `--replay` names.

    Raises:
        InputError: The folder does not exist, holds no recording, or a file in it is none.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise InputError(
                f"--replay {folder} is no folder.", "Name a folder that `listaudit record` wrote."
            )
        self._files: dict[str, Path] = {}
        self._unions: Unions | None = None
        self._last: tuple[Path, Mapping[str, Response]] | None = None
        for path in sorted(folder.rglob("*.json")):
            for request, _ in load(path):
                self._files.setdefault(request.key, path)
        if not self._files:
            raise InputError(f"{folder} holds no recordings.", "`listaudit record -o DIR` writes them.")

    def __getitem__(self, key: str) -> Response:
        """Return the answer to the request of a key.

        Raises:
            KeyError: None was recorded.
            InputError: Its file was changed or taken away since.
        """
        path = self._files[key]
        if found := self._within(path).get(key):
            return found
        raise InputError(
            f"{path} no longer holds what it did.", "Leave recordings alone while they are read."
        )

    def answer(self, request: Request) -> Response | None:
        """Return what was recorded for a request, or for one that asks for this and more; None for nothing.

        Raises:
            InputError: Its file was changed or taken away since.
        """
        key: str | None = request.key
        if key not in self._files:
            key = self._covering(request) if request.union else None
        return self[key] if key else None

    def _covering(self, request: Request) -> str | None:
        if self._unions is None:
            self._unions = Unions(asked for path in self._in_files() for asked, _ in load(path))
        return self._unions.covering(request)

    def _in_files(self) -> list[Path]:
        return list(dict.fromkeys(self._files.values()))

    def __contains__(self, key: object) -> bool:
        """Say whether an answer was recorded, without reading it."""
        return key in self._files

    def __iter__(self) -> Iterator[str]:
        """Yield the keys of all requests."""
        return iter(self._files)

    def __len__(self) -> int:
        """Return how many requests were recorded."""
        return len(self._files)

    def _within(self, path: Path) -> Mapping[str, Response]:
        """Return what a file holds; that of the last one stays, since one may hold many answers."""
        if self._last is None or self._last[0] != path:
            found: dict[str, Response] = {}
            for request, response in load(path):
                found.setdefault(request.key, response)
            self._last = path, found
        return self._last[1]


def keep(folder: Path, response: Response, strip: tuple[str, ...] = ()) -> None:
    """Write the recording of an answer into a folder: aside, then renamed, so that none is half of one.

    Args:
        folder: Made where there is none.
        response: It names its request.
        strip: As `dump` takes it.

    Raises:
        OutputError: It cannot be written.
    """
    path = folder / f"{response.request.key}.json"
    aside = path.with_suffix(f".{os.getpid()}{_PART}")
    text = dump([(response.request, response)], strip)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            aside.write_bytes(text)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.", "Choose another.") from error
