"""An adapter at work: what it asks, and what it makes of answers. No socket, and never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from listaudit.errors import SourceError
from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source, Token
from listaudit.source.failures import by_status, by_table
from listaudit.source.payload import UnreadableError

Item = Listing | Skipped | Problem | Request | Token
_log = logging.getLogger(__name__)


def planned(adapter: object, locations: Sequence[Location], config: Source) -> Iterator[Request | Problem]:
    """Yield the requests that an adapter begins with: its `plan`, else its `search` for each location.

    A `Problem` among them says why locations cannot be asked for; it names their store codes.

    Raises:
        SourceError: The adapter has neither, or fails.
    """
    plan = getattr(adapter, "plan", None) or _one_by_one(adapter, config)
    try:
        yield from plan(locations, config)
    except SourceError:
        raise
    except Exception as error:
        _log.exception("plan of %s", config.id)
        raise SourceError(
            f"The adapter of {config.id} failed while it planned its requests: {type(error).__name__}.",
            "Report it, with the options of this run.",
        ) from error


def _one_by_one(adapter: object, config: Source) -> Callable[..., Iterator[Request | Problem]]:
    search = getattr(adapter, "search", None)
    if search is None:
        raise SourceError(f"{config.id} cannot be asked over the network.", "Read a file by it: ID:PATH.")

    def plan(locations: Sequence[Location], config: Source) -> Iterator[Request | Problem]:
        for location in locations:
            yield from search(location, config)

    return plan


def trouble(adapter: object, response: Response, config: Source) -> Problem | None:
    """Say what is wrong with a response, or None where `read` should have it.

    The adapter's own `problem(response, config)` is asked first, then `[[errors]]`, then the status.
    """
    own = getattr(adapter, "problem", None)
    found = _guarded(own, response, config) if own else None
    if found is not None or response.status in response.request.answers:
        return found
    return by_table(response, config.access.errors) or by_status(response)


def understood(adapter: Any, response: Response, config: Source) -> Iterator[Item]:
    """Yield what an adapter reads in a response; one that it cannot read is a `Problem`."""
    try:
        yield from adapter.read(response, config)
    except UnreadableError as error:
        yield Problem(code="fetch.unreadable", detail=str(error))
    except Exception as error:  # noqa: BLE001 - no payload may end an audit
        _log.exception("read of %s: %s", config.id, response.request)
        yield Problem(code="fetch.unreadable", detail=f"the adapter failed: {type(error).__name__}")


def _guarded(own: Callable[..., Problem | None], response: Response, config: Source) -> Problem | None:
    try:
        return own(response, config)
    except UnreadableError:
        return None
    except Exception:  # noqa: BLE001 - as above
        _log.exception("problem of %s: %s", config.id, response.request)
        return None
