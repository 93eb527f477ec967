"""Ids of findings: stable while the trouble lasts, whatever values or rows it has (DESIGN 7)."""

from __future__ import annotations

from hashlib import blake2b

SEPARATOR = "\x1f"


def finding_id(rule: str, store_code: str, source: str, listing_key: str, field: str) -> str:
    """Return the first 12 hex digits of blake2b over the parts; `source` is the source's NAME."""
    text = SEPARATOR.join((rule, store_code, source, listing_key, field))
    return blake2b(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
