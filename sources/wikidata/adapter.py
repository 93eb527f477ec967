"""Wikidata: one query a brand, by known items, official website and label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source, Where
from listaudit.model.packed import Part
from listaudit.normalize.fold import fold
from listaudit.normalize.hygiene import clean
from listaudit.normalize.website import parse_website
from listaudit.source.asking import get
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload, UnreadableError
from listaudit.source.terms import known_ids, names_of

_ITEM = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d{0,11})")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_MOST = 6
"""Names and hosts of one brand that are asked for."""
_UNKNOWN = "/.well-known/genid/"
"""In a value that Wikidata says is there and not known."""
_ROWS = 200
_TAIL = 20_000
Item = Listing | Skipped | Problem
Found = dict[str, tuple[str, list[str]]]
"""Item -> its label and its websites."""


def plan(locations: Sequence[Location], config: Source) -> Iterator[Request]:
    """Ask once for each brand; one without a website or a known item could not be told from a namesake."""
    brands: dict[str, list[int]] = {}
    for number, location in enumerate(locations):
        brands.setdefault(fold(location.brand or location.name), []).append(number)
    for numbers in brands.values():
        shops = Part(locations, numbers)
        ids = _first(_items(known_ids(shop, config)) for shop in shops)
        hosts = _first(_hosts(_websites(shop)) for shop in shops)
        if ids or hosts:
            names = _first((shop.brand, *names_of(shop, config)) for shop in shops)
            domains = _first(_domains(_websites(shop)) for shop in shops)
            query = _query(ids, hosts, names if domains else [], domains, config)
            params, context = {"query": query, "format": "json"}, {"ids": ids, "domains": domains}
            codes = [shop.store_code for shop in shops]
            yield get(f"{config.base_url}/sparql", params, codes, context=context)


def problem(response: Response, config: Source) -> Problem | None:  # noqa: ARG001 - the same for every audit
    """Tell a query that ran out of time: the trace of it stands behind what was written until then."""
    whole = response.body.rstrip().endswith(b"}")
    if not whole and b"TimeoutException" in response.body[-_TAIL:]:
        return Problem(code="fetch.timeout", detail="the query service ended the query")
    return None


def read(response: Response, config: Source) -> Iterator[Item]:
    """Read the items that are the owner's: named by id, or with a website of ours; nothing else is asked."""
    payload = Payload.of(response)
    results = payload.child("results")
    if "bindings" not in results:
        raise UnreadableError("the answer holds no results")
    rows = list(results.children("bindings"))
    found, context = _by_item(rows), response.request.context
    known, ours = _strings(context.get("ids")), set(_strings(context.get("domains")))
    for item, (label, websites) in found.items():
        own = [site for site in websites if parse_website(site).domain in ours]
        if own or item in known:
            yield _brand(item, label, own or websites, response, config)
        else:
            where = Where(request=f"{config.name}: {response.request}"[:300])
            yield Skipped(where, "payload.unknown", f"item {item}, which was not asked for", benign=True)
    for lost in (item for item in known if item not in found):
        yield listing(config, response, id=lost, url=f"{config.homepage}wiki/{lost}", gone=True)
    if len(rows) >= _ROWS:
        yield Problem(code="fetch.truncated", detail=f"the first {_ROWS} rows were read")
    yield from remainder(config, response, payload)


def _brand(
    item: str, label: str, websites: list[str], response: Response, config: Source
) -> Listing | Skipped:
    name, url = label if label != item else "", f"{config.homepage}wiki/{item}"
    return listing(config, response, id=item, name=name, website=websites, url=url)


def _query(ids: list[str], hosts: list[str], names: list[str], domains: list[str], config: Source) -> str:
    """Return a query in SPARQL; the prefixes are those that the service knows by itself.

    By name only items with a website of ours are found, on whatever page: the others are namesakes.
    """
    tags = _strings(config.options.get("languages"))
    languages = [tag for tag in tags if _LANGUAGE.fullmatch(tag)] or ["en"]
    labels = [f"{_literal(name)}@{language}" for name in names for language in languages]
    ways = {
        "item": ([f"wd:{item}" for item in ids], "?item wikibase:sitelinks ?links ."),
        "site": ([f"<{page}>" for host in hosts for page in _pages(host)], "?item wdt:P856 ?site ."),
        "name": (labels, f"?item rdfs:label|skos:altLabel ?name ; wdt:P856 ?any . {_filter(domains)}"),
    }
    union = " UNION ".join(
        f"{{ VALUES ?{name} {{ {' '.join(values)} }} {pattern} }}"
        for name, (values, pattern) in ways.items()
        if values
    )
    label = f'SERVICE wikibase:label {{ bd:serviceParam wikibase:language "{",".join(languages)}" . }}'
    website = "OPTIONAL { ?item wdt:P856 ?website . }"
    return f"SELECT DISTINCT ?item ?itemLabel ?website WHERE {{ {union} {website} {label} }} LIMIT {_ROWS}"


def _filter(domains: list[str]) -> str:
    any_domain = "|".join(domain.replace(".", r"\.") for domain in domains)
    return f"FILTER(REGEX(STR(?any), {_literal(f'^https?://([^/]+[.])?({any_domain})([:/]|$)')}))"


def _literal(text: str) -> str:
    """Return a text between double quotes, they and backslashes escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _pages(host: str) -> Iterator[str]:
    """Yield the ways to write a front page; items hold one of them."""
    for start in ("https://www.", "https://", "http://www.", "http://"):
        yield from (f"{start}{host}", f"{start}{host}/")


def _by_item(rows: Iterable[Payload]) -> Found:
    """Gather the rows of each item: there is one for each of its websites."""
    found: Found = {}
    for row in rows:
        values = {name: row.child(name).text("value") for name in ("item", "itemLabel", "website")}
        known = _ITEM.fullmatch(values["item"])
        if known:
            websites = found.setdefault(known[1], (values["itemLabel"], []))[1]
            if (site := values["website"]) and site not in websites and _UNKNOWN not in site:
                websites.append(site)
    return {item: (label, sorted(websites)) for item, (label, websites) in found.items()}


def _items(ids: Iterable[str]) -> list[str]:
    return [found[1] for known in ids if (found := _ITEM.fullmatch(known.strip()))]


def _websites(location: Location) -> tuple[str, ...]:
    return (*location.websites, *(past.value for past in location.former_websites))


def _hosts(websites: Iterable[str]) -> Iterator[str]:
    """Yield registrable domains and hosts of websites of one's own; no pages in networks."""
    for form in map(parse_website, websites):
        if not form.kind:
            yield from (host for host in (form.domain, form.host) if _HOST.fullmatch(host))


def _domains(websites: Iterable[str]) -> Iterator[str]:
    forms = (form for form in map(parse_website, websites) if not form.kind)
    return (form.domain for form in forms if _HOST.fullmatch(form.domain))


def _first(several: Iterable[Iterable[str]]) -> list[str]:
    """Return the first few of some texts, each once."""
    texts = (clean(text) for text in chain.from_iterable(several))
    return list(dict.fromkeys(text for text in texts if text))[:_MOST]


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, (list, tuple)) else []
