"""Reads the fixtures of the source that a test file is named after, as an audit reads them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from listaudit.model import Listing, Skipped, Where
from listaudit.readers import read_listings
from listaudit.source import load_adapter, load_source

FIXTURES = Path(__file__).parents[2] / "fixtures"


@dataclass(frozen=True, slots=True)
class Found:
    """What a file gave: listings without their place in it, and the line, code and column of each skip."""

    listings: tuple[Listing, ...]
    skips: list[tuple[int, str, str]]
    benign: frozenset[str]
    """Codes of the skips that are none of our concern."""

    @property
    def names(self) -> list[str]:
        return [listing.name for listing in self.listings]

    @property
    def statuses(self) -> list[str]:
        return [listing.status for listing in self.listings]

    @property
    def leftovers(self) -> dict[str, tuple[str, ...]]:
        """The leftovers of each listing that has some, by its key."""
        return {listing.key: listing.leftovers for listing in self.listings if listing.leftovers}


def found_in(path: Path, source_id: str) -> Found:
    """Read a file as this source."""
    source = load_source(source_id)
    items = list(read_listings(str(path), source, load_adapter(source)))
    skipped = [item for item in items if isinstance(item, Skipped)]
    return Found(
        tuple(replace(item, where=Where()) for item in items if isinstance(item, Listing)),
        [(skip.where.line, skip.code, skip.column) for skip in skipped],
        frozenset(skip.code for skip in skipped if skip.benign),
    )


@pytest.fixture
def source_id(request):
    """ID of the source that this test file is about."""
    return request.path.stem.removeprefix("test_").replace("_", "-")


@pytest.fixture
def read(source_id):
    """Reads one of the source's fixtures by its name."""
    return lambda name: found_in(FIXTURES / source_id / name, source_id)


@pytest.fixture
def read_path(source_id):
    """Reads any file as this source."""
    return lambda path: found_in(path, source_id)


@pytest.fixture
def hostile():
    """A name that a spreadsheet would run."""
    return '=HYPERLINK("http://click.example","Win")'
