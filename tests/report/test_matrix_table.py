import io

import pytest
from rich.console import Console

from listaudit.model import Severity, Source, Status
from listaudit.report.highlights import Highlights
from listaudit.report.matrix import Cell, Row
from listaudit.report.matrix_table import matrix

PLATFORMS = ("google", "openstreetmap", "yellow-pages")


def highlights_of(*rows):
    highlights = Highlights([Source(name=p, id=p, title=p, platform=p) for p in PLATFORMS], frozenset())
    for row in rows:
        highlights.worst.add((0,), row)
    return highlights


def row(code, name="Quay Bread", place="", status=Status.FOUND, worst=None):
    return Row(code, name, dict.fromkeys(PLATFORMS, Cell(status, worst)), place)


def printed(highlights, width):
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None)
    for part in matrix(highlights, width):
        console.print(part)
    return out.getvalue()


def test_locations_of_a_chain_are_told_apart_by_their_towns():
    written = printed(highlights_of(row("1", place="Boise"), row("2", place="Lyon"), row("3")), 100)
    assert "1 Boise" in written
    assert "2 Lyon" in written
    assert "3 Quay Bread" in written


def test_locations_with_names_of_their_own_keep_them():
    written = printed(highlights_of(row("1", "Quay Bread", "Boise"), row("2", "Hill Tea", "Boise")), 100)
    assert "1 Quay Bread" in written
    assert "2 Hill Tea" in written


@pytest.mark.parametrize(
    ("width", "header", "cell"),
    [
        (100, ["google", "openstreetmap", "yellow-pages"], "found !!!"),
        (48, ["google", "openstre…", "yellow-p…"], "found !!!"),
        (40, ["google", "openst…", "yellow…"], "+!!!"),
    ],
)
def test_names_of_platforms_give_way_before_words_do(width, header, cell):
    rows = [row("1", name, worst=Severity.CRITICAL) for name in ("Quay Bread", "Hill Tea")]
    lines = printed(highlights_of(*rows), width).splitlines()
    assert lines[0].split()[1:] == header
    assert cell in lines[2]


def test_in_letters_the_legend_explains_those_that_are_there():
    written = printed(highlights_of(row("1", status=Status.GONE), row("2", "Hill Tea")), 30)
    legend = " ".join(written.split())
    assert "+ found G gone" in legend
    assert "? unchecked" not in legend
