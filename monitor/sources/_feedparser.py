"""The one place that calls feedparser: bytes in, plain values out, and FeedError whatever it stumbles over."""

from __future__ import annotations

import calendar
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

import feedparser

from monitor.errors import FeedError

_FORMATS: Final = {"rss10": "rdf", "rss090": "rdf"}
_HEADERS: Final = {"content-type": "application/xml; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry as feedparser read it: text may still be HTML; ``*_at`` is what it made of ``*_text``."""

    id: str
    link: str
    title: str
    summary: str
    contents: tuple[str, ...]
    published_text: str
    published_at: datetime | None
    updated_text: str
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A document as feedparser read it; ``sound`` if it was well-formed."""

    format: str
    title: str
    language: str
    link: str
    entries: tuple[RawEntry, ...]
    sound: bool


def read(document: str) -> RawFeed:
    """Parse ``document``. Its sanitiser and URL resolver are off: we make text plain and check links ourselves."""
    body = f'<?xml version="1.0" encoding="utf-8"?>\n{document}'.encode("utf-8", "replace")
    try:
        # Always a stream: given bytes or text, feedparser would open a file or fetch a URL of that name.
        parsed: Mapping[str, Any] = feedparser.parse(
            BytesIO(body), response_headers=_HEADERS, resolve_relative_uris=False, sanitize_html=False
        )
        feed = parsed.get("feed", {})
        return RawFeed(
            format=_FORMATS.get(parsed.get("version", ""), parsed.get("version", "")),
            title=_text(feed.get("title")),
            language=_text(feed.get("language")),
            link=_text(feed.get("link")),
            entries=tuple(_entry(entry) for entry in parsed.get("entries", ())),
            sound=not parsed.get("bozo", False),
        )
    # On damaged feeds feedparser raises what its internals happen to raise: KeyError, TypeError, AttributeError,
    # IndexError, AssertionError, ValueError and RecursionError were seen or reported. None of them is our bug.
    except (LookupError, TypeError, AttributeError, ValueError, ArithmeticError, AssertionError, RecursionError):
        raise FeedError("el feed está dañado (the feed is damaged)") from None


def _entry(entry: Mapping[str, Any]) -> RawEntry:
    published = entry.get("published") or entry.get("created")
    return RawEntry(
        id=_text(entry.get("id")),
        link=_text(entry.get("link")),
        title=_text(entry.get("title")),
        summary=_text(entry.get("summary")),
        contents=tuple(_text(part.get("value")) for part in entry.get("content", ())),
        published_text=_text(published),
        published_at=_moment(entry.get("published_parsed") or entry.get("created_parsed")),
        # Asked directly, feedparser would hand out the published date as the updated one.
        updated_text=_text(dict.get(entry, "updated") if isinstance(entry, dict) else None),
        updated_at=_moment(dict.get(entry, "updated_parsed") if isinstance(entry, dict) else None),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _moment(value: time.struct_time | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(value), UTC) if value else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None
