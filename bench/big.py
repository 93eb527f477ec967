"""3,000 locations x 50 file sources: writes them, audits them, prints seconds and megabytes.

usage: python -m bench.big [--locations 3000] [--sources 50] [--keep DIR]

The mix of errors is what surveys of listings found (hours wrong 47 %, URL 33 %, name 24 %, street
20 %), with format noise, former phones, sister shops of six chains and lost units.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_CHAINS = [
    "Bluebird Bakery",
    "Copper Kettle Cafe",
    "Northside Dental",
    "Quick Lube Garage",
    "Harbor Books",
    "Maple Pharmacy",
]
_FIRST = [
    "Golden",
    "Silver",
    "Rustic",
    "Urban",
    "Happy",
    "Lucky",
    "Classic",
    "Royal",
    "Grand",
    "Sunny",
    "Coastal",
    "Midtown",
    "Prairie",
    "Summit",
    "Canyon",
    "Velvet",
]
_SECOND = [
    "Dragon",
    "Lotus",
    "Eagle",
    "Anchor",
    "Lantern",
    "Olive",
    "Pepper",
    "Garden",
    "Compass",
    "Falcon",
    "Willow",
    "Barrel",
    "Mango",
    "Basil",
    "Cactus",
    "Rooster",
]
_KIND = {
    "Grill": "restaurant",
    "Salon": "hair_salon",
    "Hardware": "hardware_store",
    "Fitness": "gym",
    "Florist": "florist",
    "Motors": "car_repair",
}
_STREETS = [
    "Maple",
    "Oak",
    "Cedar",
    "Lake",
    "Hill",
    "Park",
    "Main",
    "Mill",
    "Church",
    "River",
    "Spring",
    "Walnut",
    "Elm",
    "Pine",
    "Union",
    "Market",
]
_TYPES = [
    ("Street", "St"),
    ("Avenue", "Ave"),
    ("Road", "Rd"),
    ("Boulevard", "Blvd"),
    ("Drive", "Dr"),
    ("Lane", "Ln"),
]
_CITIES = [("Springfield", "IL", "627", "217", 39.78, -89.65), ("Boise", "ID", "837", "208", 43.61, -116.2), ("Dayton", "OH", "454", "937", 39.76, -84.19),
           ("Fresno", "CA", "937", "559", 36.74, -119.78), ("Albany", "NY", "122", "518", 42.65, -73.75), ("Mobile", "AL", "366", "251", 30.69, -88.04)]  # fmt: skip
_COLUMNS = [
    "id",
    "name",
    "street",
    "unit",
    "city",
    "region",
    "postcode",
    "country",
    "phone",
    "website",
    "hours",
    "category",
    "latitude",
    "longitude",
]


def location(n: int, rng: random.Random) -> dict[str, str]:
    """Return one canonical record."""
    city, state, zip3, area, lat, lon = rng.choice(_CITIES)
    if rng.random() < 0.6:
        name = rng.choice(_CHAINS)
        category = "business"
    else:
        word, category = rng.choice(list(_KIND.items()))
        name = f"{rng.choice(_FIRST)} {rng.choice(_SECOND)} {word}"
    return {
        "id": f"{n:05d}", "name": name, "street": f"{rng.randint(1, 9999)} {rng.choice(_STREETS)} {rng.choice(_TYPES)[1]}",
        "unit": f"Ste {rng.randint(1, 400)}" if rng.random() < 0.3 else "", "city": city, "region": state,
        "postcode": f"{zip3}{rng.randint(1, 60):02d}", "country": "US", "phone": f"({area}) {rng.randint(200, 999)}-{rng.randint(0, 9999):04d}",
        "website": f"https://{name.lower().replace(' ', '-')}.example/{city.lower()}/{n}",
        "hours": f"Mo-Fr 0{rng.randint(7, 9)}:00-{rng.randint(16, 20)}:00; Sa 10:00-14:00", "category": category,
        "latitude": f"{lat + rng.uniform(-0.1, 0.1):.6f}", "longitude": f"{lon + rng.uniform(-0.1, 0.1):.6f}",
    }  # fmt: skip


def listing(ours: dict[str, str], rng: random.Random) -> dict[str, str]:
    """Return a source's copy of a record, with the usual noise and errors."""
    row = dict(ours)
    digits = "".join(c for c in row["phone"] if c.isdigit())
    row["phone"] = rng.choice(
        [
            row["phone"],
            f"+1{digits}",
            f"{digits[:3]}-{digits[3:6]}-{digits[6:]}",
            f"{digits[:3]}.{digits[3:6]}.{digits[6:]}",
            "",
        ]
    )
    if rng.random() < 0.4:
        for long, short in _TYPES:
            row["street"] = row["street"].replace(f" {short}", f" {long}")
    if rng.random() < 0.24:
        row["name"] = rng.choice(
            [
                row["name"].upper(),
                row["name"] + " LLC",
                row["name"] + " " + row["city"],
                row["name"].replace("Cafe", "Coffee"),
                row["name"].rsplit(" ", 1)[0],
            ]
        )
    if rng.random() < 0.2:
        number, _, rest = row["street"].partition(" ")
        row["street"] = rng.choice(
            [f"{int(number) + 2} {rest}", f"{number}B {rest}", f"{rng.randint(1, 9999)} Other Rd"]
        )
    if rng.random() < 0.3:
        row["unit"] = ""
    if rng.random() < 0.33:
        row["website"] = rng.choice(
            [
                row["website"].replace("https", "http"),
                row["website"] + "?utm_source=dir",
                "",
                "https://directory.example/x",
            ]
        )
    if rng.random() < 0.47:
        row["hours"] = rng.choice(
            ["Mo-Fr 09:00-17:00", "Mon-Fri 9am-5pm, Sat 10am-2pm", "", "Mo-Su 08:00-20:00"]
        )
    if rng.random() < 0.05:
        row["phone"] = f"({digits[:3]}) {rng.randint(200, 999)}-{rng.randint(0, 9999):04d}"
    return row


