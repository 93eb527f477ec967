"""Address and pin of the canonical record: PO boxes, swapped or foreign coordinates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listaudit.model import Location, Point
from listaudit.rules.facts import lies_in
from listaudit.rules.trouble import Trouble

_BOX = re.compile(
    r"""^\W*(?:g?p\.?\s*o\.?\s*box|post\s*office\s*box|pob|locked\s+bag|private\s+bag|postfach|postbus|postboks|
    bo[iî]te\s+postale|b\.?p\.?(?=\s*\d)|apartado(?:\s+de\s+correos|\s+postal)?|apdo\.?|
    casella\s+postale|caixa\s+postal|skrytka\s+pocztowa|а/я|私書箱)\W*(?:n[o°º]\W*)?[\d\s-]*$""",
    re.IGNORECASE | re.VERBOSE,
)


def check(location: Location, country: str) -> Iterator[Trouble]:
    """Yield troubles with the place; a PO box beside a street is no trouble.

    `country` is an ISO alpha-2 code, or empty when unknown.
    """
    line = location.address.line()
    if line and is_po_box(line):
        yield Trouble("location-po-box", line)
    if location.point is not None:
        yield from _pin(location.point, country)


def is_po_box(line: str) -> bool:
    """Say whether an address line is a PO box and nothing else."""
    return bool(_BOX.match(line))


def _pin(point: Point, country: str) -> Iterator[Trouble]:
    if lies_in(point, country) is not False:
        return
    text = f"{point.latitude:.5f}, {point.longitude:.5f}"
    swapped = lies_in(Point(point.longitude, point.latitude), country)
    rule = "location-pin-swapped" if swapped else "location-pin-outside"
    yield Trouble(rule, text, (("country", country),))
