"""Invented pairs with labels, as the accuracy bench reads them."""

import csv

FIELDS = ("name", "address", "city", "postcode", "country", "phone")
SAME = ("Bluebird Bakery", "120 Maple St", "Springfield", "62701", "US", "(217) 555-0101")
OTHER = ("Copper Kettle Cafe", "9 Oak Ave", "Dayton", "45402", "US", "(937) 555-0144")


def write_pairs(path, *pairs):
    """Write invented pairs: id, label, our values, their values."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = ["pair_id", "split", "label", *(f"{side}_{field}" for side in "ab" for field in FIELDS)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([pair_id, "", label, *ours, *theirs] for pair_id, label, ours, theirs in pairs)


def write_town(path):
    """Write a set of four pairs, and one of two, into a folder."""
    upper = tuple(value.upper() for value in SAME)
    moved = (SAME[0], "77 Mill Rd", *SAME[2:])
    write_pairs(
        path / "town" / "pairs.csv",
        ("1", 1, SAME, upper),
        ("2", 1, SAME, moved),
        ("3", 0, SAME, OTHER),
        ("4", 0, OTHER, SAME),
    )
    write_pairs(path / "twins" / "pairs.csv", ("1", 1, SAME, upper), ("2", 1, OTHER, OTHER))
