"""Cuts a feed into its entries without parsing them, so that only new ones are parsed. Pure.

An entry runs from its opening tag to the next closing or opening one; comments and CDATA are stepped over. A damaged
feed is still cut: what is broken stays inside the piece where it stands and cannot spoil its neighbours. Of a document
that breaks off, the entry that breaks off with it is left out: whole, it may say the opposite.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from monitor.errors import FeedError

#: More entries than this is an attack or an archive, not news; the biggest real feeds have some hundreds.
MOST_ENTRIES: Final = 20_000
#: Title and language stand at the start; what a hostile head holds beyond this many characters is not read.
LONGEST_HEAD: Final = 64 * 1024

_ROOT: Final = re.compile(r"<(?:([A-Za-z_][\w.-]{0,40}):)?(rss|feed|RDF)(?=[\s>/])([^<>]{0,8000})>?")
_HTML: Final = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"""(?<![\w:.-])(xmlns(?::[A-Za-z_][\w.-]*)?|xml:lang|version)\s*=\s*("[^"<]*"|'[^'<]*')"""
)
_PREFIX: Final = re.compile(r"""<([A-Za-z_][\w.-]*):[A-Za-z_]|\s([A-Za-z_][\w.-]*):[A-Za-z_][\w.-]*\s*=\s*["']""")
_KEY: Final = re.compile(r"<(?:[\w.-]+:)?(?:guid|id)(?:\s[^<>]*)?>(?:\s*<!\[CDATA\[)?\s*([^<\]]+)")
_ABOUT: Final = re.compile(r"""^<[^<>]*?\sabout\s*=\s*["']([^"'<>]+)|^<[^<>]*?\w:about\s*=\s*["']([^"'<>]+)""")
_SELF_CLOSED: Final = re.compile(r"<[^<>]*/>")

#: Namespaces that feeds use without declaring them.
NAMESPACES: Final = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


@dataclass(frozen=True, slots=True)
class Cut:
    """A feed in pieces: what stands around the entries (a document), the entries, and the tags to wrap some again.

    ``whole`` is False for a document that breaks off: it may have had more entries.
    """

    head: str
    pieces: tuple[str, ...]
    opening: str
    closing: str
    whole: bool = True

    def wrap(self, pieces: list[str]) -> str:
        """A feed of its own that holds ``pieces`` alone; prefixes nobody declared are declared."""
        body = "\n".join(map(_mended, pieces))
        used = {prefix for pair in _PREFIX.findall(body) for prefix in pair if prefix}
        missing = sorted(used - {"xml", "xmlns"} - set(re.findall(r"\sxmlns:([\w.-]+)=", self.opening)))
        declared = "".join(f" xmlns:{p}={quoteattr(NAMESPACES.get(p, f'urn:undeclared:{p}'))}" for p in missing)
        root, rest = self.opening.split(">", 1)
        return f"{root}{declared}>{rest}\n{body}\n{self.closing}"


def cut(text: str) -> Cut:
    """Cut ``text`` into entries; FeedError if it is no feed, or broken off before its first entry."""
    root = _ROOT.search(text, 0, 200_000)
    page = _HTML.search(text, 0, 200_000)
    if root is None or (page is not None and page.start() < root.start()):
        raise FeedError(_what_else(text, page is not None))
    prefix, name = root[1], root[2]
    entry = "entry" if name == "feed" else "item"
    spans = _spans(text, root.end(), entry)
    if len(spans) > MOST_ENTRIES:
        raise FeedError("el feed trae demasiadas entradas (the feed has too many entries)")
    ended = f"</{prefix}:{name}" if prefix else f"</{name}"
    whole = ended in text[spans[-1][0] if spans else root.end() :] or root[3].rstrip().endswith("/")
    if not whole and spans and not _is_closed(text[slice(*spans[-1])], entry):
        spans.pop()
    end = spans[-1][1] if spans else root.end()
    start = spans[0][0] if spans else len(text)
    if not spans and not whole:
        raise FeedError("el feed se corta antes de su primera entrada (the feed breaks off before its first entry)")
    opening, closing = _wrapper(prefix, name, root[3])
    return Cut(
        head=f"{opening.removesuffix('<channel>')}{text[root.end() : start]}{text[end:]}"[:LONGEST_HEAD],
        pieces=tuple(text[a:b] for a, b in spans),
        opening=opening,
        closing=closing,
        whole=whole,
    )


def raw_key(piece: str) -> str:
    """What an entry calls itself, read without parsing: only good for seeing that two entries claim the same key."""
    found = _KEY.search(piece) or _ABOUT.search(piece)
    return html.unescape(next(group for group in found.groups() if group).strip()) if found else ""


