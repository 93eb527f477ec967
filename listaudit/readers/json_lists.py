"""Where the records are in a JSON object: under a name that APIs use, or in its only list."""

from __future__ import annotations

from collections.abc import Mapping

LISTS = frozenset({
    "businesses", "data", "documents", "elements", "entities", "entries", "features", "hits", "items",
    "listings", "locations", "places", "pois", "records", "results", "rows", "stores", "value", "venues",
})  # fmt: skip
"""Names under which APIs and exports put their records, in lower case (FeatureCollection, Overpass, Yelp,
Yext, HERE, Foursquare, OData ...)."""

_ENVELOPES = ("response", "result", "data", "results", "body", "payload", "hits")
"""Names of objects that hold such a list further down."""

_OWN = frozenset({
    "address", "addresses", "id", "name", "names", "phone", "phones", "store_code", "street", "title",
    "website",
})  # fmt: skip
"""Names that make an object a record itself, whatever lists it has."""

JSON_KINDS = {
    "list": "a list",
    "str": "a text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "NoneType": "null",
    "dict": "an object",
}
"""How a JSON value is called in messages, by its Python type."""


def is_records(value: object) -> bool:
    """Say whether a value is a list of objects, at least one."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def lists_in(members: Mapping[str, object]) -> tuple[list[object], list[str]]:
    """Return the records that an object holds, and the names of lists of records that are none of them.

    An object that has no list of records, or is plainly a record itself, is the one record.
    """
    if any(key.casefold() in _OWN for key in members):
        return [members], []
    lists = [key for key, value in members.items() if is_records(value)]
    if lists:
        named = [key for key in lists if key.casefold() in LISTS] or lists
        records = members[named[0]]
        return list(records) if isinstance(records, list) else [], [key for key in lists if key != named[0]]
    for key, value in members.items():
        if key.casefold() in _ENVELOPES and isinstance(value, dict):
            return lists_in(value)
    return [dict(members)], []
