"""Turns HTML, or text with entities, into plain text with its paragraphs on lines of their own. Pure."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import accumulate
from typing import Final

from selectolax.lexbor import LexborHTMLParser

#: Elements whose content nobody reads.
HIDDEN: Final = ["script", "style", "noscript", "template", "iframe", "object", "svg", "head", "textarea", "select"]

_PARAGRAPH: Final = re.compile(
    r"<(?=(?:br|hr|/?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|table|blockquote|section|article|header|footer|pre|figure"
    r"|figcaption|address|main|nav|aside|form|option|title))[\s/>])",
    re.IGNORECASE,
)
_CELL: Final = re.compile(r"<(?=/?(?:td|th|option|button|label)[\s/>])", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")
#: Opening and closing tags of elements that can stand inside each other.
_NESTS: Final = re.compile(
    r"</|<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|tr|td|th|dt|dd|option)[\s/>])[a-z]",
    re.IGNORECASE,
)
#: No page that people write nests its elements deeper than this.
MOST_NESTED: Final = 500
_SPACES: Final = re.compile(r"\s+")
_ENTITY: Final = re.compile(r"&(?:[a-zA-Z]{2,31}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
_BREAK: Final = "\ue0b6"  # private use: stands for a line break while white space is folded

#: Invisible: controls, soft hyphen, zero-width and direction marks. Inside a name they would hide it.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def plain(text: str) -> str:
    """``text`` without tags, scripts and entities, composed (NFC), one paragraph per line."""
    if "<" in text:
        text = visible_text(text)
    if _ENTITY.search(text):
        text = html.unescape(text)
    if _ENTITY.search(text):  # escaped twice, as many feeds do
        text = html.unescape(text)
    return tidy(text)


def one_line(text: str) -> str:
    """``text`` made plain, on a single line: for titles."""
    return _SPACES.sub(" ", plain(text)).strip()


def visible_text(page: str) -> str:
    """The text of an HTML page or fragment that a reader would see, its paragraphs apart."""
    page = page.replace("\n", " ").replace("\r", " ").replace(_BREAK, "")
    marked = _CELL.sub(" <", _PARAGRAPH.sub(_BREAK + "<", page))
    if _nested_too_deep(page):
        found = _TAG.sub(" ", marked)
    else:
        tree = LexborHTMLParser(marked)
        tree.strip_tags(HIDDEN, recursive=True)
        found = tree.root.text() if tree.root is not None else ""
    return found.replace(_BREAK, "\n")


def _nested_too_deep(page: str) -> bool:
    """Whether the parser, whose time grows with the square of the depth, would be kept busy by this page."""
    if page.count("<") < MOST_NESTED:
        return False
    depth = accumulate(-1 if found[0] == "</" else 1 for found in _NESTS.finditer(page))
    return max(depth, default=0) > MOST_NESTED


def tidy(text: str) -> str:
    """``text`` composed, without invisible characters, white space folded, empty lines dropped."""
    text = _INVISIBLE.sub("", text.encode("utf-8", "replace").decode("utf-8"))
    lines = (_SPACES.sub(" ", line).strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(line for line in lines if line)
