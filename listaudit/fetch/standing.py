"""How far the asking of one source is, for whoever waits for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One source at one moment of a run."""

    name: str
    locations: int = 0
    """So many concern it."""
    asked: int = 0
    """So many of them something was asked for, or is about to be."""
    sent: int = 0
    """Requests that went out."""
    known: int = 0
    """Requests that needed none: answered by the cache, an interrupted run or recordings."""
    failed: int = 0
    waiting: bool = False
    """Whether a request waits for its turn: the pace of the source, or what it asked us to wait."""
    ended: bool = False

    def __str__(self) -> str:
        """Return it as a line: `acme: 12 of 40 locations, 14 sent, 1 failed, waiting for its pace`."""
        counts = {"sent": self.sent, "known already": self.known, "failed": self.failed}
        parts = [f"{self.name}: {self.asked:,} of {self.locations:,} locations"]
        parts += [f"{count:,} {what}" for what, count in counts.items() if count or what == "sent"]
        if self.ended:
            parts.append("done")
        elif self.waiting:
            parts.append("waiting for its pace")
        return ", ".join(parts)
