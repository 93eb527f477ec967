"""Speed of fetching: an audit of live sources against bare httpx, on one loopback server in one run.

    python -m bench.fetching [--locations 1000] [--sources 5]
    python -m bench.fetching --growth [--sources 5]

The server answers each search with one business, after no wait; it runs in a process of its own. Bare httpx
asks the same URLs with the same concurrency in one event loop. Printed: requests a second of both, their
ratio, and the peak of memory (of this process, so that of the audit where it is larger than bare httpx's).

With `--growth` nothing but memory is measured: the peak of an audit of 1,000 and of one of 10,000 locations,
each in a process of its own, and by how much it grew. That takes some minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import io
import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

_BUSY = 16
_KEY = "bench-key"
_FEW, _MANY, _FLAT = 1_000, 10_000, 1.3
"""Locations of the two audits whose memory is compared, and the most by which it may grow."""


def business(number: int) -> dict[str, Any]:
    """Return one business as Yelp shows it."""
    return {
        "id": f"id{number}",
        "name": f"Bluebird Bakery {number}",
        "is_closed": False,
        "url": f"https://www.yelp.com/biz/b{number}",
        "categories": [{"alias": "bakeries", "title": "Bakeries"}],
        "coordinates": {"latitude": 39.0 + number % 900 / 1000, "longitude": -89.0 - number % 700 / 1000},
        "location": {
            "address1": f"{number} Maple St",
            "city": "Springfield",
            "zip_code": "62701",
            "country": "US",
            "state": "IL",
        },
        "phone": f"+1217{number:07}",
        "review_count": number % 90,
    }


def answer(path: str) -> bytes:
    """Return the body for a path of the Yelp API."""
    parts = urlsplit(path)
    query = parse_qs(parts.query)
    if parts.path.endswith("/search/phone"):
        return _page(int(query["phone"][0][-7:]))
    if parts.path.endswith("/search"):
        return _page(int(query["term"][0].split()[-1]))
    return json.dumps(business(int(parts.path.rpartition("id")[2]))).encode()


def _page(number: int) -> bytes:
    return json.dumps({"businesses": [business(number)], "total": 1}).encode()


def serve(port: Any) -> None:
    """Answer on loopback until the process is ended."""
    asyncio.run(_serve(port))


async def _serve(port: Any) -> None:
    server = await asyncio.start_server(_client, "127.0.0.1", 0, backlog=200)
    port.value = server.sockets[0].getsockname()[1]
    await server.serve_forever()


async def _client(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            body = answer(head.split(b" ", 2)[1].decode())
            writer.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b"
                % (len(body), body)
            )
            await writer.drain()


def bare(base: str, paths: list[str], clients: int) -> float:
    """Return requests a second of plain httpx, by one client or by several side by side."""
    started = time.perf_counter()
    asyncio.run(_bare(base, paths, clients))
    return len(paths) / (time.perf_counter() - started)


async def _bare(base: str, paths: list[str], clients: int) -> None:
    waiting = iter(paths)
    await asyncio.gather(*(_one_client(base, waiting, max(1, _BUSY // clients)) for _ in range(clients)))


async def _one_client(base: str, waiting: Iterator[str], busy: int) -> None:
    import httpx

    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=busy)) as client:

        async def work() -> None:
            for path in waiting:
                (await client.get(base + path)).raise_for_status()

        await asyncio.gather(*(work() for _ in range(busy)))


def ours(base: str, folder: Path, locations: int, sources: int) -> tuple[float, int, int, int]:
    """Return requests a second of an audit, how many there were, its exit code and peak memory in MB."""
    from listaudit.__main__ import run

    rows = "".join(
        f"{n},Bluebird Bakery {n},{n} Maple St,Springfield,IL,62701,US,+1217{n:07}\n"
        for n in range(1, locations + 1)
    )
    (folder / "locations.csv").write_text(
        "store_code,name,street,city,region,postcode,country,phone\n" + rows
    )
    tables = "".join(
        f'[sources.y{n}]\nfrom = "yelp"\nbase-url = "{base}/v{n}"\ncache-hours = 0\n'
        f"pace = {{ per-second = 0, per-day = 0, concurrent = {max(1, _BUSY // sources)} }}\n"
        for n in range(sources)
    )
    host = base.removeprefix("http://")
    config = folder / "bench.toml"
    config.write_text(f'{tables}[fetch]\nallow-hosts = ["{host}"]\nfolder = "state"\n')
    os.environ["YELP_API_KEY"] = _KEY
    out, started = folder / "out.json", time.perf_counter()
    with contextlib.redirect_stderr(io.StringIO()):
        code = run(
            ["audit", str(folder / "locations.csv"), "--config", str(config), "-f", f"json={out}", "-q"]
        )
    spent, peak = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    asked = sum(source["requests"] for source in json.loads(out.read_text())["sources"])
    return asked / spent, asked, code, peak


def peak_of(base: str, locations: int, sources: int) -> int:
    """Return the peak of memory in MB of an audit in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(_peak, base, locations, sources).result()


def _peak(base: str, locations: int, sources: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        return ours(base, Path(folder), locations, sources)[3]


def growth(base: str, sources: int) -> bool:
    """Print the peaks of a small and of a large audit; say whether memory stays flat."""
    few, many = (peak_of(base, locations, sources) for locations in (_FEW, _MANY))
    print(f"{_FEW:6} locations x {sources} sources: peak {few} MB")
    print(f"{_MANY:6} locations x {sources} sources: peak {many} MB")
    print(
        f"grew to {many / few:.2f} (at most {_FLAT}), {(many - few) * 2**20 / (_MANY - _FEW):.0f} bytes a location"
    )
    return many <= _FLAT * few


def speed(base: str, locations: int, sources: int) -> bool:
    """Print the speed of an audit beside that of bare httpx; say whether it is at least half of it."""
    paths = [f"/v0/businesses/search?term=x+{n}&limit=10" for n in range(1, 3_001)]
    plain = [bare(base, paths, 1), bare(base, paths, sources)]
    with tempfile.TemporaryDirectory() as folder:
        rate, asked, code, peak = ours(base, Path(folder), locations, sources)
    plain.append(bare(base, paths, sources))
    ratio = rate / max(plain)
    print(
        f"bare httpx   {plain[0]:8.0f} requests/s by one client, {plain[1]:.0f} and {plain[2]:.0f} by several"
    )
    print(f"audit        {rate:8.0f} requests/s, {asked} requests, exit {code}, peak {peak} MB")
    print(f"ratio        {ratio:8.2f} (at least 0.5, aim 0.7)")
    return ratio >= 0.5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--locations", type=int, default=1_000)
    parser.add_argument("--sources", type=int, default=5)
    parser.add_argument("--growth", action="store_true")
    wish = parser.parse_args()
    port = multiprocessing.Value("i", 0)
    server = multiprocessing.Process(target=serve, args=(port,), daemon=True)
    server.start()
    while not port.value:
        time.sleep(0.01)
    base = f"http://127.0.0.1:{port.value}"
    try:
        fine = growth(base, wish.sources) if wish.growth else speed(base, wish.locations, wish.sources)
    finally:
        server.kill()
    sys.exit(not fine)


if __name__ == "__main__":
    main()
