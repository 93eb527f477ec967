"""Cases of web addresses, whole ones and parts of them."""

from __future__ import annotations

from collections.abc import Mapping

from bench.conformance.cases import Case
from bench.conformance.said import AGREEING, unless
from listaudit.compare import website
from listaudit.compare.context import Context

_WHOLE = ("value", "url", "host", "normalized")
_PARTS: Mapping[str, str] = {
    "path": "https://shop.example{}",
    "query": "https://shop.example/page?{}",
    "fragment": "https://shop.example/page#{}",
    "scheme": "{}://shop.example/page",
    "userinfo": "https://{}shop.example/page",
}
"""Part of an address -> an address to put it in."""


def url_normalize(case: Case) -> str:
    """A web address and its normal form lead to the same page, as do addresses that differ in such a part."""
    given = case["args"]
    for part, template in _PARTS.items():
        if part in given:
            return _judged(template.format(given[part]), template.format(given["expected"]))
    text = next((given[key] for key in _WHOLE if key in given), "")
    expected = given.get("expected", text)
    if text and expected.startswith("/") and not expected.startswith("//"):
        return _judged(_PARTS["path"].format(text), _PARTS["path"].format(expected))
    return _judged(text or "", expected or "")


def _judged(text: str, expected: str) -> str:
    return unless(website.judge(text, expected, Context()), AGREEING)
