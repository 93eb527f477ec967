"""OpenStreetMap's tags -> columns of ours; what is no place of business is none of our concern."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from listaudit.model import Listing, Skipped, Source
from listaudit.normalize.status import PERMANENTLY_CLOSED, TEMPORARILY_CLOSED
from listaudit.readers.plan import Planner
from listaudit.readers.row import Row

_IDS = frozenset({"osm", "alltheplaces"})
_OBJECT = re.compile(r"(?:https?://www\.openstreetmap\.org/)?((?:node|way|relation)/\d+)")
_SHUT = re.compile(r"(?:mo-su\s+)?(?:closed|off)", re.IGNORECASE)
_LIST = re.compile(r"\s*[;,]\s*")
_NAME_IN = re.compile(r"name:[a-z]{2,3}(?:[-_]\w+)?")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_URL = "https://www.openstreetmap.org/"
_NESTED = "tags."
_LOOK = 50
"""Rows that are looked at before a file counts as no OpenStreetMap data."""
Tags = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Table:
    business: dict[str, frozenset[str]]
    with_phone: dict[str, frozenset[str]]
    vacant: frozenset[str]
    past: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    lines: dict[str, tuple[str, ...]]
    kept: dict[str, str]
    ignored: frozenset[str]
    ignored_prefixes: tuple[str, ...]


@cache
def _table() -> _Table:
    data = tomllib.loads(Path(__file__).with_name("osm.toml").read_text(encoding="utf-8"))
    ignored = data["ignored"]["tags"]
    return _Table(
        business={key: frozenset(values) for key, values in data["business"].items()},
        with_phone={key: frozenset(values) for key, values in data["with_phone"].items()},
        vacant=frozenset(data["vacant"]["values"]),
        past=tuple(f"{prefix}:" for prefix in data["past"]["prefixes"]),
        columns={column: tuple(tags) for column, tags in data["columns"].items()},
        lines={part: tuple(tags) for part, tags in data["lines"].items()},
        kept=data["kept"],
        ignored=frozenset(tag for tag in ignored if not tag.endswith("*")),
        ignored_prefixes=tuple(tag[:-1] for tag in ignored if tag.endswith("*")),
    )


class Dialect:
    """Recognises OpenStreetMap's tags in a file and translates its rows.

    Args:
        kind: `location` or `listing`.
        source_id: Sources `osm` and `alltheplaces` need no recognising.
    """

    def __init__(self, kind: str, source_id: str = "") -> None:
        self._kind = kind
        self._speaks = source_id in _IDS
        self._looked = 0

    def translate(self, row: Row) -> Row | Skipped:
        """Return the row with our columns, or as it is where it holds no tags."""
        if not self._speaks and self._looked < _LOOK:
            self._looked += 1
            self._speaks = _is_tagged(row.values)
        return translated(row, self._kind) if self._speaks else row


def listings_of(
    row: Row | Skipped, source: Source, *, as_of: str = "", known: bool = False
) -> Iterator[Listing | Skipped]:
    """Yield the listing of one row of tags, as a file of this source is read, and what there is to tell.

    Args:
        row: Tags as columns, `@id`, `@latitude` and `@longitude` beside them.
        source: The source.
        as_of: ISO 8601 time at which the tags were read; an `end_date` after it has not come yet.
        known: The owner named this very object: it is a listing whatever its tags are.
    """
    from listaudit.readers.listings import listing_of

    plain = row if isinstance(row, Skipped) else translated(row, "listing", as_of=as_of, known=known)
    if isinstance(plain, Skipped):
        yield plain
        return
    for item in listing_of(plain, _planner(tuple(source.columns.items())), source.name, source.country):
        yield replace(item, fetched_at=as_of) if isinstance(item, Listing) else item


@lru_cache(maxsize=16)
def _planner(columns: tuple[tuple[str, str], ...]) -> Planner:
    return Planner("listing", dict(columns))


def business_keys() -> tuple[str, ...]:
    """Return the keys of which some value makes a place of business."""
    return tuple(_table().business)


def past_prefixes() -> tuple[str, ...]:
    """Return the prefixes of keys that tell what was there once, each with its colon."""
    return _table().past


def phone_spellings(number: str) -> tuple[str, ...]:
    """Return how mappers write an E.164 number: so, with spaces (E.123), as in its country, with dashes.

    A text that is no number is returned alone.
    """
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, parse

    try:
        parsed = parse(number, None)
    except NumberParseException:
        return (number,)
    international = format_number(parsed, PhoneNumberFormat.INTERNATIONAL)
    dashed = format_number(parsed, PhoneNumberFormat.RFC3966).removeprefix("tel:")
    return tuple(dict.fromkeys((number, international.replace("-", " "), international, dashed)))


def _is_tagged(values: Tags) -> bool:
    if "@spider" in values or any(key.startswith(("addr:", "tags.addr:", "contact:")) for key in values):
        return True
    return _OBJECT.fullmatch(str(values.get("@id") or "")) is not None or f"{_NESTED}name" in values


def translated(row: Row, kind: str, *, as_of: str = "", known: bool = False) -> Row | Skipped:
    """Return a row of tags as a row of our columns.

    A feature that is no place of business, or has neither name nor brand, is a benign `Skipped`. What a
    chain's own crawler found (All The Places) is a place of business whatever its tags are.

    Args:
        row: Tags as columns.
        kind: `location` or `listing`.
        as_of: ISO 8601 time at which the tags were read; an `end_date` after it has not come yet.
        known: The owner named this object: it is used whatever its tags are.
    """
    tags = _flat(row.values)
    table = _table()
    kinds = _kinds(tags, table.business)
    if not kinds and _found(tags, table.columns["phone"]):
        kinds = _kinds(tags, table.with_phone)
    past = () if kinds or "@spider" in tags else _kinds(_past(tags), table.business)
    if not kinds and not past and not known and "@spider" not in tags:
        return Skipped(row.where, "osm.not-a-business", benign=True)
    values = _columns(tags, kind)
    if "name" not in values and not known:
        return Skipped(row.where, "osm.no-name", benign=True)
    values["category"] = list(kinds or past)
    if state := _status(tags, as_of, closed=bool(past)):
        values["status"] = state
    if state == TEMPORARILY_CLOSED:
        del values["hours"]
    if state != PERMANENTLY_CLOSED:
        values.pop("closed_on", None)
    return Row(values, row.where, row.typed)


def _flat(values: Tags) -> Tags:
    """Return the tags at the top, also those that Overpass nests under `tags`."""
    if not any(key.startswith(_NESTED) for key in values):
        return values
    flat = {key.removeprefix(_NESTED): value for key, value in values.items()}
    flat.setdefault("@id", f"{values.get('type', 'node')}/{values.get('id', '')}")
    return flat


def _kinds(tags: Tags, table: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return what makes this a place of business, as `key=value`, in the order of the table."""
    found = []
    for key, known in table.items():
        value = tags.get(key)
        if value is None or value == "":
            continue
        values = [part.strip() for part in str(value).split(";")]
        found += [
            f"{key}={part}"
            for part in values
            if (part in known or "*" in known) and part not in _table().vacant
        ]
    return tuple(found)


