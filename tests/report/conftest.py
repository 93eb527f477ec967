"""A small audit built by hand, hostile text included, and what writes it in any format."""

from __future__ import annotations

import pytest

from tests.report.audited import AUDIT, Terminal


@pytest.fixture
def audit():
    """A small audit with every kind of value."""
    return AUDIT


@pytest.fixture
def terminal():
    """Builds a standard output."""
    return Terminal
