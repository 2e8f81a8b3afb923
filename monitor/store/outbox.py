"""The outbox: alerts that wait, and how each delivery of one fares. No text: words are rendered when they are sent."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.model import Reason, Shape
from monitor.store.database import Row, Store
from monitor.store.values import micros, moment, moment_or_none


class AlertState(StrEnum):
    """How an alert stands."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An alert as it is kept: ids and grounds, no words.

    ``seq`` counts in the log of the news.db whose epoch was ``epoch``; after a restore the same number may be another
    change. ``grounds`` are the claims it stood on.
    """

    id: int
    subscriber: str
    channel: str
    language: str
    subject_id: str
    story_id: str
    epoch: str
    seq: int
    reason: Reason
    shape: Shape
    grounds: tuple[str, ...]
    due: datetime
    state: AlertState


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One delivery. ``repeat`` says that an earlier attempt may have arrived: nobody heard how it ended."""

    id: int
    alert: AlertRow
    due: datetime
    tries: int
    repeat: bool


ALERT = """
    alerts.id AS alert_id, alerts.subscriber, alerts.channel, alerts.language, alerts.subject_id, alerts.story_id,
    alerts.epoch, alerts.seq, alerts.reason, alerts.shape, alerts.grounds, alerts.due AS alert_due,
    alerts.state AS alert_state
"""

# What is said later of a story to someone must not overtake what is being tried again, or was due before it.
IN_TURN = """
    NOT EXISTS (
        SELECT 1 FROM alerts AS earlier JOIN deliveries AS first ON first.alert_id = earlier.id
        WHERE earlier.subscriber = alerts.subscriber AND earlier.story_id = alerts.story_id
            AND earlier.id < alerts.id AND first.state = 'waiting' AND (first.tries > 0 OR first.due <= deliveries.due)
    )
"""

DUE = f"""
    SELECT {ALERT}, deliveries.id, deliveries.due, deliveries.tries, deliveries.trying
    FROM deliveries JOIN alerts ON alerts.id = deliveries.alert_id
    WHERE deliveries.state = 'waiting' AND deliveries.due <= ? AND {IN_TURN}
    ORDER BY deliveries.due, deliveries.id LIMIT ?
"""  # noqa: S608

NEXT = f"""
    SELECT deliveries.due FROM deliveries JOIN alerts ON alerts.id = deliveries.alert_id
    WHERE deliveries.state = 'waiting' AND {IN_TURN}
    ORDER BY deliveries.due, deliveries.id LIMIT 1
"""  # noqa: S608


