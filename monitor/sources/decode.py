"""Turns the bytes of a feed or page into text, believing the bytes before the labels. Pure.

One bad byte in a UTF-8 document must not re-read all of it as something else ("Rocío" as "RocÃ­o" is a missed alert),
and a document glued together from UTF-8 and Windows-1252 parts should be right in both.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_BOM: Final = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_XML_LABEL: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""")
_HTML_LABEL: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
#: Python codecs that decode no text, or that no server means; a label naming one is ignored.
_NEVER: Final = frozenset({"utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs"})
#: Seven-bit encodings whose bytes also pass for ASCII: only the label tells.
_STATEFUL: Final = ("iso2022", "iso-2022", "hz")
#: As browsers do: what calls itself latin-1 or ASCII is Windows-1252.
_WESTERN: Final = frozenset({"iso8859-1", "ascii", "cp1252", "latin_1", "latin-1"})

_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CONTROL_BYTES: Final = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_REPAIRS: Final = 5000


def decode(body: bytes, charset: str | None) -> str:
    """The text of ``body``; ``charset`` is the label of the HTTP header, if any. Never fails.

    Byte order mark first, then UTF-8 where the bytes are or seem UTF-8 (single bad bytes are read as Windows-1252),
    then the label, then Windows-1252. Control characters that XML forbids are dropped.
    """
    return _text(body, charset)


def _text(body: bytes, charset: str | None) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            rest = body[len(mark) :]
            return _utf8(rest) if encoding == "utf-8" else _labelled(rest, encoding)
    start = body[:64].lstrip(b" \t\r\n")
    for mark, encoding in _NO_BOM:
        if start.startswith(mark):
            return _labelled(body, encoding)
    labels = [label for label in (charset, _label_within(body)) if label]
    stateful = next((label for label in labels if label.lower().startswith(_STATEFUL)), None)
    if stateful:
        codec = _codec(stateful)
        if codec:
            return _labelled(body, codec)
    return _utf8(body) if _seems_utf8(body) else _by_label(body, labels)


def _labelled(body: bytes, codec: str) -> str:
    return _CONTROLS.sub("", body.decode(codec, "replace"))


def _utf8(body: bytes) -> str:
    body = body.translate(None, _CONTROL_BYTES)  # ten times faster than on the text
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        bad = len(_HIGH.findall(_MULTIBYTE.sub(b"", body)))
        return body.decode("utf-8", "replace" if bad > _REPAIRS else "faro_cp1252")


def _seems_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        rest, good = _MULTIBYTE.subn(b"", body)
        return good > len(_HIGH.findall(rest))
    return True


def _by_label(body: bytes, labels: list[str]) -> str:
    for label in labels:
        codec = _codec(label)
        if codec and codec != "utf-8" and codec not in _WESTERN:
            return _labelled(body, codec)
    return _labelled(body, "cp1252")


def _codec(label: str) -> str | None:
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    # A codec that is no text encoding (zip, hex) would raise on decode, or unpack a bomb.
    return info.name if info.name not in _NEVER and getattr(info, "_is_text_encoding", True) else None


def _label_within(body: bytes) -> str | None:
    found = _XML_LABEL.search(body[:1024]) or _HTML_LABEL.search(body[:4096])
    return found[1].decode("ascii") if found else None


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("faro_cp1252", _as_cp1252)
