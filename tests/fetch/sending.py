"""One request to a server that answers as it is told: what the tests of one attempt share."""

from __future__ import annotations

from listaudit.model import Problem, Request
from tests.fetch.kit import send
from tests.fetch.server import Reply, Server

HEADER = ((("x-key", "sekret-0123456789"),), ())
QUERY = ((), (("key", "sekret-0123456789"),))


def told(reply, *, path="/", secrets=((), ()), **request):
    """Send one request to a server that answers one thing."""
    with Server(reply if callable(reply) else lambda _: reply) as server:
        outcome = send(server, Request(url=server.url + path, **request), secrets)
        return outcome, server


def code(outcome):
    assert isinstance(outcome, Problem), outcome
    return outcome.code


def redirecting(target, status=302):
    def answer(asked):
        if asked.path.startswith("/old"):
            return Reply(status, b"", {"location": target})
        return Reply(body=b'"there"')

    return answer


def raw(*lines, body=b""):
    return Reply(raw="\r\n".join((*lines, "", "")).encode("latin-1") + body)
