"""How two websites stand to one another, in a level that people can read."""

from __future__ import annotations

import re
from functools import lru_cache

from listaudit.match.keys import Keys

_HOME = re.compile(r"(?:index|home|default|main)(?:\.\w+)?|[a-z]{2}(?:[-_][a-z]{2})?")
"""Parts of a path that lead to the home page, or to it in one language."""
_ID = re.compile(r"\d{3,}")


def website_level(ours: Keys, theirs: Keys) -> str:
    """Return the level of the first websites and the social profiles of two records."""
    if ours.socials & theirs.socials:
        return "same-social"
    if not ours.domain or not theirs.domain:
        return "missing"
    if ours.domain != theirs.domain:
        return "different"
    a, b = _path(ours.page), _path(theirs.page)
    if not a or not b:
        return "one-home" if a or b else "same-home"
    if a[-1] == b[-1]:
        return "same-page"
    left, right = (set(_ID.findall("/".join(path))) for path in (a, b))
    if left and right:
        return "same-id" if left & right else "other-id"
    return "other-page"


@lru_cache(maxsize=4096)
def _path(page: str) -> tuple[str, ...]:
    """Return the parts of the path of a page that say more than `home`."""
    return tuple(part for part in page.split("/")[1:] if part and not _HOME.fullmatch(part))
