"""Opening hours in the JSON of sources: each shape is one small reader, tried by its keys.

Shapes, as the sources document or return them: schema.org OpeningHoursSpecification, Google Places
(new and legacy) and Business Profile periods, Yelp and Foursquare lists, HERE recurrences, TomTom
time ranges, and objects by day name (Yext, Facebook, DataForSEO, SerpApi).
"""

from __future__ import annotations

from typing import Any

from listaudit.normalize import hours_osm, hours_text
from listaudit.normalize.hours_shapes import (
    DAY_NAMES,
    ENTRIES,
    FACEBOOK,
    ImpossibleError,
    SeasonalError,
    UnknownShapeError,
    day_spans,
    facebook,
    joined,
    schema_org,
)
from listaudit.normalize.hygiene import clean
from listaudit.normalize.week import IMPOSSIBLE, SEASONAL, UNREADABLE, HoursForm, form_of

_WRAPPERS = (
    "periods", "timetable", "open", "regularOpeningHours", "regularHours", "regular", "opening_hours",
    "openingHours", "openingHoursSpecification", "structured", "timeRanges", "workHours", "work_hours",
    "operating_hours", "hours",
)  # fmt: skip
_TEXTS = ("weekdayDescriptions", "weekday_text", "text", "display")
_DEEPEST = 6


def read(text: str) -> HoursForm:
    """Read JSON text; `UNREADABLE` where its shape is not known, `SEASONAL` where no plain week is left."""
    import orjson

    try:
        return _read_value(orjson.loads(text), 0)
    except SeasonalError:
        return SEASONAL
    except ImpossibleError:
        return IMPOSSIBLE
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return UNREADABLE


def _read_value(value: Any, depth: int) -> HoursForm:
    if depth > _DEEPEST or not value:
        raise UnknownShapeError
    if isinstance(value, str):
        return _read_lines([value])
    if isinstance(value, list):
        return _read_list(value, depth)
    if isinstance(value, dict):
        return _read_object(value, depth)
    raise UnknownShapeError


def _read_lines(lines: list[str]) -> HoursForm:
    """Read texts that belong together; unlike the rules of one text, those of a list add up."""
    texts = [text for line in lines if (text := clean(line).strip(", "))]
    plain = [hours_osm.read_days(text) for text in texts]
    rules = [days for days in plain if days is not None]
    if rules and len(rules) == len(plain):
        return form_of(joined(rules))
    return hours_text.read("; ".join(texts))


def _read_list(items: list[Any], depth: int) -> HoursForm:
    """Read a list of texts, of days or of periods; all entries of one day add up."""
    if all(isinstance(item, str) for item in items):
        return _read_lines(items)
    if not all(isinstance(item, dict) for item in items):
        raise UnknownShapeError
    reader = next((reader for keys, reader in ENTRIES if keys & items[0].keys()), None)
    if reader is not None:
        return form_of(reader(items))
    return _read_object({key: entry for item in items for key, entry in item.items()}, depth + 1)


def _read_object(value: dict[str, Any], depth: int) -> HoursForm:
    if ENTRIES[0][0] & value.keys():
        return form_of(schema_org([value]))
    named = {key: entry for key, entry in value.items() if key.lower() in DAY_NAMES}
    if named:
        return _read_named(named)
    if any(FACEBOOK.match(key) for key in value):
        return form_of(facebook(value))
    for key in (*_WRAPPERS, *_TEXTS):
        if value.get(key):
            return _read_value(value[key], depth + 1)
    raise UnknownShapeError


def _read_named(named: dict[str, Any]) -> HoursForm:
    """Read an object by day name: of texts, or of spans."""
    if any(isinstance(_first(entry), str) for entry in named.values()):
        lines = (f"{key}: {', '.join(_listed(entry)) or 'closed'}" for key, entry in named.items())
        return hours_text.read(clean("; ".join(lines)))
    return form_of({DAY_NAMES[key.lower()]: day_spans(entry) for key, entry in named.items()})


def _first(entry: Any) -> Any:
    return entry[0] if isinstance(entry, list) and entry else entry


def _listed(entry: Any) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry or ())
