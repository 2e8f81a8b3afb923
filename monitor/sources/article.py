"""The text of an article page: all that is visible, quickly, or the article alone, dearly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.sources.dates import Dates
from monitor.sources.decode import decode
from monitor.sources.plain import one_line, tidy, visible_text


@dataclass(frozen=True, slots=True)
class Article:
    """What a page reports: plain text, one paragraph per line ("" if there is none); ``published`` is a day, UTC."""

    title: str
    text: str
    published: datetime | None


def page_text(html: bytes, charset: str | None) -> str:
    """Everything visible on the page, menus and all: the cheap gate that tells whether a name stands there at all."""
    return tidy(visible_text(decode(html, charset)))


def article_text(html: bytes, charset: str | None, url: str) -> Article:
    """The article on the page without menus, comments and advertising; tables are kept, for lists of names."""
    from monitor.sources import _trafilatura  # a third of a second and 60 MiB: only where an article is wanted

    title, text, published = _trafilatura.extract(decode(html, charset), url)
    return Article(one_line(title), tidy(text), Dates(budget=0).read(_trafilatura.day(published), published))
