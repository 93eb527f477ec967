"""The parts of fetching put together by hand, over loopback: what the tests of single modules share."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TypeVar

import keyring.core
import pytest

from listaudit.fetch.asker import Asker
from listaudit.fetch.budget import Budget
from listaudit.fetch.client import new_client
from listaudit.fetch.gate import Gate
from listaudit.fetch.guard import Guard
from listaudit.fetch.kept import Kept, Loss
from listaudit.fetch.ledger import Ledger
from listaudit.fetch.robots import Robots
from listaudit.fetch.secrets import Keyring
from listaudit.fetch.send import Outcome, Sender
from listaudit.model import Access, Address, Location, Pace, Request, Response, Source
from listaudit.source.asking import get
from listaudit.source.listed import listing
from listaudit.source.payload import Payload
from tests.fetch.server import Server

T = TypeVar("T")
KEY = "sk-0123456789abcdef/+=="
"""Long enough to be one, with characters that are written in several ways."""
SALT = b"0123456789abcdef"
AGENT = "listaudit/0 (test)"
ENV = {"ACME_KEY": KEY}
BEARER = {"auth_headers": {"Authorization": "Bearer {ACME_KEY}"}}
IN_QUERY = {"auth_query": {"key": "{ACME_KEY}"}}
FAST = Pace(per_second=0, concurrent=4)


def source_of(base: str = "https://api.example", **values: object) -> Source:
    """Return a source that is asked as fast as it answers."""
    access = {"pace": FAST, "tries": 1, "timeout": 2.0} | dict(values.pop("access", {}))
    given = {"name": "acme", "id": "acme", "title": "Acme", "platform": "acme", "doors": ("api",)}
    return Source(**given | {"base_url": base, "access": Access(**access)} | values)


def places(count: int) -> list[Location]:
    """Return so many locations, named 0, 1, 2 and so on."""
    home = Address("120 Maple St", city="Springfield")
    return [Location(store_code=str(n), names=(f"Place {n}",), address=home) for n in range(count)]


@asynccontextmanager
async def sender_to(
    server: Server, *, patience: float = 2.0, concurrent: int = 4, hosts: Sequence[str] = (), **more: object
):
    """Give a sender that may reach one server on loopback, and other hosts that are named."""
    client = new_client(Guard([server.host, *hosts]), agent=AGENT, concurrent=concurrent, timeout=patience)
    async with client:
        yield Sender(client, **{"max_bytes": 100_000, "seconds": patience * 2} | more)


def send(server: Server, request: Request, secrets: object = ((), ()), **more: object) -> Outcome:
    """Send one request by a sender of its own."""

    async def run() -> Outcome:
        async with sender_to(server, **more) as sender:
            return await sender.send(request, secrets)

    return asyncio.run(run())


def keyed(server: Server, access: object = None, **values: object) -> Source:
    """Return a source on a server that wants one key, in a header where nothing else is said."""
    return source_of(server.url, needs=("ACME_KEY",), access=BEARER if access is None else access, **values)


def at(server: Server, path: str, **values: object) -> Request:
    """Return a request to a server."""
    return Request(url=server.url + path, **values)


@dataclass
class Asked:
    """What asking came to."""

    outcomes: list[Outcome]
    asker: Asker
    noted: list[Response] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        return [str(getattr(one, "code", getattr(one, "status", None))) for one in self.outcomes]


def kept(thing: T | Kept[T]) -> Kept[T]:
    """Return something on disk as a run has it; a loss that nobody expects fails."""
    return thing if isinstance(thing, Kept) else Kept(lambda: thing, Loss("lost", pytest.fail))


def fill(db: sqlite3.Connection, row: str, pages: int = 4) -> None:
    """Fill a database so that, to the last byte, no page and no row more has room in it.

    Args:
        db: As the product opened it.
        row: An INSERT of one small row, with one parameter that makes it differ from others.
        pages: So many the disk has room for.
    """
    db.execute(f"PRAGMA max_page_count = {pages}")
    rows = ((f"{number}",) for number in range(10**6))
    with pytest.raises(sqlite3.OperationalError, match="disk is full"):
        db.executemany(row, rows)


def ask(
    server: Server,
    source: Source,
    *requests: Request,
    adapter: object = None,
    environ: dict[str, str] | None = None,
    budget: Budget | None = None,
    ledger: Ledger | Kept[Ledger] | None = None,
    trusted: bool = True,
    clock: Callable[[], float] | None = None,
    together: bool = False,
    hosts: Sequence[str] = (),
) -> Asked:
    """Ask a source several things, one after the other or all at once."""
    noted: list[Response] = []

    async def run() -> tuple[list[Outcome], Asker]:
        async with sender_to(
            server, patience=source.access.timeout, max_bytes=source.access.max_bytes, hosts=hosts
        ) as sender:
            asker = Asker(
                source=source,
                adapter=adapter or SimpleNamespace(),
                keyring=Keyring(source, environ or {}, fingerprint_salt=SALT),
                sender=sender,
                budget=budget or Budget(None, None),
                ledger=kept(ledger or Ledger(None)),
                note=noted.append,
                **({"clock": clock} if clock else {}),
            )
            if source.access.robots:
                asker.gate = Gate(Robots(AGENT), asker.robots, source.access.tries)
                asker.sender = Sender(sender.client, sender.max_bytes, sender.seconds, asker.gate.enter)
            for request in requests if trusted else ():
                asker.trust(request.url)
            if together:
                return list(await asyncio.gather(*map(asker.ask, requests))), asker
            return [await asker.ask(request) for request in requests], asker

    outcomes, asker = asyncio.run(run())
    asker.ledger.end(Ledger.close)
    return Asked(outcomes, asker, noted)


def simple_adapter(**functions: object) -> SimpleNamespace:
    """Return an adapter that asks for each location and reads a list of names."""

    def search(location, config):
        yield get(f"{config.base_url}/find", {"q": location.store_code}, location)

    def read(response, config):
        for one in Payload.of(response).children("results"):
            yield listing(config, response, id=one.text("id"), name=one.text("name"), leftovers=one.rest())

    return SimpleNamespace(**{"search": search, "read": read} | functions)


def alone(monkeypatch, folder, key: str = KEY) -> None:
    """Work in a folder of one's own, with one key and nothing of whoever runs the tests."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ACME_KEY", key)
    monkeypatch.setenv("LISTAUDIT_HOME", str(folder / "listaudit-home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
