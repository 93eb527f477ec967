"""docs/accuracy.md, from the figures that `python -m bench.accuracy --write` has left in accuracy.json.

Needs nothing but the file, so that looking whether the page is stale costs nothing.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import listaudit.match.model
from bench.accuracy_fields_page import fields
from bench.accuracy_scripts import section as scripts
from bench.docs_markdown import code, table
from bench.generated.page import section as generated

FIGURES = Path(__file__).with_name("accuracy.json")
PUBLISHED = Path(__file__).with_name("accuracy_published.toml")
_WEIGHTS = Path(listaudit.match.model.__file__).with_name("weights.toml")
Figures = Mapping[str, Any]

_HEAD = """# Accuracy

How often is it right? Every figure here is measured by `python -m bench.accuracy` on labelled pairs of real records, through the code that
`listaudit pairs` and `listaudit match` run, and written by `--write`. The sets are other people's and are not part of this project.

- **Cross-validated**: the pairs of a place are judged by weights that were fitted without that place (ten folds, all pairs of a place in one).
- **Left out**: judged by weights that were fitted without the whole set; the four sets of `geo_er` are left out together.
- Which comparisons there are, and into which levels they fall, was chosen with these sets in view; no fold undoes that.
- **In brackets** stand 95 % intervals: for F1 and average precision from {replicates} bootstrap samples of places (seed {seed}), for shares Wilson's.
- **Average precision** is the mean precision at each match in the order of the evidence, and so independent of the threshold.
"""
_TABLES = """Tools of the same kind stand below, none of them trained on the set; their figures were measured once with the same score.

"""
_CERTAIN = "Of the pairs that are given a probability of 0.9 or more, so many are matches; {way}.\n\n"
_CALIBRATED = "What share of the pairs of about one probability are matches; {way}.\n\n"
_KINDS = """Sorted by plain rules that read the raw values and use none of listaudit's own normalising; {way}.
Wrong: two places taken for one; missed: one place taken for two.

