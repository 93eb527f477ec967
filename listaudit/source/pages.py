"""docs/sources.md, written from the shelf."""

from __future__ import annotations

from collections.abc import Iterable

from listaudit.model import Field, Source
from listaudit.source.shelf import shelf

_HEAD = """# Sources

Written by `listaudit.source.pages.document()`; a test compares. `listaudit sources ID` prints one entry.

A source is one way to read a platform. `--source [NAME=]ID[:PATH]` reads a file by it; `file` reads any
table, and `yelp=file:export.csv` gives it the platform, tier and ways to fix of the catalogue. Entries
without a reader are in the catalogue for that: with how to check and fix by hand.

`absence` says what it means that a location is not there: it `proves` or `suggests` that the listing is
missing, or it says nothing. A source of tier 2 lowers every severity by one step, of tier 3 by two; a `proxy`
view says `medium` at most. `verified` tells what the reader was made from: `recorded` data of the source, its
`docs`, or `none`.

## What may stand in source.toml

Keys are written with dashes. `id`, `title` and `platform` must be there.

| key | what it says |
|---|---|
| `id` `title` `platform` `aliases` | ID, name for people, the public place it reads, other words for it |
| `view` | `public`, `owner` or `proxy` |
| `kind` | `directory`, `map`, `review-site`, `aggregator`, `registry`, `website` or `file` |
| `tier` `weight` | 1 to 3; the weight of its platform in coverage and in the order of fixes |
| `countries` `accepts` `languages` | ISO alpha-2 codes (none: everywhere), each `business_type` it takes |
| `states` | fields that it offers at all; the others are `not-offered` |
| `absence` | `proves`, `suggests` or `says-nothing` |
| `keep` `keep-values` | what its terms let us keep: `all`, `ids` or `days:N` |
| `required` `extract` `door` | counts for exit 3; its file covers a region; false: nothing reads it |
| `homepage` `docs` `verified` `needs` | links, how it was verified, environment variables |
| `edit-url` `create-url` `procedure` | where and how an owner fixes a listing (`{id}`, `{url}`, `{query}`) |
| `path` `columns` `ignore` | its file, header -> our column (empty: ignored), headers to ignore |

A source of your own is a folder with a `source.toml`, and an `adapter.py` where a column map is not enough:
`--sources-dir DIR`, or an installed package with an entry point in the group `listaudit.sources`.
"""


def document() -> str:
    """Return the page as it stands in docs/sources.md."""
    sources = shelf()
    read = [source for source in sources if source.has_door]
    by_hand = [source for source in sources if not source.has_door]
    parts = (
        _HEAD,
        _table("Read from files", read),
        _table("In the catalogue, by hand", by_hand),
        *map(_entry, sources),
    )
    return "\n".join(parts)


def _table(title: str, sources: Iterable[Source]) -> str:
    rows = (
        f"| `{s.id}` | {s.title} | {s.platform} | {s.view} | {s.tier} | {s.absence} | {s.verified} |"
        for s in sources
    )
    head = "| id | title | platform | view | tier | absence | verified |\n|---|---|---|---|---|---|---|"
    return "\n".join((f"## {title}\n", head, *rows, ""))


def _entry(source: Source) -> str:
    missing = [field for field in Field if field not in source.states]
    facts = [
        f"[{source.homepage}]({source.homepage})" if source.homepage else "",
        f"documented at {source.docs}" if source.docs else "",
        f"does not offer {', '.join(missing)}" if missing else "",
        f"covers {', '.join(sorted(source.countries))}" if source.countries else "",
    ]
    told = [f"{'; '.join(filter(None, facts))}.\n"] if any(facts) else []
    return "\n".join((f"### {source.id}\n", *told, f"{source.procedure}\n"))
