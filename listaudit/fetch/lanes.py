"""The lanes of a source: one for each limit that it states, or one for each host of pages for people."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from urllib.parse import urlsplit

from listaudit.fetch.gate import Gate
from listaudit.fetch.pace import Lane
from listaudit.model import Access, Pace, Request

MOST = 1_000
"""Lanes that are kept; beyond that those go that were not used for longest, but none that still waits."""
_PER_HOST = 4
"""Requests that are under way at once at one host of pages, however many may be at all of them."""
_USUAL = {"http": ":80", "https": ":443"}
_AT_ONCE = 8
"""Lanes that are looked at whenever a new one is made: more than one, so that their number falls again."""


class Lanes:
    """Gives each request its lane.

    Answers may name any number of hosts. A lane is forgotten when it is idle: whoever comes to its host later
    gets a new one, which lets requests through at the same times.

    Args:
        access: States the limits.
        gate: Knows the distances that hosts ask for; None where requests go to one source.
    """

    def __init__(self, access: Access, gate: Gate | None = None) -> None:
        self._access, self._gate = access, gate
        self._lanes: OrderedDict[str, Lane] = OrderedDict()

    def __len__(self) -> int:
        return len(self._lanes)

    def pace(self, request: Request) -> Pace:
        """Return the pace that a request keeps: that of its lane, else that of the source."""
        return self._access.lanes.get(request.lane, self._access.pace)

    def _pace_of_one(self, request: Request) -> Pace:
        pace = self.pace(request)
        return replace(pace, concurrent=min(pace.concurrent, _PER_HOST)) if self._gate else pace

    def of(self, request: Request) -> Lane:
        """Return the lane of a request: its own, or for pages that of their host."""
        name = host_of(request.url) if self._gate else request.lane
        if name not in self._lanes:
            self._forget()
            self._lanes[name] = Lane(self._pace_of_one(request))
        self._lanes.move_to_end(name)
        lane = self._lanes[name]
        if self._gate and (delay := self._gate.delay(request.url)):
            lane.widen(delay)
        return lane

    @property
    def waiting(self) -> bool:
        """Whether a request waits for its turn in one of them."""
        return any(lane.waiting for lane in list(self._lanes.values()))

    def _forget(self) -> None:
        for _ in range(_AT_ONCE):
            if len(self._lanes) < MOST:
                return
            name, oldest = next(iter(self._lanes.items()))
            if oldest.idle:
                del self._lanes[name]
            else:
                self._lanes.move_to_end(name)


def host_of(url: str) -> str:
    """Return the host of a URL with a port that is not the usual one: one name, however it is written."""
    parts = urlsplit(url)
    return parts.netloc.lower().removesuffix(_USUAL.get(parts.scheme, ""))
