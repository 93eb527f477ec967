"""Web pages with something wrong in them: tags, attributes, entities, and the JSON that stands in scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random

from bench.mutations.hostile import TEXTS
from bench.mutations.values import mutated

_TAG = re.compile(r"<[^<>]{1,2000}>")
_CLOSING = re.compile(r"</[a-z0-9]+>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'(?<![\w:-])([\w:-]{1,40})="([^"]{0,4000})"')
_TEXT = re.compile(r">([^<>]{1,2000})<")
_SCRIPT = re.compile(r"(<script[^>]*json[^>]*>)(.*?)(</script>)", re.IGNORECASE | re.DOTALL)
_MOST = 4


def spoiled(page: str, random: Random) -> str:
    """Return a page with one to four things changed; JSON in its scripts more often than not."""
    for _ in range(random.randint(1, _MOST)):
        page = (_script if random.random() < 0.5 else random.choice(CHANGES))(page, random)
    return page


def _script(page: str, random: Random) -> str:
    """Change the JSON of one script, or break it as people do."""
    found = list(_SCRIPT.finditer(page))
    if not found:
        return random.choice(CHANGES)(page, random)
    script = random.choice(found)
    try:
        text = json.dumps(mutated(json.loads(script[2]), random))
    except ValueError:
        text = script[2]
    return page[: script.start(2)] + random.choice(_SLIPS)(text) + page[script.end(2) :]


_SLIPS: tuple[Callable[[str], str], ...] = (
    *(str for _ in range(12)),
    lambda text: text.replace("}", ",}", 1),
    lambda text: text.replace('"', "&quot;"),
    lambda text: f"<!--\n{text}\n-->",
    lambda text: f"//<![CDATA[\n{text}\n//]]>",
    lambda text: f"{text};",
    lambda text: f"{text}\n{text}",
    lambda text: f"/* x */ {text} // y",
    lambda text: text.replace(", ", ",\n\t\x0b"),
    lambda text: text.replace('"', "'"),
    lambda text: text[: len(text) // 2],
    lambda _: "",
)
"""How JSON in pages is broken; most of the time it is left valid."""


def _at(
    pattern: re.Pattern[str], group: int, change: Callable[[str, Random], str]
) -> Callable[[str, Random], str]:
    """Return a function that changes what one random match of a pattern holds."""

    def act(page: str, random: Random) -> str:
        found = [match.span(group) for match in pattern.finditer(page)]
        if not found:
            return page
        start, end = random.choice(found)
        return page[:start] + change(page[start:end], random) + page[end:]

    return act


def _chunk_twice(page: str, random: Random) -> str:
    start = random.randint(0, len(page))
    end = min(len(page), start + random.randint(1, 4_000))
    return page[:end] + page[start:end] * random.choice((1, 1, 20)) + page[end:]


def _chunk_gone(page: str, random: Random) -> str:
    start = random.randint(0, len(page))
    return page[:start] + page[start + random.randint(1, 2_000) :]


def _inserted(page: str, random: Random) -> str:
    place = random.randint(0, len(page))
    odd = random.choice(TEXTS).replace('"', "")
    piece = random.choice((
        odd, f'<a href="{odd}">{odd}</a>', f'<base href="{odd}">', f'<link rel="canonical" href="{odd}">', f'<meta charset="{odd[:40]}">',
        "<div>" * 3_000, "</div>" * 3_000, "<table><tr><td>" * 300, "<!--", "<![CDATA[", "<script>", "<textarea>", "<svg><foreignObject>", "<template>",
        f'<div itemscope itemtype="https://schema.org/LocalBusiness"><span itemprop="{odd}">{odd}</span>', f'<span itemprop="address" itemscope itemprop="name" content="{odd}">',
        '<script type="application/ld+json">', f'<div typeof="LocalBusiness" vocab="https://schema.org/"><b property="telephone">{odd}</b>',
    ))  # fmt: skip
    return page[:place] + piece + page[place:]


CHANGES: tuple[Callable[[str, Random], str], ...] = (
    _at(_TAG, 0, lambda _, __: ""),
    _at(_TAG, 0, lambda tag, _: tag * 2),
    _at(_TAG, 0, lambda tag, _: tag[:-1]),
    _at(_CLOSING, 0, lambda _, __: ""),
    _at(_ATTRIBUTE, 2, lambda _, random: random.choice(TEXTS).replace('"', "")),
    _at(_ATTRIBUTE, 1, lambda name, random: random.choice(("itemscope", "itemprop", "itemref", "href", name.upper(), f"{name}{name}"))),
    _at(_ATTRIBUTE, 0, lambda _, __: ""),
    _at(_TEXT, 1, lambda _, random: random.choice(TEXTS)),
    _at(_TEXT, 1, lambda text, _: text * 50),
    _chunk_twice,
    _chunk_gone,
    _inserted,
    _inserted,
)  # fmt: skip
