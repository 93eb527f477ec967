"""Tokens -> a tree of elements: shallow, bounded, and forgiving as browsers are, in one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listaudit.webpage.tokens import End, Start, Token

DEEPEST = 200
"""Levels of elements; browsers stop at 512. What is deeper stands beside, not below."""
MOST = 150_000
"""Elements of a page that are read; the largest page seen in the wild has 20,000."""
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "keygen",
        "command",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
    ]
)
"""Elements that run within a line; an end tag of one of them closes no block."""
_CLOSES_P = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "dir",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
_CLOSES = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
    **dict.fromkeys(_CLOSES_P, frozenset({"p"})),
}
"""Start tag -> elements that it ends without their end tag (HTML, section 13.1.2.4)."""
_TEXTS = frozenset({"script", "style"})
"""Elements that hold text alone and cannot be nested: they are opened however deep they stand."""
_NEAR = 16
"""Open elements that are looked at for one to end."""


class Element:
    """An element with its attributes, its children and the texts between them."""

    __slots__ = ("attrs", "children", "tag")

    def __init__(self, tag: str, attrs: dict[str, str]) -> None:
        self.tag = tag
        self.attrs = attrs
        self.children: list[Element | str] = []

    def elements(self) -> Iterator[Element]:
        """Yield the element and all below it, in the order of the page."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]


class _Builder:
    def __init__(self) -> None:
        self.root = Element("", {})
        self._open = [self.root]
        self._counts: Counter[str] = Counter()
        self._beyond: Counter[str] = Counter()
        self._elements = 0

    def take(self, token: Token) -> bool:
        """Put a token into the tree; False where the page is larger than anything we read."""
        match token:
            case str():
                self._open[-1].children.append(token)
            case Start(tag, attrs):
                self._start(tag, attrs)
            case End(tag):
                self._end(tag)
        return self._elements < MOST

    def _start(self, tag: str, attrs: dict[str, str]) -> None:
        if closing := _CLOSES.get(tag):
            while self._imply(closing):
                pass
        element = Element(tag, attrs)
        self._open[-1].children.append(element)
        self._elements += 1
        if tag in _VOID:
            return
        if len(self._open) > DEEPEST and tag not in _TEXTS:
            self._beyond[tag] += 1
            return
        self._open.append(element)
        self._counts[tag] += 1

    def _imply(self, closing: frozenset[str]) -> bool:
        """End the nearest element that a start tag ends, if nothing but inline elements is open in it."""
        for back in range(1, min(_NEAR, len(self._open)) + 1):
            tag = self._open[-back].tag
            if tag in closing:
                self._pop_to(back)
                return True
            if tag not in INLINE:
                return False
        return False

    def _end(self, tag: str) -> None:
        if self._beyond[tag]:
            self._beyond[tag] -= 1
        elif self._counts[tag] and tag not in {"html", "body"}:
            back = self._distance(tag)
            if back:
                self._pop_to(back)

    def _distance(self, tag: str) -> int:
        """Return how far up the element is that an end tag closes; 0 where it closes none."""
        if tag not in INLINE:
            back = 1
            while self._open[-back].tag != tag:
                back += 1
            return back
        for back in range(1, min(_NEAR, len(self._open)) + 1):
            if self._open[-back].tag == tag:
                return back
            if self._open[-back].tag not in INLINE:
                return 0
        return 0

    def _pop_to(self, back: int) -> None:
        for element in self._open[-back:]:
            self._counts[element.tag] -= 1
        del self._open[-back:]


def tree(tokens: Iterator[Token]) -> Element:
    """Return the root of a page: an element without a tag, above all others."""
    builder = _Builder()
    for token in tokens:
        if not builder.take(token):
            break
    return builder.root
