"""Other projects' published cases: which pass, which are excused and why, which fail.

usage: python -m bench.conformance [FILE]... [--cases ../shared/cases] [--show N] [--write]

FILE is a case file without its ending, such as `numex`; all when none is named. Exits with 1 where a
case fails, or where an exception of bench/conformance.toml is stale because its line passes.
`--write` keeps the counts for docs/conformance.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.conformance.cases import read_excused
from bench.conformance.page import write
from bench.conformance.run import CHECKS, Outcome, run

CASES = Path(__file__).parents[3] / "shared" / "cases"


def main(arguments: list[str] | None = None) -> int:
    """Run, print, perhaps write; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="all when none is named")
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--show", type=int, default=0, help="failures of each file to print")
    parser.add_argument("--write", action="store_true", help="keep the counts for the page")
    options = parser.parse_args(arguments)
    if not options.cases.is_dir():
        print(f"conformance skipped: the folder {options.cases.name} of other projects' cases is not there")
        return 0
    if unknown := sorted(set(options.files) - set(CHECKS)):
        parser.error(f"no such case file: {', '.join(unknown)}")
    excused = read_excused()
    names = options.files or sorted(CHECKS)
    outcomes = [run(options.cases / f"{name}.jsonl", excused.get(name, ())) for name in names]
    for outcome in outcomes:
        _print(outcome, options.show)
    if options.write and not options.files:
        write(outcomes)
    return 0 if all(outcome.good for outcome in outcomes) else 1


def _print(outcome: Outcome, show: int) -> None:
    excused = sum(count for _, count in outcome.excused)
    of = outcome.passed + excused + len(outcome.failed)
    print(
        f"{outcome.name:26} {outcome.passed:5} passed  {excused:5} excused  {len(outcome.failed):5} failed  of {of}"
    )
    for failure in outcome.failed[:show]:
        shown = {
            key: value
            for key, value in failure.case.items()
            if key in {"a", "b", "text", "name", "args", "test"}
        }
        print(f"  {failure.line}: {failure.said}   {str(shown)[:300]}")
    for reason, line in outcome.stale:
        print(f"  stale: {f'line {line} passes' if line else 'nothing needs it'}: {reason}")


if __name__ == "__main__":
    sys.exit(main())
