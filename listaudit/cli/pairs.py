"""`listaudit pairs`: judge pairs that somebody else has put side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    file: Annotated[str, typer.Argument(help="One pair a row: our record in a_* columns, theirs in b_*.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where to write: .csv or .parquet.")],
    country: Annotated[str, typer.Option(metavar="CC", help="Country of records that state none.")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")] = False,
) -> int:
    """Judge each row of two records: probability, decision, then verdict and reasons per field."""
    from listaudit.linking import judge_pairs
    from listaudit.progress import progress

    with progress(quiet=quiet) as bars:
        judge_pairs(file, out, country=country, progress=bars)
    return 0
