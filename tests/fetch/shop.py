"""An audit of a source that is asked over loopback: what it is told, and what it makes of that."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fetch.server import Answer, Asked, Reply, Server

KEY = "sk-very-secret-0123456789"
SOURCE = """\
id = "acme"
title = "Acme Directory"
platform = "acme"
doors = ["api"]
tier = 1
absence = "proves"
verified = "docs"
base-url = "https://api.acme.example"
needs = ["ACME_KEY"]
procedure = "Sign in at Acme and correct the entry there, then wait for a day."
tries = 3
timeout = 1.5
max-bytes = 100000
{more}
[auth.headers]
Authorization = "Bearer {{ACME_KEY}}"
[pace]
per-second = 0
concurrent = 4
[[errors]]
status = 429
contains = "per day"
code = "fetch.quota"
stops = true
[[price]]
sku = "search"
per-1000 = 10.0
free-per-month = 2
"""
ADAPTER = """\
from listaudit.source.asking import get
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload


def search(location, config):
    yield get(f"{config.base_url}/find", {"q": location.name}, location, sku="search")


def read(response, config):
    payload = Payload.of(response)
    for one in payload.children("results"):
        yield listing(config, response, id=one.text("id"), name=one.text("name"), street=one.text("street"),
                      city=one.text("city"), phone=one.text("phone"), leftovers=one.rest())
    yield from remainder(config, response, payload)
"""
ENDLESS = ADAPTER.replace(
    "    yield from remainder",
    "    for link in payload.texts('next'):\n        yield further(response.request, link)\n    yield from remainder",
).replace("import get", "import further, get")
"""An adapter that reads a link in each answer and goes on to it."""
HOSTILE = "\x1b[31mred\x1b]0;owned\x07\u202e=1+1|<b>\x00"
NAMES = ("Bluebird Bakery", "Harbor Coffee", "Quay Taxi", "Wren Books")


def row(number: int) -> dict[str, str]:
    """Return one of four locations as it is."""
    return {
        "id": f"a{number}",
        "name": NAMES[number],
        "street": f"{number + 1} Maple St",
        "city": "Springfield",
        "phone": f"(217) 555-010{number}",
    }


def found(number: int, **changes: str) -> Reply:
    """Return the answer that holds one location."""
    return Reply(body=json.dumps({"results": [row(number) | changes]}).encode())


def number_of(asked: Asked) -> int:
    """Return which location a request is for."""
    return next(n for n, name in enumerate(NAMES) if name.split()[0] in asked.path)


def right(asked: Asked) -> Reply:
    """Answer as a good source does."""
    return found(number_of(asked))


@dataclass(frozen=True)
class Audited:
    """What an audit came to."""

    code: int
    report: dict[str, Any]
    out: str
    err: str
    server: Server

    @property
    def statuses(self) -> dict[str, str]:
        return {place["store_code"]: place["listings"][0]["status"] for place in self.report["locations"]}

    @property
    def reasons(self) -> dict[str, str]:
        return {
            place["store_code"]: place["listings"][0]["reason"]["code"]
            for place in self.report["locations"]
            if place["listings"][0].get("reason")
        }

    @property
    def source(self) -> dict[str, Any]:
        return self.report["sources"][0]


def lay_out(
    folder: Path, base: str, host: str, *, more: str = "", fetch: str = "", table: str = "", count: int = 4
) -> None:
    """Write a source of our own, four locations and a configuration into a folder."""
    shelf = folder / "shelf" / "acme"
    shelf.mkdir(parents=True, exist_ok=True)
    (shelf / "source.toml").write_text(SOURCE.format(more=more))
    (shelf / "adapter.py").write_text(ADAPTER)
    lines = [
        f"{n:04},{row(n)['name']},{row(n)['street']},Springfield,IL,62701,US,{row(n)['phone']}"
        for n in range(count)
    ]
    header = "store_code,name,street,city,region,postcode,country,phone"
    (folder / "locations.csv").write_text("\n".join((header, *lines, "")))
    (folder / "audit.toml").write_text(
        f'[sources.acme]\nfrom = "acme"\nbase-url = "{base}"\n{table}\n'
        f'[fetch]\nallow-hosts = ["{host}"]\nfolder = "state"\n{fetch}\n'
    )


def with_adapter(folder: Path, text: str, toml: str = "") -> None:
    """Put another adapter into the place of the shop's."""
    (folder / "shelf" / "acme" / "adapter.py").write_text(text)
    if toml:
        path = folder / "shelf" / "acme" / "source.toml"
        path.write_text(path.read_text().replace("[auth.headers]", toml + "\n[auth.headers]"))


def cells(report: dict[str, Any]) -> dict[str, Any]:
    """Return the one listing of each location, by its store code."""
    return {place["store_code"]: place["listings"][0] for place in report["locations"]}


ARGUMENTS: Sequence[str] = (
    "audit", "locations.csv", "--config", "audit.toml", "--sources-dir", "shelf", "-f", "json=out.json",
)  # fmt: skip
Run = Callable[..., Audited]
__all__ = [
    "ADAPTER",
    "ARGUMENTS",
    "ENDLESS",
    "HOSTILE",
    "KEY",
    "NAMES",
    "SOURCE",
    "Answer",
    "Asked",
    "Audited",
    "Reply",
    "Run",
    "Server",
    "cells",
    "found",
    "lay_out",
    "number_of",
    "right",
    "row",
    "with_adapter",
]
