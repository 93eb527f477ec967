"""A tree -> the lines that a visitor sees, with what their links call and where on the page they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from listaudit.normalize.hygiene import clean
from listaudit.webpage.outline import hidden_mail, mail_of, phone_of
from listaudit.webpage.tree import INLINE, Element

LONGEST = 1_000
"""Characters of a line; what is longer is prose and is cut."""
_MOST = 20_000
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "title",
        "select",
        "option",
        "textarea",
        "iframe",
        "object",
        "video",
        "audio",
        "canvas",
        "map",
        "datalist",
    ]
)
_ZONES = frozenset({"header", "footer", "nav", "address", "article", "aside"})
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_BORDERS = re.compile(r"\s*[|•·¦●▪■◆★✦]\s*|\xa0{3,}")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "strong", "b"})


@dataclass(slots=True)
class Line:
    """One line of a page."""

    text: str
    zone: str = ""
    """The innermost of `header footer nav address article aside`, or empty."""
    calls: tuple[str, ...] = ()
    """Numbers of the `tel:` links in it."""
    mails: tuple[str, ...] = ()
    """Addresses of the `mailto:` links in it."""


@dataclass(slots=True)
class _Writer:
    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    room: int = LONGEST
    calls: list[str] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        if self.room > 0:
            self.parts.append(text[: self.room])
            self.room -= len(text)

    def end(self, zone: str) -> None:
        """Close the line: what is parted by bars and dots becomes several, its links stay with the last."""
        texts = [part for raw in _BORDERS.split("".join(self.parts)) if (part := clean(raw).strip(" ,;"))]
        calls, mails = tuple(dict.fromkeys(self.calls)), tuple(dict.fromkeys(self.mails))
        if (calls or mails) and not texts:
            texts = [""]
        if len(self.lines) < _MOST:
            self.lines += [Line(text, zone) for text in texts[:-1]]
            self.lines += [Line(text, zone, calls, mails) for text in texts[-1:]]
        self.parts, self.calls, self.mails, self.room = [], [], [], LONGEST


def lines(root: Element) -> list[Line]:
    """Return the lines of a page in its order, without scripts, forms' choices and what is hidden."""
    writer = _Writer()
    _visit(root, writer, "")
    writer.end("")
    return writer.lines


def _visit(element: Element, writer: _Writer, zone: str) -> None:
    """Write an element; the tree is shallow enough for recursion (`tree.DEEPEST`)."""
    if element.tag in _UNSEEN or _is_hidden(element):
        return
    block = element.tag not in INLINE and element.tag not in {"img", "wbr", "input", "label"}
    inner = element.tag if element.tag in _ZONES else zone
    if block:
        writer.end(zone)
    _note_link(element, writer)
    for child in element.children:
        if isinstance(child, str):
            writer.write(child.replace("\n", " ").replace("\t", " "))
        else:
            _visit(child, writer, inner)
    if block:
        writer.end(inner)


def _is_hidden(element: Element) -> bool:
    style = element.attrs.get("style", "")
    return "hidden" in element.attrs or (bool(style) and _HIDDEN.search(style[:500]) is not None)


def _note_link(element: Element, writer: _Writer) -> None:
    href = element.attrs.get("href", "").strip()
    if call := phone_of(href):
        writer.calls.append(call)
    if mail := mail_of(href) or hidden_mail(element.attrs.get("data-cfemail", "")):
        writer.mails.append(mail)
