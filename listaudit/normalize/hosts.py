"""Hosts that many businesses share, and what tells there whose page it is.

The table of facts is `data/hosts.toml`; the private section of the public-suffix list adds to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from listaudit.normalize.read_table import read_table

_ID = re.compile(r"(?:^|[-_.])(\d{8,})$")


@dataclass(frozen=True, slots=True)
class HostTable:
    """`data/hosts.toml`, ready to be asked."""

    depth: dict[str, int]
    """Host or domain -> path segments that name the page."""
    kinds: dict[str, str]
    """Host or domain -> `social`, `directory` or `builder`."""
    subdomains: frozenset[str]
    lead: frozenset[str]
    id_parameters: frozenset[str]
    aliases: dict[str, str]
    shorteners: frozenset[str]
    redirects: dict[str, str]


@cache
def host_table() -> HostTable:
    """Read the table once."""
    data = read_table("hosts")
    pages = {kind: data[kind] for kind in ("social", "directory", "builder")}
    return HostTable(
        depth={host: depth for table in pages.values() for host, depth in table.items()},
        kinds={host: kind for kind, table in pages.items() for host in table},
        subdomains=frozenset(data["subdomain"]["names"]),
        lead=frozenset(data["words"]["lead"]),
        id_parameters=frozenset(data["words"]["id-parameters"]),
        aliases=data["aliases"],
        shorteners=frozenset(data["shorteners"]["names"]),
        redirects=data["redirects"],
    )


def kind_of(host: str, domain: str) -> str:
    """Return `social`, `directory`, `builder`, or empty text for a host of one's own."""
    kinds = host_table().kinds
    return kinds.get(host) or kinds.get(domain) or ("builder" if domain in host_table().subdomains else "")


def owner_of(host: str, domain: str, path: str, query: tuple[tuple[str, str], ...]) -> str:
    """Return what stays the same for all pages of one business: domain, subdomain or page.

    Args:
        host: ASCII host without `www`.
        domain: Its registrable domain.
        path: Normal path, empty for the front page.
        query: Parameters that are left after tracking.
    """
    table = host_table()
    key = host if host in table.depth else domain
    if key in table.depth:
        return "/".join((table.aliases.get(key, key), *_page(path, query, table.depth[key])))
    return host if domain in table.subdomains else domain


def _page(path: str, query: tuple[tuple[str, str], ...], depth: int) -> tuple[str, ...]:
    """Return the segments or the number that name a page, in lower case."""
    table = host_table()
    segments = [segment for segment in path.casefold().split("/") if segment]
    start = next((i for i, segment in enumerate(segments) if segment not in table.lead), len(segments))
    number = _ID.search(segments[-1]) if segments else None
    if number is not None:
        return (number[1],)
    named = tuple(segments[start : start + depth])
    return named or tuple(value.casefold() for name, value in query if name.lower() in table.id_parameters)
