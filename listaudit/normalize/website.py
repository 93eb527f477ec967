"""Web addresses: what is left of a URL when everything that changes nothing is gone.

Pure string work; nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import quote, unquote_plus, unquote_to_bytes

from listaudit.model.quick import quick
from listaudit.normalize.domain import is_ip, registrable, to_ascii, to_unicode
from listaudit.normalize.hosts import host_table, kind_of, owner_of
from listaudit.normalize.hygiene import clean
from listaudit.normalize.read_table import read_table

_SCHEME = re.compile(r"(?:(?:(https?)[:;]?/{1,3}|(https?):|([a-z][a-z0-9+.-]*):(?=//)|//)\s*)", re.IGNORECASE)
_PARTS = re.compile(
    r"(?P<user>[^/?#@]*@)?(?P<host>\[[0-9a-f:.]+\]|[^/?#:@\s]+)(?::(?P<port>\d{0,5}))?"
    r"(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?\Z",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(r"(?=.{0,62}[^\W_])[\w-]{1,63}")
"""A label of a host name; looser than the rules, so that a slip in a name is still a name."""
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php\d?|aspx?|jsp|cfm|shtml)\Z", re.IGNORECASE)
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_SAFE = "!$&'()*+,;=:@~-._"
_LONGEST = 4_096
_AROUND = " <>\"'`,;"
"""Signs that people put around or behind an address."""
_DEEPEST_REDIRECT = 2


@quick
@dataclass(frozen=True, slots=True)
class WebsiteForm:
    """A web address in parts; all empty where the text is none (`parsed` is false)."""

    parsed: bool = False
    scheme: str = ""
    """`http`, `https`, or empty where none stands there."""
    host: str = ""
    """ASCII (Punycode), lower case, without `www.`."""
    unicode_host: str = ""
    domain: str = ""
    """The registrable domain; the address itself for an IP."""
    port: str = ""
    """Empty for the scheme's own port."""
    path: str = ""
    """Percent-encoding normal, no trailing slash, no index file; empty for the front page."""
    query: tuple[tuple[str, str], ...] = ()
    """Parameters without tracking, sorted."""
    fragment: str = ""
    kind: str = ""
    """`social`, `directory` or `builder` for a host that many businesses share."""
    owner: str = ""
    """What all pages of one business share: the domain, on shared hosts the subdomain or page."""
    shortened: bool = False
    """A link whose target only the shortener knows."""
    writing: frozenset[str] = frozenset()
    """Kinds of writing that change nothing: `www tracking index slash port punycode ...`."""

    @property
    def is_social(self) -> bool:
        """Whether it is a page on a social network or in a directory, not a site of one's own."""
        return self.kind in {"social", "directory"}

    @property
    def page(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """What tells pages of one host apart."""
        return self.port, self.path, self.query


_NOTHING = WebsiteForm()


@lru_cache(maxsize=1_024)
def parse_website(text: str) -> WebsiteForm:
    """Return the parts of a web address; a text that is none gives a form that is not `parsed`."""
    return _parse(clean(text[:_LONGEST]).strip(_AROUND), 0)


def _parse(text: str, depth: int) -> WebsiteForm:
    scheme, rest, had_scheme = _cut_scheme(text)
    parts = _PARTS.match(rest)
    if parts is None or (parts["user"] and not had_scheme) or scheme not in {"", "http", "https"}:
        return _NOTHING
    written = parts["host"].strip("[]").rstrip(".")
    host = to_ascii(written.lower())
    if not _is_host(host):
        return _NOTHING
    bare = _without_www(host)
    target = _redirect_target(bare, parts, depth)
    return target or _form(scheme, written, bare, parts)


def _cut_scheme(text: str) -> tuple[str, str, bool]:
    """Return scheme, rest, and whether any stood there; `http:/`, `http//` and doubled ones too."""
    scheme, found = "", False
    while (match := _SCHEME.match(text)) is not None:
        scheme = (match[1] or match[2] or match[3] or scheme).lower()
        text, found = text[match.end() :], True
    return scheme, text, found


def _is_host(host: str) -> bool:
    if is_ip(host):
        return True
    labels = host.split(".")
    return len(labels) > 1 and not labels[-1].isdigit() and all(_LABEL.fullmatch(label) for label in labels)


def _without_www(host: str) -> str:
    bare = host.removeprefix("www.")
    return bare if "." in bare else host


def _redirect_target(host: str, parts: re.Match[str], depth: int) -> WebsiteForm | None:
    """Follow a redirect that carries its target in a parameter (`l.facebook.com/l.php?u=...`)."""
    name = host_table().redirects.get(host + (parts["path"] or "/"))
    if name is None or depth >= _DEEPEST_REDIRECT:
        return None
    target = dict(_parameters(parts["query"] or "")).get(name, "")
    form = _parse(target, depth + 1) if target else _NOTHING
    return form if form.parsed else None


def _form(scheme: str, written: str, host: str, parts: re.Match[str]) -> WebsiteForm:
    fragment = parts["fragment"] or ""
    path = _path((parts["path"] or "") + (f"/#{fragment}" if fragment[:1] in {"!", "/"} else ""))
    every = list(_parameters(parts["query"] or ""))
    query = tuple(sorted(pair for pair in every if not is_tracking(*pair)))
    tracked = ("tracking",) if len(every) > len(query) else ()
    port = _port(parts["port"] or "", scheme)
    domain = registrable(host)
    return WebsiteForm(
        parsed=True,
        scheme=scheme,
        host=host,
        unicode_host=to_unicode(host),
        domain=domain,
        port=port,
        path=path,
        query=query,
        fragment=fragment,
        kind=kind_of(host, domain),
        owner=owner_of(host, domain, path, query),
        shortened=host in host_table().shorteners,
        writing=frozenset((*_writing(written, host, port, parts), *tracked)),
    )


def _port(port: str, scheme: str) -> str:
    """Return the port where it is not the one that the scheme means anyway."""
    defaults = {_DEFAULT_PORTS[scheme]} if scheme else set(_DEFAULT_PORTS.values())
    return "" if port in defaults else port


def _path(path: str) -> str:
    """Return a path in one writing: percent-encoding, dots, doubled and trailing slashes, index files."""
    path = _INDEX.sub("", _SESSION.sub("", path).rstrip("/"))
    if "%" in path or not path.isascii() or " " in path:
        kept = path.replace("%2F", "%252F").replace("%2f", "%252F")
        path = quote(unquote_to_bytes(kept), safe="/%" + _SAFE)
    segments: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            segments = segments[:-1]
        elif segment not in {"", "."}:
            segments.append(segment)
    return _closed("/" + "/".join(segments)) if segments else ""


def _closed(path: str) -> str:
    """Encode the signs at the end of a path that would else be taken for signs around the address."""
    end = path[len(path.rstrip(_AROUND)) :]
    return path.removesuffix(end) + quote(end, safe="") if end else path


def _parameters(query: str) -> Iterator[tuple[str, str]]:
    """Yield the parameters of a query, decoded; a second `?` counts as `&`."""
    for part in query.replace("?", "&").split("&"):
        name, _, value = unquote_plus(part).partition("=")
        if name.strip("? "):
            yield name.strip("? "), value


@dataclass(frozen=True, slots=True)
class _Tracking:
    prefixes: tuple[str, ...]
    names: frozenset[str]
    worded: frozenset[str]


@cache
def _tracking() -> _Tracking:
    data = read_table("tracking")
    return _Tracking(tuple(data["prefixes"]), frozenset(data["names"]), frozenset(data["worded"]))


def is_tracking(name: str, value: str) -> bool:
    """Say whether a query parameter only tells where a visitor came from (`data/tracking.toml`)."""
    table = _tracking()
    name = name.lower()
    if name in table.names or name.startswith(table.prefixes):
        return True
    return name in table.worded and not value.isdecimal()


def _writing(written: str, host: str, port: str, parts: re.Match[str]) -> Iterator[str]:
    """Yield the words for what is written and changes nothing, tracking apart."""
    path = parts["path"] or ""
    facts = {
        "www": len(written) > len(host) and written.lower().startswith("www."),
        "case": written != written.lower(),
        "punycode": "xn--" in written.lower(),
        "port": bool(parts["port"]) and not port,
        "index": bool(_INDEX.search(path.rstrip("/"))),
        "slash": path.endswith("/"),
        "percent": "%" in path or not path.isascii(),
        "fragment": bool(parts["fragment"]),
    }
    return (word for word, stands in facts.items() if stands)
