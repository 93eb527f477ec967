"""An adapter played against recordings, without a socket: what it asked, and what it made of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from listaudit.fetch.recording import load
from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source, Token
from listaudit.source import load_adapter, load_source
from listaudit.source.drive import planned, trouble, understood

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"


@dataclass
class Played:
    """What came of it, in order."""

    asked: list[Request] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    skips: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    unanswered: list[Request] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [listing.name for listing in self.listings]

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    @property
    def leftovers(self) -> set[str]:
        return {name for listing in self.listings for name in listing.leftovers}


def config_of(source_id: str, **overrides: object) -> Source:
    """Return a source as an audit would use it."""
    return load_source(source_id, overrides=overrides)


def recorded(source_id: str, *files: str) -> dict[str, Response]:
    """Return the recorded responses of some fixtures, by the key of their request."""
    return {
        request.key: response for name in files for request, response in load(FIXTURES / source_id / name)
    }


def play(source_id: str, locations: Sequence[Location], *files: str, **overrides: object) -> Played:
    """Plan for the locations, answer from the fixtures, follow what the adapter asks further."""
    config, answers = config_of(source_id, **overrides), recorded(source_id, *files)
    adapter, played = load_adapter(config), Played()
    waiting = [*planned(adapter, locations, config)]
    seen: set[str] = set()
    while waiting:
        request = waiting.pop(0)
        if isinstance(request, Problem):
            played.problems.append(request)
            continue
        if request.key in seen:
            continue
        seen.add(request.key)
        played.asked.append(request)
        found = answers.get(request.key)
        if found is None:
            played.unanswered.append(request)
            continue
        waiting += take(adapter, answer(found, request), config, played)
    return played


def asked_for(request: Request) -> dict[str, str]:
    """Return the parameters of a request's query, the first of each name."""
    return {key: values[0] for key, values in parse_qs(urlsplit(request.url).query).items()}


def answer(response: Response, request: Request) -> Response:
    """Return a recorded response as the answer to this very request, with its context."""
    return Response(
        request=request,
        status=response.status,
        headers=response.headers,
        body=response.body,
        url=response.url,
        fetched_at=response.fetched_at,
    )


def read_body(
    source_id: str, body: bytes, *, status: int = 200, request: Request | None = None, **headers: str
) -> Played:
    """Hand one body to an adapter, as if it were the answer to `request`; nothing further is asked."""
    config, played = config_of(source_id), Played()
    request = request or Request(url=f"{config.base_url or 'https://example.example'}/", store_codes=("1",))
    response = Response(
        request=request, status=status, headers=headers, body=body, fetched_at="2026-11-01T00:00:00Z"
    )
    played.asked += take(load_adapter(config), response, config, played)
    return played


def outcomes(source_id: str, file: str) -> list[Played]:
    """Hand each recorded answer of a fixture to the adapter, and return what it made of each."""
    config, found = config_of(source_id), []
    for _, response in load(FIXTURES / source_id / file):
        found.append(Played())
        found[-1].asked += take(load_adapter(config), response, config, found[-1])
    return found


def take(adapter: object, response: Response, config: Source, played: Played) -> list[Request]:
    """Sort what an adapter makes of a response; return what it asks further."""
    if found := trouble(adapter, response, config):
        played.problems.append(found)
        return []
    further: list[Request] = []
    for item in understood(adapter, response, config):
        match item:
            case Listing():
                played.listings.append(item)
            case Skipped():
                played.skips.append(item)
            case Problem():
                played.problems.append(item)
            case Token():
                played.tokens.append(item)
            case Request():
                further.append(item)
    return further
