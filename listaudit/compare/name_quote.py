"""Words of a name as the name writes them, for reasons that people read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from listaudit.normalize.fold import fold
from listaudit.normalize.name_words import name_words

_AROUND = ' ,;:|-\u2013\u2014/()[]"\u201c\u201d'


def as_written(raw: str, words: Sequence[str]) -> str:
    """Return folded words as `raw` writes them: `Drive-In` for `drive`, `2.0` for `2 0`.

    Only small words may stand between them; where they do not stand together, or `raw` writes no spaces,
    the folded words are all that can be shown.
    """
    return _quote(raw, tuple(words))


@lru_cache(maxsize=65_536)
def _quote(raw: str, words: tuple[str, ...]) -> str:
    tokens = raw.split()
    folded = [fold(token).split() for token in tokens]
    found = (
        (first, last)
        for first in range(len(tokens))
        for last in range(first + 1, len(tokens) + 1)
        if folded[first] and folded[last - 1] and _holds(folded[first:last], words)
    )
    first, last = min(found, key=lambda span: span[1] - span[0], default=(0, 0))
    return " ".join(tokens[first:last]).strip(_AROUND) or " ".join(words)


def _holds(span: list[list[str]], words: tuple[str, ...]) -> bool:
    """Say whether a stretch of the name holds the words in their order, and small ones beside them."""
    left = list(words)
    for word in (word for token in span for word in token):
        if left and word == left[0]:
            del left[0]
        elif word not in name_words().small:
            return False
    return not left
