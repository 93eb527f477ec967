"""A real HTTP server on loopback that answers as it is told, and misbehaves where it is told to."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

_ROUNDED = 1e-6


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    at: float


@dataclass(frozen=True)
class Reply:
    """What to answer: a status with headers and a body, or something worse."""

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    cut: int | None = None
    """Send so many bytes of the body, state them all, and hang up."""
    raw: bytes | None = None
    """Send these bytes and hang up."""


Answer = Callable[[Asked], Reply]


class Server:
    """Serves on a port of its own until it is left; remembers everything it was asked."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asked: list[Asked] = []
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self.port = 0
        self._writers: list[asyncio.StreamWriter] = []
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    @property
    def paths(self) -> Counter[str]:
        return Counter(asked.path for asked in self.asked)

    def kept(self, seconds: float, begun: float | None = None) -> bool:
        """Say whether each request came so many seconds times its place in the row after the beginning.

        No load can make that untrue, while two requests may come closer together than they were sent.

        Args:
            seconds: The distance to keep.
            begun: A moment before anything was asked; None for that of the first request, where that is
                robots.txt, after whose answer the others are planned.
        """
        times = sorted(asked.at for asked in self.asked)
        since = times[0] if begun is None else begun
        return all(at - since >= turn * seconds - _ROUNDED for turn, at in enumerate(times))

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *args: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        await asyncio.sleep(0.02)  # who connected in the last moment is let in, and let go below
        server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.sleep(0.01)  # what was closed lets go of its socket in the next round

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        self._tasks.append(asyncio.create_task(self._client(reader, writer)))

    async def _client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (asked := await _read(reader)) is not None:
                self.asked.append(asked)
                reply = self.answer(asked)
                if reply.delay:
                    await asyncio.sleep(reply.delay)
                if not await _write(writer, reply):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Asked | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.decode("latin-1").split("\r\n")[:-2]
    method, path, _ = first.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Asked(method, path, headers, body, time.monotonic())


async def _write(writer: asyncio.StreamWriter, reply: Reply) -> bool:
    """Send a reply; say whether the connection is good for another."""
    if reply.raw is not None:
        writer.write(reply.raw)
        await writer.drain()
        return False
    headers = {"content-type": "application/json", "content-length": str(len(reply.body)), **reply.headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    writer.write(f"HTTP/1.1 {reply.status} Whatever\r\n{head}\r\n".encode("latin-1"))
    writer.write(reply.body if reply.cut is None else reply.body[: reply.cut])
    await writer.drain()
    return reply.cut is None


class Nobody:
    """Holds a port at which nobody listens, so that no other server can come to stand there meanwhile."""

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.host}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self._socket.close()
