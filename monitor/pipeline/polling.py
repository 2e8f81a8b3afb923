"""A source that is due: asked, parsed, and its new and edited entries stored as items, all in one transaction."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from monitor.errors import FaroError, FeedError, FetchError, GoneError, MovedError, ThrottledError, WorkerError
from monitor.model import Item, Source
from monitor.pipeline.watch import Watch
from monitor.sources.feed import Entry, Feed
from monitor.sources.fetch import FEED_TYPES, Fetcher, Response
from monitor.sources.pace import after_failure, after_success
from monitor.sources.workers import Workers
from monitor.store.news import News
from monitor.store.polls import NewItem, SourceState
from monitor.store.rows import content_hash
from monitor.stories import canonical_url

log = structlog.get_logger()

EMPTIED = "el feed no trae ninguna entrada (the feed has no entries)"
ENDED = "el servidor dice que ya no existe: 410 (the server says it is gone)"


class EmptyError(FeedError):
    """A feed without a single entry: a fault, not a quiet day."""


class Polling:
    """Polls one source at a time; knows nothing of schedules, which stand in news.db."""

    def __init__(
        self,
        news: News,
        fetcher: Fetcher,
        workers: Workers,
        sources: Mapping[str, Source],
        watched: Callable[[], Watch],
        now: Callable[[], datetime],
        jitter: Callable[[], float],
        hold: timedelta,
    ) -> None:
        self._news = news
        self._fetcher = fetcher
        self._workers = workers
        self._sources = sources
        self._watched = watched
        self._now = now
        self._jitter = jitter
        self._hold = hold

    async def poll(self, state: SourceState) -> None:
        """Ask one source, and store how that went together with all it brought. What goes wrong is stored as words."""
        source = self._sources[state.source_id]
        try:
            response, feed = await self._read(state)
        except FaroError as error:
            after = self._failed(source, state, error)
            if isinstance(error, EmptyError):
                # A feed that begins empty has been met: its first item will be news, not past.
                after = replace(after, first_contact=state.first_contact or after.last_try)
            self._news.save_poll(after, (), (), after.last_try or self._now())
            log.warning("poll", source=source.id, failures=after.failures, error=after.last_error, ended=after.ended)
            return
        now = self._now()
        items = await self._items(source, state, feed, now) if feed else []
        after = self._succeeded(source, state, response, feed, items, now)
        self._news.save_poll(after, feed.digests if feed else (), items, now)
        log.info("poll", source=source.id, status=response.status, entries=after.entries, new=len(items))

    async def _read(self, state: SourceState) -> tuple[Response, Feed | None]:
        """The answer, with the feed it carries; None when nothing changed since the last poll."""
        response = await self._fetcher.get(
            state.url, etag=state.etag or None, last_modified=state.last_modified or None, accept=FEED_TYPES
        )
        if response.status == 304 or _hash(response.body) == state.body_hash:
            return response, None
        known = self._news.known_digests(state.source_id)
        feed = await self._workers.run(
            "feed", response.body, response.content_type, response.charset, known, response.url
        )
        if not feed.digests:
            raise EmptyError(EMPTIED)
        return response, feed

    async def _items(self, source: Source, state: SourceState, feed: Feed, now: datetime) -> list[NewItem]:
        """The entries that are new, or say something else than before, with whom their words name."""
        known = self._news.revisions(source.id, [entry.key for entry in feed.entries])
        first_contact = state.first_contact is None
        changed: list[Item] = []
        kept: dict[str, str] = {}
        for entry in feed.entries:
            revision, said = known.get(entry.key, (0, ""))
            item = _item(source, entry, revision + 1, now, past=first_contact)
            if not revision or said != content_hash(item) or self._changed_since_read(source, entry):
                changed.append(item)
                before = self._news.item(source.id, entry.key) if revision and not item.text else None
                kept[item.key] = before.item.text if before else ""
        find = self._watched().matcher.find
        mentions = await asyncio.to_thread(lambda: [tuple(find(item.document)) for item in changed])
        return [
            NewItem(item, named, needs_article, now + self._hold if needs_article else now, kept[item.key])
            for item, named in zip(changed, mentions, strict=True)
            for needs_article in [not item.text and bool(item.url)]
        ]

    def _changed_since_read(self, source: Source, entry: Entry) -> bool:
        """Whether the feed says that an article it does not carry was changed after we read it."""
        if entry.text or entry.updated is None:
            return False
        stored = self._news.item(source.id, entry.key)
        return stored is not None and entry.updated > stored.item.seen

    def _succeeded(
        self,
        source: Source,
        state: SourceState,
        response: Response,
        feed: Feed | None,
        items: Sequence[NewItem],
        now: datetime,
    ) -> SourceState:
        return replace(
            _validated(state, response, complete=feed is None or feed.complete),
            url=response.moved_to or state.url,
            next_poll=after_success(source.interval, response.max_age, now, self._jitter()),
            failures=0,
            last_try=now,
            last_ok=now,
            last_new=now if items else state.last_new,
            last_error="",
            first_contact=state.first_contact or now,
            entries=len(feed.digests) if feed else state.entries,
            moved_to="",
        )

    def _failed(self, source: Source, state: SourceState, error: FaroError) -> SourceState:
        """The state after a failure: the validators stay as they were, so nothing is marked as read that was not."""
        if not isinstance(error, FetchError | FeedError | WorkerError):
            raise error
        now = self._now()
        asked = error.seconds if isinstance(error, ThrottledError) else None
        failures = state.failures + 1
        return replace(
            state,
            next_poll=after_failure(source.interval, failures, asked, now, self._jitter()),
            failures=failures,
            last_try=now,
            last_error=ENDED if isinstance(error, GoneError) else str(error),
            ended=isinstance(error, GoneError),
            moved_to=error.target if isinstance(error, MovedError) else state.moved_to,
        )


def _validated(state: SourceState, response: Response, *, complete: bool) -> SourceState:
    """``state`` with what the next poll asks with: nothing while entries of this body are still unread."""
    if response.status == 304:
        etag, modified = response.etag or state.etag, response.last_modified or state.last_modified
        return replace(state, etag=etag, last_modified=modified)
    if not complete:
        return replace(state, etag="", last_modified="", body_hash="")
    body_hash = _hash(response.body)
    return replace(state, etag=response.etag or "", last_modified=response.last_modified or "", body_hash=body_hash)


def _item(source: Source, entry: Entry, revision: int, now: datetime, *, past: bool) -> Item:
    return Item(
        source_id=source.id,
        key=entry.key,
        revision=revision,
        title=entry.title,
        summary=entry.summary,
        text=entry.text,
        url=entry.url,
        canonical_url=canonical_url(entry.url),
        language=source.language,
        published=entry.published,
        seen=now,
        past=past,
    )


def _hash(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()
