"""The text jobs: items that wait for their article, or to be read again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from monitor.model import Item
from monitor.store.database import Row
from monitor.store.rows import ITEM, ItemRows, item_of
from monitor.store.values import micros, moment, moment_or_none


@dataclass(frozen=True, slots=True)
class Job:
    """An item to be read. ``headline_read`` says its headline was read already."""

    id: int
    item: Item
    needs_article: bool
    tries: int
    due: datetime
    hold_until: datetime
    headline_read: bool

    @property
    def again(self) -> bool:
        """Whether this item was read in full before, and its article is to be looked at once more."""
        return self.headline_read and bool(self.item.text)


class Jobs(ItemRows):
    """The part of news.db that says which items are to be read, and when."""

    def due_jobs(self, now: datetime, limit: int, exclude_ids: Iterable[int] = ()) -> list[Job]:
        """Jobs to do now, without those in hand: live items before those of a first contact, then by when due."""
        excluded = json.dumps(sorted(exclude_ids))
        rows: list[Row] = []
        for past in (0, 1):
            rows += self._rows(
                f"""
                SELECT {ITEM}, jobs.* FROM jobs JOIN items ON items.id = jobs.item_id
                WHERE jobs.past = ? AND jobs.due <= ? AND jobs.id NOT IN (SELECT value FROM json_each(?))
                ORDER BY jobs.due, jobs.id LIMIT ?
                """,  # noqa: S608
                (past, micros(now), excluded, limit - len(rows)),
            )
        return [_job(row) for row in rows]

    def due_headlines(self, now: datetime, limit: int) -> list[Job]:
        """Live jobs, in hand or not, whose article has kept a headline's claim waiting for too long."""
        rows = self._rows(
            f"""
            SELECT {ITEM}, jobs.* FROM jobs JOIN items ON items.id = jobs.item_id
            WHERE jobs.past = 0 AND headline_read = 0 AND needs_article = 1 AND hold_until <= ?
            ORDER BY hold_until, jobs.id LIMIT ?
            """,  # noqa: S608
            (micros(now), limit),
        )
        return [_job(row) for row in rows]

    def next_job(self) -> datetime | None:
        """When the next job that a claim waits for is due; None if there is none. Looking again can wait."""
        waiting = "(headline_read = 0 OR tries > 0)"
        firsts = [
            self._one(f"SELECT min(due) FROM jobs WHERE past = 0 AND {waiting}")[0],  # noqa: S608
            self._one(f"SELECT min(due) FROM jobs WHERE past = 1 AND {waiting}")[0],  # noqa: S608
        ]
        return moment_or_none(min((due for due in firsts if due is not None), default=None))

    def retry_job(self, job_id: int, tries: int, due: datetime) -> None:
        """Put a job off until ``due``. A job that gave way to a later revision is gone, and stays gone."""
        with self._transaction():
            self._run("UPDATE jobs SET tries = ?, due = ? WHERE id = ?", (tries, micros(due), job_id))

    def requeue(self, item_ids: Iterable[str], now: datetime) -> None:
        """Have items read again from the text that is kept; one that waits for its article already will be."""
        with self._transaction():
            self._run(
                """
                INSERT INTO jobs (item_id, past, due, hold_until, needs_article)
                SELECT id, past, :now, :now, 0 FROM items WHERE id IN (SELECT value FROM json_each(:ids)) AND kept = 1
                ON CONFLICT (item_id) DO UPDATE SET headline_read = 0
                """,
                {"now": micros(now), "ids": json.dumps(sorted(set(item_ids)))},
            )


def _job(row: Row) -> Job:
    return Job(
        id=row["id"],
        item=item_of(row),
        needs_article=bool(row["needs_article"]),
        tries=row["tries"],
        due=moment(row["due"]),
        hold_until=moment(row["hold_until"]),
        headline_read=bool(row["headline_read"]),
    )
