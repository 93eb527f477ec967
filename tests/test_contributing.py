"""The worked example of CONTRIBUTING.md, run as it stands there against a real server."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from listaudit.__main__ import run
from tests.fetch.server import Reply, Server

PAGE = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = dict(re.findall(r"```(toml|python)\n(.*?)```", PAGE, re.DOTALL))
SHOP = {
    "id": "s1",
    "name": "Bluebird Bakery",
    "also_known_as": ["The Bluebird"],
    "street": "120 Maple St",
    "town": "Springfield",
    "postcode": "62701",
    "phone": ["(217) 555-0199"],
    "web": "https://bluebird.example/springfield",
    "opening_hours": "Mo-Sa 07:00-15:00",
    "state": "active",
    "page": "https://town.example/s1",
    "score": 9,
    "motto": "Fresh daily",
}


def answer(asked):
    url = urlsplit(asked.path)
    if asked.headers.get("authorization") != "Bearer k-555":
        return Reply(401, b"who is there?")
    if url.path == "/v1/shops/s1":
        return Reply(body=json.dumps(SHOP).encode())
    if url.path.startswith("/v1/shops/"):
        return Reply(404, b"no such shop")
    if "page" in parse_qs(url.query):
        found = [{"id": "s1", "name": "Bluebird Bakery"}]
        return Reply(body=json.dumps({"shops": found, "count": 2}).encode())
    other = {"id": "s2", "name": "Quay Taxi", "phone": "(309) 555-0177"}
    return Reply(body=json.dumps({"shops": [other], "next": "/v1/shops?page=2", "count": 2}).encode())


@pytest.fixture
def example(tmp_path, monkeypatch):
    folder = tmp_path / "mine" / "town-directory"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text(CODE["toml"])
    (folder / "adapter.py").write_text(CODE["python"])
    (tmp_path / "locations.csv").write_text(
        "store_code,name,street,city,region,postcode,country,phone,website,id:town-directory\n"
        "0001,Bluebird Bakery,120 Maple St,Springfield,IL,62701,US,(217) 555-0101,"
        "https://bluebird.example/springfield,s1\n"
        "0002,Harbor Coffee,88 Oak Ave,Joliet,IL,60431,US,(815) 555-0102,,s9\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOWN_KEY", "k-555")
    return tmp_path


def test_the_worked_example_finds_compares_and_tells(example):
    with Server(answer) as server:
        (example / "run.toml").write_text(
            f'[sources.town-directory]\nfrom = "town-directory"\nbase-url = "{server.url}/v1"\n'
            f'pace = {{ per-second = 0 }}\n[fetch]\nallow-hosts = ["{server.host}"]\nfolder = "state"\n'
        )
        code = run(
            ["audit", "locations.csv", "--config", "run.toml", "--sources-dir", "mine", "-f", "json=out.json"]
        )
    report = json.loads((example / "out.json").read_bytes())
    bakery, coffee = report["locations"]
    fields = bakery["listings"][0]["fields"]
    assert bakery["listings"][0]["status"] == "found"
    assert fields["phone"]["verdict"] == "different"
    assert {field: fields[field]["verdict"] for field in ("name", "address", "website")} == {
        "name": "same",
        "address": "same",
        "website": "same",
    }
    assert coffee["listings"][0]["status"] == "gone"
    assert code == 1
    leftovers = [note["params"] for note in report["summary"]["notes"] if note["code"] == "run.leftovers"]
    assert [note["columns"] for note in leftovers] == ["motto"]


def test_the_worked_example_is_short():
    lines = [line for line in CODE["python"].splitlines() if line.strip()]
    assert len(lines) <= 60
