"""What a comparison may know beside the two values."""

from __future__ import annotations

from dataclasses import dataclass

from listaudit.model import Field
from listaudit.model.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances of one comparison."""

    country: str = ""
    """ISO 3166 alpha-2 code of the location; empty when unknown."""
    country_inferred: bool = False
    """The location did not state it: we took it from the defaults or from the file's phones."""
    listing_country: str = ""
    """Alpha-2 code that the listing states, else `country`."""
    place_words: frozenset[str] = frozenset()
    """Folded words of the location's and listing's city by any of its names, district, region and street."""
    tags: frozenset[str] = frozenset()
    """NAME, ID and platform of the source, for `phone@google`."""
    states: frozenset[Field] = frozenset(Field)
    """Fields that the source offers at all."""
    doorless: bool = False
    """The listing says that the business goes to its customers, and nothing of ours says otherwise."""
    pin_metres: float = 250.0
    """How far a pin may stand from ours."""
