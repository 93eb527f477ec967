"""What is mutated: recorded answers of a source, each as the answer to a request of its own adapter."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import orjson

from bench.mutations.places import places
from bench.samples.read import TABLES, recorded
from listaudit.errors import InputError, SourceError
from listaudit.fetch.recording import load
from listaudit.model import Problem, Request, Response, Source
from listaudit.source import load_adapter, load_source, shelf
from listaudit.source.drive import planned, trouble, understood

FIXTURES = Path(__file__).parents[2] / "fixtures"
_OPTIONS = Path(__file__).with_name("options.toml")
_LARGEST = 400_000
"""Bytes; a larger answer is left, so that many mutations are tried rather than few."""
_MOST_REQUESTS = 200
_ROUNDS = 2
_ERRORS = 400


@dataclass(frozen=True)
class Case:
    """An answer to begin from, with the request of the adapter that is most like the recorded one."""

    config: Source
    response: Response


@dataclass(frozen=True, repr=False)
class Subject:
    """An adapter and its material."""

    id: str
    adapter: Any
    cases: tuple[Case, ...]
    asked: tuple[Request, ...]
    """The different requests that the adapter makes, planned and further ones."""

    def __repr__(self) -> str:
        return f"Subject({self.id})"

    @cached_property
    def sound(self) -> tuple[Case, ...]:
        """Those that are no errors by their status."""
        return tuple(case for case in self.cases if case.response.status < _ERRORS) or self.cases


def live_sources() -> list[str]:
    """Return the IDs of all sources that are asked over the network and have an adapter for it."""
    return [s.id for s in shelf() if "api" in s.doors and hasattr(load_adapter(s), "read")]


def subject(source_id: str, shared: Path | None = None) -> Subject:
    """Return an adapter with its material: fixtures, and the samples where `shared` is given.

    Raises:
        SourceError: The adapter plans nothing at all for a few ordinary locations, or has no fixtures.
    """
    default = load_source(source_id)
    adapter = load_adapter(default)
    samples = list(recorded(source_id, shared)) if shared else []
    cases: list[Case] = []
    asked: list[Request] = []
    for config in (default, *_other_configs(source_id)):
        answers = [answer for source, answer in samples if source.options == config.options]
        requests, answers = _matched(adapter, config, [*_fixtures(source_id), *answers])
        asked += requests
        cases += [Case(config, answer) for answer in answers]
    if not cases:
        raise SourceError(
            f"{source_id} plans nothing, or has no fixtures.",
            "bench/mutations/ says for whom it is asked (places.py) and with what (options.toml).",
        )
    return Subject(source_id, adapter, tuple(cases), tuple(asked))


def _other_configs(source_id: str) -> Iterator[Source]:
    """Yield the source with other options: of `options.toml`, and of its table of samples."""
    named = tomllib.loads(_OPTIONS.read_text(encoding="utf-8")).get(source_id, [])
    table = TABLES / f"{source_id}.toml"
    rows = tomllib.loads(table.read_text(encoding="utf-8")).get("payload", []) if table.is_file() else []
    options = [*named, *(row["options"] for row in rows if "options" in row)]
    for one in dict.fromkeys(orjson.dumps(each, option=orjson.OPT_SORT_KEYS) for each in options):
        yield load_source(source_id, overrides={"options": orjson.loads(one)})


def _matched(
    adapter: Any, config: Source, answers: Sequence[Response]
) -> tuple[list[Request], list[Response]]:
    """Return what an adapter asks, and each answer to the one of its requests that it is likest to fit."""
    asked, found = _distinct(_planned(adapter, config)), []
    for _ in range(_ROUNDS if asked else 0):
        small = (answer for answer in answers if len(answer.body) <= _LARGEST)
        found = [replace(answer, request=_nearest(answer.request, asked)) for answer in small]
        further = (_followed(adapter, answer, config) for answer in found)
        asked = _distinct(chain(asked, chain.from_iterable(further)))[:_MOST_REQUESTS]
    return asked, found


def _planned(adapter: Any, config: Source) -> Iterator[Request]:
    """Yield what an adapter asks on its own account: login, check, and for each location by itself."""
    for name in ("login", "check"):
        if (ask := getattr(adapter, name, None)) is not None:
            yield from _tried([lambda ask=ask: [ask(config)]])
    whole = places(config.id)
    yield from _tried(
        [lambda group=group: planned(adapter, group, config) for group in (whole, *((p,) for p in whole))]
    )


def _tried(calls: Sequence[Any]) -> Iterator[Request]:
    """Yield what calls give, up to where one says that it lacks an option."""
    for call in calls:
        try:
            yield from call()
        except SourceError:
            continue


def _fixtures(source_id: str) -> Iterator[Response]:
    for path in sorted((FIXTURES / source_id).glob("*.json")):
        with suppress(
            InputError
        ):  # a file of listings, beside the recordings of a source that has both doors
            yield from (response for _, response in load(path))


def _followed(adapter: Any, answer: Response, config: Source) -> Iterator[Request]:
    if trouble(adapter, answer, config) is None:
        yield from (item for item in understood(adapter, answer, config) if isinstance(item, Request))


def _distinct(items: Iterable[Request | Problem]) -> list[Request]:
    requests = (item for item in items if isinstance(item, Request))
    return list({(request.key, request.purpose): request for request in requests}.values())


def _nearest(given: Request, asked: Sequence[Request]) -> Request:
    """Return the adapter's own request that a recorded one is most like; it brings purpose and context."""

    def likeness(request: Request) -> tuple[bool, bool, float]:
        ours, theirs = request.url, given.url
        same = ours.partition("?")[0] == theirs.partition("?")[0]
        alike = SequenceMatcher(None, ours[:200], theirs[:200], autojunk=False).ratio()
        return request.key == given.key, request.method == given.method, same + alike

    return max(asked, key=likeness)
