"""Tokens that we sign ourselves: `[auth.jwt]` of a source, by PyJWT."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from listaudit.errors import SourceError

_CLAIMS = {"issuer": "iss", "subject": "sub", "audience": "aud"}
"""Our word -> theirs (RFC 7519); every other key is a claim by its own name, such as `scope`."""
_SETTINGS = frozenset({"algorithm", "key", "key-id", "seconds"})
_ALGORITHMS = frozenset({"ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "EdDSA"})
SECONDS = 1_200
"""How long a token lasts where the source does not say."""


class Fills(Protocol):
    """Whatever fills templates with keys."""

    def fill(self, template: str) -> str | None:
        """Return a template filled, or None where a value is not there."""


def signed(claims: Mapping[str, str], keyring: Fills, now: float) -> str:
    """Return a signed token.

    Args:
        claims: `algorithm` (ES256), `key`, `key-id`, `seconds`, `issuer`, `subject`, `audience` and claims by
            their own name; templates. A claim whose variable is not there is left out.
        keyring: Fills the templates.
        now: Seconds since 1970, UTC.

    Raises:
        SourceError: PyJWT is not installed, a setting is none, or the key does not fit. No text of it shows
            the key.
    """
    algorithm = claims.get("algorithm", "ES256")
    if algorithm not in _ALGORITHMS:
        raise SourceError(f"[auth.jwt] algorithm = {algorithm!r} is not known.", "Mend its source.toml.")
    if any("{jwt}" in template for template in claims.values()):
        raise SourceError("[auth.jwt] holds {jwt}, which is the token itself.", "Mend its source.toml.")
    key = keyring.fill(claims.get("key", ""))
    if not key:
        raise SourceError("There is no private key to sign a token with.", "Set the variables it needs.")
    key_id = keyring.fill(claims.get("key-id", ""))
    return _encoded(_payload(claims, keyring, now), _pem(key), algorithm, {"kid": key_id} if key_id else {})


def lifetime(claims: Mapping[str, str]) -> int:
    """Return the seconds that a token of these claims lasts.

    Raises:
        SourceError: `seconds` is no whole number above zero.
    """
    text = claims.get("seconds", str(SECONDS))
    if not text.isdecimal() or not int(text):
        raise SourceError(f"[auth.jwt] seconds = {text!r} is no number.", "Mend its source.toml.")
    return int(text)


def _payload(claims: Mapping[str, str], keyring: Fills, now: float) -> dict[str, Any]:
    stated = {
        _CLAIMS.get(name, name): keyring.fill(text) for name, text in claims.items() if name not in _SETTINGS
    }
    given = {name: value for name, value in stated.items() if value}
    return given | {"iat": int(now), "exp": int(now) + lifetime(claims)}


def _pem(key: str) -> str:
    r"""Return a key with real line ends; variables often hold `\n` in their place."""
    return key.replace("\\n", "\n") if "-----BEGIN" in key else key


def _encoded(payload: dict[str, Any], key: str, algorithm: str, headers: dict[str, Any]) -> str:
    try:
        import cryptography  # noqa: F401 - PyJWT signs nothing of ours without it
        import jwt
    except ImportError as error:
        raise SourceError(
            "Signing its token takes PyJWT.", "Install it: pip install 'listaudit[apple]'."
        ) from error
    try:
        return jwt.encode(payload, key, algorithm=algorithm, headers=headers)
    except Exception as error:  # noqa: BLE001 - whatever it is, its text may show the key
        problem = f"The private key cannot sign {algorithm}: {type(error).__name__}."
    raise SourceError(problem, "It must be the whole file, from -----BEGIN to END-----, unencrypted.")
