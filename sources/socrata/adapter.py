"""City licences on Socrata: any data set by a mapping in `options`; a place's licences are one listing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from listaudit.errors import SourceError
from listaudit.model import Address, Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.normalize.fold import fold
from listaudit.normalize.oneline import split_address
from listaudit.normalize.status import OPEN, PERMANENTLY_CLOSED, TEMPORARILY_CLOSED, canonical_status
from listaudit.source.asking import get
from listaudit.source.listed import listing
from listaudit.source.payload import Payload, UnreadableError, json_of
from listaudit.source.soql_text import name_pattern, pattern, quoted, street_pattern
from listaudit.source.terms import addresses_of, country_of, known_ids, names_of

_PAGE, _PAGES, _DEEPEST = 1_000, 5, 4
"""Rows of a page, pages of a search, levels of a row that are looked into: `location.coordinates.1`."""
_COLUMN = re.compile(r"[a-z_][a-z0-9_]*")
_CHECKS = {
    "domain": re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}"),
    "dataset": re.compile(r"[a-z0-9]{4}-[a-z0-9]{4}"),
    "latest": re.compile(rf"(?:{_COLUMN.pattern})?"),
}
"""What options must look like."""
_HINTS = {
    "domain": 'Write it without https://, like "data.cityofchicago.org".',
    "dataset": 'Write the end of its address, like "r5kz-chrr".',
    "status": 'Write a table like { Active = "open", Revoked = "permanently_closed", Pending = "" }.',
    "where": "It takes {name}, {street}, {city}, {region} and {postcode}, each as {like:name} too.",
}
_PLACEHOLDER = re.compile(r"\{((?:like:)?(?:name|street|city|region|postcode))\}")
_OURS = frozenset({
    "name", "alternate_names", "address", "street", "unit", "city", "region", "postcode", "country", "phone",
    "website", "email", "category", "latitude", "longitude", "url", "status", "expires",
})  # fmt: skip
_STATES = frozenset({OPEN, TEMPORARILY_CLOSED, PERMANENTLY_CLOSED, ""})
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Dataset:
    """What the configuration says of a data set."""

    url: str
    where: tuple[str, ...]
    columns: Mapping[str, str]
    id: tuple[str, ...]
    latest: str
    cities: frozenset[str]
    country: str
    blank: frozenset[str]
    status: Mapping[str, str]

    def column(self, ours: str) -> str:
        """Return their column for one of ours, or empty text."""
        return next((theirs for theirs, name in self.columns.items() if name == ours), "")


def plan(locations: Sequence[Location], config: Source) -> Iterator[Request | Problem]:
    """Ask for known ids, and by each template for each name around each address; a data set has to be named.

    Raises:
        SourceError: The mapping in `options` is not complete, or not sound.
    """
    if (dataset := _dataset(config)) is None:
        codes = tuple(location.store_code for location in locations)
        yield Problem(code="fetch.nothing-to-ask", detail="its options name no data set", store_codes=codes)
        return
    for location in locations:
        for where, known in _conditions(location, dataset, config):
            yield _get(dataset, where, location, "ids" if known else "search", {"id": known})


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a page of licences: each place becomes a listing of what its latest licence says."""
    dataset, rows, asked = _dataset(config), json_of(response), response.request.context
    if dataset is None or not isinstance(rows, list):
        raise UnreadableError("the answer is no list of rows")
    places: dict[str | int, list[Row]] = {}
    for number, row in enumerate(rows):
        flat = dict(_flat(row))
        places.setdefault(_id(flat, dataset) or number, []).append(flat)
    for key, licences in places.items():
        if key != asked.get("last"):
            yield _listing(key, licences, dataset, response, config)
    if not rows and asked.get("id"):
        yield listing(config, response, id=str(asked["id"]), gone=True)
    if len(rows) >= _PAGE:
        yield _next_page(response.request, dataset, next(reversed(places)))


def _get(
    dataset: Dataset, where: str, whom: Location | Request, purpose: str, about: Mapping[str, object]
) -> Request:
    """Return a request; its rows come with those of one place together, in the same order on each page."""
    latest = (f"{dataset.latest} DESC",) if dataset.latest else ()
    paging = {"$order": ", ".join((*dataset.id, *latest, ":id")), "$limit": _PAGE}
    params = {"$where": where} | paging | {"$offset": about.get("offset", 0)}
    return get(dataset.url, params, whom, purpose=purpose, context={**about, "where": where})


def _next_page(request: Request, dataset: Dataset, last: str | int) -> Request | Problem:
    """Return the request for the next page; `last` is the place that it may go on with."""
    before, where = request.context.get("offset"), str(request.context.get("where", ""))
    offset = (before if isinstance(before, int) else 0) + _PAGE
    if offset >= _PAGE * _PAGES:
        return Problem(code="fetch.truncated", detail=f"more than {_PAGE * _PAGES:,} rows")
    about = {"offset": offset, "last": last if isinstance(last, str) else ""}
    return _get(dataset, where, request, "page", about)


def _dataset(config: Source) -> Dataset | None:
    """Return the data set that the options mean, or None where they mean none.

    Raises:
        SourceError: Something of it is missing or wrong.
    """
    options: dict[str, Any] = {**config.options}
    presets, preset = {None: {}} | options.pop("presets", {}), options.pop("preset", None)
    if preset not in presets:
        raise _error(config, "preset", preset)
    options = presets[preset] | options
    if not options.get("dataset"):
        return None
    columns, where = options.get("columns"), _texts(options.get("where"))
    bad = [key for key, look in _CHECKS.items() if not look.fullmatch(str(options.get(key, "")))]
    bad += ["where"] if not where or not all(map(_can_be_filled, where)) else []
    bad += ["columns"] if not (columns and _maps_to(_OURS, columns)) else []
    bad += ["status"] if not _maps_to(_STATES, options.get("status", {})) else []
    if bad:
        raise _error(config, bad[0], options.get(bad[0]))
    base = config.base_url or f"https://{options['domain']}"
    return Dataset(
        url=f"{base}/resource/{options['dataset']}.json",
        where=where,
        columns=dict(columns or {}),
        id=tuple(name for name in _texts(options.get("id")) if _COLUMN.fullmatch(name)),
        latest=str(options.get("latest", "")),
        cities=frozenset(map(fold, _texts(options.get("cities")))),
        country=str(options.get("country", "")),
        blank=frozenset(_texts(options.get("blank"))),
        status=options.get("status", {}),
    )


