"""`listaudit match`: link two tables."""

from __future__ import annotations

from typing import Annotated

import typer

from listaudit.cli.options import Country, Table


def command(
    locations: Annotated[
        str, typer.Argument(metavar="LOCATIONS", help="Your own records; any format that audit reads.")
    ],
    listings: Annotated[
        str, typer.Argument(metavar="LISTINGS", help="The records of a source; any format that audit reads.")
    ],
    out: Table,
    country: Country = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")] = False,
) -> int:
    """Link two tables: which listing is which location, with a probability.

    Writes location_id, listing_id, probability and decision (match or
    possible), a row for each pair that is at least possible. A listing is the
    match of one location at most.
    """
    from listaudit.cli.setup import country_of
    from listaudit.cli.spared import refuse_overwriting
    from listaudit.linking import link
    from listaudit.progress import progress

    refuse_overwriting([out], [locations, listings])
    home = country_of(country)
    with progress(quiet=quiet) as bars:
        link(locations, listings, out, country=home, progress=bars)
    return 0
