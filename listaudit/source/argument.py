"""The argument of `--source`: `[NAME=]ID[:PATH]` (DESIGN 4)."""

from __future__ import annotations

import re

from listaudit.errors import UsageError

_SPEC = re.compile(r"(?:(?P<name>[^=:/\\]+)=)?(?P<id>[A-Za-z0-9][\w.-]*)(?::(?P<path>.+))?", re.DOTALL)


def parse_spec(spec: str) -> tuple[str, str, str]:
    r"""Return NAME, ID and PATH; NAME and PATH are empty where they are not given.

    The first colon behind the ID ends it, so `gbp=gbp-sheet:C:\exports\sheet.xlsx` keeps its drive and
    `osm:a=b.geojson` its file name. `-` as PATH is standard input.

    Raises:
        UsageError: The text has no ID.
    """
    found = _SPEC.fullmatch(spec.strip())
    if found is None:
        raise UsageError(
            f"--source {spec!r} names no source.",
            "Write ID:PATH or NAME=ID:PATH, for example osm:extract.geojson or yellow-pages=file:yp.csv.",
        )
    return (found["name"] or "").strip(), found["id"], found["path"] or ""