def _past(tags: Tags) -> Tags:
    """Return the tags behind a prefix such as `disused:`, without it."""
    return {
        key.removeprefix(prefix): value
        for key, value in tags.items()
        for prefix in _table().past
        if key.startswith(prefix)
    }


def _columns(tags: Tags, kind: str) -> dict[str, object]:
    """Return the tags by our column: several values as a list, first tags first."""
    values: dict[str, object] = {}
    for column, names in _table().columns.items():
        if found := _found(tags, names):
            values[column] = (
                found if column in {"phone", "website", "email", "socials", "alternate_names"} else found[0]
            )
    if "street" not in values and (street := _street(tags)):
        values |= street
    values |= _names(tags, values, kind) | _identity(tags, kind)
    values |= {f"tag:{tag}": value for tag, value in tags.items() if not _is_known(tag)}
    return values


def _found(tags: Tags, names: Iterable[str]) -> list[object]:
    return [value for name in names if (value := tags.get(name)) is not None and value != ""]


def _street(tags: Tags) -> dict[str, object]:
    """Return number and street apart: their order is that of the country. Japanese blocks make a line."""
    number, street, block = (_found(tags, _table().lines[part])[:1] for part in ("number", "street", "block"))
    if block and not street:
        area = "".join(map(str, _found(tags, ("addr:quarter", "addr:neighbourhood"))))
        return {"street": area + "-".join(map(str, (*block, *number)))}
    if not street:
        return {}
    if not number:
        return {"street": street[0]}
    return _corner(str(street[0]), str(number[0]))


