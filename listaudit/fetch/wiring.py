"""Puts together what asking one source takes."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from listaudit.fetch.agent import user_agent
from listaudit.fetch.answers import Answers
from listaudit.fetch.asker import Asker
from listaudit.fetch.budget import Budget
from listaudit.fetch.client import new_client
from listaudit.fetch.gate import Gate
from listaudit.fetch.guard import Guard
from listaudit.fetch.robots import Robots
from listaudit.fetch.secrets import Keyring
from listaudit.fetch.send import Sender
from listaudit.fetch.settings import Job, Settings
from listaudit.fetch.shelf import Shelf
from listaudit.fetch.source_run import Emit, SourceRun
from listaudit.model import Problem

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Wiring:
    """Makes the runs of a fetch over the network: they share money, quotas and what is kept."""

    settings: Settings
    shelf: Shelf
    budget: Budget
    stack: AsyncExitStack
    """Closes the clients in the end."""

    async def source_run(self, job: Job, emit: Emit) -> SourceRun:
        """Return the run of one source; without its key it only names who is unchecked."""
        settings, shelf, source = self.settings, self.shelf, job.source
        keyring = Keyring(source, settings.environ, fingerprint_salt=shelf.salt)
        answers = Answers(
            source=source,
            fingerprint=keyring.fingerprint(),
            journal=shelf.journal,
            cache=shelf.cache if source.access.cache_hours else None,
            offline=settings.offline,
            refresh=settings.refresh,
            record=settings.record,
        )
        if missing := keyring.missing():
            stopped = Problem(code="fetch.no-key", detail=", ".join(missing), stops=True)
            return SourceRun(job, answers, None, emit, stopped)
        asker = None if settings.offline else await self._asker(job, answers, keyring)
        return SourceRun(job, answers, asker, emit)

    async def _asker(self, job: Job, answers: Answers, keyring: Keyring) -> Asker:
        access, agent = job.source.access, user_agent(self.settings.contact)
        sender = await self._sender(job, agent)
        asker = Asker(
            source=job.source,
            adapter=job.adapter,
            keyring=keyring,
            sender=sender,
            budget=self.budget,
            ledger=self.shelf.ledger,
            note=answers.note,
        )
        if access.robots:
            asker.gate = Gate(Robots(agent), asker.robots, access.tries)
            asker.sender = replace(sender, entry=asker.gate.enter)
        return asker

    async def _sender(self, job: Job, agent: str) -> Sender:
        access, proxy = job.source.access, self.settings.proxy
        most = sum(pace.concurrent for pace in (access.pace, *access.lanes.values()))
        hosts = self.settings.allow_hosts
        guard = Guard({*hosts, _place_of(proxy)} if proxy else hosts)
        client = new_client(guard, agent=agent, concurrent=most, timeout=access.timeout, proxy=proxy)
        await self.stack.enter_async_context(client)
        # What a proxy connects to in our place may not be the proxy's own machine.
        return Sender(client, access.max_bytes, access.timeout * 2, guard=Guard(hosts) if proxy else None)


def _place_of(proxy: str) -> str:
    """Return `host:port` of a proxy."""
    parts = urlsplit(proxy)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{host}:{parts.port or _PORTS[parts.scheme]}"
