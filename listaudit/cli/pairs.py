"""`listaudit pairs`: judge pairs that somebody else has put side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from listaudit.cli.options import Country, Table


def command(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="One pair a row: our record in columns a_name, a_phone ..., theirs in b_name, b_phone ...",
        ),
    ],
    out: Table,
    country: Country = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")] = False,
) -> int:
    """Judge pairs of records that stand side by side in one table.

    Writes one row a pair, in the same order: pair_id, probability, decision,
    then verdict and reasons per field.
    """
    from listaudit.cli.setup import country_of
    from listaudit.cli.spared import refuse_overwriting
    from listaudit.linking import judge_pairs
    from listaudit.progress import progress

    refuse_overwriting([out], [file])
    home = country_of(country)
    with progress(quiet=quiet) as bars:
        judge_pairs(file, out, country=home, progress=bars)
    return 0
