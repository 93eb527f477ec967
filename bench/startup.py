"""`listaudit --help` beside a bare typer app with as many commands, in one run.

usage: python -m bench.startup [--runs 15]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_BARE = """
import typer
app = typer.Typer(no_args_is_help=True)
{commands}
app()
"""
_COMMAND = """
@app.command("c{n}")
def c{n}(a: str, b: int = 1, c: bool = False) -> None:
    "Do the job number {n}."
"""


def once(command: list[str]) -> float:
    """Return the seconds that one run takes."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    """Alternate the two, print medians and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(
            _BARE.format(commands="".join(_COMMAND.format(n=n) for n in range(12))), encoding="utf-8"
        )
        ours, theirs = [sys.executable, "-m", "listaudit", "--help"], [sys.executable, str(bare), "--help"]
        pairs = [(once(ours), once(theirs)) for _ in range(runs)]
    a, b = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(f"listaudit --help {a * 1000:.0f} ms, bare typer {b * 1000:.0f} ms, ratio {a / b:.2f}")


if __name__ == "__main__":
    main()
