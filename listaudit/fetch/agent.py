"""What we call ourselves where we ask: a name, a version, and whom to write to."""

from __future__ import annotations

from urllib.parse import quote

from listaudit import __version__

PRODUCT = "listaudit"
"""What `robots.txt` calls us (RFC 9309, product token)."""
_LONGEST = 200
_PLAIN = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in "()\\")
"""What may stand in a comment of a header as it is (RFC 9110, 5.6.5)."""


def user_agent(contact: str) -> str:
    """Return the User-Agent header of this program.

    Args:
        contact: A URL or an e-mail address; whatever a header cannot hold is percent-encoded.
    """
    line = " ".join(contact.split())[:_LONGEST]
    whom = quote(line, safe=_PLAIN, errors="replace") or "no contact given"
    return f"{PRODUCT}/{__version__} (business listing auditor; {whom})"
