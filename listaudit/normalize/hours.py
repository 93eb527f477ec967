"""Opening hours in any notation that listings use, as one plain week."""

from __future__ import annotations

from functools import lru_cache

from listaudit.normalize import hours_json, hours_osm, hours_text
from listaudit.normalize.hygiene import clean
from listaudit.normalize.week import UNREADABLE, HoursForm, Week

__all__ = ["HoursForm", "Week", "parse_hours"]

_LONGEST = 20_000


@lru_cache(maxsize=1_024)
def parse_hours(text: str) -> HoursForm:
    """Read opening hours and return what they say of the regular week; never raises.

    Reads OpenStreetMap's opening_hours, the JSON of schema.org, Google, Yelp and others (see
    `hours_json`), and everyday text in some twenty languages (see `hours_text`). Where nothing
    reads the text, `problem` says whether it depends on the season or could not be understood.
    """
    text = clean(text)
    if not text or len(text) > _LONGEST:
        return UNREADABLE
    if text[0] in "[{":
        return hours_json.read(text)
    form = hours_osm.read_plain(text) or hours_text.read(text)
    return form if form.problem != "unreadable" else hours_osm.read_library(text)
