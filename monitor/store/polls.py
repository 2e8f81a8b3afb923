"""Sources and what polling them brought: when each is due, what it listed, and its new items with their jobs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model import Item, Mention, Source, digest
from monitor.store.database import Row
from monitor.store.rows import ITEM, ItemRows, item_of
from monitor.store.values import MICROSECOND, micros, micros_or_none, moment, moment_or_none

#: How exactly the store remembers when a digest was last listed: a feed of 20,000 entries is not rewritten each time.
LISTED_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class SourceState:
    """How polling a source stands.

    ``url`` is the address in force after permanent redirects; ``moved_to`` is where the server wants to go but an
    operator has to agree; ``entries`` is how many the last good poll listed; ``ended`` means 410, gone for good.
    """

    source_id: str
    url: str
    next_poll: datetime
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    failures: int = 0
    last_try: datetime | None = None
    last_ok: datetime | None = None
    last_new: datetime | None = None
    last_error: str = ""
    first_contact: datetime | None = None
    ended: bool = False
    moved_to: str = ""
    active: bool = True
    entries: int = 0


@dataclass(frozen=True, slots=True)
class NewItem:
    """A new or edited item with what its headline and summary mention.

    ``hold_until``: a claim known from the headline alone waits until then for the article. ``kept_text`` is the article
    of an earlier revision: it stays until the new one was read.
    """

    item: Item
    mentions: tuple[Mention, ...]
    needs_article: bool
    hold_until: datetime
    kept_text: str = ""


@dataclass(frozen=True, slots=True)
class StoredItem:
    """The latest revision of an item and the hash of what the feed said (``content_hash``)."""

    item: Item
    content: str


class Polls(ItemRows):
    """The part of news.db that polling reads and writes."""

    def sync_sources(self, sources: Sequence[Source], now: datetime) -> None:
        """Make the active sources those of the config: new ones are due now, absent ones are kept but rest.

        A changed address voids what was known of the old one: validators, redirect, end, failures.
        """
        with self._transaction():
            self._run("UPDATE sources SET active = 0")
            self._run_many(
                """
                INSERT INTO sources (id, config_url, url, next_poll) VALUES (:id, :url, :url, :now)
                ON CONFLICT (id) DO UPDATE SET active = 1
                """,
                [{"id": source.id, "url": source.url, "now": micros(now)} for source in sources],
            )
            self._run_many(
                """
                UPDATE sources SET config_url = :url, url = :url, etag = '', last_modified = '', body_hash = '',
                    moved_to = '', ended = 0, failures = 0, last_error = '', next_poll = :now
                WHERE id = :id AND config_url <> :url
                """,
                [{"id": source.id, "url": source.url, "now": micros(now)} for source in sources],
            )

    def source_states(self) -> list[SourceState]:
        """Every source ever polled, by id, those no longer in the config too."""
        return [_state(row) for row in self._rows("SELECT * FROM sources ORDER BY id")]

    def due_sources(self, now: datetime, limit: int) -> list[SourceState]:
        """The sources to poll, the longest overdue first."""
        rows = self._rows(
            """
            SELECT * FROM sources WHERE active = 1 AND ended = 0 AND next_poll <= ? ORDER BY next_poll LIMIT ?
            """,
            (micros(now), limit),
        )
        return [_state(row) for row in rows]

    def next_due(self) -> datetime | None:
        """When the next source is due; None if none ever will be."""
        row = self._one("SELECT min(next_poll) FROM sources WHERE active = 1 AND ended = 0")
        return moment_or_none(row[0])

    def make_due(self, source_id: str | None, now: datetime) -> int:
        """Make one source, or all, due now; return how many could be (an ended or unknown one cannot)."""
        with self._transaction():
            cursor = self._run(
                "UPDATE sources SET next_poll = :now WHERE active = 1 AND ended = 0 AND (id = :id OR :id IS NULL)",
                {"id": source_id, "now": micros(now)},
            )
            return cursor.rowcount

    def known_digests(self, source_id: str) -> frozenset[str]:
        """Digests of the entries that need no parsing again."""
        return frozenset(row[0] for row in self._rows("SELECT digest FROM entries WHERE source_id = ?", (source_id,)))

    def item(self, source_id: str, key: str) -> StoredItem | None:
        """The latest revision of an item."""
        return self.item_by_id(digest(source_id, key))

    def item_by_id(self, item_id: str) -> StoredItem | None:
        """The latest revision of the item with this id."""
        row = self._row(f"SELECT {ITEM}, content FROM items WHERE id = ?", (item_id,))  # noqa: S608
        return StoredItem(item_of(row), row["content"]) if row else None

    def revisions(self, source_id: str, keys: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Revision and content hash of those of ``keys`` that are known; another hash means an edit."""
        ids = json.dumps([digest(source_id, key) for key in keys])
        rows = self._rows(
            "SELECT key, revision, content FROM items WHERE id IN (SELECT value FROM json_each(?))", (ids,)
        )
        return {row["key"]: (row["revision"], row["content"]) for row in rows}

    def save_poll(self, state: SourceState, digests: Sequence[str], items: Sequence[NewItem], now: datetime) -> None:
        """Store, in one transaction, how the poll went and all it brought.

        ``digests`` are of all entries the body listed, known ones too; none after a 304 or a failure. A job for an
        earlier revision of an item gives way to the new one.
        """
        with self._transaction():
            self._save_state(state)
            if digests:
                self._save_digests(state.source_id, digests, now)
            for new in items:
                self._put_item(new.item, new.item.text or new.kept_text)
                self._put_mentions(new.item, new.mentions)
                self._put_job(new, now)

    def _save_state(self, state: SourceState) -> None:
        cursor = self._run(
            """
            UPDATE sources SET url = ?, etag = ?, last_modified = ?, body_hash = ?, next_poll = ?, failures = ?,
                last_try = ?, last_ok = ?, last_new = ?, last_error = ?, first_contact = ?, ended = ?, moved_to = ?,
                entries = ?
            WHERE id = ?
            """,
            (
                state.url,
                state.etag,
                state.last_modified,
                state.body_hash,
                micros(state.next_poll),
                state.failures,
                micros_or_none(state.last_try),
                micros_or_none(state.last_ok),
                micros_or_none(state.last_new),
                state.last_error,
                micros_or_none(state.first_contact),
                state.ended,
                state.moved_to,
                state.entries,
                state.source_id,
            ),
        )
        if cursor.rowcount != 1:
            raise KeyError(state.source_id)

    def _save_digests(self, source_id: str, digests: Sequence[str], now: datetime) -> None:
        self._run("UPDATE sources SET listed = ? WHERE id = ?", (micros(now), source_id))
        self._run_many(
            """
            INSERT INTO entries (source_id, digest, last_seen) VALUES (?, ?, ?)
            ON CONFLICT (source_id, digest) DO UPDATE SET last_seen = excluded.last_seen
            WHERE last_seen < excluded.last_seen - ?
            """,
            [(source_id, entry, micros(now), LISTED_WITHIN // MICROSECOND) for entry in digests],
        )

    def _put_job(self, new: NewItem, now: datetime) -> None:
        self._run("DELETE FROM jobs WHERE item_id = ?", (new.item.id,))
        self._run(
            "INSERT INTO jobs (item_id, past, due, hold_until, needs_article) VALUES (?, ?, ?, ?, ?)",
            (new.item.id, new.item.past, micros(now), micros(new.hold_until), new.needs_article),
        )


def _state(row: Row) -> SourceState:
    return SourceState(
        source_id=row["id"],
        url=row["url"],
        next_poll=moment(row["next_poll"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
        body_hash=row["body_hash"],
        failures=row["failures"],
        last_try=moment_or_none(row["last_try"]),
        last_ok=moment_or_none(row["last_ok"]),
        last_new=moment_or_none(row["last_new"]),
        last_error=row["last_error"],
        first_contact=moment_or_none(row["first_contact"]),
        ended=bool(row["ended"]),
        moved_to=row["moved_to"],
        active=bool(row["active"]),
        entries=row["entries"],
    )
