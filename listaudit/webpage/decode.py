"""Bytes of a page -> text. Pages lie about their encoding, so what is valid UTF-8 is UTF-8."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODECS = {
    "ansi": "cp1252", "ascii": "cp1252", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "euc-jp": "euc_jp",
    "euc-kr": "cp949", "gb18030": "gb18030", "gb2312": "gb18030", "gbk": "gb18030",
    "iso-2022-jp": "iso2022_jp", "iso-8859-1": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874",
    "iso8859-1": "cp1252", "koi8-r": "koi8_r", "koi8-u": "koi8_u", "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949", "latin-1": "cp1252", "latin1": "cp1252", "macintosh": "mac_roman",
    "shift-jis": "cp932", "shift_jis": "cp932", "sjis": "cp932", "tis-620": "cp874", "us-ascii": "cp1252",
    "utf-16": "utf-16-le", "utf-16be": "utf-16-be", "utf-16le": "utf-16-le", "windows-31j": "cp932",
    "windows-874": "cp874", "windows-949": "cp949", "x-euc-jp": "euc_jp", "x-gbk": "gb18030",
    "x-sjis": "cp932",
    **{f"iso-8859-{part}": f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"{name}125{page}": f"cp125{page}" for name in ("windows-", "cp-", "cp") for page in range(9)},
}  # fmt: skip
"""Label -> codec, as browsers read labels (WHATWG Encoding Standard, 4.2); others are not believed."""
_HEAD = 4_096
"""Bytes of a page in which its `meta` element is looked for; browsers look at 1,024."""
_LABEL = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,30})", re.IGNORECASE)
_XML_LABEL = re.compile(rb"^\s{0,9}<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]{2,30})", re.IGNORECASE)
_RAW_BYTES = re.compile("[\udc80-\udcff]+")


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of a page without NUL characters; never raises.

    Order: byte order mark; a stated encoding whose bytes look like ASCII (ISO-2022-JP) or like nothing
    else (UTF-16, by header only); valid UTF-8; the stated encoding; UTF-8 with Windows-1252 between.

    Args:
        body: The page.
        content_type: The header of that name, for its `charset`.
    """
    return _text(body, content_type).replace("\0", "")


def _text(body: bytes, content_type: str) -> str:
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    by_header = _codec(_LABEL.search(content_type.encode("ascii", "replace")))
    if by_header.startswith("utf-16"):
        return body.decode(by_header, "replace")
    stated = by_header or _codec(_XML_LABEL.search(body[:_HEAD]) or _LABEL.search(body[:_HEAD]))
    if stated == "iso2022_jp":
        return body.decode(stated, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        known = stated and not stated.startswith("utf-16")
        return body.decode(stated, "replace") if known else _mixed(body)


def _codec(found: re.Match[bytes] | None) -> str:
    return _CODECS.get(found[1].decode("ascii", "replace").lower(), "") if found else ""


def _mixed(body: bytes) -> str:
    """Read UTF-8, and what is none of it as Windows-1252: pages are pasted together from both."""
    text = body.decode("utf-8", "surrogateescape")
    return _RAW_BYTES.sub(lambda raw: _western(raw[0]), text)


def _western(raw: str) -> str:
    return raw.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