def write(folder: Path, locations: int, sources: int) -> None:
    """Write locations.csv and the sources."""
    rng = random.Random(7)
    rows = [location(n, rng) for n in range(locations)]
    _write(
        folder / "locations.csv", [{"store_code": row.pop("id"), **row} for row in [dict(r) for r in rows]]
    )
    for s in range(sources):
        copies = [{**listing(row, rng), "id": f"s{s}-{row['id']}"} for row in rows if rng.random() < 0.97]
        extra = [{**listing(row, rng), "id": f"s{s}-d{row['id']}"} for row in rows if rng.random() < 0.03]
        rng.shuffle(copies)
        _write(folder / f"source{s:02d}.csv", copies + extra)


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Write, audit in a process of its own, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--locations", type=int, default=3000)
    parser.add_argument("--sources", type=int, default=50)
    parser.add_argument("--keep", type=Path, help="write into this folder and leave it there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        write(folder, options.locations, options.sources)
        given = [
            x
            for s in range(options.sources)
            for x in ("--source", f"s{s:02d}=file:{folder}/source{s:02d}.csv")
        ]
        command = [
            sys.executable,
            "-m",
            "listaudit",
            "audit",
            str(folder / "locations.csv"),
            *given,
            "--format",
            f"json={folder}/out.json",
            "--format",
            f"csv={folder}/out.csv",
            "--fail-on",
            "never",
        ]
        started = time.perf_counter()
        subprocess.run(command, check=True)
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{options.locations} locations x {options.sources} sources: {seconds:.1f} s, {peak:.0f} MB at most, JSON {(folder / 'out.json').stat().st_size / 1e6:.0f} MB"
        )


if __name__ == "__main__":
    main()
