"""How many rows a second `listaudit pairs` judges, with all fields and all reasons, and where time goes.

usage: python -m bench.pairs_speed [--data DIR] [--rows 20000] [--distinct] [--profile]

The labelled Overture pairs are repeated and shuffled to so many rows; `--distinct` takes each row of
all sets that state a phone or website once, so that nothing is remembered from an equal row.
"""

from __future__ import annotations

import argparse
import cProfile
import csv
import io
import pstats
import random
import sys
import tempfile
import time
from contextlib import redirect_stderr
from pathlib import Path

from bench.accuracy_kinds import Row
from bench.accuracy_sets import raw_rows
from listaudit.linking import judge_pairs
from listaudit.progress import Silent

DATA = Path(__file__).parent.parent.parent / "shared" / "datasets"
REPEATED = ("overture_pairs/pairs.csv",)
ONCE = (
    *REPEATED,
    "overture_conflation/pairs_all_same_place.csv",
    "fodors_zagats/pairs.csv",
    "magellan_yelp_zomato/pairs.csv",
)
_TOP = 15


def rows_of(data: Path, count: int, *, distinct: bool) -> list[Row]:
    """Return the rows to judge, shuffled by a fixed seed."""
    found = [row for name in (ONCE if distinct else REPEATED) for row in raw_rows(data / name)]
    if not distinct:
        found = (found * (count // len(found) + 1))[:count]
    random.Random(7).shuffle(found)
    return found


def write(rows: list[Row], path: Path) -> None:
    """Write the rows as the file that `pairs` reads."""
    columns = list(
        dict.fromkeys(column for row in rows for column in row if column not in {"label", "split"})
    )
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def timed(path: Path, out: Path) -> tuple[float, float]:
    """Return the seconds that judging takes, by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    with redirect_stderr(io.StringIO()):
        judge_pairs(str(path), out, country="", progress=Silent())
    return time.perf_counter() - clock, time.process_time() - processor


def main() -> int:
    """Write, judge, print; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--distinct", action="store_true", help="each row once")
    parser.add_argument("--profile", action="store_true", help="where the time goes (slows it down)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        pairs, out = Path(scratch) / "pairs.csv", Path(scratch) / "out.csv"
        rows = rows_of(options.data, options.rows, distinct=options.distinct)
        write(rows, pairs)
        profile = cProfile.Profile()
        if options.profile:
            profile.enable()
        clock, processor = timed(pairs, out)
        profile.disable()
    print(
        f"{len(rows):,} rows in {clock:.2f} s, {processor:.2f} s of the processor: {len(rows) / processor:,.0f} rows/s"
    )
    if options.profile:
        pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(_TOP)
        pstats.Stats(profile, stream=sys.stdout).sort_stats("cumulative").print_stats("listaudit", 2 * _TOP)
    return 0


if __name__ == "__main__":
    sys.exit(main())
