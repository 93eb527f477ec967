"""One source's part of a run, over recorded answers or a real server: what the tests of it share."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

from listaudit.fetch.answers import Answers
from listaudit.fetch.settings import Done, Job
from listaudit.fetch.source_run import SourceRun
from listaudit.model import (
    Listing,
    Pace,
    Problem,
    Request,
    Response,
    Unchecked,
)
from listaudit.source.asking import further
from listaudit.source.payload import Payload
from tests.fetch.kit import Asker, Budget, Keyring, Ledger, kept, places, sender_to, simple_adapter, source_of
from tests.fetch.server import Server

BASE = "https://api.example"


@dataclass
class Ran:
    """What a run came to."""

    items: list[object] = field(default_factory=list)

    @property
    def done(self) -> Done:
        (done,) = [item for item in self.items if isinstance(item, Done)]
        assert self.items[-1] is done
        return done

    @property
    def unchecked(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for item in self.items:
            if isinstance(item, Unchecked):
                for code in item.store_codes:
                    found.setdefault(code, set()).add(item.reason.code)
        return found

    @property
    def names(self) -> list[str]:
        return sorted(item.names[0] for item in self.items if isinstance(item, Listing))

    @property
    def problems(self) -> list[str]:
        return [item.code for item in self.items if isinstance(item, Problem)]


def tape(**answers: object) -> dict[str, Response]:
    """Return recorded answers by path: a value is a body, an int a status."""
    found = {}
    for path, body in answers.items():
        request = Request(url=f"{BASE}/{path}")
        status = body if isinstance(body, int) else 200
        found[request.key] = Response(
            request=request, status=status, body=b"" if body == status else json.dumps(body).encode()
        )
    return found


def run(adapter, answers, locations, *, source=None, stopped=None, shuffled=None, offline=False) -> Ran:
    """Run a source over recorded answers, which come in their order or shuffled."""
    source, ran = source or source_of(BASE), Ran()
    order = random.Random(shuffled)  # noqa: S311 - an order, and the same one each time

    async def emit(items):
        ran.items += items
        for _ in range(order.randrange(6) if shuffled is not None else 0):
            await asyncio.sleep(0)

    known = Answers(source=source, replay=None if offline else lambda asked: answers.get(asked.key))

    async def go():
        job = Job(0, source, adapter, locations)
        run_ = SourceRun(job, known, None, emit, stopped)
        if shuffled is not None:
            plain = run_._outcome

            async def later(request):
                for _ in range(order.randrange(12)):
                    await asyncio.sleep(0)
                return await plain(request)

            run_._outcome = later
        await asyncio.wait_for(run_.run(), 30)

    asyncio.run(go())
    return ran


def found(*names: str) -> dict[str, object]:
    return {"results": [{"id": name, "name": name} for name in names]}


def paging(response, config) -> Iterator[object]:
    """Read a page of names, and go on to what it names next."""
    payload = Payload.of(response)
    yield from simple_adapter().read(response, config)
    for link in payload.texts("next"):
        yield further(response.request, link)


def leading(*links: str) -> dict[str, object]:
    return {"results": [], "next": list(links)}


PAGED = simple_adapter(read=paging)


class Counting(dict):
    asked = 0

    def get(self, key, default=None):
        self.asked += 1
        return super().get(key, default)


def ask_all(answer, adapter, count, *, access=None, environ=None, needs=(), robots=False):
    """Run a source against a real server."""
    ran = Ran()

    async def emit(items):
        ran.items += items

    async def go(server):
        source = source_of(
            server.url, needs=needs, access={"pace": Pace(per_second=0, concurrent=1)} | (access or {})
        )
        async with sender_to(server) as sender:
            keyring = Keyring(source, environ or {}, fingerprint_salt=b"x" * 16)
            asker = Asker(
                source=source,
                adapter=adapter,
                keyring=keyring,
                sender=sender,
                budget=Budget(None, None),
                ledger=kept(Ledger(None)),
            )
            asker.gate = SimpleNamespace(enter=nobody_minds, delay=lambda _: None) if robots else None
            run_ = SourceRun(Job(0, source, adapter, places(count)), Answers(source=source), asker, emit)
            await asyncio.wait_for(run_.run(), 30)
            asker.ledger.end(Ledger.close)

    with Server(answer) as server:
        asyncio.run(go(server))
    return ran, server


async def nobody_minds(_):
    return None
