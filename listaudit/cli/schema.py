"""`listaudit schema`: JSON Schemas of what is written and read."""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="audit, ndjson, fixes, locations or config.")
    ] = "audit",
) -> int:
    """Print a JSON Schema (2020-12)."""
    import orjson

    from listaudit.report.schema import schema

    typer.echo(orjson.dumps(schema(name), option=orjson.OPT_INDENT_2).decode())
    return 0
