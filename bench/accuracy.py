"""How accurate listaudit is, on every labelled set of a folder, through the code that its commands run.

usage: python -m bench.accuracy [--data DIR] [--write] [--errors N] [--fields LABELS_DIR] [--scripts CASES_DIR]

Prints the page of figures. Where the folder holds all that the weights are fitted on, pairs are judged
by weights that have not seen their place, and again by weights that have not seen their set; else by
the shipped ones. `--write` renews bench/accuracy.json and docs/accuracy.md. `--errors` prints the
worst errors of each group of sets instead, for reading: values are other people's and go nowhere else.
`--fields` measures the comparators against labels alone; without a folder, against bench/labels.
`--scripts` measures names across scripts alone, on other projects' pairs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import bench.fit
from bench import (
    accuracy_errors,
    accuracy_fields,
    accuracy_figures,
    accuracy_judged,
    accuracy_page,
    accuracy_scripts,
    docs,
)
from bench.accuracy_bootstrap import REPLICATES, SEED
from bench.accuracy_fields_page import fields as fields_page
from bench.accuracy_figures import Judged
from bench.accuracy_sets import GEO, Labelled, load, tables, trainable
from bench.accuracy_weights import LEFT_OUT, Fitting, fitting
from listaudit.match.model import Weights, weights

DATA = Path(__file__).parent.parent.parent / "shared" / "datasets"
CASES = DATA.with_name("cases")
LABELS = Path(__file__).with_name("labels")


@dataclass
class Measured:
    """Every set as judged in each way, and the weights that judged each pair."""

    data: Path
    fitting: Fitting | None
    shipped: dict[str, Judged] = field(default_factory=dict)
    crossed: dict[str, Judged] = field(default_factory=dict)
    left_out: dict[str, Judged] = field(default_factory=dict)
    weighing: dict[str, dict[str, Sequence[Weights]]] = field(default_factory=dict)

    @property
    def best(self) -> dict[str, Judged]:
        """What the figures are about: weights that have not seen the place, where there are such."""
        return self.crossed or self.shipped


def measure(data: Path) -> Measured:
    """Judge every labelled set with the shipped weights and, where they can be fitted, with unseeing ones."""
    fitted = fitting(bench.fit.load(data)) if trainable(data) else None
    sets = load(data, fitted.training if fitted else None)
    measured = Measured(data, fitted)
    measured.shipped = {one.name: Judged(one, accuracy_judged.shipped(one)) for one in sets}
    measured.weighing["shipped"] = {one.name: [weights()] * len(one.labels) for one in sets}
    if fitted:
        _cross(measured, fitted, sets)
        _leave_out(measured, fitted, sets)
    return measured


def _cross(measured: Measured, fitted: Fitting, sets: Sequence[Labelled]) -> None:
    folds = fitted.folds()
    measured.crossed = {one.name: Judged(one, accuracy_judged.bits_of(one, folds)) for one in sets}
    measured.weighing["crossed"] = {one.name: [folds[n] for n in bench.fit.folds(one.places)] for one in sets}


def _leave_out(measured: Measured, fitted: Fitting, sets: Sequence[Labelled]) -> None:
    weighing = measured.weighing.setdefault("left out", {})
    for names in LEFT_OUT.values():
        unseen = fitted.weights(fitted.without(names))
        for one in sets:
            if one.name in names:
                measured.left_out[one.name] = Judged(one, accuracy_judged.bits_of(one, unseen))
                weighing[one.name] = [unseen] * len(one.labels)


def figures_of(measured: Measured) -> dict[str, Any]:
    """Return all figures of the matching."""
    groups = accuracy_figures.groups(measured.best)
    every = [one for sets in groups.values() for one in sets]
    named = {"all": every} | (
        {"overture_pairs": groups["overture_pairs"]} if "overture_pairs" in groups else {}
    )
    return {
        "digest": measured.fitting.training.digest if measured.fitting else _digest(measured),
        "weights": accuracy_page.weights_digest(),
        "bootstrap": {"replicates": REPLICATES, "seed": SEED},
        "sets": {name: _of_set(name, measured) for name in measured.shipped},
        "geo_er": _of_geo(measured),
        "certain": accuracy_figures.certain(every) if every else [],
        "tables": _of_tables(measured),
        "calibration": {name: accuracy_figures.calibrated(sets) for name, sets in named.items() if sets},
        "kinds": {name: accuracy_figures.by_kind(sets) for name, sets in groups.items()},
        "countries": accuracy_figures.by_country(groups.get("overture_pairs", every)),
    }


def _digest(measured: Measured) -> str:
    """Return one digest of all sets that were judged."""
    together = "".join(one.of.digest for one in measured.shipped.values())
    return hashlib.blake2b(together.encode(), digest_size=8).hexdigest()


def _of_set(name: str, measured: Measured) -> dict[str, Any]:
    one = measured.shipped[name].of
    same = int(one.labels.sum())
    ways = {"shipped": measured.shipped, "crossed": measured.crossed, "left_out": measured.left_out}
    found = {way: accuracy_figures.accuracy(judged[name]) for way, judged in ways.items() if name in judged}
    return {"digest": one.digest, "same": same, "not": len(one.labels) - same, **found}


def _of_geo(measured: Measured) -> dict[str, list[float]]:
    ways = {"crossed": measured.crossed, "left_out": measured.left_out}
    sets = {way: accuracy_figures.together(judged, GEO) for way, judged in ways.items()}
    return (
        {way: accuracy_figures.mean_f1(judged) for way, judged in sets.items()} if all(sets.values()) else {}
    )


def _of_tables(measured: Measured) -> dict[str, dict[str, list[float]]]:
    """Return the F1 of `listaudit match` on whole tables, also by weights that have not seen them."""
    found: dict[str, dict[str, list[float]]] = {}
    for both in tables(measured.data):
        found[both.name] = {"shipped": accuracy_figures.linked(accuracy_judged.matches(both), both.truth)}
        if measured.fitting and both.name in LEFT_OUT:
            fitted = measured.fitting
            with accuracy_judged.using(fitted.table, fitted.without(LEFT_OUT[both.name]), fitted.training):
                links = accuracy_judged.matches(both)
            found[both.name]["left_out"] = accuracy_figures.linked(links, both.truth)
    return found


def print_errors(measured: Measured, count: int) -> None:
    """Print the worst errors of each group of sets, in each way in which the weights are unseeing."""
    ways = {"crossed": measured.crossed, "left out": measured.left_out}
    for way, judged in ({k: v for k, v in ways.items() if v} or {"shipped": measured.shipped}).items():
        for group, sets in accuracy_figures.groups(judged).items():
            wrong, missed = accuracy_errors.counts(sets)
            print(f"\n##### {group}, {way}: {wrong} wrongly matched, {missed} missed; the worst {count}\n")
            print("\n".join(accuracy_errors.shown(sets, measured.weighing[way], count)))


def print_fields(labels: Path, data: Path) -> dict[str, Any]:
    """Print how the comparators agree with labels; return the figures."""
    found = accuracy_fields.load(labels, data)
    figures = accuracy_fields.figures(found)
    print("\n".join(fields_page(figures)) or f"no labels in {labels}")
    print("\n".join(accuracy_fields.shown(found)))
    return figures


def print_scripts(cases: Path) -> dict[str, Any]:
    """Print what is said of names across scripts; return the figures."""
    file = cases / accuracy_scripts.FILE
    figures = accuracy_scripts.figures(file) if file.is_file() else {}
    print("\n".join(accuracy_scripts.section(figures)) or f"scripts skipped: no {file.name} in {cases.name}")
    return figures


def write(renewed: Mapping[str, Any]) -> None:
    """Renew these parts of the committed figures, then the page."""
    file = accuracy_page.FIGURES
    known = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    file.write_text(_lines(known | dict(renewed)) + "\n", encoding="utf-8")
    (docs.ROOT / "docs" / "accuracy.md").write_text(accuracy_page.document(), encoding="utf-8")


def _lines(value: Any, indent: str = "") -> str:
    """Return JSON with each list on a line of its own, so that a change can be read."""
    if isinstance(value, dict) and value:
        deeper = indent + " "
        rows = (f"{deeper}{json.dumps(key)}: {_lines(inner, deeper)}" for key, inner in value.items())
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
    return json.dumps(value, ensure_ascii=False)


def main() -> int:
    """Measure, print, write; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--fields", type=Path, nargs="?", const=LABELS, metavar="LABELS_DIR")
    parser.add_argument("--scripts", type=Path, nargs="?", const=CASES, metavar="CASES_DIR")
    options = parser.parse_args()
    if options.scripts:
        figures = {"scripts": print_scripts(options.scripts)}
        if options.write and figures["scripts"]:
            write(figures)
        return 0
    if not options.data.is_dir():
        print(f"accuracy skipped: {options.data.name} of labelled sets is not there")
        return 0
    if options.fields:
        figures = {"fields": print_fields(options.fields, options.data)}
        if options.write:
            write(figures)
        return 0
    measured = measure(options.data)
    if options.errors:
        print_errors(measured, options.errors)
        return 0
    figures = figures_of(measured)
    print(accuracy_page.render(figures))
    if options.write and not measured.fitting:
        print("not written: the data is not all that the weights are fitted on", file=sys.stderr)
        return 1
    if options.write:
        write(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
