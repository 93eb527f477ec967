"""A page -> what it states of each place of business on it: structured data and visible lines together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from listaudit.normalize.country import country_code
from listaudit.normalize.fold import fold
from listaudit.normalize.website import parse_website
from listaudit.webpage.business import Business
from listaudit.webpage.decode import decode
from listaudit.webpage.dialects import Microdata, Microformats, Rdfa
from listaudit.webpage.further import further_pages
from listaudit.webpage.lenient_json import read_json
from listaudit.webpage.lines import Line, lines
from listaudit.webpage.naming import host_word, page_names
from listaudit.webpage.node import Graph, Node, tidy
from listaudit.webpage.outline import Outline, outline
from listaudit.webpage.places import Found, found_in
from listaudit.webpage.scoped import things
from listaudit.webpage.settle import settled
from listaudit.webpage.tables import table
from listaudit.webpage.tokens import tokens
from listaudit.webpage.tree import Element, tree
from listaudit.webpage.urls import onward
from listaudit.webpage.visible import seen

_LITTLE = 300
"""Characters of text below which a page with scripts is empty until they run."""
_SHORT = 4_000
"""Characters of text up to which a page is asked whether it stands for a domain that is for sale."""
SCRIPT_ONLY, PARKED, MISSING, NO_BUSINESS = "script-only", "parked", "missing", "website.no-business"
"""Why a page states no business; the last is the code of the skip that tells of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What is known of a page from outside."""

    url: str
    """Where it was found, after redirects."""
    content_type: str = ""
    countries: tuple[str, ...] = ()
    """Alpha-2 codes of the countries that its business may be in, the likeliest first."""
    known: tuple[Business, ...] = ()
    """What an earlier page of the same site stated."""
    names: tuple[str, ...] = ()
    """What that page called itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page states."""

    businesses: tuple[Business, ...] = ()
    names: tuple[str, ...] = ()
    """What the page calls itself, the surest first."""
    website: str = ""
    """Its address as it states it: the canonical link, else where it was found."""
    links: tuple[str, ...] = ()
    """Pages of the same host that may hold an address, the likeliest first."""
    refresh: str = ""
    """Where the page leads on by itself, on whatever host."""
    why_not: str = ""
    """Why there is no business: `SCRIPT_ONLY`, `PARKED`, `MISSING` or `NO_BUSINESS`."""


def read_page(body: bytes, hints: Hints) -> Page:
    """Read a page; never raises, whatever the bytes are.

    Args:
        body: HTML, or JSON-LD where the content type says so or nothing else begins like that.
        hints: What is known of it.
    """
    text = decode(body, hints.content_type)
    if "json" in hints.content_type.lower() or text.lstrip()[:1] in {"{", "["}:
        return _of_data(text, hints)
    root = tree(tokens(text))
    parts, seen_lines = outline(root), lines(root)
    found = found_in(Graph(_nodes(root, parts)))
    names = hints.names or page_names(parts, hints.url)
    visible = seen(seen_lines, _countries(parts, found, hints), _known_as(names, hints))
    businesses = settled(found, visible, hints.known, hints.url, names)
    return Page(
        businesses=tuple(businesses),
        names=names,
        website=onward(hints.url, parts.canonical) or hints.url,
        links=further_pages(parts, hints.url),
        refresh=onward(hints.url, parts.refresh),
        why_not="" if businesses else _why_not(seen_lines, parts),
    )


def _of_data(text: str, hints: Hints) -> Page:
    """Read a body that is structured data and nothing else."""
    roots = [node for value in read_json(text) for node in tidy(value) if isinstance(node, dict)]
    businesses = settled(found_in(Graph(roots)), seen((), (), ""), hints.known, hints.url, hints.names)
    return Page(businesses=tuple(businesses), website=hints.url, why_not="" if businesses else NO_BUSINESS)


def _nodes(root: Element, parts: Outline) -> Iterator[Node]:
    for block in parts.json_ld:
        for value in read_json(block):
            yield from (node for node in tidy(value) if isinstance(node, dict))
    for dialect in (Microdata(), Rdfa(), Microformats()):
        yield from things(root, dialect)
    if card := _meta_card(parts):
        yield card


_CARD = "business:contact_data:"


def _meta_card(parts: Outline) -> Node:
    """Return what `meta` elements of the Open Graph type `business.business` state, as a node."""
    stated = {key.removeprefix(_CARD): [text] for key, text in parts.meta.items() if key.startswith(_CARD)}
    names = {
        "street_address": "streetAddress", "locality": "addressLocality", "region": "addressRegion",
        "postal_code": "postalCode", "country_name": "addressCountry", "phone_number": "telephone",
        "email": "email",
    }  # fmt: skip
    node: Node = {names[key]: value for key, value in stated.items() if key in names}
    pin = {
        key: [parts.meta[f"place:location:{key}"]]
        for key in ("latitude", "longitude")
        if f"place:location:{key}" in parts.meta
    }
    return node | pin | {"@type": ["LocalBusiness"]} if node else {}


def _countries(parts: Outline, found: Sequence[Found], hints: Hints) -> tuple[str, ...]:
    """Return the countries that a page may speak of: its locations', those it states, host, language."""
    stated = [country_code(one.business.address.country) for one in found]
    language, _, region = parts.language.replace("_", "-").partition("-")
    spoken = country_code(region) or table("languages")["countries"].get(language, "")
    suffix = parse_website(hints.url).domain.rpartition(".")[2].upper()
    host = country_code({"UK": "GB"}.get(suffix, suffix)) if len(suffix) == 2 else ""  # noqa: PLR2004 - a country's domain
    return tuple(dict.fromkeys(filter(None, (*hints.countries, *stated, host, spoken))))[:4]


def _known_as(names: Sequence[str], hints: Hints) -> str:
    """Return what a site is called, folded; a branch's name may be that of its town."""
    return " ".join((*map(fold, names[:1]), host_word(hints.url)))


def _why_not(seen_lines: Sequence[Line], parts: Outline) -> str:
    """Return why a page states no business, as far as its few words tell."""
    text = " ".join(line.text for line in seen_lines)
    head = f" {fold(parts.title)} {fold(parts.heading)} "
    if _holds(head, "missing"):
        return MISSING
    if len(text) <= _SHORT and _holds(f"{head}{fold(text[:_SHORT])} ", "parked"):
        return PARKED
    return SCRIPT_ONLY if len(text) < _LITTLE and parts.scripts else NO_BUSINESS


def _holds(folded: str, kind: str) -> bool:
    return any(f" {fold(phrase)} " in folded for phrase in table("titles")[kind]["phrases"])
