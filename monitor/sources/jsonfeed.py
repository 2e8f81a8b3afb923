"""JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from monitor.errors import FeedError
from monitor.model import digest
from monitor.sources.cut import MOST_ENTRIES
from monitor.sources.dates import Dates
from monitor.sources.entry import Entry, Feed, ambiguous_keys, summary_and_text, web_address, with_own_keys
from monitor.sources.plain import one_line, plain, tidy


def claims(document: str) -> bool:
    """Whether ``document`` is JSON at all."""
    return document.startswith(("{", "["))


def parse(document: str, known: frozenset[str], url: str = "") -> Feed:
    """Read a JSON Feed; entries that are no objects are skipped. Raises FeedError for any other JSON."""
    try:
        feed = json.loads(document)
    except (ValueError, RecursionError):
        raise FeedError("el feed está dañado (the feed is damaged): JSON") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not ("jsonfeed.org" in _text(feed, "version") or "title" in feed):
        raise FeedError("no es un feed (not a feed)")
    if len(items) > MOST_ENTRIES:
        raise FeedError("el feed trae demasiadas entradas (the feed has too many entries)")
    objects = {_digest(item): item for item in items if isinstance(item, dict)}
    base, dates = web_address(_text(feed, "home_page_url"), url) or url, Dates()
    entries = [_entry(item, mark, base, dates) for mark, item in objects.items() if mark not in known]
    ambiguous = ambiguous_keys([(mark, _key(item)) for mark, item in objects.items()])
    return Feed(
        format="json",
        title=one_line(_text(feed, "title")),
        language=_text(feed, "language").strip().lower()[:35],
        entries=with_own_keys(entries, ambiguous),
        digests=tuple(objects),
    )


def _entry(item: dict[str, Any], mark: str, base: str, dates: Dates) -> Entry:
    summary, text = summary_and_text(
        tidy(_text(item, "summary")), [plain(_text(item, "content_html")), tidy(_text(item, "content_text"))]
    )
    link = _text(item, "url") or _text(item, "external_url")
    return Entry(
        key=_key(item) or link.strip() or mark,
        digest=mark,
        title=one_line(_text(item, "title")),
        summary=summary,
        text=text,
        url=web_address(link, base) if link else web_address(_text(item, "id"), ""),
        published=_date(item, "date_published", dates),
        updated=_date(item, "date_modified", dates),
    )


def _digest(item: dict[str, Any]) -> str:
    return digest(json.dumps(item, sort_keys=True))


def _key(item: dict[str, Any]) -> str:
    key = item.get("id")  # version 1 allowed numbers
    return tidy(str(key)) if isinstance(key, str | int | float) and not isinstance(key, bool) else ""


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _date(item: dict[str, Any], name: str, dates: Dates) -> datetime | None:
    text = _text(item, name).strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return dates.read(None, text)
    try:
        return dates.read(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC), text)
    except OverflowError:
        return None
