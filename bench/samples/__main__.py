"""Reads the payloads of other people and says what became of them.

usage: python -m bench.samples [--write | --check] [SHARED]

Prints a line for each source and names what was not understood; `--write` writes docs/payloads.md, and
`--check` exits with 1 where that page is stale. SHARED is the folder `shared/sources`, by default the one
beside the project.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.samples.page import PAGE, document
from bench.samples.read import Account, accounts

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "sources"


def main(arguments: list[str] | None = None) -> int:
    """Read all payloads; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    if not asked.shared.is_dir():
        parser.error(f"{asked.shared} is not there")
    if not (asked.write or asked.check):
        return max((_told(account) for account in accounts(asked.shared)), default=0)
    page, text = ROOT / PAGE, document(asked.shared)
    if page.is_file() and page.read_text(encoding="utf-8") == text:
        return 0
    if asked.check:
        print(f"{PAGE} is stale: run `python -m bench.samples --write`")
        return 1
    page.write_text(text, encoding="utf-8")
    print(f"wrote {PAGE}")
    return 0


def _told(account: Account) -> int:
    """Print what became of a source's payloads; return 1 where something was not understood."""
    unknown = sorted({name for read in account.read for name in read.leftovers})
    failed = [read.path for read in account.read for p in read.problems if "adapter failed" in p.detail]
    print(
        f"{account.id:<26} {len(account.read):>6} payloads  {len(account.left):>4} left  "
        f"{len(account.listings):>7,} listings"
    )
    for word, names in (
        ("not in the table", account.unseen),
        ("unknown keys", unknown),
        ("failed on", failed),
    ):
        if names:
            print(f"  {word}: {', '.join(names[:8])}{' ...' if len(names) > 8 else ''}")
    return int(bool(account.unseen or unknown or failed))


if __name__ == "__main__":
    sys.exit(main())
