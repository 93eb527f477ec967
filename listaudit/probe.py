"""`sources ID --check`: one harmless call to a live source, and what it means in the user's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from listaudit.errors import SourceError
from listaudit.fetch.secrets import Keyring
from listaudit.fetch.settings import Job, Settings
from listaudit.live import asking
from listaudit.model import (
    Address,
    Location,
    Point,
    Problem,
    Reason,
    Request,
    Response,
    Source,
    Token,
    Unchecked,
)
from listaudit.model.sentences import sentence
from listaudit.source.drive import called, planned

SAMPLE = Location(
    store_code="check",
    names=("Public Library",),
    address=Address("476 5th Ave", city="New York", region="NY", postcode="10018", country="US"),
    websites=("https://example.com/",),
    point=Point(40.7532, -73.9822),
)
"""A place that every directory could be asked for; example.com is kept for documentation (RFC 2606)."""
_CODES = {
    "fetch.no-key": "no key",
    "fetch.bad-key": "bad key",
    "fetch.login": "bad key",
    "fetch.quota": "quota used up",
    "fetch.rate-limited": "asked too often",
    "fetch.not-enabled": "not enabled",
    "fetch.forbidden": "not allowed",
    "fetch.connection": "out of reach",
    "fetch.timeout": "out of reach",
}


@dataclass(frozen=True, slots=True)
class _Once:
    """An adapter that asks one question and reads nothing of the answer."""

    adapter: Any
    request: Request

    def plan(self, locations: Sequence[Location], config: Source) -> Iterator[Request]:
        """Yield the one request."""
        del locations, config
        yield self.request

    def read(self, response: Response, config: Source) -> Iterator[Problem | Token]:
        """Read what is wrong with an answer, or the token of a login; listings are of no interest."""
        for item in self.adapter.read(response, config):
            if isinstance(item, (Problem, Token)):
                yield item

    def problem(self, response: Response, config: Source) -> Problem | None:
        """Say what the adapter says is wrong with an answer."""
        own = getattr(self.adapter, "problem", None)
        return own(response, config) if own else None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.adapter, name)


def probe(source: Source, adapter: object, settings: Settings | None = None) -> tuple[bool, str]:
    """Ask a live source one thing; say whether it answers, and what is wrong where it does not.

    Raises:
        OutputError: The folder for cache and ledger cannot be written.
    """
    try:
        request = _request(source, adapter)
    except SourceError as error:
        return False, f"{error.message} {error.hint}"
    if request is None and (missing := _missing(source, settings)):
        return False, f"no key: set {', '.join(missing)}"
    if request is None:
        return True, "needs options before it asks anything; its page in docs/sources tells which"
    if isinstance(request, Problem):
        return False, _told(request.reason)
    job = Job(0, replace(source, country="US"), _Once(adapter, request), [SAMPLE])
    with asking([job], replace(settings or Settings(), refresh=True)) as fetcher:
        for _, items in fetcher or ():
            for item in items:
                if isinstance(item, (Unchecked, Problem)):
                    return False, _told(item.reason)
    return True, "answers"


def _missing(source: Source, settings: Settings | None) -> tuple[str, ...]:
    environ = (settings or Settings()).environ
    return Keyring(source, environ, fingerprint_salt=b"").missing()


def _told(reason: Reason) -> str:
    return f"{_CODES.get(reason.code, 'does not work')}: {sentence(reason)}"


def _request(source: Source, adapter: object) -> Request | Problem | None:
    """Return the adapter's own `check`, else the first thing that it would ask of a public place."""
    if check := getattr(adapter, "check", None):
        first: Request | Problem | None = called(check, source)
    else:
        first = next(planned(adapter, [SAMPLE], replace(source, country="US")), None)
    return replace(first, store_codes=(SAMPLE.store_code,)) if first else None
