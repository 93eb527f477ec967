"""A desk to work at: a folder of one's own, invented files in it, and the command line in process."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from listaudit.__main__ import run

LOCATIONS = """\
store_code,name,street,city,region,postcode,country,phone,website
0001,Bluebird Bakery,120 Maple St,Springfield,IL,62701,US,(217) 555-0101,https://bluebird.example/springfield
0002,Harbor Coffee,88 Oak Ave,Joliet,IL,60431,US,(815) 555-0102,https://harbor.example/joliet
"""
LISTINGS = """\
id,name,street,city,region,postcode,country,phone,website
a1,Bluebird Bakery,120 Maple St,Springfield,IL,62701,US,(217) 555-0101,https://bluebird.example/springfield
a2,Harbor Coffee,88 Oak Ave,Joliet,IL,60431,US,(815) 555-0102,https://harbor.example/joliet
a3,Quay Taxi,9 Quay Rd,Peoria,IL,61602,US,(309) 555-0177,https://taxi.example
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: its exit code and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.out)

    @property
    def summary(self) -> dict[str, Any]:
        return self.json["summary"]

    def location(self, code: str) -> dict[str, Any]:
        return next(found for found in self.json["locations"] if found["store_code"] == code)

    def status(self, code: str, source: str = "yelp") -> list[str]:
        return [row["status"] for row in self.location(code)["listings"] if row["source"] == source]

    def rules(self, code: str) -> list[str]:
        return sorted(finding["rule"] for finding in self.location(code)["findings"])

    def verdict(self, code: str, field: str) -> str:
        return self.location(code)["listings"][0]["fields"][field]["verdict"]

    def reasons(self, code: str, field: str) -> list[str]:
        return [r["code"] for r in self.location(code)["listings"][0]["fields"][field].get("reasons", [])]

    def notes(self) -> dict[str, dict[str, str]]:
        return {note["code"]: note["params"] for note in self.summary["notes"]}


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder, and commands that run in it."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def write(self, name: str, text: str | bytes) -> str:
        """Write a file and return its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return name

    def table(self, name: str, *rows: dict[str, str]) -> str:
        """Write rows as CSV and return the file's name."""
        out = io.StringIO()
        writer = csv.DictWriter(out, list(dict.fromkeys(key for row in rows for key in row)), restval="")
        writer.writeheader()
        writer.writerows(rows)
        return self.write(name, out.getvalue())

    def run(self, *args: str) -> Outcome:
        """Run a command."""
        self.capture.readouterr()
        code = run(list(args))
        said = self.capture.readouterr()
        return Outcome(code, said.out, said.err)

    def audit(self, *args: str, sources: Sequence[str] = ("yelp=file:yelp.csv",)) -> Outcome:
        """Audit locations.csv and return the report as JSON."""
        named = [part for source in sources for part in ("--source", source)]
        return self.run("audit", "locations.csv", *named, "-f", "json", "-q", *args)

    def files(self) -> list[str]:
        """Return the names of the files that stand in the folder."""
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """An empty desk."""
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


@pytest.fixture
def shop(desk):
    """A desk with two locations and a file of three listings, all of them right."""
    desk.write("locations.csv", LOCATIONS)
    desk.write("yelp.csv", LISTINGS)
    return desk


@pytest.fixture
def ours():
    """One location as a row: name -> value, to be changed."""
    header, first, _ = LOCATIONS.splitlines()
    return dict(zip(header.split(","), first.split(","), strict=True))


@pytest.fixture
def theirs():
    """The listing of that location as a row."""
    header, first, *_ = LISTINGS.splitlines()
    return dict(zip(header.split(","), first.split(","), strict=True))
