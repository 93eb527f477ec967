"""The comparators against labels that people gave real values without having seen listaudit's verdicts.

A file `<field>.tsv` (or `<field>.labels.tsv`) holds `set:pair_id`, the verdict and a note a line, parted
by tabs. Where two verdicts can be argued for they stand as `variant/incomplete`: the first counts
strictly, either counts leniently. `same` and `equivalent` are one class.

A hash of the pair's id parts the labels into a half to work on and a half to measure on, of which
nothing but figures is ever shown: whoever looks at its pairs can no longer measure with them. Pairs of
which that has happened stand in `opened.tsv` (field and id a line) and are of the half to work on.

A folder `second` beside the labels may hold those of a second labeller, in files of the same kind.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import accuracy_second
from bench.accuracy_judged import pairs
from bench.accuracy_kinds import Row
from bench.accuracy_metrics import wilson
from bench.accuracy_sets import find, raw_rows
from listaudit.model import Kind

FIELDS = ("name", "address", "city", "postcode", "phone", "website")
AGREEING = "same or equivalent"
OPENED = "opened.tsv"
SECOND = "second"
_CELLS = 2
_ONE_CLASS = {Kind.SAME.value: AGREEING, Kind.EQUIVALENT.value: AGREEING}


@dataclass(frozen=True)
class Labelled:
    """One labelled pair of values, and the verdict of listaudit."""

    pair: str
    labels: tuple[str, ...]
    note: str
    verdict: str
    reasons: str
    ours: str
    theirs: str
    work: bool
    """Whether it is of the half to work on, or was opened for that."""
    second: tuple[str, ...] = ()
    """The label of the second labeller, where there is one."""

    @property
    def verdict_class(self) -> str:
        """The class of the verdict."""
        return class_of(self.verdict)

    @property
    def first_classes(self) -> tuple[str, ...]:
        """The classes that the label allows, best first."""
        return tuple(map(class_of, self.labels))

    @property
    def second_classes(self) -> tuple[str, ...]:
        """The classes that the second label allows, best first."""
        return tuple(map(class_of, self.second))

    @property
    def strictly(self) -> bool:
        """Whether the verdict is the one that the label names first."""
        return self.verdict_class == self.first_classes[0]

    @property
    def leniently(self) -> bool:
        """Whether the verdict is one of those that the label allows."""
        return self.verdict_class in self.first_classes


def class_of(verdict: str) -> str:
    """Return the class of a verdict: `same` and `equivalent` are one."""
    return _ONE_CLASS.get(verdict, verdict)


def is_work(field: str, pair: str, opened: frozenset[tuple[str, str]] = frozenset()) -> bool:
    """Say whether a pair is in the half to work on.

    Its id has an even blake2b digest of four bytes, or it is one of those opened: field and id.
    """
    even = hashlib.blake2b(pair.encode(), digest_size=4).digest()[-1] % 2 == 0
    return even or (field, pair) in opened


def read_opened(folder: Path) -> frozenset[tuple[str, str]]:
    """Return field and id of the pairs that were measured on once and have been looked at since.

    Raises:
        ValueError: A line is no known field and an id.
    """
    file = folder / OPENED
    if not file.is_file():
        return frozenset()
    lines = [line for line in file.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    found = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    for cells in found:
        if len(cells) != _CELLS or cells[0] not in FIELDS:
            raise ValueError(f"{OPENED}: {cells} is no field and id")
    return frozenset((cells[0], cells[1]) for cells in found)


def read_labels(path: Path) -> dict[str, tuple[tuple[str, ...], str]]:
    """Return the verdicts that each pair's label allows, best first, and the note.

    Raises:
        ValueError: A line names no verdict, or a pair is labelled twice.
    """
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        pair, label, *note = (cell.strip() for cell in line.split("\t"))
        labels = tuple(part.strip() for part in label.split("/"))
        if any(part not in set(Kind) for part in labels) or pair in found:
            raise ValueError(f"{path.name}:{number}: {pair!r} is labelled {label!r}, or labelled twice")
        found[pair] = labels, " ".join(note)
    return found


def label_file(folder: Path, field: str) -> Path | None:
    """Return the file with the labels of a field, if there is one."""
    return next((f for end in ("tsv", "labels.tsv") if (f := folder / f"{field}.{end}").is_file()), None)


def load(folder: Path, data: Path) -> dict[str, list[Labelled]]:
    """Return the labelled pairs of every field that has labels, judged through `listaudit pairs`."""
    files = {field: file for field in FIELDS if (file := label_file(folder, field))}
    labels = {field: read_labels(file) for field, file in files.items()}
    wanted = {pair.partition(":")[0] for found in labels.values() for pair in found}
    judged = {
        f"{path.parent.name}:{row['pair_id']}": (row, verdicts)
        for path in find(data)
        if path.parent.name in wanted
        for row, verdicts in zip(raw_rows(path), pairs(path), strict=True)
    }
    seconds = {field: _second(folder, field) for field in files}
    opened = read_opened(folder)
    return {
        field: list(_joined(field, found, seconds[field], opened, judged)) for field, found in labels.items()
    }


def _second(folder: Path, field: str) -> dict[str, tuple[str, ...]]:
    file = label_file(folder / SECOND, field)
    return {pair: allowed for pair, (allowed, _) in read_labels(file).items()} if file else {}


def _joined(
    field: str,
    labels: Mapping[str, tuple[tuple[str, ...], str]],
    second: Mapping[str, tuple[str, ...]],
    opened: frozenset[tuple[str, str]],
    judged: Mapping[str, tuple[Row, Mapping[str, str]]],
) -> Iterable[Labelled]:
    for pair, (allowed, note) in labels.items():
        row, verdicts = judged[pair]
        yield Labelled(
            pair,
            allowed,
            note,
            verdicts[f"{field}_verdict"],
            verdicts[f"{field}_reasons"],
            row[f"a_{field}"],
            row[f"b_{field}"],
            is_work(field, pair, opened),
            second.get(pair, ()),
        )


def figures(found: Mapping[str, list[Labelled]]) -> dict[str, dict[str, object]]:
    """Return each field's figures: both halves' agreement, the second labeller's, the confusion worked on."""
    return {field: _of_field(labelled) for field, labelled in found.items()}


