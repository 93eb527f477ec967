"""Keeps keys out of what people and files get to see, in each form in which a message may hold one."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote, quote_plus

_SHORTEST = 4
_LINE = 12
"""Characters that a line of a key of several lines has at least, to be hidden by itself."""
_STARS = "***"
_LONG = 16
"""Characters from which a key is no word, name or number that a listing could hold; keys are 20 and more."""


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


def unmistakable(secret: str) -> bool:
    """Say whether a secret is none of the words, names and addresses that a listing could hold."""
    return len(secret) >= _LONG and "@" not in secret


def scrubbed_bytes(body: bytes, secrets: tuple[str, ...]) -> bytes:
    """Return an answer with every secret of four or more characters in it as `***`."""
    secrets = tuple(secret for secret in secrets if len(secret) >= _SHORTEST)
    if not secrets or not body:
        return body
    needles, found = _needles(secrets)
    lowered = body.lower()
    return found.sub(_STARS.encode(), body) if any(needle in lowered for needle in needles) else body


@lru_cache(maxsize=32)
def _needles(secrets: tuple[str, ...]) -> tuple[tuple[bytes, ...], re.Pattern[bytes]]:
    """Return each form of secrets in lower case, and what finds the longest of them."""
    forms = {form.encode("utf-8", "replace") for secret in secrets for form in _forms(secret)}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return tuple(form.lower() for form in ordered), re.compile(
        b"|".join(map(re.escape, ordered)), re.IGNORECASE
    )


def _forms(secret: str) -> Iterator[str]:
    """Yield a secret as it is, encoded for URLs, as base64, as JSON and HTML write it, and its lines."""
    raw = secret.encode("utf-8", "replace")
    yield from (secret, quote(raw, safe=""), quote(raw), quote_plus(raw))
    for encoded in (base64.b64encode(raw).decode(), base64.urlsafe_b64encode(raw).decode()):
        yield from (encoded, encoded.rstrip("="))
    yield from (json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1])
    yield from (json.dumps(secret)[1:-1].replace("/", "\\/"), html.escape(secret))
    lines = secret.replace("\\n", "\n").split("\n")
    yield from (line for line in lines if len(line) >= _LINE and not line.startswith("-----"))
