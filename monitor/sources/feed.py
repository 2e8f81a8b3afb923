"""Reads a feed, whatever its format, and parses only the entries not seen before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from monitor.errors import FeedError
from monitor.sources import jsonfeed, xmlfeed
from monitor.sources.decode import decode
from monitor.sources.entry import Entry, Feed

__all__ = ["PARSERS", "Entry", "Feed", "parse"]

#: Each format: does it claim this document, and how is it read (document, known digests, URL).
PARSERS: Final[tuple[tuple[Callable[[str], bool], Callable[[str, frozenset[str], str], Feed]], ...]] = (
    (jsonfeed.claims, jsonfeed.parse),
    (xmlfeed.claims, xmlfeed.parse),
)


def parse(body: bytes, content_type: str | None, charset: str | None, known: frozenset[str], url: str = "") -> Feed:
    """The feed in ``body``: all its digests, and the entries whose digest is not in ``known``.

    ``content_type`` is not believed (feeds are served as anything); ``charset`` is the HTTP label, believed after
    the bytes; ``url`` is where the feed was read, for links relative to it. A feed without entries is a feed.
    Raises FeedError, in plain words, for everything that is none.
    """
    document = decode(body, charset).strip()
    if not document:
        raise FeedError("la respuesta está vacía (the answer is empty)")
    for claims, read in PARSERS:
        if claims(document):
            return read(document, known, url)
    raise FeedError("no es un feed (not a feed)")
