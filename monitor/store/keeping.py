"""What is kept and for how long: the texts new names are looked up in, retention, and the counts of a summary."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from monitor.model import Item, Tier
from monitor.store.findings import day_of
from monitor.store.polls import LISTED_WITHIN
from monitor.store.rows import ITEM, ItemRows, item_of
from monitor.store.values import MICROSECOND, micros, packed

# A story is kept longer than the rest if it is the last of its kind of truth about the subject: where a person stands
# must not be forgotten because nothing happened for half a year.
OLD_STORIES = """
    DELETE FROM stories WHERE updated < :old AND EXISTS (
        SELECT 1 FROM stories AS later
        WHERE later.subject_id = stories.subject_id AND later.polarity = stories.polarity
            AND later.standing = stories.standing AND (later.updated, later.id) > (stories.updated, stories.id)
    )
"""

OLD_ITEMS = """
    DELETE FROM items WHERE seen < :old
        AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.item_id = items.id)
        AND NOT EXISTS (
            SELECT 1 FROM claims JOIN grounds ON grounds.claim_id = claims.id WHERE claims.item_id = items.id
        )
"""

OLD_TEXTS = """
    UPDATE items SET kept = 0, summary = '', text = :nothing WHERE seen < :window AND kept = 1
        AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.item_id = items.id)
        AND NOT EXISTS (SELECT 1 FROM mentions WHERE mentions.item_id = items.id)
"""

# Against the last time the source listed anything: a feed that answers 304 for months still holds what it held.
OLD_ENTRIES = """
    DELETE FROM entries
    WHERE last_seen < (SELECT listed FROM sources WHERE sources.id = entries.source_id) - :unlisted
"""


class Keeping(ItemRows):
    """The part of news.db that looks back, lets go, and counts."""

    def lookback_texts(self, since: datetime, after: int, limit: int) -> list[tuple[int, Item]]:
        """Items seen since then whose text is kept, each with its number; go on with the last number as ``after``.

        One that still waits to be read is left out: it will be read with the names of then.
        """
        rows = self._rows(
            f"""
            SELECT number, {ITEM} FROM items WHERE number > ? AND seen >= ? AND kept = 1
                AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.item_id = items.id AND headline_read = 0)
            ORDER BY number LIMIT ?
            """,  # noqa: S608
            (after, micros(since), limit),
        )
        return [(row["number"], item_of(row)) for row in rows]

    def matched_subjects(self) -> dict[str, str]:
        """The subjects looked for in the kept texts, each with the hash of the names it had then."""
        return {row["subject_id"]: row["names"] for row in self._rows("SELECT subject_id, names FROM matched")}

    def set_matched(self, names: Mapping[str, str], now: datetime) -> None:
        """Note that these subjects, under the names hashed, have been looked for."""
        with self._transaction():
            self._run_many(
                "INSERT OR REPLACE INTO matched (subject_id, names, at) VALUES (?, ?, ?)",
                [(subject_id, hashed, micros(now)) for subject_id, hashed in names.items()],
            )

    def forget_matched(self, subject_ids: Iterable[str]) -> None:
        """Note that these subjects stand on no list any more: if they come back, they are looked for again."""
        with self._transaction():
            self._run(
                "DELETE FROM matched WHERE subject_id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(subject_ids)),),
            )

    def prune(self, now: datetime, lookback: timedelta, grounds: timedelta) -> None:
        """Let go of texts older than ``lookback`` that mention nobody, and of everything older than ``grounds``.

        Until then the bare row of an item stays, so that an edit of an old entry is not taken for news. Items a kept
        story stands on, and items with a job, stay.
        """
        unlisted = max(lookback, 24 * LISTED_WITHIN)
        ages = {
            "old": micros(now - grounds),
            "window": micros(now - lookback),
            "old_days": micros(day_of(now - grounds)),
            "unlisted": unlisted // MICROSECOND,
            "nothing": packed(""),
        }
        with self._transaction():
            self._run(OLD_STORIES, ages)
            self._run("DELETE FROM changes WHERE at < :old", ages)
            self._run("DELETE FROM findings WHERE at < :old_days", ages)
            self._run(OLD_ITEMS, ages)
            self._run(OLD_TEXTS, ages)
            self._run(OLD_ENTRIES, ages)
            self._run("DELETE FROM applied WHERE item_id NOT IN (SELECT id FROM items)")
        self.checkpoint()

    def counts(self) -> dict[str, int]:
        """Figures for a summary; mentions are those of latest revisions, by tier; copies are reprints in stories."""
        with self._snapshot():
            tables = ("items", "jobs", "stories", "changes")
            counts = {table: int(self._one(f"SELECT count(*) FROM {table}")[0]) for table in tables}  # noqa: S608
            counts["sources"] = self._one("SELECT count(*) FROM sources WHERE active = 1")[0]
            counts["past_items"] = self._one("SELECT count(*) FROM items WHERE past = 1")[0]
            counts["claims"] = self._one("SELECT count(*) FROM claims WHERE state = 'live'")[0]
            counts |= {f"mentions_{tier}": 0 for tier in Tier}
            for tier, count in self._rows(
                """
                SELECT tier, count(*) FROM mentions
                JOIN items ON items.id = mentions.item_id AND items.revision = mentions.revision GROUP BY tier
                """
            ):
                counts[f"mentions_{tier}"] = count
            counts["copies"] = self._one(
                """
                SELECT coalesce(sum(json_array_length(origin.value, '$.copies')), 0)
                FROM stories,
                    json_each(json_array(json_extract(story, '$.origins'), json_extract(story, '$.denials'))) AS side,
                    json_each(side.value) AS origin
                """
            )[0]
        return counts
