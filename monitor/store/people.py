"""people.db: who is told what. Opened by notify alone.

It holds opaque keys and ids: no name, no address, no text of a message.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from monitor.model import Alert, Subscription, Told
from monitor.store.outbox import AlertState, Outbox
from monitor.store.schema import PEOPLE
from monitor.store.values import from_json, micros, to_json


@dataclass(frozen=True, slots=True)
class QueuedAlert:
    """An alert for the outbox: ``seq`` is the change it comes from, ``told`` what its subscriber will then know."""

    alert: Alert
    seq: int
    told: Told


class People(Outbox):
    """Who follows whom, what each was told, the outbox, and how far the log of changes was read."""

    kind = "people"
    steps = PEOPLE
    permissions = 0o600

    @classmethod
    def open(cls, path: Path | str, *, owner: bool = True) -> Self:
        """Open people.db; notify creates and migrates it. Raises StoreError."""
        return cls._open(path, owner=owner, writes=owner)

    def position(self) -> tuple[str, int] | None:
        """How far the log was read: the epoch of news.db and the last change; None before the first."""
        row = self._row("SELECT value FROM meta WHERE key = 'position'")
        if row is None:
            return None
        epoch, seq = json.loads(row["value"])
        return str(epoch), int(seq)

    def followed(self) -> set[tuple[str, str]]:
        """Subscriber and subject of every subscription that has begun."""
        return {(row[0], row[1]) for row in self._rows("SELECT subscriber, subject_id FROM following")}

    def told(self, subscriber: str, story_id: str) -> Told | None:
        """What a subscriber was last told of a story."""
        row = self._row("SELECT told FROM told WHERE subscriber = ? AND story_id = ?", (subscriber, story_id))
        return from_json(Told, row["told"]) if row else None

    def told_all(self, subscriber: str, subject_id: str) -> list[Told]:
        """What a subscriber was told of a subject, the longest ago first."""
        rows = self._rows(
            "SELECT told FROM told WHERE subscriber = ? AND subject_id = ? ORDER BY at, story_id",
            (subscriber, subject_id),
        )
        return [from_json(Told, row["told"]) for row in rows]

    def told_of(self, story_id: str) -> dict[str, Told]:
        """What each subscriber was told of a story: those whom a correction concerns."""
        rows = self._rows("SELECT subscriber, told FROM told WHERE story_id = ? ORDER BY subscriber", (story_id,))
        return {row["subscriber"]: from_json(Told, row["told"]) for row in rows}

    def begin_following(self, subscription: Subscription, known: Sequence[Told], now: datetime) -> bool:
        """Begin a subscription and note what was shown as told, in one transaction; False if it had begun before."""
        with self._transaction():
            begun = self._run(
                "INSERT INTO following (subscriber, subject_id, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (subscription.subscriber, subscription.subject_id, micros(now)),
            )
            if begun.rowcount != 1:
                return False
            for told in known:
                self._run(
                    """
                    INSERT INTO told (subscriber, story_id, subject_id, at, told) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """,
                    (
                        subscription.subscriber,
                        told.story_id,
                        subscription.subject_id,
                        micros(now),
                        to_json(Told, told),
                    ),
                )
            return True

    def stop_following(self, subscriber: str, subject_id: str) -> bool:
        """End a subscription and forget all of it: alerts queued and sent, and what was told.

        Then the log on disk is emptied; False if that was hindered, and ``checkpoint`` is to be called again within
        60 s (SAFETY, quiet disk). What is being sent just now may still arrive; marking it as sent finds nothing.
        """
        with self._transaction():
            for table in ("following", "told", "alerts"):
                self._run(
                    f"DELETE FROM {table} WHERE subscriber = ? AND subject_id = ?",  # noqa: S608
                    (subscriber, subject_id),
                )
        return self.checkpoint()

    def record(
        self,
        alerts: Sequence[QueuedAlert],
        position: tuple[str, int],
        now: datetime,
        *,
        told: Sequence[tuple[Subscription, Told]] = (),
        cancelled: Iterable[int] = (),
    ) -> list[int]:
        """Store, in one transaction, what the changes up to ``position`` mean, and return the ids of the new alerts.

        First the alerts in ``cancelled`` that still wait are withdrawn (see ``cancel``); then each alert gets a
        delivery and is noted as told; then ``told`` is noted without an alert. The same change of a story is never
        queued twice for a subscriber. An alert for someone who has stopped following is dropped.
        """
        epoch, _seq = position
        with self._transaction():
            self._withdraw(cancelled, now)
            ids = [number for queued in alerts if (number := self._queue(queued, epoch, now)) is not None]
            for subscription, what in told:
                if self._follows(subscription):
                    self._put_told(subscription, what, now)
            self._run(
                "INSERT OR REPLACE INTO meta (key, value) VALUES ('position', ?)", (json.dumps([epoch, position[1]]),)
            )
        return ids

    def cancel(self, alert_ids: Iterable[int], now: datetime) -> list[int]:
        """Withdraw alerts that still wait, and return their ids: what was told before each is again what was told."""
        with self._transaction():
            return self._withdraw(alert_ids, now)

    def prune(self, now: datetime, grounds: timedelta) -> None:
        """Forget what was told, and the alerts, of stories that have been quiet for longer than ``grounds``."""
        limit = {"old": micros(now - grounds)}
        with self._transaction():
            self._run("DELETE FROM told WHERE at < :old", limit)
            self._run(
                """
                DELETE FROM alerts WHERE made < :old AND state <> 'queued' AND NOT EXISTS (
                    SELECT 1 FROM told WHERE told.subscriber = alerts.subscriber AND told.story_id = alerts.story_id
                )
                """,
                limit,
            )
        self.checkpoint()

    def counts(self) -> dict[str, int]:
        """Figures for a summary: subscriptions, and alerts by state. Round them before anyone sees them."""
        counts = {"following": int(self._one("SELECT count(*) FROM following")[0])}
        counts |= {f"alerts_{state}": 0 for state in AlertState}
        for state, count in self._rows("SELECT state, count(*) FROM alerts GROUP BY state"):
            counts[f"alerts_{state}"] = count
        return counts

    def _queue(self, queued: QueuedAlert, epoch: str, now: datetime) -> int | None:
        alert = queued.alert
        subscription = alert.subscription
        if not self._follows(subscription):
            return None
        before = self._row(
            "SELECT told FROM told WHERE subscriber = ? AND story_id = ?", (subscription.subscriber, alert.story.id)
        )
        inserted = self._run(
            """
            INSERT INTO alerts (subscriber, channel, language, subject_id, story_id, epoch, seq, reason, shape,
                                grounds, due, made, state, before)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)
            ON CONFLICT DO NOTHING
            """,
            (
                subscription.subscriber,
                subscription.channel,
                subscription.language,
                subscription.subject_id,
                alert.story.id,
                epoch,
                queued.seq,
                alert.reason,
                alert.shape,
                json.dumps(alert.story.grounds),
                micros(alert.due),
                micros(now),
                before["told"] if before else None,
            ),
        )
        if inserted.rowcount != 1:
            return None
        number = int(inserted.lastrowid or 0)
        self._run("INSERT INTO deliveries (alert_id, state, due) VALUES (?, 'waiting', ?)", (number, micros(alert.due)))
        self._put_told(subscription, queued.told, now)
        return number

    def _follows(self, subscription: Subscription) -> bool:
        row = self._row(
            "SELECT 1 FROM following WHERE subscriber = ? AND subject_id = ?",
            (subscription.subscriber, subscription.subject_id),
        )
        return row is not None

    def _put_told(self, subscription: Subscription, told: Told, now: datetime) -> None:
        self._run(
            "INSERT OR REPLACE INTO told (subscriber, story_id, subject_id, at, told) VALUES (?, ?, ?, ?, ?)",
            (subscription.subscriber, told.story_id, subscription.subject_id, micros(now), to_json(Told, told)),
        )

    def _withdraw(self, alert_ids: Iterable[int], now: datetime) -> list[int]:
        rows = self._set_cancelled(alert_ids, now)
        for row in rows:
            later = self._row(
                "SELECT 1 FROM alerts WHERE subscriber = ? AND story_id = ? AND id > ? AND state <> 'cancelled'",
                (row["subscriber"], row["story_id"], row["id"]),
            )
            if later:
                continue
            who = {"subscriber": row["subscriber"], "story_id": row["story_id"], "told": row["before"]}
            if row["before"] is None:
                self._run("DELETE FROM told WHERE subscriber = :subscriber AND story_id = :story_id", who)
            else:
                self._run("UPDATE told SET told = :told WHERE subscriber = :subscriber AND story_id = :story_id", who)
        return sorted(row["id"] for row in rows)