def _maps_to(words: frozenset[str], table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(word, str) and word in words for word in table.values())


def _can_be_filled(template: str) -> bool:
    rest = _PLACEHOLDER.sub("", template)
    return rest != template and not {"{", "}"} & {*rest}


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, (list, tuple)) else [value]
    return tuple(text for text in values if isinstance(text, str) and text)


def _error(config: Source, option: str, value: object) -> SourceError:
    hint = _HINTS.get(option, "docs/sources/socrata.md tells what it may be.")
    return SourceError(f"[sources.{config.name}.options]: {option} = {value!r} cannot be used.", hint)


def _conditions(location: Location, dataset: Dataset, config: Source) -> Iterator[tuple[str, str]]:
    """Yield each condition to ask by, and the known id that it stands for, empty where it searches."""
    for known in known_ids(location, config):
        parts = known.split("-", max(len(dataset.id) - 1, 0))
        if len(parts) == len(dataset.id):
            pairs = zip(dataset.id, parts, strict=True)
            yield " AND ".join(f"{name} = {quoted(part)}" for name, part in pairs), known
    places = list(_places(location, dataset, config))
    if dataset.cities and not any(fold(place.city) in dataset.cities for place in places):
        return
    asked: dict[str, None] = {}
    for template in dataset.where:
        for name in names_of(location, config):
            asked |= dict.fromkeys(_filled(template, _values(name, place)) for place in places)
    yield from ((where, "") for where in asked if where)


def _places(location: Location, dataset: Dataset, config: Source) -> Iterator[Address]:
    """Yield the addresses in parts; one without a city lies in that of the current address."""
    country = country_of(location, config) or dataset.country
    for address in addresses_of(location):
        parts = address if address.street or address.city else split_address(address.given, country)
        city = parts.city or location.address.city
        yield Address(parts.street, "", "", city, parts.region, parts.postcode, country)


def _values(name: str, place: Address) -> dict[str, str]:
    """Return what each placeholder stands for; empty text for what is not known."""
    plain = {key: getattr(place, key) for key in ("street", "city", "region", "postcode")} | {"name": name}
    patterns = {f"like:{key}": pattern(value.split()) for key, value in plain.items()}
    return plain | patterns | {"like:name": name_pattern(name), "like:street": street_pattern(place)}


def _filled(template: str, values: Mapping[str, str]) -> str:
    """Return a template with quoted texts in its places; empty text where one of them is not known."""
    if not all(values[place] for place in _PLACEHOLDER.findall(template)):
        return ""
    return _PLACEHOLDER.sub(lambda place: quoted(values[place[1]].upper()), template)


def _flat(value: object, path: str = "", depth: int = 0) -> Iterator[tuple[str, object]]:
    """Yield the values of a row by dotted names: `location.coordinates.1`."""
    if isinstance(value, (dict, list)) and depth < _DEEPEST:
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _flat(item, f"{path}.{key}" if path else str(key), depth + 1)
    elif path:
        yield path, value


def _id(row: Row, dataset: Dataset) -> str:
    parts = [Payload(row).text(name) for name in dataset.id]
    return "-".join(parts) if all(parts) else ""


def _listing(
    key: str | int, licences: list[Row], dataset: Dataset, response: Response, config: Source
) -> Listing | Skipped:
    """Return what the latest licence of a place says of it, and what all of them say of its state."""
    licences = sorted(licences, key=lambda row: str(row.get(dataset.latest) or ""), reverse=True)
    row, stated = Payload(licences[0]), defaultdict[str, list[str]](list)
    for theirs, ours in dataset.columns.items():
        if (text := row.text(theirs)) and text not in dataset.blank:
            stated[ours].append(text)
    one = Payload({ours: texts[0] for ours, texts in stated.items()})
    return listing(
        config,
        response,
        id=key if isinstance(key, str) else "",
        name=[*stated["name"], *stated["alternate_names"]],
        address=one.text("address"),
        street=one.text("street"),
        unit=one.text("unit"),
        city=one.text("city"),
        region=one.text("region"),
        postcode=one.text("postcode"),
        country=one.text("country") or dataset.country,
        phone=stated["phone"],
        website=stated["website"],
        email=stated["email"],
        category=stated["category"],
        latitude=one.number("latitude"),
        longitude=one.number("longitude"),
        url=one.text("url"),
        status=_status(licences, dataset, response.fetched_at[:10]),
        columns={"expires": one.text("expires")} if "expires" in one else {},
        leftovers=row.rest(),
    )


def _status(licences: list[Row], dataset: Dataset, today: str) -> str:
    """Return the word of a licence that lasts, else that of the latest one; an ended one says nothing."""
    state, ends = dataset.column("status"), dataset.column("expires")
    stated = [(Payload(row).text(state), Payload(row).text(ends)[:10]) for row in licences]
    words = [(dataset.status.get(word, word), until) for word, until in stated]
    if any(canonical_status(word) == OPEN and not "" < until < today for word, until in words):
        return OPEN
    return "" if canonical_status(words[0][0]) == OPEN else words[0][0]
