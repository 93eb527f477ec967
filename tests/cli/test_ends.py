"""How a process ends that is told to, or that nobody listens to any more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from listaudit.cli.ends import Patient, end_as_interrupted, outlive_readers
from tests.fetch.kit import KEY
from tests.fetch.server import Reply, Server
from tests.fetch.shop import ARGUMENTS, lay_out

COUNT = 300
HEADER = "store_code,name,street,city,region,postcode,country,phone"
SIGNALS = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def started(folder, *args, **streams):
    environ = {
        **os.environ,
        "ACME_KEY": KEY,
        "LISTAUDIT_HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    (folder / "tmp").mkdir(exist_ok=True)
    return subprocess.Popen([sys.executable, "-m", "listaudit", *args], cwd=folder, env=environ, **streams)


def lay_out_many(folder, server):
    lay_out(folder, server.url, server.host)
    rows = [f"{n:04},Place{n} Cafe,{n} Oak Ave,Joliet,IL,60431,US,(815) 555-0102" for n in range(COUNT)]
    (folder / "locations.csv").write_text("\n".join((HEADER, *rows, "")))


@pytest.mark.parametrize("name", SIGNALS)
def test_whoever_ends_a_run_is_told_how_it_goes_on_and_nothing_is_left_behind(tmp_path, name):
    with Server(lambda _: Reply(body=b'{"results": []}', delay=0.02)) as server:
        lay_out_many(tmp_path, server)
        before = {path.name for path in tmp_path.iterdir()}
        run = started(tmp_path, *ARGUMENTS, stderr=subprocess.PIPE)
        until = time.monotonic() + 60
        while len(server.asked) < COUNT // 4:
            assert time.monotonic() < until
            time.sleep(0.005)
        run.send_signal(getattr(signal, name))
        _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert said.decode() == (
        "listaudit: Interrupted. No report was written; what was answered is kept for a day.\n"
        "  help: Start the same command again: it goes on where it was and asks for none of that again.\n"
    )
    assert {path.name for path in tmp_path.iterdir()} - before <= {"state", "home", "tmp"}
    assert list((tmp_path / "tmp").iterdir()) == []
    assert len(list((tmp_path / "state" / "runs").glob("*.sqlite"))) == 1


def test_whoever_ends_a_check_ends_all_of_it_and_blames_no_source(tmp_path):
    with Server(lambda _: Reply(delay=60)) as server:
        lay_out(tmp_path, server.url, server.host)
        shelf, config = tmp_path / "shelf" / "acme" / "source.toml", tmp_path / "audit.toml"
        shelf.write_text(shelf.read_text().replace("timeout = 1.5", "timeout = 60"))
        config.write_text(f'[sources.first]\nfrom = "acme"\nbase-url = "{server.url}"\n' + config.read_text())
        args = ("sources", "--check", "--yes", "--config", "audit.toml", "--sources-dir", "shelf")
        run = started(tmp_path, *args, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        until = time.monotonic() + 60
        while not server.asked:
            assert time.monotonic() < until
            time.sleep(0.005)
        run.send_signal(signal.SIGINT)
        out, said = run.communicate(timeout=60)
    assert (run.returncode, out, len(server.asked)) == (130, b"", 1)
    assert said.decode().splitlines()[-1].startswith("listaudit: Interrupted.")


COLUMNS = "name,street,city,region,postcode,country,phone"
PLACE = "Bluebird Bakery,120 Maple St,Springfield,IL,62701,US"
COMMANDS = {
    "a report": ("audit", "locations.csv", "--source", "yelp=file:yelp.csv", "--fail-on", "info"),
    "a validation": ("validate", "locations.csv", "--fail-on", "info"),
    "a refusal": ("rules", "no-such-rule"),
}


@pytest.mark.parametrize(
    ("streams", "unbuffered"),
    [(("stdout",), ""), (("stderr",), ""), (("stdout", "stderr"), "1")],
    ids=["stdout", "stderr", "both, unbuffered"],
)
@pytest.mark.parametrize("args", COMMANDS.values(), ids=COMMANDS)
def test_a_reader_that_goes_away_takes_no_exit_code_with_it(tmp_path, monkeypatch, args, streams, unbuffered):
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    (tmp_path / "locations.csv").write_text(
        f"store_code,{COLUMNS}\n1,{PLACE},(217) 555-0109\n2,Wren,,,,,US,12\n"
    )
    (tmp_path / "yelp.csv").write_text(f"id,{COLUMNS}\na,{PLACE},(217) 555-0101\n")
    whole = started(tmp_path, *args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).wait(60)
    assert whole != 0
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        open_ends = dict.fromkeys(("stdout", "stderr"), subprocess.PIPE) | dict.fromkeys(streams, closed)
        run = started(tmp_path, *args, **open_ends)
        said = run.communicate(timeout=60)
    assert run.returncode == whole
    assert "Traceback" not in "".join(text.decode() for text in said if text)


# The parts


def test_what_is_written_after_the_reader_has_gone_goes_nowhere():
    reading, writing = os.pipe()
    with Patient(writing, "wb") as stream:
        assert stream.write(b"heard") == 5
        assert os.read(reading, 9) == b"heard"
        os.close(reading)
        assert [stream.write(b"lost"), stream.write(b"too")] == [4, 3]


def test_streams_are_made_patient_once_and_only_those_of_the_process(monkeypatch, tmp_path):
    with (
        (tmp_path / "out").open("w", encoding="latin-1", errors="replace") as own,
        Path(os.devnull).open("w") as other,
    ):
        monkeypatch.setattr(sys, "stdout", own)
        monkeypatch.setattr(sys, "__stdout__", own)
        monkeypatch.setattr(sys, "stderr", other)
        own.write("first ")
        outlive_readers()
        patient = sys.stdout
        assert isinstance(patient.buffer.raw, Patient)
        assert (patient.encoding, patient.errors) == (own.encoding, own.errors)
        assert sys.stderr is other
        outlive_readers()
        assert sys.stdout is patient
        patient.write("then\n")
        patient.flush()
    assert (tmp_path / "out").read_text() == "first then\n"


@pytest.fixture
def signals():
    """The handlers of signals, put back afterwards."""
    numbers = [getattr(signal, name) for name in SIGNALS]
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals")
@pytest.mark.parametrize("name", [name for name in SIGNALS if name != "SIGINT"])
def test_a_signal_interrupts_once_and_ends_whoever_is_told_again(name):
    number = getattr(signal, name)
    signal.signal(number, signal.SIG_DFL)
    end_as_interrupted()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(number)
    assert signal.getsignal(number) is signal.SIG_DFL


@pytest.mark.usefixtures("signals")
def test_what_somebody_chose_to_ignore_stays_ignored():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    end_as_interrupted()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