def _corner(street: str, number: str) -> dict[str, object]:
    """Read lists in tags: `12;14` are two doors, `12;3` in `Main Street;Oak Road` one on each street."""
    streets, numbers = ([part.strip() for part in text.split(";")] for text in (street, number))
    if len(streets) > 1:
        return {"street": streets[0], "house_number": numbers[0] if len(numbers) == len(streets) else number}
    doors = _LIST.split(number)
    several = len(doors) > 1 and all(door[:1].isdigit() for door in doors)
    return {"street": street, "house_number": " & ".join(doors) if several else number}


def _names(tags: Tags, values: Mapping[str, object], kind: str) -> dict[str, object]:
    """Return names in languages: an owner's are right for one language, a listing's are further names."""
    foreign = {tag: value for tag, value in tags.items() if _NAME_IN.fullmatch(tag)}
    if kind == "location":
        former = _found(tags, ("old_name", "was:name"))
        return {f"name@{tag[5:]}": value for tag, value in foreign.items()} | (
            {"former_names": former} if former else {}
        )
    known = values.get("alternate_names", [])
    further = [*(known if isinstance(known, list) else []), *foreign.values()]
    return {"alternate_names": further} if further else {}


def _identity(tags: Tags, kind: str) -> dict[str, object]:
    """Return id and URL: `node/1` and its page, or All The Places' own id and the page that was crawled."""
    found = _OBJECT.fullmatch(str(tags.get("@id") or ""))
    identity = found[1] if found else str(tags.get("@id") or tags.get("ref") or "")
    if kind == "location":
        return {"store_code": identity}
    url = f"{_URL}{identity}" if found else tags.get("@source_uri", "")
    return {"listing_id": identity, "listing_url": url} | {
        name: tags[tag] for tag, name in _table().kept.items() if tags.get(tag)
    }


def _status(tags: Tags, as_of: str, *, closed: bool) -> str:
    """Return what the tags say of the state; `Mo-Su closed` is how crawlers write `closed for now`."""
    if closed or _ended(str(tags.get("end_date") or "no"), as_of):
        return PERMANENTLY_CLOSED
    return TEMPORARILY_CLOSED if _SHUT.fullmatch(str(tags.get("opening_hours") or "")) else ""


def _ended(end_date: str, as_of: str) -> bool:
    """Say whether an end has come: a day, month or year after `as_of` has not; without one, any has."""
    planned = _DAY.fullmatch(end_date) is not None and end_date > as_of[: len(end_date)]
    return end_date != "no" and not (as_of and planned)


@lru_cache(maxsize=1_024)
def _is_known(tag: str) -> bool:
    table = _table()
    listed = any(tag in names for names in (*table.columns.values(), *table.lines.values(), table.kept))
    return listed or tag in table.business or tag in table.ignored or tag.startswith(table.ignored_prefixes)
