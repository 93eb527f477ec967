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
    "phone": ("same", "same-toll-free", "missing", "one-digit", "same-exchange", "different"),
    "number": ("same", "among", "missing", "one-side", "near", "different"),
    "street": ("same", "contained", "shared", "spelling", "weak", "missing", "different"),
    "unit": ("same", "missing", "one-side", "different"),
    "city": ("same", "contained", "missing", "different"),
    "postcode": ("same", "area", "missing", "different"),
    "pin": ("30m", "80m", "200m", "missing", "600m", "3km", "far"),
    "website": ("same-page", "same-social", "same-home", "same-domain", "missing", "different"),
    "category": ("shared", "unmapped", "missing", "disjoint"),
}  # fmt: skip
"""Comparison -> its levels, most telling first; comparisons and levels not named here are free."""

AGREEING = frozenset({"agrees / same", "agrees / near", "none / same", "same / same"})
"""Levels of interactions in which both parts agree: they never take evidence away."""
CLASHING = frozenset({"agrees / other", "none / other", "same / other"})
"""Levels in which the second part speaks against what the first says: they never add evidence."""


def anchor(ladder: tuple[str, ...]) -> int:
    """Return the rung that is worth nothing: `missing`, else the last."""
    return ladder.index("missing") if "missing" in ladder else len(ladder) - 1
