"""A message in Telegram's HTML, in as few messages as fit: first line bold, the rest plain, nothing else in it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, replace

from monitor.model import Message

#: Bot API, sendMessage: "1-4096 characters after entities parsing", counted in UTF-16 code units.
LIMIT = 4096


@dataclass(frozen=True, slots=True)
class Page:
    """What one Telegram message says: ``bold``, and ``plain`` after it."""

    bold: str = ""
    plain: str = ""

    @property
    def text(self) -> str:
        """The words alone, as Telegram counts them."""
        return self.bold + self.plain

    @property
    def html(self) -> str:
        """The words with their markup, for parse_mode HTML."""
        bold = f"<b>{html.escape(self.bold, quote=False)}</b>" if self.bold else ""
        return bold + html.escape(self.plain, quote=False)


def units(text: str) -> int:
    """The length of ``text`` as Telegram counts it: a character outside the basic plane is two."""
    return len(text.encode("utf-16-le")) // 2


def pages(message: Message, limit: int = LIMIT) -> list[Page]:
    """The whole message in as few pages of ``limit`` units (two at least) as fit.

    Only a line longer than a page is split, between words. Blank lines at the head of a page go, as on Telegram.
    """
    found, used = [Page()], 0
    for before, words, bold in _pieces(message, limit):
        if used and used + units(before + words) > limit:
            found.append(Page())
            used = 0
        added = before + words if used else words
        used += units(added)
        last = found[-1]
        found[-1] = replace(last, bold=last.bold + added) if bold else replace(last, plain=last.plain + added)
    return [page for page in found if page.text.strip()] or found[:1]


def one_page(message: Message, limit: int = LIMIT) -> Page:
    """The message in a single page: where it does not fit, an ellipsis ends it, since an edit cannot add messages."""
    whole = pages(message, limit)
    if len(whole) == 1:
        return whole[0]
    head = pages(message, limit - 2)[0]
    return replace(head, plain=f"{head.plain}\n…")


def _pieces(message: Message, limit: int) -> Iterator[tuple[str, str, bool]]:
    """What stays together, after what stands before it in the message, and whether it is bold."""
    for number, line in enumerate((message.first, *message.body)):
        for before, words in _split(_sound(line), limit):
            yield before, words, number == 0


def _split(line: str, limit: int) -> Iterator[tuple[str, str]]:
    if units(line) <= limit:
        yield "\n", line
        return
    before = "\n"
    for word in line.split():
        for chunk in _chunks(word, limit):
            yield before, chunk
            before = ""
        before = " "


def _chunks(word: str, limit: int) -> Iterator[str]:
    """``word`` in pieces of at most ``limit`` units, none of which ends within a character."""
    start = size = 0
    for index, char in enumerate(word):
        width = units(char)
        if size + width > limit:
            yield word[start:index]
            start, size = index, 0
        size += width
    yield word[start:]


def _sound(text: str) -> str:
    """``text`` without half characters, which no request could carry."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
