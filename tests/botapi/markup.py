"""HTML as the real API reads it: the same tags and escapes, and the same words for what it does not allow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.botapi.answers import Json, bad

#: Tag -> what it makes of the text between; span and blockquote depend on an attribute.
TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ESCAPE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([A-Za-z]+));?")
_SPACE = re.compile(r"[\s\0]*")


@dataclass(frozen=True, slots=True)
class Parsed:
    """Plain text, and what is bold, linked or hidden in it; offsets and lengths in UTF-16 units."""

    text: str
    entities: tuple[Json, ...] = ()


def units(text: str) -> int:
    """The length of ``text`` as Telegram counts it, in UTF-16 units."""
    return len(text) + sum(1 for sign in text if sign > "\uffff")


def parse_html(text: str) -> Parsed:
    """Read HTML; raises RefusedError with the API's own words for what it does not allow."""
    return _Html(text).read()


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    detail: str
    offset: int
    piece: int


class _Html:
    """Reads one text from left to right; ``offset`` is how far the plain text has grown."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> Parsed:
        at = 0
        while (tag := self.text.find("<", at)) >= 0:
            self._add(self.text[at:tag])
            at = self._end_tag(tag) if self.text.startswith("</", tag) else self._start_tag(tag)
        self._add(self.text[at:])
        if self.open:
            raise _unparsed(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        plain = "".join(self.pieces)
        if any("\ud800" <= sign <= "\udfff" for sign in plain):
            raise _unparsed(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate "
                "code units"
            )
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return Parsed(plain, tuple(self.entities))

    def _add(self, marked: str) -> None:
        plain = _unescaped(marked)
        self.pieces.append(plain)
        self.offset += units(plain)

    def _place(self, at: int) -> int:
        return len(self.text[:at].encode("utf-8", "surrogatepass"))

    def _until(self, at: int, stops: str) -> int:
        while at < len(self.text) and self.text[at] not in stops and not self.text[at].isspace():
            at += 1
        return at

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _start_tag(self, begin: int) -> int:
        at = self._until(begin + 1, ">")
        if at >= len(self.text):
            raise _unparsed(f"Unclosed start tag at byte offset {self._place(begin)}")
        tag, detail = self.text[begin + 1 : at].lower(), ""
        if tag not in TAGS:
            raise _unparsed(f'Unsupported start tag "{tag}" at byte offset {self._place(begin)}')
        while True:
            at = self._skip(at)
            if at >= len(self.text):
                raise _unparsed(f'Unclosed start tag "{tag}" at byte offset {self._place(begin)}')
            if self.text[at] == ">":
                break
            name, value, at = self._attribute(tag, at, begin)
            detail = _detail(tag, name, value) or detail
        if tag == "span" and detail != "spoiler":
            raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {self._place(begin)}')
        self.open.append(_Open(tag, detail, self.offset, len(self.pieces)))
        return at + 1

    def _attribute(self, tag: str, at: int, begin: int) -> tuple[str, str, int]:
        end = self._until(at, "=>/\"'")
        name = self.text[at:end].lower()
        if not name:
            raise _unparsed(f'Empty attribute name in the tag "{tag}" at byte offset {self._place(begin)}')
        at = self._skip(end)
        if self.text[at : at + 1] != "=":
            return name, "", at
        at = self._skip(at + 1)
        quote = self.text[at : at + 1]
        if quote and quote in "\"'":
            end = self.text.find(quote, at + 1)
            if end < 0:
                raise _unparsed(f"Unclosed start tag at byte offset {self._place(begin)}")
            return name, _unescaped(self.text[at + 1 : end]), end + 1
        end = at
        while end < len(self.text) and (self.text[end].isalnum() or self.text[end] in ".-"):
            end += 1
        if end < len(self.text) and self.text[end] != ">" and not self.text[end].isspace():
            raise _unparsed(f"Unexpected end of name token at byte offset {self._place(at)}")
        return name, self.text[at:end].lower(), end

    def _end_tag(self, begin: int) -> int:
        if not self.open:
            raise _unparsed(f"Unexpected end tag at byte offset {self._place(begin)}")
        at = self._until(begin + 2, ">")
        found = self.text[begin + 2 : at].lower()
        at = self._skip(at)
        if self.text[at : at + 1] != ">":
            raise _unparsed(f"Unclosed end tag at byte offset {self._place(begin)}")
        expected = self.open[-1].tag
        if found and found != expected:
            raise _unparsed(
                f'Unmatched end tag at byte offset {self._place(begin)}, expected "</{expected}>", found "</{found}>"'
            )
        self._close(self.open.pop())
        return at + 1

    def _close(self, opened: _Open) -> None:
        length = self.offset - opened.offset
        if not length:
            return
        entity: Json = {"type": TAGS[opened.tag], "offset": opened.offset, "length": length}
        if opened.tag == "a":
            url = _link(opened.detail or "".join(self.pieces[opened.piece :]))
            if not url:
                return
            entity["url"] = url
        elif opened.tag == "blockquote" and opened.detail:
            entity["type"] = "expandable_blockquote"
        elif opened.tag in ("pre", "code"):
            inner = self.entities[-1] if self.entities else {}
            pair = {"pre": "code", "code": "pre"}[opened.tag]
            if inner.get("type") == pair and (inner["offset"], inner["length"]) == (opened.offset, length):
                language = inner.get("language") or opened.detail
                if language:  # <pre><code class="language-x"> is one block of code, whichever stands inside
                    inner |= {"type": "pre", "language": language}
                    return
            if opened.detail:
                entity["language"] = opened.detail
        self.entities.append(entity)


def _unparsed(why: str) -> Exception:
    return bad(f"can't parse entities: {why}")


def _detail(tag: str, name: str, value: str) -> str:
    """What an attribute says about its tag; attributes that say nothing are passed over."""
    if (tag, name) == ("a", "href"):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return "1" if (tag, name) == ("blockquote", "expandable") else ""


def _link(url: str) -> str:
    """The link, or "" for what Telegram does not make one of: the words stay, unlinked."""
    whole = url.strip() if "://" in url else f"http://{url.strip()}"
    try:
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme == "tg":
        return whole
    return whole if parts.scheme in ("http", "https") and "." in (parts.hostname or "").strip(".") else ""


def _unescaped(marked: str) -> str:
    return _ESCAPE.sub(_sign, marked) if "&" in marked else marked


def _sign(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return NAMED.get(name, found[0])
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF and len(found[0]) <= 11 else found[0]
