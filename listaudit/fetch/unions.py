"""Questions that are sums of lines: a recorded one answers each that has no lines but its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from hashlib import blake2b
from urllib.parse import unquote_plus

from listaudit.model import Request

_LINE_BYTES = 8


class Unions:
    """Finds the recorded request that asks for everything that another does.

    Of each line a digest and the keys of its requests stay, not its text.

    Args:
        requests: What was recorded.
    """

    def __init__(self, requests: Iterable[Request]) -> None:
        self._having: defaultdict[bytes, set[str]] = defaultdict(set)
        self._sizes: dict[str, int] = {}
        for request in requests:
            if request.body:
                lines = _lines(request)
                self._sizes[request.key] = len(lines)
                for line in lines:
                    self._having[line].add(request.key)

    def covering(self, request: Request) -> str | None:
        """Return the key of the smallest recorded request that has every line of this one, or None."""
        having = sorted([self._having.get(line, set()) for line in _lines(request)], key=len)
        found = reduce(set.intersection, having) if having else ()
        return min(found, key=lambda key: (self._sizes[key], key), default=None)


def _lines(request: Request) -> set[bytes]:
    """Return what stands for each line of a body, of this method, place and headers."""
    asked = repr((request.method, request.url, tuple(map(tuple, request.headers))))
    return {
        blake2b(f"{asked}\n{line}".encode("utf-8", "surrogatepass"), digest_size=_LINE_BYTES).digest()
        for line in unquote_plus(request.body).splitlines()
    }
