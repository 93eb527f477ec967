"""Responses with something wrong in them: what a body says, its bytes, the status, the headers."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from random import Random

import orjson

from bench.mutations.hostile import BODIES, LINKS, TEXTS
from bench.mutations.markup import spoiled
from bench.mutations.values import mutated
from listaudit.model import Response

_STATUSES = (
    200,
    200,
    201,
    202,
    204,
    206,
    301,
    400,
    401,
    403,
    404,
    404,
    409,
    410,
    418,
    422,
    429,
    500,
    502,
    503,
    599,
)
_HEADERS = ("content-type", "link", "retry-after", "location", "x-total-count", "content-encoding")


def disturbed(response: Response, random: Random) -> Response:
    """Return a response that is wrong in its body as a rule, and now and then around it."""
    body = _body(response.body, random)
    status = random.choice(_STATUSES) if random.random() < 0.15 else response.status
    headers = dict(response.headers)
    if random.random() < 0.15:
        name = random.choice(_HEADERS)
        headers[name] = random.choice(LINKS if name == "link" else TEXTS)
    return replace(response, body=body, status=status, headers=headers)


def _body(body: bytes, random: Random) -> bytes:
    what = random.random()
    if what < 0.04:
        return random.choice(BODIES)
    if what < 0.2:
        return random.choice(DAMAGES)(body, random)
    said = _otherwise(body, random)
    return random.choice(DAMAGES)(said, random) if random.random() < 0.08 else said


def _otherwise(body: bytes, random: Random) -> bytes:
    """Change what a body says and leave it sound, be it JSON or a page; bytes of neither are damaged."""
    try:
        value = orjson.loads(body)
    except ValueError:
        text = body.decode("utf-8", "surrogateescape")
        return (
            spoiled(text, random).encode("utf-8", "surrogatepass") if "<" in text else _flipped(body, random)
        )
    return json.dumps(mutated(value, random), ensure_ascii=random.random() < 0.5).encode(
        "utf-8", "surrogatepass"
    )


def _truncated(body: bytes, random: Random) -> bytes:
    return body[: random.randint(0, len(body))]


def _flipped(body: bytes, random: Random) -> bytes:
    data = bytearray(body or b"{}")
    for _ in range(random.choice((1, 3, 30))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


def _noise(body: bytes, random: Random) -> bytes:
    place = random.randint(0, len(body))
    return body[:place] + random.randbytes(random.choice((1, 8, 200))) + body[place:]


def _twice(body: bytes, random: Random) -> bytes:
    start = random.randint(0, len(body))
    return body[:start] + body[start : start + random.randint(1, 500)] * 2 + body[start:]


def _deep(body: bytes, random: Random) -> bytes:
    depth = random.choice((100, 600, 1_100, 20_000))
    return (
        b'{"a":' * depth + body + b"}" * depth
        if random.random() < 0.5
        else b"[" * depth + body + b"]" * depth
    )


def _encoded(body: bytes, random: Random) -> bytes:
    """Write a body in an encoding that nobody asked for."""
    name = random.choice(
        ("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "latin-1", "cp1252", "shift_jis", "utf-7")
    )
    return body.decode("utf-8", "replace").encode(name, "replace")


def _packed(body: bytes, _: Random) -> bytes:
    return gzip.compress(body, mtime=0)


DAMAGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _truncated, _truncated, _flipped, _flipped, _noise, _twice, _deep, _encoded, _encoded, _packed,
)  # fmt: skip
