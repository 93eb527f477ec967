"""The keys of one source: found, filled into what is sent, and kept out of everything else."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Self

from listaudit.errors import SourceError
from listaudit.fetch import keys, scrub
from listaudit.fetch.jwt import lifetime, signed
from listaudit.fetch.templates import filled, filled_form, filled_json
from listaudit.model import Request, Response, Source

_DIGITS = 6
"""Bytes of a fingerprint; twice as many hex digits."""
_REMEMBERED = 16
"""So many tokens are still scrubbed after newer ones took their place."""
_WORN = 0.8
"""The share of its life after which a token that we signed is signed anew."""
Headers = tuple[tuple[str, str], ...]


class Keyring:
    """What a source needs (and what it wants), looked up once each when first asked for.

    Args:
        source: States the names; `access.keys` may give another variable for one of them.
        environ: The environment.
        fingerprint_salt: Random bytes of this machine, at most 64.
        clock: Seconds since 1970, for tokens that we sign.
    """

    def __init__(
        self,
        source: Source,
        environ: Mapping[str, str],
        *,
        fingerprint_salt: bytes,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._source, self._environ = source, environ
        self._salt, self._clock = fingerprint_salt, clock
        self._found: dict[str, str] = {}
        self._token = ""
        self._print: str | None = None
        self._jwt, self._jwt_until = "", 0.0
        self._passing: deque[str] = deque(maxlen=_REMEMBERED)

    def __repr__(self) -> str:
        return f"Keyring({self._source.name!r})"

    def missing(self) -> tuple[str, ...]:
        """Return the variables to set before the source can be asked.

        For a key file that cannot be read it is the variable that names the file.
        """
        absent = (name for name in self._source.needs if self.get(name) is None)
        return tuple(keys.to_set(self._variable(name), self._environ) for name in absent)

    def get(self, name: str) -> str | None:
        """Return a key by the name that the source has for it, or None where it is nowhere.

        Raises:
            SourceError: The source states this name neither under `needs` nor under `wants`.
        """
        if name not in self._found:
            if name not in self._names:
                raise SourceError(
                    f"{self._source.id} uses {name} and does not say so.",
                    "Name it in its source.toml under needs or wants.",
                )
            self._found[name] = keys.find(self._variable(name), self._environ)
        return self._found[name] or None

    def with_token(self, value: str) -> Self:
        """Take what a login gave, for `{token}`; return this keyring."""
        self._token = self._passed(value)
        return self

    def fill(self, template: str) -> str | None:
        """Return a template with its keys in it, or None where one of them is not there.

        Raises:
            SourceError: A name is stated nowhere, or `{jwt}` cannot be signed.
        """
        text = filled(template, self._value)
        if text and "{basic:" in template:
            self._passed(text.rpartition(" ")[2])
        return text

    def fill_headers(self, templates: Iterable[tuple[str, str]]) -> Headers:
        """Return headers with their keys in them, without those whose key is not there.

        Raises:
            SourceError: As `fill`; or a key holds what no header can, such as a line break.
        """
        pairs = ((name, self.fill(template)) for name, template in templates)
        return tuple((name, self._sendable(name, text)) for name, text in pairs if text is not None)

    def fill_login(self, request: Request) -> tuple[Headers, str]:
        """Return the headers and the body of a request with their keys in them.

        In a form and in JSON the keys stand as such a body has to write them. A pair of a form whose key is
        not there is left out; elsewhere in a body empty text takes its place.

        Raises:
            SourceError: As `fill_headers`.
        """
        kind = next((text for name, text in request.headers if name.lower() == "content-type"), "")
        headers, body = self.fill_headers(request.headers), request.body
        if "form-urlencoded" in kind.lower():
            return headers, filled_form(body, self._value)
        if "json" in kind.lower():
            return headers, filled_json(body, self._value)
        return headers, filled(body, lambda name: self._value(name) or "") or ""

    def fingerprint(self) -> str:
        """Return 12 hex digits that tell one set of keys from another; empty where there is no key."""
        if self._print is None:
            pairs = [f"{name}={value}" for name in sorted(self._names) if (value := self.get(name))]
            text = "\0".join(pairs).encode()
            self._print = blake2b(text, digest_size=_DIGITS, key=self._salt).hexdigest() if pairs else ""
        return self._print

    def scrub(self, text: str) -> str:
        """Return text with `***` for each key and token of four or more characters, however it is written."""
        return scrub.scrubbed(text, scrub.pattern((*self._found.values(), *self._passing)))

    def without_keys(self, response: Response, *, error: bool = False) -> Response:
        """Return an answer with `***` for each key and token in it.

        Answers repeat keys in error texts, in links to the next page and in headers, and they are written
        into journals, caches and recordings as they are.

        Args:
            response: The answer.
            error: It holds no listing, so that short keys, and e-mail addresses to log in by, go too.
        """
        known = (*self._found.values(), *self._passing)
        secrets = tuple(secret for secret in known if error or scrub.unmistakable(secret))
        if not any(secrets):
            return response
        headers = {name: self._hidden(text, secrets) for name, text in response.headers.items()}
        body = scrub.scrubbed_bytes(response.body, secrets)
        return replace(response, headers=headers, body=body, url=self._hidden(response.url, secrets))

    def _hidden(self, text: str, secrets: tuple[str, ...]) -> str:
        return scrub.scrubbed_bytes(text.encode("utf-8", "replace"), secrets).decode()

    @property
    def _names(self) -> frozenset[str]:
        return frozenset((*self._source.needs, *self._source.wants))

    def _variable(self, name: str) -> str:
        return self._source.access.keys.get(name, name)

    def _value(self, name: str) -> str | None:
        if name == "token":
            return self._token or None
        return self._signed() if name == "jwt" else self.get(name)

    def _signed(self) -> str:
        now, claims = self._clock(), self._source.access.jwt
        if now >= self._jwt_until:
            self._jwt = self._passed(signed(claims, self, now))
            self._jwt_until = now + _WORN * lifetime(claims)
        return self._jwt

    def _passed(self, secret: str) -> str:
        if secret not in self._passing:
            self._passing.append(secret)
        return secret

    def _sendable(self, name: str, text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        raise SourceError(
            f"A key of {self._source.name} holds characters that the header {name} cannot.",
            f"Set {', '.join(map(self._variable, sorted(self._names)))} again, without line breaks.",
        )
