"""The accuracy gate: figures may not fall below the floors in bench/baseline.toml.

usage: python -m bench.gate [--data ../shared/datasets] [--write [--lower]]

Skips, saying so, where the labelled sets are not there. `--write` raises floors to what was
measured; lowering one takes `--lower` as well.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import tempfile
import tomllib
from contextlib import redirect_stderr
from pathlib import Path

import bench.fit
from bench import traps
from bench.format_only import FORMAT_ONLY
from bench.one_character import ONE_CHARACTER
from bench.records import real_records
from listaudit.linking import link
from listaudit.progress import Silent

BASELINE = Path(__file__).with_name("baseline.toml")
ROOM = 0.003
"""A floor stands this much under what was measured, so that a tie broken otherwise is no alarm."""


def measure(data: Path) -> tuple[dict[str, float], str]:
    """Return every figure that has a floor, higher being better, and the digest of the labelled sets."""
    training = bench.fit.load(data)
    figures = {f"F1 {name}": f1 for name, f1 in bench.fit.cross_validated_f1(training).items()}
    figures["F1 fodors_zagats by match"] = fodors_zagats(data / "fodors_zagats")
    records = real_records(data)
    options = argparse.Namespace(seed=7, variants=2000)
    for trap, kinds in (("format-only", FORMAT_ONLY), ("one character", ONE_CHARACTER)):
        found = traps.variants(trap, kinds, records, options)
        traps.run(found, None)
        figures[f"trap {trap}"] = 1 - sum(v.bad for v in found) / len(found)
    return figures, training.digest


def fodors_zagats(folder: Path) -> float:
    """Return the F1 of `listaudit match` on the two whole tables."""
    with (folder / "matches_fodors_zagats.csv").open(encoding="utf-8") as file:
        truth = {(row["fodors_id"], row["zagats_id"]) for row in csv.DictReader(file)}
    with tempfile.TemporaryDirectory() as scratch, redirect_stderr(io.StringIO()):
        out = Path(scratch) / "out.csv"
        link(str(folder / "fodors.csv"), str(folder / "zagats.csv"), out, country="US", progress=Silent())
        with out.open(encoding="utf-8") as file:
            found = {
                (r["location_id"], r["listing_id"]) for r in csv.DictReader(file) if r["decision"] == "match"
            }
    return 2 * len(found & truth) / (len(found) + len(truth))


def main() -> int:
    """Compare, or write the baseline; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, default=Path(__file__).parent.parent.parent / "shared" / "datasets"
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lower", action="store_true")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"accuracy gate skipped: {options.data.name} of labelled sets is not there")
        return 0
    baseline = tomllib.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
    floors: dict[str, float] = baseline.get("floors", {})
    figures, digest = measure(options.data)
    if baseline.get("digest", digest) != digest:
        print("the labelled sets are others than those of the baseline: its floors may not fit")
    fallen = [name for name, floor in floors.items() if figures.get(name, 0.0) < floor]
    for name, value in figures.items():
        verdict = "BELOW" if name in fallen else "ok" if name in floors else "no floor"
        print(f"{name:44} {value:.4f}  floor {floors.get(name, 0.0):.4f}  {verdict}")
    if options.write:
        write(figures, digest, floors, lower=options.lower)
        return 0
    return 1 if fallen or not floors else 0


def write(figures: dict[str, float], digest: str, floors: dict[str, float], *, lower: bool) -> None:
    """Write the floors; those that would fall stay, unless lowering was asked for."""
    lines = [
        "# Floors of the accuracy gate; written by `python -m bench.gate --write`.",
        f'digest = "{digest}"',
        "",
        "[floors]",
    ]
    for name, value in figures.items():
        floor = value if name.startswith("trap") else round(value - ROOM, 4)
        lines.append(f'"{name}" = {floor if lower else max(floor, floors.get(name, 0.0))}')
    BASELINE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
