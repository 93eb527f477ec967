"""Sites with a robots.txt, and visits to them."""

from __future__ import annotations

from listaudit.model import Pace, Request
from tests.fetch.kit import ask, source_of
from tests.fetch.server import Reply

PAGES = {
    "pace": Pace(per_second=0, concurrent=8),
    "robots": True,
    "tries": 2,
    "max_bytes": 100_000,
    "timeout": 10.0,
}


def site(file, *, pages=None):
    """Answer as a site with a robots.txt does."""

    def answer(asked):
        return file if asked.path == "/robots.txt" else (pages or Reply(body=b"page"))

    return answer


def text(*lines, **more):
    return Reply(body="\n".join(lines).encode(), **more)


def visit(server, *paths, together=False, budget=None, **access):
    source = source_of("", access=PAGES | access)
    return ask(
        server, source, *[Request(url=server.url + path) for path in paths], together=together, budget=budget
    )
