"""The outbox: alerts that wait, and how each delivery of one fares. No text: words are rendered when they are sent."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.alerting import Rank
from monitor.errors import KeyringError
from monitor.model import Alert, Level, Reason, Reply, Shape, Told
from monitor.store.database import Row
from monitor.store.sealed import Sealed
from monitor.store.values import from_json, micros, moment, moment_or_none, to_json


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
class QueuedAlert:
    """An alert for the outbox: ``seq`` is the change it comes from, ``told`` what its subscriber will then know."""

    alert: Alert
    seq: int
    told: Told


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One delivery: an alert, or a reply to somebody who waits.

    ``address`` is where the channel finds its subscriber, None on the terminal, whose labels stand in config.toml.
    ``repeat`` says that an earlier attempt may have arrived: nobody heard how it ended. ``part`` counts the calls of it
    that are done, ``ref`` what they returned.
    """

    id: int
    subscriber: str
    channel: str
    language: str
    level: Level
    address: str | None
    alert: AlertRow | None
    reply: Reply | None
    due: datetime
    made: datetime
    tries: int
    repeat: bool
    part: int
    ref: str


#: Whether an attempt was ever made, whatever became of it.
BEGUN = "({0}.trying IS NOT NULL OR {0}.tries > 0 OR {0}.maybe = 1 OR {0}.part > 0 OR {0}.error <> '')"

#: What can still be taken back: it waits, and nobody can have got it. A silent edit only says what the next one says.
WITHDRAWABLE = f"""
    deliveries.state = 'waiting' AND deliveries.trying IS NULL AND deliveries.part = 0
    AND (deliveries.maybe = 0 OR deliveries.rank = {int(Rank.EDIT)})
"""

#: The references of a delivery's calls, in order, with one more.
REFS = "CASE WHEN ref = '' THEN :ref WHEN :ref = '' THEN ref ELSE ref || ',' || :ref END"

ALERT = """
    alerts.id AS alert_id, alerts.subscriber, alerts.channel, alerts.language, alerts.subject_id, alerts.story_id,
    alerts.epoch, alerts.seq, alerts.reason, alerts.shape, alerts.grounds, alerts.due AS alert_due,
    alerts.state AS alert_state
"""

# What is said later of a person to someone must not overtake what is being tried again, or was due before it: who reads
# of the re-arrest first and of the release after it believes the release. Silent edits hold nothing back.
IN_TURN = f"""
    NOT EXISTS (
        SELECT 1 FROM deliveries AS earlier
        WHERE deliveries.alert_id IS NOT NULL AND earlier.alert_id IS NOT NULL
            AND earlier.subscriber = subscribers.id AND earlier.subject_id = deliveries.subject_id
            AND earlier.state = 'waiting' AND earlier.id < deliveries.id AND earlier.rank < {int(Rank.EDIT)}
            AND ({BEGUN.format("earlier")} OR earlier.due <= deliveries.due)
    )
"""  # noqa: S608

WAITING = f"""
    FROM deliveries JOIN subscribers ON subscribers.id = deliveries.subscriber
    LEFT JOIN alerts ON alerts.id = deliveries.alert_id
    WHERE deliveries.state = 'waiting' AND deliveries.trying IS NULL AND subscribers.paused IS NULL AND {IN_TURN}
"""

DUE = f"""
    SELECT {ALERT}, deliveries.id AS number, deliveries.alert_id AS of_alert, deliveries.subscriber AS whom, reply,
        deliveries.due AS due_at, deliveries.made AS made_at, tries, maybe, part, ref,
        subscribers.channel AS by_channel, subscribers.language AS spoken, subscribers.level AS told_at, contact
    {WAITING} AND deliveries.due <= :now
        AND deliveries.subscriber NOT IN (SELECT value FROM json_each(:busy))
        AND (subscribers.channel = :channel OR :channel IS NULL)
    ORDER BY {{order}} LIMIT :limit
"""  # noqa: S608
BY_RANK = DUE.format(order="deliveries.rank, deliveries.due, deliveries.id")
BY_AGE = DUE.format(order="deliveries.due, deliveries.id")

