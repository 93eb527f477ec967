"""Ways to rewrite one field of a location, shared by both kinds of mutation.

A mutation takes a location and a seeded random source, and returns what a listing would then state,
or None where it does not apply.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from listaudit.model import Hours, Location

Mutation = Callable[[Location, random.Random], Location | None]
Change = Callable[[str, random.Random], str | None]


def street(change: Change) -> Mutation:
    """Rewrite the street line."""

    def mutate(location: Location, rng: random.Random) -> Location | None:
        changed = change(location.address.street, rng) if location.address.street else None
        if changed is None or changed == location.address.street:
            return None
        return replace(location, address=replace(location.address, street=changed))

    return mutate


def part(name: str, change: Change) -> Mutation:
    """Rewrite one part of the address."""

    def mutate(location: Location, rng: random.Random) -> Location | None:
        value = getattr(location.address, name)
        changed = change(value, rng) if value else None
        if changed is None or changed == value:
            return None
        fields: dict[str, Any] = {name: changed}
        return replace(location, address=replace(location.address, **fields))

    return mutate


def first(name: str, change: Change) -> Mutation:
    """Rewrite the primary value of a field."""

    def mutate(location: Location, rng: random.Random) -> Location | None:
        values = getattr(location, name)
        changed = change(values[0], rng) if values else None
        if changed is None or changed == values[0]:
            return None
        fields: dict[str, Any] = {name: (changed,)}
        return replace(location, **fields)

    return mutate


def us_only(mutation: Mutation) -> Mutation:
    """Apply to American records alone."""
    return lambda location, rng: mutation(location, rng) if location.address.country == "US" else None


_SIMPLE = re.compile(
    r"(?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))? \d\d:\d\d-\d\d:\d\d(?:; )?)+\Z"
)


TIME = re.compile(r"\b(\d\d):(\d\d)\b")


def twelve(found: re.Match[str]) -> str:
    """Write a time of the clock as am or pm."""
    hour, minute = int(found.group(1)), found.group(2)
    if hour >= 24:
        hour -= 24
    return f"{(hour - 1) % 12 + 1}:{minute} {'am' if hour < 12 else 'pm'}"


def hours(change: Change) -> Mutation:
    """Rewrite opening hours that are plain weekly spans."""

    def mutate(location: Location, rng: random.Random) -> Location | None:
        text = location.hours.text
        changed = change(text, rng) if _SIMPLE.match(text) else None
        return None if changed is None or changed == text else replace(location, hours=Hours(changed))

    return mutate


def website(change: Change) -> Mutation:
    """Rewrite the primary website."""
    return first("websites", change)


def host_part(url: str) -> tuple[str, str, str] | None:
    """Part a URL into scheme, host and the rest, or return None."""
    found = re.match(r"(https?://(?:www\.)?)([^/:?#]+)(.*)\Z", url)
    return (found.group(1), found.group(2), found.group(3)) if found and "." in found.group(2) else None


def in_countries(mutation: Mutation, *countries: str) -> Mutation:
    """Apply to the records of some countries alone."""
    return lambda location, rng: mutation(location, rng) if location.address.country in countries else None
