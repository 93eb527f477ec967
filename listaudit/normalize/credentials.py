"""Titles and letters of practitioners: `Dr. Jane Doe`, `Jane Doe, DDS, MS` (`data/credentials.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from listaudit.normalize.read_table import read_table

_LONGEST = 4


@dataclass(frozen=True, slots=True)
class _Credentials:
    after: dict[tuple[str, ...], str]
    last_words: frozenset[str]
    before: dict[tuple[str, ...], str]
    first_words: frozenset[str]
    shout: frozenset[str]


def may_end_in_title(word: str) -> bool:
    """Say whether a last word can belong to a credential; cheaper than taking it off."""
    return word in _credentials().last_words


def strip_credential_end(words: list[str], shouted: list[bool]) -> tuple[int, str]:
    """Return how many words at the end are a credential, and the credential (0: none).

    `shouted` says of each word whether it stands in capitals, has dots, or follows a comma; letters
    that are also a word count only then. At least one word is left.
    """
    table = _credentials()
    if not words or words[-1] not in table.last_words:
        return 0, ""
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        found = table.after.get(tuple(words[-size:]))
        if found is not None and (found not in table.shout or all(shouted[-size:])):
            return size, found
    return 0, ""


def strip_credential_start(words: list[str]) -> tuple[int, str]:
    """Return how many words at the start are a title, and the title; at least one word is left."""
    before = _credentials().before
    if not words or words[0] not in _credentials().first_words:
        return 0, ""
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        found = before.get(tuple(words[:size]))
        if found is not None:
            return size, found
    return 0, ""


def is_credential(word: str) -> bool:
    """Say whether one folded word alone can be a credential or title."""
    table = _credentials()
    return (word,) in table.after or (word,) in table.before


@lru_cache(maxsize=1)
def _credentials() -> _Credentials:
    table = read_table("credentials")
    after = {tuple(form.split()): form for form in table["after"]}
    before = {tuple(form.split()): form for form in table["before"]}
    return _Credentials(
        after=after,
        last_words=frozenset(form[-1] for form in after),
        before=before,
        first_words=frozenset(form[0] for form in before),
        shout=frozenset(table["shout"]),
    )
