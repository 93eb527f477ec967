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
    spans = [
        (first, last)
        for first, said in enumerate(folded)
        if words and words[0] in said and (last := _end(folded, first, words))
    ]
    first, last = min(spans, key=lambda span: span[1] - span[0], default=(0, 0))
    return " ".join(tokens[first:last]).strip(_AROUND) or " ".join(words)


def _end(folded: list[list[str]], first: int, words: tuple[str, ...]) -> int:
    """Return where a stretch from `first` on holds all words in order, beside small ones; 0: nowhere."""
    held = 0
    for last in range(first, len(folded)):
        for word in folded[last]:
            if held < len(words) and word == words[held]:
                held += 1
            elif word not in name_words().small:
                return 0
        if held == len(words):
            return last + 1
    return 0
