"""What `robots.txt` files ask of us (RFC 9309), by Protego. No I/O: the caller fetches them."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from protego import Protego

_PATH = "/robots.txt"
_PORTS = {"http": 80, "https": 443}
_MOST_BYTES = 500 * 1024
"""RFC 9309, 2.5: at least so much of a file counts; we read no more."""
MOST_ORIGINS = 10_000
"""Origins of which something is remembered."""
_MOST_TEXT = 50_000_000
"""Characters of all files together."""
_LONGEST_DELAY = 30.0
_AGENT = re.compile(r"\s*user(?:-|\s*)agent(?:\s*:|\s|$)\s*([^#]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z_-]*")
_FOUND, _NONE = range(200, 300), range(300, 500)
_ALLOW_ALL, _REFUSE_ALL = "", "User-agent: *\nDisallow: /"


class Robots:
    """Remembers the files of the origins that were asked last.

    Args:
        agent: Our User-Agent; its product token, up to the `/`, is what files call us.
    """

    def __init__(self, agent: str) -> None:
        found = _TOKEN.match(agent)
        self._product = found[0].lower() if found else ""
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._size = 0

    def wants(self, url: str) -> str | None:
        """Return the URL of the file that has to be learnt before this URL may be judged, or None."""
        known = not (origin := _origin(url)) or origin in self._texts
        return None if known or _is_robots(url) else file_of(url)

    def learn(self, origin: str, status: int | None, body: bytes) -> None:
        """Take the answer to a request for a file, after redirects.

        Args:
            origin: Scheme, host and port that it is for, or any URL there.
            status: 2xx: the file counts. 3xx and 4xx: there is none, and everything is allowed. Any other,
                and None for an origin that cannot be reached: nothing is.
            body: The file.
        """
        origin = _origin(origin)
        self._size -= len(self._texts.pop(origin, ""))
        self._texts[origin] = text = _meaning(status, body, self._product)
        self._size += len(text)
        while len(self._texts) > MOST_ORIGINS or (self._size > _MOST_TEXT and len(self._texts) > 1):
            self._size -= len(self._texts.popitem(last=False)[1])

    def allows(self, url: str) -> bool:
        """Say whether a URL may be asked for; it may not before its file is learnt."""
        origin = _origin(url)
        if not origin or _is_robots(url):
            return True
        text = self._known(origin)
        written = url.encode("utf-8", "replace").decode()
        return text is not None and (not text or _rules(text).can_fetch(written, self._product))

    def delay(self, url: str) -> float | None:
        """Return the seconds to leave between two requests (30 at most), or None where nothing is said."""
        text = self._known(_origin(url))
        seconds = _rules(text).crawl_delay(self._product) if text else None
        return None if seconds is None else min(seconds, _LONGEST_DELAY)

    def _known(self, origin: str) -> str | None:
        if origin in self._texts:
            self._texts.move_to_end(origin)
        return self._texts.get(origin)


def file_of(url: str) -> str:
    """Return where the file stands that is meant for a web address."""
    return _origin(url) + _PATH


def _origin(url: str) -> str:
    """Return scheme, host and port of a web address, or empty text: robots.txt has no word on others."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not host:
        return ""
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}" + ("" if port in (None, _PORTS[parts.scheme]) else f":{port}")


def _is_robots(url: str) -> bool:
    return urlsplit(url).path == _PATH


def _meaning(status: int | None, body: bytes, product: str) -> str:
    """Return the file that says what an answer means."""
    if status in _FOUND:
        return "\n".join(_ours(_text(body), product))
    return _ALLOW_ALL if status in _NONE else _REFUSE_ALL


def _text(body: bytes) -> str:
    """Return as much of a file as counts; half a line at its end does not, as it would say something else."""
    if len(body) > _MOST_BYTES:
        body = body[:_MOST_BYTES].rpartition(b"\n")[0]
    return body.decode("utf-8-sig", "replace")


def _ours(text: str, product: str) -> Iterator[str]:
    """Yield the lines of a file, every group under our name, `*` or `other`.

    A file may hold thousands of groups. With three of them Protego is done in linear time, and none whose
    name is only the beginning of ours is taken for ours.
    """
    for line in text.splitlines():
        found = _AGENT.match(line)
        yield f"User-agent: {_group(found[1].strip(), product)}" if found else line


def _group(name: str, product: str) -> str:
    if name.partition(" ")[0] == "*":
        return "*"
    found = _TOKEN.match(name)
    return product if found and found[0].lower() == product else "other"


@lru_cache(maxsize=16)
def _rules(text: str) -> Protego:
    from protego import Protego

    return Protego.parse(text)