def _of_field(labelled: list[Labelled]) -> dict[str, object]:
    work = [one for one in labelled if one.work]
    measured = [one for one in labelled if not one.work]
    return {
        "work": _agreement(work),
        "measured": _agreement(measured),
        "second": accuracy_second.figures(measured),
        "taken": confusion(work),
    }


def _agreement(labelled: list[Labelled]) -> dict[str, list[float]]:
    of = len(labelled)
    right = {
        "strict": sum(one.strictly for one in labelled),
        "lenient": sum(one.leniently for one in labelled),
    }
    return {name: [n, of, *(round(end, 4) for end in wilson(n, of))] for name, n in right.items()}


def confusion(labelled: Iterable[Labelled]) -> dict[str, dict[str, int]]:
    """Return how many pairs of each label (the first one) were given each verdict."""
    counts = Counter((class_of(one.labels[0]), class_of(one.verdict)) for one in labelled)
    table: dict[str, dict[str, int]] = {}
    for (label, verdict), count in sorted(counts.items()):
        table.setdefault(label, {})[verdict] = count
    return table


def shown(found: Mapping[str, list[Labelled]]) -> Iterable[str]:
    """Yield the disagreements of the half to work on, for the terminal alone: values are other people's."""
    for field, labelled in found.items():
        for one in labelled:
            if one.work and not one.strictly:
                arguable = "  (arguable)" if one.leniently else ""
                yield f"{field} {one.pair}: label {'/'.join(one.labels)}, verdict {one.verdict} [{one.reasons}]{arguable}"
                yield f"    ours   {one.ours}\n    theirs {one.theirs}" + (
                    f"\n    note   {one.note}" if one.note else ""
                )
