"""The wheel carries what the program reads: the sources, the demo, every table."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Build the wheel from the tree and unpack it, as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    wheel = next(folder.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def _run(site, folder, *args):
    environment = os.environ | {"PYTHONPATH": str(site), "COLUMNS": "120"}
    command = [sys.executable, "-m", "listaudit", *args]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_it_holds_every_data_file_of_the_package_the_sources_and_the_demo(installed):
    data = {
        path.relative_to(ROOT)
        for path in (ROOT / "listaudit").rglob("*")
        if path.suffix in {".toml", ".tsv", ".typed"} and "__pycache__" not in path.parts
    }
    assert data
    assert {path for path in data if not (installed / path).is_file()} == set()
    sources = {path.parent.name for path in (ROOT / "sources").glob("*/source.toml")}
    assert {
        path.parent.name for path in (installed / "listaudit" / "sources").glob("*/source.toml")
    } == sources
    demo = {path.name for path in (ROOT / "fixtures" / "demo").rglob("*") if path.is_file()}
    assert {path.name for path in (installed / "listaudit" / "demo").rglob("*") if path.is_file()} == demo


def test_the_installed_program_runs_its_demo_away_from_the_tree(installed, tmp_path):
    written = _run(installed, tmp_path, "init", "--demo", "demo")
    assert written.returncode == 0, written.stderr
    audited = _run(installed, tmp_path / "demo", "audit", "locations.csv")
    assert audited.returncode == 1, audited.stderr
    assert "critical facts right on" in audited.stdout