def weight(piece: str) -> int:
    """How dear ``piece`` is to parse, in units of about five microseconds; tags count most, markup in CDATA least."""
    first, *others = piece.split("<![CDATA[")
    outside = first.count("<") + sum(other.partition("]]>")[2].count("<") for other in others)
    return 8 * outside + piece.count("<") + piece.count("&") + piece.count("=") + len(piece) // 100


class _Next:
    """Where a pattern comes next; asked for ever later positions, it reads the text once."""

    def __init__(self, pattern: str, text: str) -> None:
        self._pattern = re.compile(pattern)
        self._text = text
        self._found: tuple[int, int] | None = (-1, -1)

    def after(self, position: int) -> tuple[int, int] | None:
        if self._found is not None and self._found[0] < position:
            found = self._pattern.search(self._text, position)
            self._found = found.span() if found else None
        return self._found


def _spans(text: str, position: int, entry: str) -> list[tuple[int, int]]:
    token = re.compile(rf"<!\[CDATA\[|<!--|<(/?)((?:[\w.-]+:)?){entry}(?=[\s/>])")
    boundary = _Next(rf"</(?:[\w.-]+:)?{entry}\s*>\s*<(?:[\w.-]+:)?{entry}[\s/>]", text)
    closers = {"<![CDATA[": _Next(r"\]\]>", text), "<!--": _Next("-->", text)}
    openers = {"<![CDATA[": _Next(r"<!\[CDATA\[", text), "<!--": _Next("<!--", text)}
    spans: list[tuple[int, int]] = []
    prefix: str | None = None
    opened: int | None = None
    while (found := token.search(text, position)) is not None:
        position = found.end()
        if found[1] is None:
            closer = closers[found[0]].after(position)
            if closer is None:
                continue  # never closed: what follows is read as if the mark were not there
            again, edge = openers[found[0]].after(position), boundary.after(position)
            if again and edge and edge[0] < again[0] < closer[0]:
                continue  # closed by the mark of a later entry only: the damage ends with its own entry
            position = closer[1]
            continue
        prefix = found[2] if prefix is None else prefix
        if found[2] != prefix:
            continue  # another vocabulary's element of the same name
        if opened is not None:
            closed = text.find(">", position) + 1 if found[1] else found.start()
            spans.append((opened, closed or len(text)))
            opened = None
        if not found[1]:
            alone = _SELF_CLOSED.match(text, found.start(), found.start() + 2000)
            if alone:
                spans.append(alone.span())
            else:
                opened = found.start()
    if opened is not None:
        spans.append((opened, len(text)))
    return spans


def _is_closed(piece: str, entry: str) -> bool:
    """Whether an entry comes to its end."""
    return re.search(rf"(?:</(?:[\w.-]+:)?{entry}\s*|/)>$", piece) is not None


def _mended(piece: str) -> str:
    """``piece`` without a CDATA or comment mark that it opens and never closes."""
    for opener, closer in (("<![CDATA[", "]]>"), ("<!--", "-->")):
        last = piece.rfind(opener)
        if last > piece.rfind(closer):
            piece = piece[:last] + piece[last + len(opener) :]
    return piece


def _wrapper(prefix: str | None, name: str, attributes: str) -> tuple[str, str]:
    kept = {key: html.unescape(value[1:-1]) for key, value in _ATTRIBUTE.findall(attributes)}
    qualified = f"{prefix}:{name}" if prefix else name
    if prefix and f"xmlns:{prefix}" not in kept:
        kept[f"xmlns:{prefix}"] = NAMESPACES.get(prefix, f"urn:undeclared:{prefix}")
    if name == "feed" and not prefix:
        kept.setdefault("xmlns", NAMESPACES["atom"])
    declared = "".join(f" {key}={quoteattr(value)}" for key, value in kept.items() if value)
    within = ("<channel>", "</channel>") if name == "rss" else ("", "")
    return f"<{qualified}{declared}>{within[0]}", f"{within[1]}</{qualified}>"


def _what_else(text: str, page: bool) -> str:
    start = text[:100_000].lower()
    if page or "<body" in start:
        if re.search(r"captcha|cf-chl|access denied|just a moment|attention required|acceso denegado|blocked", start):
            return "una página de bloqueo, no un feed (a block page, not a feed)"
        if re.search(r"<input[^>]{0,200}type\s*=\s*[\"']?password", start):
            return "una página de inicio de sesión, no un feed (a login page, not a feed)"
        return "una página web, no un feed (a web page, not a feed)"
    return "no es un feed (not a feed)"
