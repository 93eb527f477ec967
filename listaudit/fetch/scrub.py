"""Keeps keys out of what people and files get to see, in each form in which a message may hold one."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, quote_plus

_SHORTEST = 4
_LINE = 12
"""Characters that a line of a key of several lines has at least, to be hidden by itself."""
_STARS = "***"


def pattern(secrets: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the secrets in text, the longest form first; None where there is nothing to find."""
    found = {form for secret in secrets if len(secret) >= _SHORTEST for form in _forms(secret)}
    if not found:
        return None
    ordered = sorted(found, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, ordered)), re.IGNORECASE)


def scrubbed(text: str, secrets: re.Pattern[str] | None) -> str:
    """Return text with every secret in it as `***`."""
    return secrets.sub(_STARS, text) if secrets else text


def _forms(secret: str) -> Iterator[str]:
    """Yield a secret as it is, encoded for URLs, as base64, as JSON writes it, and its single lines."""
    raw = secret.encode("utf-8", "replace")
    yield from (secret, quote(raw, safe=""), quote(raw), quote_plus(raw))
    for encoded in (base64.b64encode(raw).decode(), base64.urlsafe_b64encode(raw).decode()):
        yield from (encoded, encoded.rstrip("="))
    yield from (json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1])
    lines = secret.replace("\\n", "\n").split("\n")
    yield from (line for line in lines if len(line) >= _LINE and not line.startswith("-----"))
