"""Where a key is found: the environment, a file that it names, the keyring of the system."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_SERVICE = "listaudit"
_FILE = "_FILE"
_LARGEST = 65_536
"""Bytes; the largest private key is a tenth of it."""

_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,60}")
"""What variables are called; anything else may be a key that was put in the wrong place."""


def find(name: str, environ: Mapping[str, str]) -> str:
    """Return a key without the white space around it, or empty text where it is nowhere.

    The variable `NAME` counts before the file that `NAME_FILE` names, and both before the system's keyring
    (service `listaudit`, user `NAME`). A file that cannot be read is as good as none.
    """
    given = _text(environ.get(name, ""))
    return given or _in_file(environ.get(name + _FILE, "").strip()) or _in_keyring(name)


def to_set(name: str, environ: Mapping[str, str]) -> str:
    """Return the variable that its owner has to put right, for a key that was not found."""
    if not _NAME.fullmatch(name):
        return "the variable that key-env names (it should hold the name of a variable, not a key)"
    return name + _FILE if environ.get(name + _FILE, "").strip() else name


def _text(value: str) -> str:
    """Return a value without the white space around it; one whose bytes are no text is none."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return ""
    return value.strip()


def _in_file(path: str) -> str:
    if not path:
        return ""
    try:
        with Path(path).expanduser().open("rb") as file:
            return file.read(_LARGEST).decode("utf-8-sig").strip()
    except (OSError, ValueError, RuntimeError):  # no such file, no text, no such home folder
        return ""


def _in_keyring(name: str) -> str:
    """Return what the system's keyring holds; one that is absent, locked or broken holds nothing."""
    try:
        import keyring

        return _text(keyring.get_password(_SERVICE, name) or "")
    except Exception:  # noqa: BLE001 - each system's keyring fails in errors of its own
        return ""
