"""docs/payloads.md: what our adapters make of the payloads of other people, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.docs_markdown import code, table
from bench.samples.read import Account, accounts
from listaudit.model import Field

PAGE = "docs/payloads.md"
_HEAD = """# Payloads read

Written by `python -m bench.samples --write` from the tables in `bench/samples/`, where the payloads are there
(`../shared/sources/*/samples`: recorded answers, documented examples and exports, none of which is copied into
this project). A test compares. A payload is one answer, or one file; a file may hold several.

`left` are files that are not read, for the reasons below; nothing else is left out. A payload without a listing
is an error body, an answer without results, a login, or a header without rows.
"""
_FILL = """## What listings state

Share of the listings of a source, in percent, that state a field at all. Payloads are what people happened to
keep: the figures tell what an adapter reads, not how good a source is. No figure: not one listing states it.
"""
_LEFT = "## What is left, and why\n"


def document(shared: Path) -> str:
    """Return the page, with the payloads below `shared` read anew."""
    found = list(accounts(shared))
    parts = (_HEAD, _counts(found), "", _FILL, _fills(found), "", _LEFT, _left(found), "")
    return "\n".join(parts)


def _counts(found: Sequence[Account]) -> str:
    head = ("source", "payloads read", "files", "left", "listings", "errors told apart", "further requests")
    rows = [_count(account) for account in found]
    total = [sum(row[place] for row in rows) for place in range(len(head) - 1)]
    lines = [(code(account.id), *map(_figure, row)) for account, row in zip(found, rows, strict=True)]
    return table(head, [*lines, ("all", *map(_figure, total))])


def _count(account: Account) -> tuple[int, ...]:
    return (
        len(account.read),
        len({read.path for read in account.read}),
        len(account.left),
        len(account.listings),
        sum(len(read.problems) for read in account.read),
        sum(read.further for read in account.read),
    )


def _fills(found: Sequence[Account]) -> str:
    rows = ((code(account.id), *_fill(account)) for account in found if account.listings)
    return table(("source", *Field), rows)


def _fill(account: Account) -> Iterable[str]:
    stated, whole = account.fill(), len(account.listings)
    return (f"{stated[field] / whole:.0%}" if stated[field] else "" for field in Field)


def _left(found: Sequence[Account]) -> str:
    rows = (
        (code(account.id), str(files), why)
        for account in found
        for why, files in sorted(Counter(account.left.values()).items())
    )
    return table(("source", "files", "why"), rows)


def _figure(number: int) -> str:
    return f"{number:,}"
