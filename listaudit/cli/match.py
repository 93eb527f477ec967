"""`listaudit match`: link two tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    locations: Annotated[str, typer.Argument(help="Our records.")],
    listings: Annotated[str, typer.Argument(help="Their records.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where to write: .csv or .parquet.")],
    country: Annotated[str, typer.Option(metavar="CC", help="Country of records that state none.")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")] = False,
) -> int:
    """Link two tables: location_id, listing_id, probability, decision for each pair that is at least possible."""
    from listaudit.linking import link
    from listaudit.progress import progress

    with progress(quiet=quiet) as bars:
        link(locations, listings, out, country=country, progress=bars)
    return 0
