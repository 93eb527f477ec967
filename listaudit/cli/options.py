"""Options that several commands take: each is declared once, so that it reads the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Audited = Annotated[
    str,
    typer.Argument(
        metavar="AUDIT",
        help="What `audit --format json=AUDIT` wrote: json or ndjson, also .gz; - is standard input.",
    ),
]
Budget = Annotated[
    float | None,
    typer.Option("--budget", metavar="USD", min=0, help="Spend at most so many US dollars in this run."),
]
Config = Annotated[
    Path | None,
    typer.Option(metavar="PATH", help="Configuration; else listaudit.toml beside LOCATIONS, else here."),
]
Country = Annotated[
    str, typer.Option(metavar="CC", help="Country of records that state none (ISO alpha-2, such as US).")
]
MaxRequests = Annotated[
    int | None,
    typer.Option("--max-requests", metavar="N", min=0, help="Send at most N requests in this run."),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours.")]
Replay = Annotated[
    Path | None,
    typer.Option(
        "--replay", metavar="DIR", help="Answer every request from recordings; no socket is opened."
    ),
]
SourcesDir = Annotated[
    list[Path] | None,
    typer.Option("--sources-dir", metavar="DIR", help="A folder with sources of your own; repeatable."),
]
Table = Annotated[Path, typer.Option("--out", "-o", metavar="PATH", help="Where to write: .csv or .parquet.")]