class Outbox(Store):
    """The part of people.db that sending reads and writes."""

    def alert(self, alert_id: int) -> AlertRow | None:
        """One alert."""
        row = self._row(f"SELECT {ALERT} FROM alerts WHERE id = ?", (alert_id,))  # noqa: S608
        return alert_of(row) if row else None

    def pending(self, subscriber: str, story_id: str) -> list[AlertRow]:
        """The alerts on a story that can still be withdrawn from this subscriber, in the order they were made."""
        rows = self._rows(
            f"""
            SELECT {ALERT} FROM alerts JOIN deliveries ON deliveries.alert_id = alerts.id
            WHERE subscriber = ? AND story_id = ? AND deliveries.state = 'waiting' AND trying IS NULL
            ORDER BY alerts.id
            """,  # noqa: S608
            (subscriber, story_id),
        )
        return [alert_of(row) for row in rows]

    def due_deliveries(self, now: datetime, limit: int) -> list[DeliveryRow]:
        """What is to be sent now, the longest due first; to one subscriber, one message of a story after the other."""
        return [
            DeliveryRow(row["id"], alert_of(row), moment(row["due"]), row["tries"], row["trying"] is not None)
            for row in self._rows(DUE, (micros(now), limit))
        ]

    def next_due(self) -> datetime | None:
        """When the next delivery is due; None if nothing waits."""
        row = self._row(NEXT)
        return moment_or_none(row["due"]) if row else None

    def mark_trying(self, delivery_id: int, now: datetime) -> None:
        """Note, before sending, that an attempt begins: after a crash the message goes out as a possible repeat."""
        with self._transaction():
            self._run("UPDATE deliveries SET trying = ? WHERE id = ?", (micros(now), delivery_id))

    def mark_sent(self, delivery_id: int, ref: str, now: datetime) -> bool:
        """Note that the channel took the message and calls it ``ref``; False if its follower has left meanwhile."""
        return self._close_delivery(delivery_id, AlertState.SENT, ref, "", now)

    def mark_failed(
        self, delivery_id: int, error: str, retry_at: datetime | None, now: datetime, *, maybe_sent: bool = False
    ) -> bool:
        """Note a failed attempt: to be tried again at ``retry_at``, or given up if that is None.

        ``error`` is a short code, never a message's text. ``maybe_sent`` after a time-out that leaves it open whether
        the message arrived. False if its follower has left meanwhile.
        """
        if retry_at is None:
            return self._close_delivery(delivery_id, AlertState.FAILED, "", error, now)
        with self._transaction():
            cursor = self._run(
                """
                UPDATE deliveries SET tries = tries + 1, due = ?, error = ?, trying = iif(?, trying, NULL)
                WHERE id = ? AND state = 'waiting'
                """,
                (micros(retry_at), error, maybe_sent, delivery_id),
            )
            return cursor.rowcount > 0

    def original_ref(self, subscriber: str, story_id: str) -> tuple[str, datetime] | None:
        """The first message this subscriber got of a story, as the channel calls it, and when it was sent."""
        row = self._row(
            """
            SELECT ref, done FROM alerts JOIN deliveries ON deliveries.alert_id = alerts.id
            WHERE subscriber = ? AND story_id = ? AND deliveries.state = 'sent' ORDER BY done, deliveries.id LIMIT 1
            """,
            (subscriber, story_id),
        )
        return (row["ref"], moment(row["done"])) if row else None

    def _close_delivery(self, delivery_id: int, state: AlertState, ref: str, error: str, now: datetime) -> bool:
        with self._transaction():
            cursor = self._run(
                """
                UPDATE deliveries SET state = ?, tries = tries + 1, trying = NULL, ref = ?, error = ?, done = ?
                WHERE id = ? AND state = 'waiting'
                """,
                (state, ref, error, micros(now), delivery_id),
            )
            self._run(
                "UPDATE alerts SET state = ? WHERE id = (SELECT alert_id FROM deliveries WHERE id = ? AND state = ?)",
                (state, delivery_id, state),
            )
            return cursor.rowcount > 0

    def _set_cancelled(self, alert_ids: Iterable[int], now: datetime) -> list[Row]:
        """Cancel those that still wait and are not just being sent; return what they were, the latest first."""
        ids = json.dumps(list(alert_ids))
        rows = self._rows(
            """
            SELECT alerts.id, subscriber, story_id, before FROM alerts JOIN deliveries ON alert_id = alerts.id
            WHERE alerts.id IN (SELECT value FROM json_each(?)) AND deliveries.state = 'waiting' AND trying IS NULL
            ORDER BY alerts.id DESC
            """,
            (ids,),
        )
        for row in rows:
            self._run("UPDATE alerts SET state = 'cancelled' WHERE id = ?", (row["id"],))
            self._run(
                "UPDATE deliveries SET state = 'cancelled', done = ? WHERE alert_id = ?", (micros(now), row["id"])
            )
        return rows


def alert_of(row: Row) -> AlertRow:
    """The alert in the ALERT columns of a row."""
    return AlertRow(
        id=row["alert_id"],
        subscriber=row["subscriber"],
        channel=row["channel"],
        language=row["language"],
        subject_id=row["subject_id"],
        story_id=row["story_id"],
        epoch=row["epoch"],
        seq=row["seq"],
        reason=Reason(row["reason"]),
        shape=Shape(row["shape"]),
        grounds=tuple(json.loads(row["grounds"])),
        due=moment(row["alert_due"]),
        state=AlertState(row["alert_state"]),
    )
