"""Weak labels from two whole cities, where pairs carry every field at once.

The labelled sets hold a phone or a pin, never both, and few businesses that share a building. In a
city both come together: two records of one source at one door are, but for that source's own
duplicates, two businesses; records of two sources with one phone, nearly one pin and like names are
one. What a pair was chosen by is hidden from the fit. Pairs that could be a source's own duplicates
are left out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench import departments
from listaudit.match.block import Index
from listaudit.match.features import AT_THE_DOOR, NEAR_BY, Levels, levels_of
from listaudit.match.keys import Keys, keys_of
from listaudit.model import Listing, Skipped
from listaudit.readers import read_listings
from listaudit.source import load_source

CITIES = ("boise", "santa_barbara")
_NEAR = frozenset({*AT_THE_DOOR, *NEAR_BY})
_UNLIKE = frozenset({"different", "some-words", "half-the-words"})
_OTHER_ENTITY = frozenset({"department", "other-number"})
_FAR_SHARE = 0.12
"""Share of the pairs with nothing but a word in common that is kept."""
_PIN_SHARE, _CITY_SHARE = 0.5, 0.5
_PER_RECORD = 3


def files(data: Path) -> list[Path]:
    """Return the files that are read."""
    return [
        data / "cities" / f"{city}_{end}" for city in CITIES for end in ("overture.csv.gz", "osm.geojson.gz")
    ]


def weak_pairs(data: Path) -> Iterator[tuple[str, int, Levels]]:
    """Yield place, label and levels of each weakly labelled pair."""
    rng = random.Random(7)
    for city in CITIES:
        records = _read("overture", data / "cities" / f"{city}_overture.csv.gz")
        index = Index()
        for record in records:
            index.add(keys_of(record))
        yield from _neighbours(records, index, rng)
        yield from departments.pairs(records, rng)
        yield from _same(_read("osm", data / "cities" / f"{city}_osm.geojson.gz"), index, rng)


def _read(source_id: str, path: Path) -> list[Listing]:
    source = load_source(source_id, path=str(path))
    return [item for item in read_listings(source.path, source) if not isinstance(item, Skipped)]


def _neighbours(
    records: list[Listing], index: Index, rng: random.Random
) -> Iterator[tuple[str, int, Levels]]:
    for number, keys in enumerate(index.keys):
        others = [other for other in index.candidates(keys) if other > number]
        rng.shuffle(others)
        for other in others[:_PER_RECORD]:
            levels = levels_of(keys, index.keys[other])
            near = _is_near(levels)
            if not _could_be_one(levels, near=near) and (
                near or _is_sister(levels) or rng.random() < _FAR_SHARE
            ):
                yield records[number].name, 0, _hidden(keys, index.keys[other], rng)


def _hidden(ours: Keys, theirs: Keys, rng: random.Random) -> Levels:
    """Return the levels without what the pair was chosen by: the phones always, the pins half the time.

    Both labels are hidden alike: else the model would learn that a missing phone is good news. The
    city, which these records mostly leave out, is one for both, and is stated half the time: sister
    shops of one town teach that it says little.
    """
    show_pin, show_city = rng.random() < _PIN_SHARE, rng.random() < _CITY_SHARE
    ours, theirs = (
        replace(
            keys,
            phones=frozenset(),
            point=keys.point if show_pin else None,
            city="here" if show_city else "",
        )
        for keys in (ours, theirs)
    )
    return levels_of(ours, theirs)


def _is_near(levels: Levels) -> bool:
    at_one_door = levels["number"] == "same" and levels["street"] != "different"
    return levels["pin"] in _NEAR or levels["phone"] in {"same", "same-toll-free"} or at_one_door


def _could_be_one(levels: Levels, *, near: bool) -> bool:
    return near and levels["name"] not in _UNLIKE and levels["name extra"] not in _OTHER_ENTITY


def _is_sister(levels: Levels) -> bool:
    """Say whether two records of one source are shops of one name far apart."""
    return (
        levels["name"] not in _UNLIKE
        and levels["pin"] in {"1000m", "3000m", "far"}
        and levels["number"] != "same"
    )


def _same(listings: list[Listing], index: Index, rng: random.Random) -> Iterator[tuple[str, int, Levels]]:
    for listing in listings:
        keys = keys_of(listing)
        for number in index.candidates(keys) if keys.phones else ():
            if _is_same(levels_of(index.keys[number], keys)):
                yield listing.name, 1, _hidden(index.keys[number], keys, rng)


def _is_same(levels: Levels) -> bool:
    return (
        levels["phone"] == "same"
        and levels["pin"] in _NEAR | {"350m", "600m"}
        and levels["name"] not in {"different", "some-words"}
        and levels["name extra"] not in _OTHER_ENTITY
    )
