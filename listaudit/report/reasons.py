"""Reasons as sentences. The templates stand in `listaudit/model/reasons/*.toml`."""

from __future__ import annotations

from collections.abc import Iterable

from listaudit.model import Reason
from listaudit.model.sentences import clause, sentence

__all__ = ["clause", "sentence", "sentences"]


def sentences(reasons: Iterable[Reason]) -> str:
    """Return the sentences of several reasons as one text.

    The text of parameters is put in as it is: whoever shows the sentence escapes it.
    """
    return " ".join(map(sentence, reasons))
