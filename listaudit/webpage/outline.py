"""What a page says of itself: title, meta elements, canonical link, links, blocks of JSON-LD."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from listaudit.normalize.hygiene import clean
from listaudit.webpage.tree import INLINE, Element

_TEXT = 2_000
"""Characters of one element's text; no name or address is longer."""
_NODES = 500
"""Elements and texts below one element that its text is made of."""
_REFRESH = re.compile(
    r"\s{0,9}(\d{1,4})(?:\.\d{0,9})?\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=)?\s{0,9}[\"']?([^\"'\s]{1,2000})",
    re.IGNORECASE,
)
_COMMAS = re.compile(r"\s*+,[\s,]*+")
_SOON = 10
"""Seconds; a page that waits longer before it leads on is a page of its own."""
_LINKS = 3_000


@dataclass(slots=True)
class Link:
    """A link: where it leads, as written, and its words."""

    href: str
    text: str


@dataclass(slots=True)
class Outline:
    """The parts of a page beside its text."""

    title: str = ""
    heading: str = ""
    """The first `h1`."""
    language: str = ""
    canonical: str = ""
    refresh: str = ""
    """Where the page leads on by itself."""
    meta: dict[str, str] = field(default_factory=dict)
    """Name or property of a `meta` element, folded -> its content; the first of each."""
    links: list[Link] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    scripts: int = 0
    """Scripts that run."""


def outline(root: Element) -> Outline:
    """Return the parts of a page."""
    found = Outline()
    for element in root.elements():
        reader = _READERS.get(element.tag)
        if reader is not None:
            reader(element, found)
    return found


def text_of(element: Element, border: str = " ") -> str:
    """Return the text of an element on one line, cut where it is longer than any fact.

    Args:
        element: The element; scripts in it are left out.
        border: What stands for the border of a block in it; a line break is a comma in any case.
    """
    parts: list[str] = []
    waiting: list[Element | str] = list(reversed(element.children))
    room, nodes = _TEXT, 0
    while waiting and room > 0 and nodes < _NODES:
        child = waiting.pop()
        nodes += 1
        if isinstance(child, str):
            parts.append(child[:room])
            room -= len(child)
        elif child.tag == "br":
            parts.append(", ")
        elif child.tag not in {"script", "style"}:
            gap = "" if child.tag in INLINE else border
            waiting += [gap, *reversed(child.children), gap]
    return _COMMAS.sub(_one_comma, clean("".join(parts))).strip(" ,")


def _one_comma(found: re.Match[str]) -> str:
    """Return the comma as it stands, or one for several and for those with a space before."""
    return found[0] if found[0].strip() == "," and not found[0].startswith(" ") else ", "


def _title(element: Element, found: Outline) -> None:
    found.title = found.title or text_of(element)


def _heading(element: Element, found: Outline) -> None:
    found.heading = found.heading or text_of(element)


def _html(element: Element, found: Outline) -> None:
    found.language = found.language or element.attrs.get("lang", "").strip().lower()[:20]


def _meta(element: Element, found: Outline) -> None:
    name = (element.attrs.get("property") or element.attrs.get("name") or "").strip().lower()
    content = element.attrs.get("content", "")[:_TEXT]
    if element.attrs.get("http-equiv", "").strip().lower() == "refresh":
        leads = _REFRESH.match(content)
        if leads and int(leads[1]) <= _SOON:
            found.refresh = found.refresh or leads[2]
    elif name and content.strip():
        found.meta.setdefault(name, clean(content))


def _link(element: Element, found: Outline) -> None:
    if "canonical" in element.attrs.get("rel", "").lower().split():
        found.canonical = found.canonical or element.attrs.get("href", "").strip()


def _anchor(element: Element, found: Outline) -> None:
    href = element.attrs.get("href", "").strip()
    if href and len(found.links) < _LINKS:
        words = text_of(element) or element.attrs.get("title", "")[:_TEXT]
        found.links.append(Link(href[:_TEXT], words))


def _script(element: Element, found: Outline) -> None:
    kind = element.attrs.get("type", "").lower()
    found.scripts += "json" not in kind
    if "ld+json" in kind:
        found.json_ld.append("".join(child for child in element.children if isinstance(child, str)))


_READERS = {
    "title": _title,
    "h1": _heading,
    "html": _html,
    "meta": _meta,
    "link": _link,
    "a": _anchor,
    "area": _anchor,
    "script": _script,
}


def mail_of(href: str) -> str:
    """Return the address of a `mailto:` link without its parameters; empty where it names nobody."""
    if href[:7].lower() != "mailto:":
        return ""
    return clean(unquote(href[7:2_000].partition("?")[0])).partition(",")[0].strip()


def phone_of(href: str) -> str:
    """Return the number of a `tel:` link; empty where it is none."""
    if href[:4].lower() != "tel:":
        return ""
    return clean(unquote(href[4:200])).lstrip("/").partition("?")[0].strip()


def hidden_mail(code: str) -> str:
    """Return the address that a content network hid from robots: hex digits, the first byte is the key."""
    try:
        key, *rest = bytes.fromhex(code[:400])
    except ValueError:
        return ""
    text = bytes(byte ^ key for byte in rest).decode("utf-8", "replace")
    return clean(text.partition("?")[0]) if "@" in text else ""
