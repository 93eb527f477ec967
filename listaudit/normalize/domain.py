"""Host names: registrable domain, IP addresses, international names, look-alikes."""

from __future__ import annotations

import ipaddress
import unicodedata
from functools import cache, lru_cache
from typing import Any

_LOOK_ALIKES = str.maketrans({
    # Cyrillic
    "а": "a", "в": "b", "г": "r", "ԁ": "d", "е": "e", "һ": "h", "і": "l", "ј": "j", "к": "k", "ӏ": "l",
    "м": "m", "н": "h", "п": "n", "о": "o", "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "ц": "u", "ѵ": "v",
    "ԝ": "w", "х": "x", "у": "y", "ү": "y", "з": "3", "с": "c", "ґ": "r", "ь": "b",
    # Greek
    "α": "a", "β": "b", "γ": "y", "ε": "e", "η": "n", "ι": "l", "κ": "k", "ν": "v", "ο": "o", "ρ": "p",
    "σ": "o", "τ": "t", "υ": "u", "χ": "x", "ω": "w", "ϲ": "c", "ϳ": "j", "μ": "u",
    # Armenian and Latin
    "ո": "n", "ս": "u", "օ": "o", "հ": "h", "ց": "g", "զ": "q", "ı": "l", "ɑ": "a", "ɡ": "g", "ɩ": "l",
    "ʟ": "l", "ɴ": "n", "ł": "l", "ø": "o", "đ": "d", "ß": "b",
    # digits and the letter they are mistaken for
    "0": "o", "1": "l", "i": "l", "5": "s",
})  # fmt: skip
_LOOK_ALIKE_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


@cache
def _suffixes() -> Any:
    """Return the packaged public-suffix list, private section included; never asks the network."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


def is_ip(host: str) -> bool:
    """Say whether a host is an IPv4 or IPv6 address (the latter without its brackets)."""
    if not host or (host[-1:] not in "0123456789abcdef" and ":" not in host):
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1_024)
def registrable(host: str) -> str:
    """Return the part of an ASCII host name that somebody registered: `shop.co.uk` of `www.shop.co.uk`.

    Below a suffix of the private section (`github.io`) the customer's label counts. An address is
    its own domain (the list would take `1.2.3.4` for a name); a bare suffix too.
    """
    if is_ip(host):
        return host
    return _suffixes().privatesuffix(host) or host


@lru_cache(maxsize=1_024)
def public_suffix(host: str) -> str:
    """Return the public suffix of an ASCII host name (`co.uk`), empty for an address."""
    return "" if is_ip(host) else _suffixes().publicsuffix(host) or ""


def to_ascii(host: str) -> str:
    """Return an international host name as it is asked for (Punycode, UTS 46), or the name itself."""
    if host.isascii():
        return host
    import idna

    try:
        return idna.encode(host, uts46=True, transitional=False).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return host


def to_unicode(host: str) -> str:
    """Return a host name as people read it; what is no valid Punycode stays as it is."""
    if "xn--" not in host:
        return host
    import idna

    try:
        return idna.decode(host)
    except (idna.IDNAError, UnicodeError):
        return host


@lru_cache(maxsize=1_024)
def skeleton(host: str) -> str:
    """Return a text that two hosts share when people may take one for the other.

    Follows the idea of UTS 39 with a short table of our own for the scripts that are used so.
    """
    text = unicodedata.normalize("NFKD", to_unicode(host).casefold())
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(_LOOK_ALIKES)
    for pair, single in _LOOK_ALIKE_PAIRS:
        text = text.replace(pair, single)
    return text
