"""What adapters and `fetch` hand to one another: requests, responses, and what went wrong (DESIGN 10).

A request never holds a secret: what `source.toml` states under `[auth]` is added where it is sent. So a
request can be written into journals, caches, recordings and reports as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from listaudit.model.verdict import Reason

_KEY_BYTES = 16
PAGE_GONE = "website.page-gone"
"""Code of a `Problem` that is an answer: what a record names is not there. Nobody is unchecked by it."""
_NONE = (404, 410)


@dataclass(frozen=True, kw_only=True)
class Request:
    """One question to a source.

    Two requests of one method, URL, headers and body are the same question: it is asked once a run,
    and the answer counts for the store codes of both.
    """

    url: str
    """Absolute, its query encoded; without keys."""
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    """Beyond those that every request has; they are part of the question (a field mask)."""
    body: str = ""
    purpose: str = "search"
    """Why it is asked: `search`, `ids`, `details`, `page`, `login`, `check`; for people and for counts."""
    store_codes: tuple[str, ...] = ()
    """The locations it is for: they are `unchecked` where it fails."""
    context: Mapping[str, object] = field(default_factory=dict)
    """What `read` wants to find again with the response; plain values."""
    sku: str = ""
    """The `[[price]]` that it is billed as; empty: free."""
    lane: str = ""
    """The `[lanes.NAME]` whose pace it keeps; empty: that of `[pace]`."""
    answers: frozenset[int] = frozenset()
    """Statuses from 400 up that `read` understands as an answer (404: there is no such listing)."""
    union: bool = False
    """Its body asks for the sum of its lines, so that what was asked with these lines and more answers it."""

    @cached_property
    def key(self) -> str:
        """Return 32 hex digits that stand for the question."""
        question = repr((self.method, self.url, tuple(map(tuple, self.headers)), self.body))
        return blake2b(question.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).hexdigest()

    def __str__(self) -> str:
        return f"{self.method} {self.url}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The answer to a request, its body unpacked."""

    request: Request
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    body: bytes = b""
    url: str = ""
    """Where it came from in the end, after redirects."""
    fetched_at: str = ""
    """ISO 8601 in UTC."""

    @property
    def says_none(self) -> bool:
        """Whether the source says that there is no such thing: 404 or 410."""
        return self.status in _NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A question that got no answer, or an answer that says no.

    `code` is one of `model/reasons/fetch.toml`, or `PAGE_GONE`; its sentence gets `detail`.
    """

    code: str
    detail: str = ""
    store_codes: tuple[str, ...] | None = None
    """The locations that it leaves unchecked; None: those of its request."""
    retry: bool = False
    """Another try may help."""
    after: float | None = None
    """Seconds that the source asked to wait before another try."""
    stops: bool = False
    """The source is of no use to anybody in this run: nothing more is asked of it."""

    @property
    def reason(self) -> Reason:
        """The reason that cells and sources carry."""
        return Reason.of(self.code, detail=self.detail) if self.detail else Reason.of(self.code)


@dataclass(frozen=True, slots=True)
class Token:
    """What a login gave: a secret for `{token}` in `[auth]`, and how many seconds it lasts."""

    value: str
    seconds: float = 3_000.0

    def __repr__(self) -> str:
        return "Token(...)"


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Locations of which a source could not be asked, and why."""

    store_codes: tuple[str, ...]
    reason: Reason
