"""Where answers, counts and the journals of runs live between runs, for one user alone."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections import defaultdict
from pathlib import Path

from listaudit.fetch.database import told

HOME = "LISTAUDIT_HOME"
RUNS = "runs"
_SALT = "salt"
SALT_BYTES = 16
_DAY, _HOUR = 86_400.0, 3_600.0


def state_folder(configured: str) -> Path:
    """Return the folder, made with mode 0700 where there is none.

    Args:
        configured: `folder` under `[fetch]`; empty for the environment's LISTAUDIT_HOME, and without that
            for the user's cache folder.

    Raises:
        OutputError: It cannot be made.
    """
    from platformdirs import user_cache_path

    named = configured or os.environ.get(HOME, "")
    folder = Path(named) if named else user_cache_path("listaudit")
    with told(folder):
        folder = _expanded(folder)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def salt(folder: Path) -> bytes:
    """Return 16 random bytes that stay the same for this folder, whichever process asks first.

    Raises:
        OutputError: They cannot be read or written.
    """
    path = folder / _SALT
    with told(path):
        if not _whole(path):
            _make(path)
        return path.read_bytes()


def purge_runs(folder: Path, now: float) -> None:
    """Delete the journals of runs that nothing was written to for a day; what cannot be deleted stays.

    Args:
        folder: As `state_folder` gave it.
        now: Seconds since 1970.
    """
    runs: defaultdict[str, list[Path]] = defaultdict(list)
    for path in (folder / RUNS).glob("*.sqlite*"):
        runs[path.name.partition(".sqlite")[0]].append(path)
    for paths in runs.values():
        # A journal's newest writes may stand beside it, in `-wal`: a run is as old as its youngest file.
        if now - max(map(_changed, paths)) > _DAY:
            for path in paths:
                _drop(path)


def purge_drafts(folder: Path, now: float) -> None:
    """Delete the halves of salts that processes left which were killed while they wrote them.

    Args:
        folder: As `state_folder` gave it.
        now: Seconds since 1970.
    """
    for path in folder.glob(f"{_SALT}.*"):
        if now - _changed(path) > _HOUR:
            _drop(path)


def _expanded(folder: Path) -> Path:
    try:
        return folder.expanduser()
    except RuntimeError as error:  # `~nobody`
        raise OSError(str(error)) from error


def _make(path: Path) -> None:
    """Write a salt aside and give it its name, so that nobody ever reads half of one."""
    handle, draft = tempfile.mkstemp(prefix=f"{_SALT}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(SALT_BYTES))
        _name(Path(draft), path)
    finally:
        Path(draft).unlink(missing_ok=True)


def _name(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except OSError:
        # Another process was faster, and its salt counts. Or what is there is damaged, or this file system
        # has no hard links; there two that begin in the same moment may differ, for this once.
        if not _whole(path):
            draft.replace(path)


def _whole(path: Path) -> bool:
    return path.exists() and path.stat().st_size == SALT_BYTES


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # deleted by another run just now
        return 0.0


def _drop(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # in use, on systems that do not delete what is
        return
