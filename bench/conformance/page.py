"""Writes docs/conformance.md from the counts that were kept and the exceptions with their reasons."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.conformance.run import CHECKS, Outcome

COUNTS = Path(__file__).parent.parent / "conformance.json"
_ORIGINS = {
    "address_expand": "libpostal's tests: a line and one of its expansions are one address",
    "address_parse": "libpostal's tests: one-line addresses in their parts",
    "company_suffix": "cleanco's tests: names with and without their legal form",
    "jsonld_malformed": "malformed JSON-LD, written for this list",
    "libpostal_dedupe_oracle": "pairs that libpostal's deduplication judged (its verdict, not the truth)",
    "name_alias_nsi": "other names of brands in OpenStreetMap's name suggestion index",
    "numex": "libpostal's tests: numbers in words",
    "opening_hours_normalize": "opening-hours-rs's tests: hours and their normal form",
    "phone_match": "pairs of numbers and what libphonenumber says of them",
    "structured_data_html": "extruct's samples: values in structured data",
    "transliterate": "libpostal's tests: romanisation",
    "url_normalize": "url-normalize's tests: web addresses and their normal form",
    "us_address_tokens": "usaddress's labelled addresses of the United States",
}


def write(outcomes: Sequence[Outcome]) -> None:
    """Keep the counts of all case files."""
    kept: dict[str, Any] = {
        outcome.name: {
            "passed": outcome.passed,
            "failed": len(outcome.failed),
            "excused": [[one.reason, count] for one, count in outcome.excused],
        }
        for outcome in outcomes
    }
    COUNTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def document() -> str:
    """Return the page."""
    kept = json.loads(COUNTS.read_text(encoding="utf-8"))
    lines = [
        "# Conformance",
        "",
        "What listaudit makes of cases that other projects publish with their tests. `python -m bench.conformance` runs them; they are no",
        "part of this project, and what is kept of them here is counts, the lines of `bench/conformance.toml` that are excused, and why.",
        "A case passes where the comparator or reader that an audit uses says what the case expects: pairs that are one value must agree",
        "(`same`, `equivalent` or `variant`), pairs that are not must not.",
        "",
        "| cases | what they are | pass | excused | fail |",
        "|---|---|---|---|---|",
    ]
    for name in sorted(CHECKS):
        counts = kept[name]
        excused = sum(count for _, count in counts["excused"])
        lines.append(
            f"| `{name}` | {_ORIGINS[name]} | {counts['passed']:,} | {excused:,} | {counts['failed']:,} |"
        )
    lines += ["", "## Excused, and why", ""]
    for name in sorted(CHECKS):
        if reasons := kept[name]["excused"]:
            lines += [f"### {name}", "", *(f"- {count:,}: {reason}" for reason, count in reasons), ""]
    return "\n".join(lines).rstrip() + "\n"
