"""Items and mentions as rows of news.db, the same for every part of it that touches them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from monitor.model import Item, Mention, digest
from monitor.store.database import Row, Store
from monitor.store.schema import NEWS
from monitor.store.values import micros, micros_or_none, moment, moment_or_none, packed, to_json, unpacked

ITEM = """
    items.source_id, items.key, items.revision, items.title, items.summary, items.text, items.url,
    items.canonical_url, items.language, items.published, items.seen, items.past
"""


def content_hash(item: Item) -> str:
    """What the feed said of the entry, hashed: when it differs, the entry was edited. Its address does not count."""
    return digest(item.title, item.summary, item.text)


def item_of(row: Row) -> Item:
    """The item in the ITEM columns of a row."""
    return Item(
        source_id=row["source_id"],
        key=row["key"],
        revision=row["revision"],
        title=row["title"],
        summary=row["summary"],
        text=unpacked(row["text"]),
        url=row["url"],
        canonical_url=row["canonical_url"],
        language=row["language"],
        published=moment_or_none(row["published"]),
        seen=moment(row["seen"]),
        past=bool(row["past"]),
    )


class ItemRows(Store):
    """What every part of news.db shares: how it is opened, and how an item and its mentions are written."""

    kind = "news"
    steps = NEWS

    @classmethod
    def open(cls, path: Path | str, *, owner: bool) -> Self:
        """Open news.db; ``owner`` (collect) creates and migrates it, anyone else may only read. Raises StoreError."""
        return cls._open(path, owner=owner, writes=owner)

    def _put_item(self, item: Item, text: str) -> None:
        """Store ``item`` with ``text`` as its text, unless a later revision is already there."""
        self._run(
            """
            INSERT INTO items (id, source_id, key, revision, content, past, seen, published, dated, language, url,
                               canonical_url, title, summary, text)
            VALUES (:id, :source_id, :key, :revision, :content, :past, :seen, :published, :dated, :language, :url,
                    :canonical_url, :title, :summary, :text)
            ON CONFLICT (id) DO UPDATE SET
                content = iif(excluded.revision > revision, excluded.content, content),
                revision = excluded.revision, past = excluded.past, seen = excluded.seen, kept = 1,
                published = excluded.published, dated = excluded.dated, language = excluded.language,
                url = excluded.url, canonical_url = excluded.canonical_url, title = excluded.title,
                summary = excluded.summary, text = excluded.text
            WHERE excluded.revision >= revision
            """,
            {
                "id": item.id,
                "source_id": item.source_id,
                "key": item.key,
                "revision": item.revision,
                "content": content_hash(item),
                "past": item.past,
                "seen": micros(item.seen),
                "published": micros_or_none(item.published),
                "dated": micros(item.dated),
                "language": item.language,
                "url": item.url,
                "canonical_url": item.canonical_url,
                "title": item.title,
                "summary": item.summary,
                "text": packed(text),
            },
        )

    def _put_mentions(self, item: Item, mentions: Sequence[Mention]) -> None:
        """Make ``mentions`` those of this revision; those of earlier revisions stay for ``faro why``."""
        self._run("DELETE FROM mentions WHERE item_id = ? AND revision = ?", (item.id, item.revision))
        self._run_many(
            "INSERT INTO mentions (item_id, revision, place, subject_id, tier, mention) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (item.id, item.revision, place, mention.subject_id, mention.tier, to_json(Mention, mention))
                for place, mention in enumerate(mentions)
            ],
        )
