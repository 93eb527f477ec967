"""Which level of each comparison says more for a match than the next: the order the fit may not turn round.

Without it, sets that lack a field teach the model that a missing phone is good news. `missing`, where
it stands, is worth nothing by itself.
"""

from __future__ import annotations

LADDERS: dict[str, tuple[str, ...]] = {
    "name": (
        "same", "spelling", "acronym", "begins-alike", "contained", "most-words", "contained-weakly",
        "missing", "half-the-words", "some-words", "different",
    ),
    "name words": ("strong", "fair", "missing", "weak", "none"),
    "name extra": (
        "none", "weak-one", "strong-one", "missing", "weak-both", "strong-one-weak-other", "strong-both", "department",
        "other-number",
    ),
    "extra words": ("none", "place", "missing", "department"),
    "phone": ("same", "same-toll-free", "missing", "one-digit", "same-exchange", "different"),
    "number": ("same", "among", "missing", "one-side", "near", "different"),
    "street": ("same", "contained", "shared", "spelling", "weak", "missing", "different"),
    "unit": ("same", "missing", "one-side", "different"),
    "city": ("same", "contained", "missing", "different"),
    "postcode": ("same", "area", "missing", "different"),
    "pin": (
        "10m", "20m", "30m", "50m", "80m", "120m", "200m", "350m", "missing", "600m", "1000m", "3000m", "far",
    ),
    "website": (
        "same-page", "same-social", "same-home", "same-id", "one-home", "missing", "other-page", "other-id",
        "different",
    ),
    "category": ("shared", "unmapped", "missing", "disjoint"),
    "brand": ("same", "alike", "missing", "different"),
}  # fmt: skip
"""Comparison -> its levels, most telling first; comparisons and levels not named here are free."""

_FOR = frozenset({"agrees", "none", "place", "shared"})
"""What speaks for a match as the first part of an interaction; `same` does too."""
_TOO = frozenset({"same", "agrees", "near", "door", "same-page", "same-social", "same-home", "same-id"})
"""What agrees as the second part of an interaction."""
_AGAINST = frozenset({"other", "far", "differs", "different", "other-page", "other-id"})
"""What speaks against a match, in either part."""


def sign(level: str) -> int:
    """Return which sign the bits of an interaction must have: 1, -1, or 0 where they are free.

    Where both parts speak for a match, together they never take evidence away; where the second part
    speaks against it, and the first does not plead for leniency by being odd itself, they never add any.
    Without that the labelled pairs, of which many are sister shops with one page, would teach that an
    equal website is bad news, and that another address with another phone is good news.
    """
    first, _, second = level.partition(" / ")
    if first in _FOR | {"same"} and second in _TOO:
        return 1
    return -1 if first in _FOR | _AGAINST | {"same"} and second in _AGAINST else 0


def anchor(ladder: tuple[str, ...]) -> int:
    """Return the rung that is worth nothing: `missing`, else the last."""
    return ladder.index("missing") if "missing" in ladder else len(ladder) - 1
