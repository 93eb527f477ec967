"""Generated pairs with known verdicts: which are judged as they should be, by field and kind.

usage: python -m bench.generated [FIELD]... [--each 200] [--seed 11] [--show N] [--write]

Prints for each field what was done to the values and which verdicts they got; `--show` adds wrong ones.
Exits with 1 where a changed value passes. `--write` keeps the figures for docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bench import accuracy
from bench.generated.cases import Case, generate
from bench.generated.figures import figures, silenced
from bench.generated.judged import judged
from bench.generated.kinds import KINDS
from bench.generated.page import section

EACH = 200
SEED = 11


def main(arguments: Sequence[str] | None = None) -> int:
    """Generate, judge, print, perhaps write; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("fields", nargs="*", metavar="FIELD", help="all when none is named")
    parser.add_argument("--each", type=int, default=EACH, help="pairs of each kind")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", type=int, default=0, help="wrong ones of each kind to print")
    parser.add_argument("--write", action="store_true", help="keep the figures for the page")
    options = parser.parse_args(arguments)
    kinds = tuple(kind for kind in KINDS if not options.fields or kind.field in options.fields)
    cases = judged(list(generate(kinds, options.each, options.seed)))
    found = figures(cases, options.each, options.seed)
    print("\n".join(section(found)))
    _show(cases, options.show)
    if options.write and not options.fields:
        accuracy.write({"generated": found})
    return 1 if silenced(cases) else 0


def _show(cases: Sequence[Case], most: int) -> None:
    shown: dict[str, int] = {}
    for case in cases:
        key = f"{case.kind.field}: {case.kind.name}"
        shown[key] = shown.get(key, 0) + (not case.right)
        if not case.right and shown[key] <= most:
            print(
                f"{key}: {case.verdict} [{case.reasons}]\n    ours   {dict(case.ours)}\n    theirs {dict(case.theirs)}"
            )


if __name__ == "__main__":
    sys.exit(main())
