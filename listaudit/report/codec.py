"""Results <-> plain JSON values, the public names of `encode` and `decode`; and bytes of JSON."""

from __future__ import annotations

from typing import Any, cast

import orjson

from listaudit.report.decode import (
    asked_from_json,
    finding_from_json,
    listing_from_json,
    location_from_json,
    location_from_parts,
    reason_from_json,
    run_from_json,
    scores_from_json,
    skipped_from_json,
    source_from_json,
    summary_from_json,
    summary_from_parts,
)
from listaudit.report.encode import (
    asked_to_json,
    finding_to_json,
    listing_to_json,
    location_head,
    location_to_json,
    reason_to_json,
    run_to_json,
    scores_to_json,
    skipped_to_json,
    source_to_json,
    summary_head,
    summary_to_json,
)

SCHEMA = "listaudit/audit@1"
"""Names the layout of audits; readers refuse others."""

__all__ = [
    "SCHEMA",
    "asked_from_json",
    "asked_to_json",
    "dumps",
    "finding_from_json",
    "finding_to_json",
    "listing_from_json",
    "listing_to_json",
    "location_from_json",
    "location_from_parts",
    "location_head",
    "location_to_json",
    "reason_from_json",
    "reason_to_json",
    "run_from_json",
    "run_to_json",
    "scores_from_json",
    "scores_to_json",
    "skipped_from_json",
    "skipped_to_json",
    "source_from_json",
    "source_to_json",
    "summary_from_json",
    "summary_from_parts",
    "summary_head",
    "summary_to_json",
]


def dumps(value: object) -> bytes:
    """Return compact JSON in UTF-8 on one line; a lone surrogate is written as its escape."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return orjson.dumps(_encodable(value))


def _encodable(value: Any) -> Any:
    """Replace what UTF-8 cannot hold: a file name in some other encoding carries lone surrogates."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_encodable(key): _encodable(item) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_encodable(item) for item in value]
    return value
