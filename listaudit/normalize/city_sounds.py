"""City names by their sound, for languages that are written in Latin letters in more than one way."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from listaudit.normalize.fold import romanize
from listaudit.normalize.read_table import read_table

_HAN = re.compile("[\u3400-\u9fff]")
_SHORTEST = 3
"""Letters that must be left, since short sounds are alike by chance."""


@cache
def _changes() -> dict[str, tuple[tuple[str, str], ...]]:
    rows = read_table("city_sounds")["sounds"]
    return {
        country: tuple((left, right) for left, right in row["changes"])
        for row in rows
        for country in row["countries"]
    }


@lru_cache(maxsize=512)
def sound_of(name: str, country: str) -> str:
    """Return how a name sounds, empty where the country's writing is settled or too little is left.

    Args:
        name: Without the words for the kind of place, in any script that romanises well; Chinese
            characters do not, for they are read otherwise in Japan and Korea.
        country: ISO 3166 alpha-2 code.
    """
    changes = _changes().get(country)
    if changes is None or _HAN.search(name):
        return ""
    sound = romanize(name).replace(" ", "")
    for written, spoken in changes:
        sound = sound.replace(written, spoken)
    return sound if len(sound) >= _SHORTEST else ""
