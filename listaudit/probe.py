"""`sources ID --check`: one harmless call to a live source, and what it means in the user's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from listaudit.errors import InterruptedRunError, SourceError
from listaudit.fetch.prices import DOLLAR, cost, is_priced
from listaudit.fetch.secrets import Keyring
from listaudit.fetch.settings import Job, Settings
from listaudit.fetch.used import used_this_month
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
from listaudit.model.mending import mending
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
    "fetch.proxy": "out of reach",
}
May = Callable[[str, float | None], bool]
"""Says whether a request may be sent: told what it is billed as, and US dollars, None where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """What checking a source came to."""

    fine: bool | None
    """Whether it can be asked; None where that was not tried."""
    words: str
    hint: str = ""
    """What the user can do, where it cannot."""


def gladly(_billed: str, _dollars: float | None) -> bool:
    """Let every request be sent, whatever it costs."""
    return True


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


def probe(source: Source, adapter: object, settings: Settings | None = None, may: May = gladly) -> Probed:
    """Ask a live source one thing; say whether it answers, and what is wrong where it does not.

    Args:
        source: The source.
        adapter: Its adapter.
        settings: How it is asked.
        may: Asked first where the request may cost something.
    """
    settings = settings or Settings()
    try:
        request = _request(source, adapter)
    except SourceError as error:
        return Probed(fine=False, words=error.message, hint=error.hint)
    if request is None or _missing(source, settings):
        return _unasked(source, settings)
    if isinstance(request, Problem):
        return _told(request.reason, source)
    if refused := _refused(source, request, settings, may):
        return refused
    job = Job(0, replace(source, country="US"), _Once(adapter, request), [SAMPLE])
    try:
        trouble = _asked(job, replace(settings, refresh=True, run=uuid4().hex))
    except InterruptedRunError as error:  # it is no trouble of the source, and there is nothing to go on with
        raise KeyboardInterrupt from error
    return _told(trouble, source) if trouble else Probed(fine=True, words="answers")


def _asked(job: Job, settings: Settings) -> Reason | None:
    """Ask; return what is wrong, or None."""
    with asking([job], settings) as fetcher:
        for _, items in fetcher or ():
            for item in items:
                if isinstance(item, (Unchecked, Problem)):
                    return item.reason
    return None


def _unasked(source: Source, settings: Settings) -> Probed:
    """Say why a source is not asked at all: it has no key, or nothing to ask without options."""
    if missing := _missing(source, settings):
        return _told(Reason.of("fetch.no-key", detail=", ".join(missing)), source)
    words = "needs options before it asks anything; its page in docs/sources tells which"
    return Probed(fine=True, words=words)


def _refused(source: Source, request: Request, settings: Settings, may: May) -> Probed | None:
    """Ask whether a request may be sent that costs something, or may do; None where it may."""
    dollars = None
    if is_priced(source):
        used = used_this_month(source, settings, datetime.now(UTC)).get(request.sku, 0)
        dollars = cost(source, request.sku, 1, used) / DOLLAR
    if dollars == 0 or may(request.sku, dollars):
        return None
    price = "at a price that is not known" if dollars is None else f"for {dollars:g} USD"
    return Probed(fine=None, words=f"not asked: it takes one request {price}", hint="--yes sends it.")


def _missing(source: Source, settings: Settings) -> tuple[str, ...]:
    return Keyring(source, settings.environ, fingerprint_salt=b"").missing()


def _told(reason: Reason, source: Source) -> Probed:
    words = f"{_CODES.get(reason.code, 'does not work')}: {sentence(reason)}"
    return Probed(fine=False, words=words, hint=mending(reason, source))


def _request(source: Source, adapter: object) -> Request | Problem | None:
    """Return the adapter's own `check`, else the first thing that it would ask of a public place."""
    if check := getattr(adapter, "check", None):
        first: Request | Problem | None = called(check, source)
    else:
        first = next(planned(adapter, [SAMPLE], replace(source, country="US")), None)
    return replace(first, store_codes=(SAMPLE.store_code,)) if first else None
