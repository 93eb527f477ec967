"""Several sources asked at once, with no more patience than a test has: what the tests of that share."""

from __future__ import annotations

import json
import threading

from listaudit.fetch.settings import Job
from tests.fetch.kit import places, simple_adapter, source_of
from tests.fetch.server import Reply


def named(asked):
    """Answer with one listing that is called as what was asked for."""
    name = asked.path.partition("q=")[2]
    return Reply(body=json.dumps({"results": [{"id": name, "name": f"Place {name}"}]}).encode())


def jobs(server, count, *sources):
    made = [source_of(server.url, name=name) for name in sources or ("acme",)]
    return [Job(number, source, simple_adapter(), places(count)) for number, source in enumerate(made)]


def within(seconds, call):
    """Call something in a thread of its own and fail where it does not come back."""
    box = []

    def run():
        try:
            box.append(call())
        except BaseException as error:  # noqa: BLE001 - handed over
            box.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    assert box, "it hangs"
    if isinstance(box[0], BaseException):
        raise box[0]
    return box[0]


def everything(fetcher):
    with fetcher:
        return [(number, item) for number, items in fetcher for item in items]
