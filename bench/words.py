"""Write listaudit/normalize/words.tsv: how many of the public place names hold each word.

usage: python bench/words.py ../shared/datasets
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from listaudit.match.keys import name_words

MIN_COUNT = 4
TABLE = Path(__file__).parent.parent / "listaudit" / "normalize" / "words.tsv"


def names(data: Path) -> Iterator[str]:
    """Yield every distinct name of the two cities and of the Overture pairs."""
    seen: set[str] = set()
    for path in sorted((data / "cities").glob("*_overture.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            seen.update(row["name"] for row in csv.DictReader(file) if row["name"])
    for path in (
        data / "overture_pairs" / "pairs.csv",
        data / "overture_conflation" / "pairs_all_same_place.csv",
    ):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                seen.update(filter(None, (row["a_name"], row["b_name"])))
    yield from sorted(seen)


def main() -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    total = 0
    for name in names(Path(sys.argv[1])):
        total += 1
        counts.update(set(name_words(name)))
    rows = sorted((w, n) for w, n in counts.items() if n >= MIN_COUNT)
    TABLE.write_text(f"# names\t{total}\n" + "".join(f"{w}\t{n}\n" for w, n in rows), encoding="utf-8")
    print(f"{total} names, {len(rows)} words")


if __name__ == "__main__":
    main()
