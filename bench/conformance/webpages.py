"""Cases of structured data in pages."""

from __future__ import annotations

from typing import Any

from bench.conformance.cases import Case
from listaudit.webpage.dialects import Microdata, Microformats, Rdfa
from listaudit.webpage.lenient_json import read_json
from listaudit.webpage.node import tidy
from listaudit.webpage.outline import outline
from listaudit.webpage.scoped import things
from listaudit.webpage.tokens import tokens
from listaudit.webpage.tree import tree

_READ = {
    "trailing comma": 1, "html comment": 1, "cdata": 1, "raw newline": 1, "two objs": 2, "empty": 0,
    "upper type": 1, "emptydoc": 0, "one bad of two": 1,
}  # fmt: skip
"""How many objects a reader can make of each malformed text."""
_DEEP = 5_000


def jsonld_malformed(case: Case) -> str:
    """Every object that malformed JSON-LD still holds is read, and nothing raises."""
    if case["name"] == "deep":
        html = "<div>" * _DEEP + '<script type="application/ld+json">{"@type":"Store"}</script>'
        return _unless(len(_objects(html)), 1)
    return _unless(len(_objects(case["html"])), _READ[case["name"]])


def _unless(found: int, expected: int) -> str:
    return "" if found == expected else f"{found} objects for {expected}"


def _objects(html: str) -> list[dict[str, Any]]:
    blocks = outline(tree(tokens(html))).json_ld
    return [value for block in blocks for value in read_json(block) if isinstance(value, dict) and value]


def structured_data_html(case: Case) -> str:
    """Every value that the expected structured data names is read from the page, too."""
    root = tree(tokens(case["html"]))
    nodes: list[Any] = [
        node for block in outline(root).json_ld for value in read_json(block) for node in tidy(value)
    ]
    for dialect in (Microdata(), Rdfa(), Microformats()):
        nodes += things(root, dialect)
    found = {_plain(text) for text in _texts(nodes)}
    missing = [text for text in _texts(_values(case["expect"])) if _plain(text) not in found]
    return f"not read: {missing[:3]}" if missing else ""


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _values(expected: Any) -> Any:
    """Drop what names kinds, contexts and ids, and the keys."""
    if isinstance(expected, dict):
        skipped = {"@context", "@type", "type", "id", "@id", "namespace", "namespaces"}
        return [_values(value) for key, value in expected.items() if key not in skipped]
    return [_values(value) for value in expected] if isinstance(expected, list) else expected


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in _texts(one)]
    return [str(value)] if isinstance(value, str | int | float) and str(value).strip() else []