NEXT = f"""
    SELECT deliveries.due {WAITING} AND (subscribers.channel = :channel OR :channel IS NULL)
    ORDER BY deliveries.due, deliveries.id LIMIT 1
"""


class Outbox(Sealed):
    """The part of people.db that sending reads and writes."""

    def alert(self, alert_id: int) -> AlertRow | None:
        """One alert."""
        row = self._row(f"SELECT {ALERT} FROM alerts WHERE id = ?", (alert_id,))  # noqa: S608
        return alert_of(row) if row else None

    def pending(self, story_id: str, subscribers: Collection[str]) -> dict[str, list[AlertRow]]:
        """The alerts of these subscribers on a story that can still be withdrawn, in the order they were made.

        What may have arrived, or is being sent just now, cannot; a silent edit always can, for it only says what the
        next one says too.
        """
        rows = self._rows(
            f"""
            SELECT {ALERT} FROM json_each(:subscribers) AS one
            CROSS JOIN alerts ON alerts.subscriber = one.value AND alerts.story_id = :story
            CROSS JOIN deliveries ON deliveries.alert_id = alerts.id
            WHERE {WITHDRAWABLE}
            ORDER BY alerts.id
            """,  # noqa: S608
            {"subscribers": json.dumps(list(subscribers)), "story": story_id},
        )
        found: dict[str, list[AlertRow]] = {}
        for row in rows:
            found.setdefault(row["subscriber"], []).append(alert_of(row))
        return found

    def due_deliveries(
        self,
        now: datetime,
        limit: int,
        busy: Collection[str] = (),
        *,
        channel: str | None = None,
        oldest: bool = False,
    ) -> list[DeliveryRow]:
        """What is to be sent now: by rank, then the longest due first (``oldest``: by that alone).

        Of what concerns one person, a subscriber gets one message after the other. Subscribers in ``busy`` are passed
        over, and so are those who cannot be reached; ``channel`` leaves out all others.
        """
        parameters = {"now": micros(now), "limit": limit, "busy": json.dumps(list(busy)), "channel": channel}
        return [self._delivery(row) for row in self._rows(BY_AGE if oldest else BY_RANK, parameters)]

    def lease(
        self, now: datetime, limit: int, busy: Collection[str] = (), *, channel: str | None = None, oldest: bool = False
    ) -> list[DeliveryRow]:
        """Take what is to be sent now (see ``due_deliveries``), one delivery a subscriber, and note that it is being
        tried: after a crash it goes out as a possible repeat."""
        with self._transaction():
            due = self.due_deliveries(now, limit, busy, channel=channel, oldest=oldest)
            first = {row.subscriber: row.id for row in reversed(due)}
            taken = [row for row in due if first[row.subscriber] == row.id]
            self._run(
                "UPDATE deliveries SET trying = ? WHERE id IN (SELECT value FROM json_each(?))",
                (micros(now), json.dumps([row.id for row in taken])),
            )
        return taken

    def leased(self, delivery_id: int) -> bool:
        """Whether a delivery that was leased still is to be sent."""
        row = self._row(
            "SELECT 1 FROM deliveries WHERE id = ? AND state = 'waiting' AND trying IS NOT NULL", (delivery_id,)
        )
        return row is not None

    def give_back(self, delivery_ids: Iterable[int]) -> None:
        """Undo the lease of deliveries that were not tried after all."""
        with self._transaction():
            self._run(
                "UPDATE deliveries SET trying = NULL WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(delivery_ids)),),
            )

    def recover(self) -> int:
        """After a crash: what was being tried then may have arrived; return how many deliveries that were."""
        with self._transaction():
            return self._run("UPDATE deliveries SET maybe = 1, trying = NULL WHERE trying IS NOT NULL").rowcount

    def bring_forward(self, channel: str, now: datetime) -> None:
        """The channel is well again: what failed and surely did not arrive need not wait out its pause."""
        with self._transaction():
            self._run(
                """
                UPDATE deliveries SET due = :now
                WHERE state = 'waiting' AND tries > 0 AND maybe = 0 AND due > :now AND trying IS NULL
                    AND subscriber IN (SELECT id FROM subscribers WHERE channel = :channel)
                """,
                {"now": micros(now), "channel": channel},
            )

    def late(self, since: datetime, channel: str) -> bool:
        """Whether something has been due in vain since then: not sent, or tried and put off ever since."""
        row = self._row(
            """
            SELECT 1 FROM deliveries JOIN subscribers ON subscribers.id = deliveries.subscriber
            WHERE deliveries.state = 'waiting' AND subscribers.paused IS NULL AND subscribers.channel = :channel
                AND (deliveries.due < :since OR (deliveries.tries > 0 AND deliveries.made < :since))
            LIMIT 1
            """,
            {"since": micros(since), "channel": channel},
        )
        return row is not None

    def next_due(self, channel: str | None = None) -> datetime | None:
        """When the next delivery (of one channel, or any) is due; None if nothing waits."""
        row = self._row(NEXT, {"channel": channel})
        return moment_or_none(row["due"]) if row else None

    def clock_set_back(self, by: timedelta) -> None:
        """The clock lost so much: what waits is due as much earlier, so that it goes out when it was to."""
        with self._transaction():
            self._run("UPDATE deliveries SET due = due - ? WHERE state = 'waiting'", (by // timedelta(microseconds=1),))

    def waiting(self) -> int:
        """How many deliveries wait, due or not."""
        return int(self._one("SELECT count(*) FROM deliveries WHERE state = 'waiting'")[0])

    def mark_part(self, delivery_id: int, ref: str) -> bool:
        """Note that one of several calls of a delivery is done; False if its follower has left meanwhile."""
        with self._transaction():
            done = self._run(
                f"UPDATE deliveries SET part = part + 1, ref = {REFS}, trying = NULL, maybe = 0, error = '' "  # noqa: S608
                "WHERE id = :id AND state = 'waiting'",
                {"id": delivery_id, "ref": ref},
            )
            return done.rowcount > 0

    def mark_sent(self, delivery_id: int, ref: str, now: datetime) -> bool:
        """Note that the channel took the message and calls it ``ref``; False if its follower has left meanwhile.

        What is no alert is not kept.
        """
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
                UPDATE deliveries SET tries = tries + 1, due = ?, error = ?, trying = NULL, maybe = max(maybe, ?)
                WHERE id = ? AND state = 'waiting'
                """,
                (micros(retry_at), error, maybe_sent, delivery_id),
            )
            return cursor.rowcount > 0

    def put_off(self, delivery_id: int, error: str, until: datetime) -> None:
        """Let a delivery wait, that was surely not sent, without counting this as a try; it keeps its turn."""
        with self._transaction():
            self._run(
                "UPDATE deliveries SET trying = NULL, due = ?, error = ? WHERE id = ? AND state = 'waiting'",
                (micros(until), error, delivery_id),
            )

    def original_ref(self, subscriber: str, story_id: str) -> tuple[str, datetime] | None:
        """The first message this subscriber got of a story, as the channel calls it, and when it was sent."""
        row = self._row(
            """
            SELECT ref, done FROM alerts JOIN deliveries ON deliveries.alert_id = alerts.id
            WHERE alerts.subscriber = ? AND story_id = ? AND deliveries.state = 'sent' AND ref <> ''
            ORDER BY done, deliveries.id LIMIT 1
            """,
            (subscriber, story_id),
        )
        return (row["ref"], moment(row["done"])) if row else None

    def first_of(self, subscriber: str, story_id: str) -> int | None:
        """The number of the first alert this subscriber got of a story: its buttons stand under every edit of it."""
        row = self._row(
            """
            SELECT alerts.id FROM alerts JOIN deliveries ON deliveries.alert_id = alerts.id
            WHERE alerts.subscriber = ? AND story_id = ? AND deliveries.state = 'sent' AND ref <> ''
            ORDER BY done, deliveries.id LIMIT 1
            """,
            (subscriber, story_id),
        )
        return int(row["id"]) if row else None

    def refused(self, subscriber: str, story_id: str) -> bool:
        """Whether something this subscriber was to be told of a story was given up."""
        row = self._row(
            "SELECT 1 FROM alerts WHERE subscriber = ? AND story_id = ? AND state = 'failed' LIMIT 1",
            (subscriber, story_id),
        )
        return row is not None

    def _delivery(self, row: Row) -> DeliveryRow:
        alert = alert_of(row) if row["of_alert"] is not None else None
        return DeliveryRow(
            id=row["number"],
            subscriber=row["whom"],
            channel=row["by_channel"],
            language=row["spoken"],
            level=Level(row["told_at"]),
            address=self._opened(row["contact"]),
            alert=alert,
            reply=self._reply(row["reply"]),
            due=moment(row["due_at"]),
            made=moment(row["made_at"]),
            tries=row["tries"],
            repeat=bool(row["maybe"]),
            part=row["part"],
            ref=row["ref"],
        )

    def _opened(self, sealed: bytes | None) -> str | None:
        """What was encrypted, or None for what is not there or was encrypted with a key we do not have."""
        try:
            return self.keyring.open(sealed) if sealed is not None else None
        except KeyringError:
            return None

    def _reply(self, sealed: bytes | None) -> Reply | None:
        opened = self._opened(sealed)
        return from_json(Reply, opened) if opened is not None else None

    def _put_reply(self, subscriber: str, reply: Reply, now: datetime) -> None:
        self._run(
            """
            INSERT INTO deliveries (subscriber, subject_id, reply, rank, state, due, made)
            VALUES (?, ?, ?, ?, 'waiting', ?, ?)
            """,
            (
                subscriber,
                reply.subject,
                self.keyring.seal(to_json(Reply, reply)),
                Rank.REPLY,
                micros(now),
                micros(now),
            ),
        )

    def _close_delivery(self, delivery_id: int, state: AlertState, ref: str, error: str, now: datetime) -> bool:
        with self._transaction():
            cursor = self._run(
                f"""
                UPDATE deliveries SET state = :state, tries = tries + 1, trying = NULL, ref = {REFS}, error = :error,
                    done = :now
                WHERE id = :id AND state = 'waiting'
                """,  # noqa: S608
                {"state": state, "ref": ref, "error": error, "now": micros(now), "id": delivery_id},
            )
            self._run(
                "UPDATE alerts SET state = ? WHERE id = (SELECT alert_id FROM deliveries WHERE id = ? AND state = ?)",
                (state, delivery_id, state),
            )
            self._run(
                """
                UPDATE questions SET ref = deliveries.ref FROM deliveries
                WHERE questions.id = deliveries.question_id AND deliveries.id = ? AND deliveries.state = 'sent'
                """,
                (delivery_id,),
            )
            self._run("DELETE FROM deliveries WHERE id = ? AND alert_id IS NULL", (delivery_id,))
            return cursor.rowcount > 0

    def _set_cancelled(self, alert_ids: Iterable[int], now: datetime) -> list[Row]:
        """Cancel those that can still be withdrawn; return what they were, the latest first."""
        ids = json.dumps(list(alert_ids))
        rows = self._rows(
            f"""
            SELECT alerts.id, alerts.subscriber, story_id, before
            FROM alerts JOIN deliveries ON alert_id = alerts.id
            WHERE alerts.id IN (SELECT value FROM json_each(?)) AND {WITHDRAWABLE}
            ORDER BY alerts.id DESC
            """,  # noqa: S608
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
