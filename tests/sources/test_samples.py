"""Every recorded payload in ../shared that belongs to a supported API version is read by its adapter."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.samples.read import TABLES, account

SHARED = Path(__file__).parents[3] / "shared" / "sources"
each_table = pytest.mark.parametrize("source_id", sorted(path.stem for path in TABLES.glob("*.toml")))


@each_table
def test_every_payload_is_read_or_left_for_a_stated_reason(source_id):
    if not SHARED.is_dir():
        pytest.skip("the payloads of ../shared are not there")
    found = account(source_id, SHARED)
    assert found.unseen == []
    for read in found.read:
        assert read.listings or read.problems or read.skips or read.further or _empty(read.path), read.path
        assert not [p for p in read.problems if "adapter failed" in p.detail], (read.path, read.problems)


@each_table
def test_nothing_of_a_payload_is_dropped_unseen(source_id):
    if not SHARED.is_dir():
        pytest.skip("the payloads of ../shared are not there")
    leftovers = {name for read in account(source_id, SHARED).read for name in read.leftovers}
    assert sorted(leftovers) == []


def _empty(path: str) -> bool:
    """Say whether a payload is named as an answer without results."""
    return any(word in path for word in ("no_result", "no-result", "empty", "unauthorized", "not_found"))
