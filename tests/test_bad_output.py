"""Reports that cannot be written, readers that go away, and Ctrl-C: nothing half-done is left anywhere."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

FORMATS = ("table", "json", "ndjson", "csv", "xlsx")
AUDIT = ("audit", "locations.csv", "-s", "yelp=file:yelp.csv", "-q")
SAYING = {
    "audit": AUDIT,
    "validate": ("validate", "locations.csv"),
    "explain": ("explain", "locations.csv", "--location", "0001", "-s", "yelp=file:yelp.csv"),
    "explain-json": ("explain", "locations.csv", "--location", "0001", "-s", "yelp=file:yelp.csv", "--json"),
    "report": ("report", "audit.json"),
    "fixes": ("fixes", "audit.json"),
    "rules": ("rules",),
    "sources": ("sources",),
    "config": ("config",),
}
HAS_FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


def process(folder, *args, **options):
    """Start the command line as a process of its own."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | options.pop("env", {})
    return subprocess.Popen([sys.executable, "-m", "listaudit", *args], cwd=folder, env=env, **options)


@pytest.fixture
def audited(shop):
    """A desk with an audit as JSON."""
    shop.run(*AUDIT, "-f", "json=audit.json")
    return shop


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("folder", "Name a file in that folder"),
        ("none/out", "Make its folder first"),
        ("yelp.csv/out", "One of its folders is a file"),
        ("x" * 300, "shorter name"),
        ("a\0b", "PATH"),
        pytest.param("/dev/full", "Free some space", marks=HAS_FULL),
    ],
)
def test_a_place_that_cannot_be_written_is_an_error_and_nothing_is_left(audited, fmt, path, hint):
    (audited.folder / "folder").mkdir()
    before = audited.files()
    for command in (AUDIT, ("report", "audit.json")):
        done = audited.run(*command, "-f" if command is AUDIT else "--format", f"{fmt}={path}")
        assert done.code == 2
        first, second = done.err.splitlines()
        assert first.startswith("listaudit: ")
        assert hint in second
    assert audited.files() == before


@pytest.mark.parametrize("path", ["folder.csv", "none/out.csv", "yelp.csv/out.parquet", "out.txt", "out"])
def test_a_table_of_matches_that_cannot_be_written_is_an_error_and_nothing_is_left(shop, path):
    (shop.folder / "folder.csv").mkdir()
    before = shop.files()
    done = shop.run("match", "locations.csv", "yelp.csv", "-o", path)
    assert done.code == 2
    assert len(done.err.splitlines()) == 2
    assert shop.files() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("fmt", FORMATS)
def test_a_read_only_folder_is_an_error(shop, fmt):
    (shop.folder / "locked").mkdir(mode=0o500)
    done = shop.run(*AUDIT, "-f", f"{fmt}=locked/out")
    assert done.code == 2
    assert "a folder that you may write to" in done.err


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC, errno.EIO])
def test_what_the_system_refuses_while_a_report_appears_is_an_error_and_nothing_is_left(
    shop, monkeypatch, fmt, code
):
    def refuse(*_):
        raise OSError(code, os.strerror(code))

    shop.run(*AUDIT, "-f", f"{fmt}=out")
    old = (shop.folder / "out").read_bytes()
    before = shop.files()
    monkeypatch.setattr(os, "fsync", refuse)
    done = shop.run(*AUDIT, "-f", f"{fmt}=out", "-f", "csv=other.csv" if fmt != "csv" else "json=other.json")
    assert done.code == 2
    assert os.strerror(code) in done.err
    assert "help: " in done.err
    assert shop.files() == before
    assert (shop.folder / "out").read_bytes() == old


def test_a_temporary_folder_that_is_full_is_an_error(shop, monkeypatch):
    def refuse(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("tempfile.TemporaryDirectory", refuse)
    done = shop.run(*AUDIT, "-f", "json=out.json")
    assert done.code == 2
    assert "TMPDIR" in done.err
    assert shop.files() == ["locations.csv", "yelp.csv"]


@HAS_FULL
@pytest.mark.parametrize("command", SAYING)
def test_a_full_disk_behind_standard_output_is_an_error(audited, command):
    with Path("/dev/full").open("wb") as full:
        run = process(audited.folder, *SAYING[command], stdout=full, stderr=subprocess.PIPE)
        _, said = run.communicate(timeout=60)
    assert run.returncode == 2
    first, second = said.decode().splitlines()
    assert first.startswith("listaudit: ")
    assert "No space left on device" in first
    assert second.startswith("  help: Free some space")


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="there is no shell")
@pytest.mark.parametrize("end", ["| head -1", "| true", ">&-"])
def test_a_reader_that_goes_away_ends_quietly(audited, end):
    every = [
        " ".join(command)
        for name, command in SAYING.items()
        if name in ("audit", "explain-json", "report", "rules")
    ]
    script = "\n".join(f'("$PYTHON" -m listaudit {line}; echo "$?" >>codes) {end}' for line in every)
    env = {"PYTHON": sys.executable, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        ["/bin/sh", "-c", script],
        cwd=audited.folder,
        env=os.environ | env,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == b""
    assert (audited.folder / "codes").read_text().split() == ["0"] * len(every)


def many(shop, name, key):
    header = (shop.folder / name).read_text().splitlines()[0]
    rows = (
        f"{n},Shop {n},{n} Elm St,Peoria,IL,61602,US,(309) 555-{n % 10000:04},https://shop{n}.example"
        for n in range(40_000)
    )
    shop.write(name, "\n".join([header.replace(key, key), *rows]) + "\n")


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_in_the_middle_leaves_nothing_behind(shop, jobs):
    many(shop, "yelp.csv", "id")
    shop.write("bing.csv", (shop.folder / "yelp.csv").read_bytes())
    shop.write("old.json", "old")
    (shop.folder / "tmp").mkdir()
    out = shop.folder / "out"
    out.mkdir()
    shop.write("out/o.json", "old")
    run = process(
        shop.folder, "audit", "yelp.csv", "-s", "yelp=file:yelp.csv", "-s", "bing=file:bing.csv", "-j", jobs,
        *(part for fmt in ("json", "csv", "xlsx") for part in ("-f", f"{fmt}=out/o.{fmt}")),
        env={"TMPDIR": str(shop.folder / "tmp")}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 40
    while len(list(out.iterdir())) < 4 and run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert run.poll() is None, "the audit ended before it could be interrupted"
    time.sleep(0.3)
    os.killpg(run.pid, signal.SIGINT)
    printed, said = run.communicate(timeout=40)
    assert (run.returncode, printed) == (130, b"")
    assert said.decode().splitlines() == [
        "listaudit: Interrupted. Nothing was written; a report appears only when it is whole."
    ]
    assert [path.name for path in out.iterdir()] == ["o.json"]
    assert (out / "o.json").read_text() == "old"
    assert list((shop.folder / "tmp").iterdir()) == []
