"""Files that a command reads are spared: none of its reports may take the place of one."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from listaudit.errors import UsageError


def refuse_overwriting(outputs: Iterable[str | Path], inputs: Iterable[str | Path]) -> None:
    """Refuse an output that is a file which the same command reads, by whatever path it is named.

    Args:
        outputs: Files to write.
        inputs: Files to read; empty text and `-` are none.

    Raises:
        UsageError: One of them is both.
    """
    read = [Path(path) for path in inputs if str(path) not in {"", "-"}]
    for output in outputs:
        if any(_same(Path(output), path) for path in read):
            raise UsageError(
                f"{output} is read by this command, and would be overwritten.", "Name another file to write."
            )


def files_of(formats: Iterable[str] | None) -> list[str]:
    """Return the files that `--format FMT=PATH` names."""
    return [path for spec in formats or () if (path := spec.partition("=")[2])]


def _same(one: Path, other: Path) -> bool:
    with suppress(OSError, ValueError):  # one that is not there, or that no file can be called
        return other.is_file() and one.samefile(other)
    return False
