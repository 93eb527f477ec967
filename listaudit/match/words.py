"""How rare a word is in business names, as matching reads it: the table of `normalize/rarity.py`."""

from __future__ import annotations

from listaudit.normalize.rarity import is_weak, rarity

__all__ = ["is_weak", "rarity"]
