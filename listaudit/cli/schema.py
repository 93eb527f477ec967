"""`listaudit schema`: JSON Schemas of what is written and read."""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="What the schema is of: audit, ndjson, fixes, locations or config."
        ),
    ] = "audit",
) -> int:
    """Print the JSON Schema (2020-12) of a file that is written or read."""
    import orjson

    from listaudit.report.schema import schema

    typer.echo(orjson.dumps(schema(name), option=orjson.OPT_INDENT_2).decode())
    return 0
