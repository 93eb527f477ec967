"""The labelled sets of a folder: rows as the files hold them, and the levels that listaudit reads.

A set is a file `pairs*.csv` (or `.csv.gz`) with `pair_id`, `label` (1 = same place), `a_*` and `b_*`,
in the folder or below it. Whole tables are two files beside a `matches_*.csv` whose columns
`NAME_id` name them.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import bench.fit
from bench import cities
from bench.accuracy_kinds import Row
from listaudit.match.features import Levels

GEO = "geo_er"
"""Folder of the four sets of two cities that are judged together."""


@dataclass(frozen=True)
class Labelled:
    """One labelled set; the lists run in the order of the file."""

    name: str
    path: Path
    rows: list[Row]
    labels: np.ndarray
    places: list[str]
    levels: list[Levels]
    digest: str

    @property
    def title(self) -> str:
        """What people call the set: its folder."""
        return self.name.rpartition("/")[0] or self.name


@dataclass(frozen=True)
class Tables:
    """Two whole tables, and the pairs of their ids that are one place."""

    name: str
    ours: Path
    theirs: Path
    truth: frozenset[tuple[str, str]]


def find(data: Path) -> list[Path]:
    """Return the files of labelled pairs, in the order in which they are shown."""
    found = sorted(path for path in data.rglob("pairs*.csv*") if path.name.endswith((".csv", ".csv.gz")))
    known = {name: place for place, name in enumerate(bench.fit.SETS)}
    return sorted(found, key=lambda path: known.get(name_of(data, path), len(known)))


def name_of(data: Path, path: Path) -> str:
    """Return the name of a set: its place in the folder."""
    return path.relative_to(data).as_posix()


def trainable(data: Path) -> bool:
    """Say whether the folder holds everything that the weights are fitted on."""
    files = [*(data / name for name in bench.fit.SETS if name != "cities"), *cities.files(data)]
    return all(path.is_file() for path in files)


def raw_rows(path: Path) -> list[Row]:
    """Return the rows of a file of pairs as they are written."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def load(data: Path, training: bench.fit.Training | None) -> list[Labelled]:
    """Read every labelled set; levels that the training holds already are taken from there.

    Raises:
        ValueError: A set was read otherwise than its rows stand in the file.
    """
    return [_labelled(data, path, training) for path in find(data)]


def _labelled(data: Path, path: Path, training: bench.fit.Training | None) -> Labelled:
    name, rows = name_of(data, path), raw_rows(path)
    triples = list(_of(training, name)) if training and name in bench.fit.SETS else []
    triples = triples or list(bench.fit.labelled(path))
    places, labels = [triple[0] for triple in triples], [triple[1] for triple in triples]
    levels = [triple[2] for triple in triples]
    if labels != [int(row["label"]) for row in rows]:
        raise ValueError(f"{name}: its rows are not those that `pairs` reads")
    digest = hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()
    return Labelled(name, path, rows, np.array(labels), places, levels, digest)


def _of(training: bench.fit.Training, name: str) -> Iterator[tuple[str, int, Levels]]:
    columns = zip(training.sets, training.places, training.labels, training.levels, strict=True)
    for where, place, label, levels in columns:
        if where == name:
            yield place, label, levels


def tables(data: Path) -> list[Tables]:
    """Return the pairs of whole tables whose matches are known."""
    return [_tables(data, path) for path in sorted(data.rglob("matches_*.csv"))]


def _tables(data: Path, path: Path) -> Tables:
    with path.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    ours, theirs = list(rows[0])[:2]
    truth = frozenset((row[ours], row[theirs]) for row in rows)
    first, second = (path.parent / f"{column.removesuffix('_id')}.csv" for column in (ours, theirs))
    return Tables(path.parent.relative_to(data).as_posix(), first, second, truth)
