"""Exit codes of the command line (DESIGN 4)."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a command came to."""

    FINE = 0
    """Nothing at or above `--fail-on`."""
    FINDINGS = 1
    UNUSABLE = 2
    """Options, input or configuration: nothing was read to its end."""
    INCOMPLETE = 3
    """A required source failed, or rows could not be used."""
    INTERNAL = 4
    INTERRUPTED = 130
    """128 + SIGINT, as shells count."""