"""
_COUNTRIES = "Overture; {way}.\n\n"
_GROUPS = {
    "overture_pairs": "Overture",
    "geo_er": "the four of geo_er",
    "others": "the other sets",
    "all": "all sets",
}


def document() -> str:
    """Return the page; while nothing has been measured, one that says so."""
    if not FIGURES.is_file():
        return "# Accuracy\n\nNothing has been measured yet: `python -m bench.accuracy --write`.\n"
    return render(json.loads(FIGURES.read_text(encoding="utf-8")))


def weights_digest() -> str:
    """Return the digest of the shipped weights."""
    return hashlib.blake2b(_WEIGHTS.read_bytes(), digest_size=8).hexdigest()


def render(figures: Figures) -> str:
    """Return the page for these figures; a section without any is left out."""
    published = tomllib.loads(PUBLISHED.read_text(encoding="utf-8"))
    sections = (
        ("Pairs", "", _sets(figures) + _remarks(figures)),
        ("Beside published figures", "", _beside(figures, published["published"])),
        ("Whole tables, by `match`", _TABLES, _tables(figures, published["peer"])),
        ("Pairs given 0.9 or more", _CERTAIN, _certain(figures)),
        ("Calibration", _CALIBRATED, "\n".join(_calibration(figures))),
        ("By kind of difference", _KINDS, "\n".join(_kinds(figures))),
        ("By country", _COUNTRIES, _countries(figures)),
    )
    parts = [_HEAD.format(**figures["bootstrap"]), "".join(_of_what(figures))]
    way = "cross-validated" if _crossed(figures) else "shipped weights"
    parts += [f"## {title}\n\n{about.format(way=way)}{body}" for title, about, body in sections if body]
    parts += fields(figures.get("fields", {}))
    parts += generated(figures.get("generated", {}))
    parts += scripts(figures.get("scripts", {}))
    return "\n".join(parts).rstrip() + "\n"


def _of_what(figures: Figures) -> Iterator[str]:
    yield f"Data: digest `{figures['digest']}`. "
    if figures["weights"] == weights_digest():
        yield "The weights are those that are shipped.\n"
    else:
        yield "**The weights have been fitted anew since**: the figures are of the former ones.\n"


def spread(value: Sequence[float] | None, digits: int = 3) -> str:
    """Return a figure with its interval, such as `0.899 [0.885, 0.912]`."""
    if not value:
        return ""
    return f"{value[0]:.{digits}f} [{value[1]:.{digits}f}, {value[2]:.{digits}f}]"


def _plain(value: Sequence[float] | None) -> str:
    return f"{value[0]:.3f}" if value else ""


def _sets(figures: Figures) -> str:
    head = (
        "set",
        "same / not",
        "precision",
        "recall",
        "F1",
        "average precision",
        "F1, left out",
        "F1, shipped weights",
    )
    return table(head, (_set_row(name, found) for name, found in figures["sets"].items())) + "\n\n"


def _set_row(name: str, found: Figures) -> tuple[str, ...]:
    best = found.get("crossed", found["shipped"])
    measured = [spread(best.get(key)) for key in ("precision", "recall", "f1", "average_precision")]
    left_out = spread(found.get("left_out", {}).get("f1"))
    return (
        code(name),
        f"{found['same']:,} / {found['not']:,}",
        *measured,
        left_out,
        _plain(found["shipped"].get("f1")),
    )


def _remarks(figures: Figures) -> str:
    lines = []
    if mean := figures.get("geo_er"):
        lines.append(
            f"- Mean F1 of the four of `geo_er`: {spread(mean['crossed'])}; left out together {spread(mean['left_out'])}."
        )
    if not _crossed(figures):
        lines.append(
            "- The weights could not be fitted on this data: every figure is of the shipped weights."
        )
    else:
        lines.append(
            "- The shipped weights have seen these pairs: their column says how well they fit, not how right they are."
        )
    if any(not found["not"] for found in figures["sets"].values()):
        lines.append("- A set that holds nothing but matches has a recall and no more.")
    return "\n".join(lines) + "\n"


def _beside(figures: Figures, published: Sequence[Mapping[str, str]]) -> str:
    found = {name.partition("/")[0]: one for name, one in figures["sets"].items()}
    rows = (
        (code(row["set"]), row["figure"], row["what"], spread(_best(found[row["set"]]).get("f1")))
        for row in published
        if row["set"] in found
    )
    return _table(("set", "published", "by what", "listaudit, cross-validated"), list(rows))


def _crossed(figures: Figures) -> bool:
    """Say whether weights could be fitted that have not seen what they judge."""
    return all("crossed" in found for found in figures["sets"].values())


def _best(found: Figures) -> Figures:
    best: Figures = found.get("crossed", found["shipped"])
    return best


def _tables(figures: Figures, peers: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        (
            f"listaudit, {words}: `{name}`",
            spread(found[key]),
            f"{found[key][3]} / {found[key][4]} / {found[key][5]}",
        )
        for name, found in figures["tables"].items()
        for key, words in (("left_out", "weights that have not seen the set"), ("shipped", "shipped weights"))
        if key in found
    ]
    if not rows:
        return ""
    rows += [(peer["tool"], f"{peer['f1']:.3f}", "") for peer in peers]
    return table(("tool", "F1", "linked / rightly / there are"), rows) + "\n"


def _certain(figures: Figures) -> str:
    rows = [
        (code(name), *_share(_best(found)["certain"]), *_share(found.get("left_out", {}).get("certain")))
        for name, found in figures["sets"].items()
        if "certain" in _best(found)
    ]
    if pooled := figures["certain"]:
        worst = min(
            found["certain"][0] for found in map(_best, figures["sets"].values()) if "certain" in found
        )
        rows += [("**pooled**", *_share(pooled), "", ""), ("**worst set**", f"{worst:.3f}", "", "", "")]
    return _table(("set", "share of matches", "pairs", "share, left out", "pairs"), rows)


def _share(certain: Sequence[float] | None) -> tuple[str, str]:
    return (spread(certain), f"{certain[3]:,}") if certain else ("", "")


def _calibration(figures: Figures) -> Iterator[str]:
    for group, found in figures["calibration"].items():
        yield f"### {_GROUPS[group][:1].upper()}{_GROUPS[group][1:]}\n"
        rows = (
            (f"{low:g} to {high:g}", f"{pairs:,}", f"{said:.3f}", spread((same / pairs, below, above)))
            for low, high, pairs, said, same, below, above in found["bins"]
        )
        yield table(("probability", "pairs", "mean probability", "share of matches"), rows) + "\n"
        yield f"Mean distance of the two over all pairs: {found['error']:.4f}.\n"


def _kinds(figures: Figures) -> Iterator[str]:
    for group, by_field in figures["kinds"].items():
        yield f"### Kinds: {_GROUPS[group]}\n"
        rows = [
            ("" if place else field, kind, *_counts(counts))
            for field, kinds in by_field.items()
            if len(kinds) > 1
            for place, (kind, counts) in enumerate(kinds.items())
        ]
        yield table(("field", "difference", "pairs", "matches", "wrong", "missed", "F1"), rows) + "\n"


def _counts(counts: Sequence[int]) -> tuple[str, ...]:
    pairs, same, found, right = counts
    f1 = f"{2 * right / (found + same):.3f}" if found + same else ""
    return f"{pairs:,}", f"{same:,}", f"{found - right:,}", f"{same - right:,}", f1


def _countries(figures: Figures) -> str:
    rows = [(country, *_counts(counts)) for country, counts in figures["countries"].items()]
    return _table(("country", "pairs", "matches", "wrong", "missed", "F1"), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table, or nothing where it would have no row."""
    return table(head, rows) + "\n" if rows else ""
