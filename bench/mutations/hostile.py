"""Values that break programs, as payloads may carry them; nothing here is about a business."""

from __future__ import annotations

from typing import Any

TEXTS: tuple[str, ...] = (
    "",
    " ",
    "\x00",
    "\x1b[31mred\x1b[0m",
    "a\u0085b\u2028c\u2029d",
    "\u202emorf\u202c",
    "\u2066x\u2069\u200f\u061c",
    "\u200b\u200d\ufeff",
    "\ud800",
    "\udfffx\ud83d",
    "\U0010ffff",
    "e\u0301" * 40,
    "\u0130\u0131\u00df\ufb03",
    "NaN",
    "-Infinity",
    "1e999",
    "-0",
    "\u00b2",
    "\u0663\u0665",
    "9" * 5_000,
    "0x1F",
    "null",
    "None",
    "true",
    "[1, 2",
    '{"a": ',
    '=HYPERLINK("http://click.example","x")',
    "<script>alert(1)</script>",
    "&#0;&#x110000;&bogus;",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://[::1",
    "http://[",
    "https://",
    "//else.example/x",
    "/../../etc/passwd",
    "https://else.example/next?page=2",
    "https://else.example:99999/",
    "https://user:word@else.example/",
    "https://xn--.example/",
    "http://else.example/\r\nHost: other.example",
    "https://else.example/a b\u00e9|\\^`{}",
    "ftp://else.example/x",
    "mailto:a@b@c.example",
    "%00%ff%zz",
    "{id}{0}{}",
    "%s%n",
    "2026-99-99T99:99:99Z",
    "25:61-99:99",
    "Mo-Su 00:00-24:00,,,;;;",
    "+",
    "+++1 (((",
    "00000000000000000000",
    "x" * 25_000,
    "(" * 3_000,
    "a," * 5_000,
)
"""Control, direction and surrogate characters, numbers that are none, links that are none, long things."""

NUMBERS: tuple[Any, ...] = (
    0, -0.0, -1, 1, 2**31, 2**53 + 1, 2**63, 2**64, -(2**63) - 1, 10**40, 10**400, 1e308, -1e308, 5e-324,
    float("nan"), float("inf"), float("-inf"), 91, 181.5, 99999999999, 0.1,
)  # fmt: skip

EMPTY: tuple[Any, ...] = (None, "", [], {}, 0, False, [None], [[]], [{}], {"": ""}, {"": None})

LINKS: tuple[str, ...] = (
    '<https://else.example/next>; rel="next"',
    '<http://[>; rel="next"',
    "<>; rel=next",
    'garbage; rel="next"',
    '</relative?cursor=\u00e9>; rel="next"',
    "<" * 500,
    ",,,;;;",
)
"""What may stand in a `link` header."""

BODIES: tuple[bytes, ...] = (
    b"", b" \n", b"null", b"true", b"0", b'""', b"[]", b"{}", b"[[]]", b"[null]", b"[1]", b'["x"]', b"NaN", b"{", b'{"a":1,}', b"\xff\xfe", b"\x00" * 64,
    b"<!doctype html><title>Blocked</title><p>Are you a robot?", b"<?xml version='1.0'?><error code='7'/>", b"OK", b"\x1f\x8b\x08\x00broken", b"callback({});",
    b'{"error": null}', b'{"error": "x"}', b'{"error": {"code": "x", "message": null}}', b'{"errors": [null]}', b'{"errors": {"a": [1]}}', b'{"status": {"code": 1}}', b'{"message": ["x"]}',
    b'{"status": "ERROR", "results": null}', b'{"results": "none"}', b'{"data": {"data": {}}}', b'{"items": [0, "x", null, [], {}]}',
)  # fmt: skip
"""Answers in the place of an answer."""
