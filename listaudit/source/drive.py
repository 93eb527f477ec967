"""An adapter at work: what it asks, and what it makes of answers. No socket, and never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from traceback import walk_tb
from typing import Any

from listaudit.errors import SourceError
from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source, Token, Where
from listaudit.normalize.hygiene import clean
from listaudit.source.failures import by_status, by_table
from listaudit.source.payload import UnreadableError

Item = Listing | Skipped | Problem | Request | Token
_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # else tracebacks go to standard error where nobody set up a log
_ADAPTER = "adapter.py"
_ANY = (Exception, SystemExit)
"""Whatever an adapter does; one that calls `sys.exit` would end an audit as if nothing were wrong."""
_LONGEST = 300


def planned(adapter: object, locations: Sequence[Location], config: Source) -> Iterator[Request | Problem]:
    """Yield the requests that an adapter begins with: its `plan`, else its `search` for each location.

    A `Problem` among them says why locations cannot be asked for; it names their store codes.

    Raises:
        SourceError: The adapter has neither, or fails.
    """
    plan = getattr(adapter, "plan", None) or _one_by_one(adapter, config)
    try:
        for item in plan(locations, config):
            yield _sound(item)
    except SourceError:
        raise
    except _ANY as error:
        _log.exception("plan of %s", config.id)
        raise _broken(config, "planned its requests", error) from error


def called(function: Callable[[Source], Request], config: Source) -> Request:
    """Return the request that a function of an adapter gives: its `login` or its `check`.

    Raises:
        SourceError: It fails.
    """
    try:
        return _request(function(config))
    except SourceError:
        raise
    except _ANY as error:
        _log.exception("%s of %s", getattr(function, "__name__", "call"), config.id)
        raise _broken(config, "made a request", error) from error


def apart(adapter: object, request: Request, config: Source) -> list[Request]:
    """Return what an adapter asks in place of a request for several locations: each of them alone.

    Empty where it knows no such way, as most do, or fails.
    """
    own = getattr(adapter, "apart", None)
    try:
        return [_request(item) for item in own(request, config)] if own else []
    except _ANY:  # the request itself is told then
        _log.exception("apart of %s: %s", config.id, request)
        return []


def _request(item: object) -> Request:
    """Return what is a request, made of text that can be sent; one that is none would end the whole run."""
    if not isinstance(item, Request):
        raise TypeError(type(item).__name__)
    "".join((item.method, item.url, item.body, item.lane, item.sku, item.purpose, *item.store_codes)).encode()
    return item


def _sound(item: object) -> Request | Problem:
    return _plain(item) if isinstance(item, Problem) else _request(item)


def _one_by_one(adapter: object, config: Source) -> Callable[..., Iterator[Request | Problem]]:
    search = getattr(adapter, "search", None)
    if search is None:
        raise SourceError(f"{config.id} cannot be asked over the network.", "Read a file by it: ID:PATH.")

    def plan(locations: Sequence[Location], config: Source) -> Iterator[Request | Problem]:
        for location in locations:
            try:
                yield from map(_sound, search(location, config))
            except SourceError:
                raise
            except _ANY as error:  # one location's odd values are no reason to ask for none
                _log.exception("search of %s for %s", config.id, location.store_code)
                detail = f"{_fault(error)} while it planned its requests"
                yield Problem(code="fetch.adapter", detail=detail, store_codes=(location.store_code,))

    return plan


def trouble(adapter: object, response: Response, config: Source) -> Problem | None:
    """Say what is wrong with a response, or None where `read` should have it.

    The adapter's own `problem(response, config)` is asked first, then `[[errors]]`, then the status.
    """
    own = getattr(adapter, "problem", None)
    found = _guarded(own, response, config) if own else None
    if found is not None:
        return _plain(found)
    if response.status in response.request.answers:
        return None
    return by_table(response, config.access.errors) or by_status(response)


def understood(adapter: Any, response: Response, config: Source) -> Iterator[Item]:
    """Yield what an adapter reads in a response; one that it cannot read is a `Problem`."""
    try:
        for item in adapter.read(response, config):
            match item:
                case Problem():
                    yield _plain(item)
                case Request():
                    yield _request(item)
                case _:
                    yield item
    except UnreadableError as error:
        yield _plain(Problem(code="fetch.unreadable", detail=str(error)))
    except _ANY as error:  # no payload may end an audit
        _log.exception("read of %s: %s", config.id, response.request)
        yield Problem(code="fetch.unreadable", detail=f"the adapter failed: {_fault(error)}")


def read_by(row: Callable[..., object], record: Mapping[str, object], where: Where) -> Listing | Skipped:
    """Return what an adapter's `row` makes of a record of a file; one at which it fails is skipped."""
    try:
        found = row(record, where)
    except _ANY as error:
        _log.exception("row of %s", where)
        return Skipped(where, "row.adapter-failed", detail=_fault(error))
    if isinstance(found, (Listing, Skipped)):
        return found
    return Skipped(where, "row.adapter-failed", detail=f"it gave {type(found).__name__}")


def _guarded(own: Callable[..., Problem | None], response: Response, config: Source) -> Problem | None:
    try:
        return own(response, config)
    except UnreadableError:
        return None
    except _ANY:  # as above
        _log.exception("problem of %s: %s", config.id, response.request)
        return None


def _plain(problem: Problem) -> Problem:
    """Return a problem whose words, which may be those of a stranger, can be shown anywhere."""
    return replace(problem, detail=clean(problem.detail[: 2 * _LONGEST])[:_LONGEST])


def _broken(config: Source, what: str, error: BaseException) -> SourceError:
    words = f"The adapter of {config.id} failed while it {what}: {_fault(error)}."
    return SourceError(words, "Report it, with the options of this run.")


def _fault(error: BaseException) -> str:
    """Return what went wrong and where, without the words of the error, which may be those of a payload."""
    places = [(Path(f.f_code.co_filename).name, line) for f, line in walk_tb(error.__traceback__)]
    own = [f" in {name}, line {line}" for name, line in places if name == _ADAPTER]
    return type(error).__name__ + "".join(own[-1:])
