"""Writes the pages of docs/ that follow from the code, and the generated blocks of the others.

usage: python -m bench.docs [--check]

A page is written whole, or block by block: a block stands between `<!-- begin NAME -->` and
`<!-- end NAME -->`, and what is around it is written by hand. `--check` writes nothing, names what is
stale, and exits with 1 where something is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bench import accuracy_page, docs_cli, docs_columns, docs_config, docs_matching, docs_start, docs_verdicts
from bench.conformance import page as conformance_page
from listaudit.rules import pages as rule_pages
from listaudit.source import pages as source_pages

ROOT = Path(__file__).parent.parent
Write = Callable[[], str]

PAGES: Mapping[str, Write] = {
    "docs/accuracy.md": accuracy_page.document,
    "docs/conformance.md": conformance_page.document,
    "docs/cli.md": docs_cli.document,
    "docs/rules.md": rule_pages.document,
    "docs/sources.md": source_pages.document,
}
"""Page -> what writes the whole of it."""

BLOCKS: Mapping[str, Mapping[str, Write]] = {
    "README.md": {
        "commands": docs_cli.commands,
        "audit": docs_start.audit,
        "explain": docs_start.explain,
        "config": docs_start.config,
    },
    "docs/columns.md": {
        "columns": docs_columns.columns,
        "taggable": docs_columns.taggable,
        "synonyms": docs_columns.synonyms,
        "days": docs_columns.days,
    },
    "docs/config.md": {
        "file": docs_config.whole,
        "defaults": docs_config.defaults,
        "sources": docs_config.sources,
        "fetch": docs_config.fetch,
        "example": docs_start.config,
    },
    "docs/matching.md": {
        "thresholds": docs_matching.thresholds,
        "weights": docs_matching.weights,
        "training": docs_matching.training,
        "waterfall": docs_start.waterfall,
    },
    "docs/fetching.md": {"reasons": docs_verdicts.fetching},
    "docs/verdicts.md": {"reasons": docs_verdicts.reasons},
}
"""Page -> name of a block -> what writes it."""


def stale(root: Path) -> dict[str, str]:
    """Return the pages that are not as the code would write them, each with its right text."""
    right = {page: write() for page, write in PAGES.items()}
    right |= {page: _filled(root / page, blocks) for page, blocks in BLOCKS.items()}
    return {page: text for page, text in right.items() if _text(root / page) != text}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _filled(path: Path, blocks: Mapping[str, Write]) -> str:
    """Return a page with all of its blocks written anew."""
    text = _text(path)
    for name, write in blocks.items():
        text = fill(text, name, write(), path.name)
    return text


def fill(text: str, name: str, block: str, page: str = "the page") -> str:
    """Put `block` between the marks of `name`.

    Raises:
        ValueError: The page does not have each of the marks once, in their order.
    """
    begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed or begin in after:
        raise ValueError(f"{page} needs {begin.strip()} and {end}, once each")
    return f"{before}{begin}{block.rstrip()}\n{end}{after}"


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Write what is stale, or name it; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 for stale pages")
    check = parser.parse_args(arguments).check
    found = stale(root)
    for page, text in found.items():
        if not check:
            (root / page).write_text(text, encoding="utf-8")
        print(f"{page} is stale: run `python -m bench.docs`" if check else f"wrote {page}")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main())
