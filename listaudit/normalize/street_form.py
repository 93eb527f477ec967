"""What an address line turns into once it is read."""

from __future__ import annotations

from dataclasses import dataclass

from listaudit.model.quick import quick
from listaudit.normalize.street_number import HouseNumber
from listaudit.normalize.street_words import Word
from listaudit.normalize.unit import Unit


@quick
@dataclass(frozen=True, slots=True)
class AddressForm:
    """The parts of an address line; empty where the line does not state them."""

    numbers: tuple[HouseNumber, ...] = ()
    """House numbers; several where the line lists them (`12 & 14`)."""
    street: tuple[Word, ...] = ()
    """Name, types and directions of the street in the order of the line, each with all its readings."""
    units: tuple[Unit, ...] = ()
    """Suites, floors and blocks, sorted."""
    box: str = ""
    """Id of the post office box."""
    cross: tuple[Word, ...] = ()
    """Words that tell where the place lies: `between 5th and 6th`, `near the park`."""
    extras: tuple[tuple[Word, ...], ...] = ()
    """Segments that are none of the above: building, centre, estate, district."""
    places: tuple[Word, ...] = ()
    """City, state and ZIP that stand in the line although they have fields of their own."""
    second_address: bool = False
    """The line holds two addresses."""
    parsed: bool = False
    """A street, a number, a box or a unit was found."""
    flat: tuple[Word, ...] = ()
    """Everything in the order of the line, without words that only introduce a number or a unit."""

    @property
    def digits(self) -> tuple[str, ...]:
        """Return the words of the line that hold digits, as written."""
        texts = [word.text for word in self.flat if not word.text.isalpha()]
        return tuple([text for text in texts if any(map(str.isdigit, text))])
