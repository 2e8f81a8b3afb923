"""What each subscriber was told, and how an alert gets into the outbox: noted as told in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from monitor.alerting import Rank, rank
from monitor.model import Shape, Story, Subscription, Told
from monitor.store.findings import day_of
from monitor.store.outbox import BEGUN, Outbox, QueuedAlert
from monitor.store.values import from_json, micros, to_json

#: One silent edit of a message in so long: whoever looks sees the last of several.
BETWEEN_EDITS = timedelta(minutes=15)

#: The two logs of news.db that notify follows: story changes, and sealed findings about private names.
CHANGES, FINDINGS = "position", "findings"

#: What the id of a private name begins with, and so what is kept encrypted of one.
PRIVATE = "~"


class Tellings(Outbox):
    """The part of people.db that decisions read and write."""

    def position(self, log: str = CHANGES) -> tuple[str, int] | None:
        """How far a log was read: the epoch of news.db and the last entry; None before the first."""
        row = self._row("SELECT value FROM meta WHERE key = ?", (log,))
        if row is None:
            return None
        epoch, seq = json.loads(row["value"])
        return str(epoch), int(seq)

    def told(self, subscriber: str, story_id: str) -> Told | None:
        """What a subscriber was last told of a story."""
        row = self._row("SELECT told FROM told WHERE subscriber = ? AND story_id = ?", (subscriber, story_id))
        return self._told_in(row["told"]) if row else None

    def told_before(self, alert_id: int) -> Told | None:
        """What its subscriber had been told of the story before this alert was queued."""
        row = self._row("SELECT before FROM alerts WHERE id = ?", (alert_id,))
        return self._told_in(row["before"]) if row and row["before"] is not None else None

    def told_all(self, subscriber: str, subject_id: str) -> list[Told]:
        """What a subscriber was told of a subject, the longest ago first."""
        rows = self._rows(
            "SELECT told FROM told WHERE subscriber = ? AND subject_id = ? ORDER BY at, story_id",
            (subscriber, subject_id),
        )
        return [self._told_in(row["told"]) for row in rows]

    def told_of(self, story_id: str, subscribers: Collection[str]) -> dict[str, Told]:
        """What each of these subscribers was told of a story, if anything."""
        rows = self._rows(
            """
            SELECT subscriber, told FROM json_each(:subscribers) AS one
            CROSS JOIN told ON told.subscriber = one.value AND told.story_id = :story
            """,
            {"subscribers": json.dumps(list(subscribers)), "story": story_id},
        )
        return {row["subscriber"]: self._told_in(row["told"]) for row in rows}

    def fresh_seq(self) -> int:
        """A number for an alert that comes from no entry of a log, but from comparing everything: never used before.

        It is below zero, where no log counts.
        """
        row = self._row("SELECT seq FROM sqlite_sequence WHERE name = 'alerts'")
        return -1 - int(row["seq"]) if row else -1

    def record(
        self,
        alerts: Sequence[QueuedAlert],
        position: tuple[str, int],
        now: datetime,
        *,
        told: Sequence[tuple[Subscription, Told]] = (),
        cancelled: Iterable[int] = (),
        stories: Sequence[Story] = (),
        log: str = CHANGES,
    ) -> list[int]:
        """Store, in one transaction, what a log up to ``position`` means, and return the ids of the new alerts.

        First the alerts in ``cancelled`` that can still be withdrawn are (see ``cancel``); then each alert gets a
        delivery and is noted as told; then ``told`` is noted without an alert. The same change of a story is never
        queued twice for a subscriber. An alert for someone who has stopped following is dropped. ``stories`` are all
        those of a private name, which news.db does not have.
        """
        epoch, _seq = position
        with self._transaction():
            self._withdraw(cancelled, now)
            self._put_private_stories(stories)
            ids = [number for queued in alerts if (number := self._queue(queued, epoch, now)) is not None]
            for subscription, what in told:
                if self._follows(subscription):
                    self._put_told(subscription, what, now)
            self._run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (log, json.dumps([epoch, position[1]])))
        return ids

    def cancel(self, alert_ids: Iterable[int], now: datetime) -> list[int]:
        """Withdraw alerts nobody can have got, and return their ids: what was told before each is what was told."""
        with self._transaction():
            return self._withdraw(alert_ids, now)

    def drop_unspeakable(self, delivery_id: int, now: datetime) -> None:
        """What a delivery speaks of is gone: it is withdrawn, so that it is decided anew if it is ever known again.

        What may have arrived cannot be withdrawn and is given up.
        """
        with self._transaction():
            self._run("UPDATE deliveries SET trying = NULL WHERE id = ?", (delivery_id,))
            rows = self._rows("SELECT alert_id FROM deliveries WHERE id = ? AND alert_id IS NOT NULL", (delivery_id,))
            withdrawn = self._withdraw([row["alert_id"] for row in rows], now)
        if not withdrawn:
            self.mark_failed(delivery_id, "gone", None, now)

    def blur(self, before: datetime) -> None:
        """Of what was told of private names before then, keep the day alone.

        The minute would tell, beside news.db, which article it was, and the article whose name it is.
        """
        day = timedelta(days=1) // timedelta(microseconds=1)
        when = {"day": day, "before": micros(before), "private": PRIVATE, "end": f"{PRIVATE}~"}
        mine = "subject_id >= :private AND subject_id < :end"
        with self._transaction():
            for table, columns, settled in (
                ("told", ("at",), "at < :before AND at % :day <> 0"),
                ("alerts", ("made", "due"), "state <> 'queued' AND made < :before AND (made % :day <> 0)"),
                ("deliveries", ("made", "due", "done"), "state <> 'waiting' AND done < :before AND (done % :day <> 0)"),
            ):
                days = ", ".join(f"{column} = {column} - {column} % :day" for column in columns)
                self._run(f"UPDATE {table} SET {days} WHERE {mine} AND {settled}", when)  # noqa: S608

    def _put_private_stories(self, stories: Sequence[Story]) -> None:
        for name_id in {story.subject_id for story in stories}:  # two that turned out to be one leave one behind
            self._run("DELETE FROM stories WHERE subject_id = ?", (name_id,))
        for story in stories:
            # Its follower may have left while it was compared: then nothing of the name is kept.
            self._run(
                """
                INSERT INTO stories (id, subject_id, updated, story)
                SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM names WHERE id = ?2)
                """,
                (story.id, story.subject_id, micros(day_of(story.updated)), self.keyring.seal(to_json(Story, story))),
            )

    def _queue(self, queued: QueuedAlert, epoch: str, now: datetime) -> int | None:
        alert = queued.alert
        subscription = alert.subscription
        if not self._follows(subscription):
            return None
        before = self._row(
            "SELECT told FROM told WHERE subscriber = ? AND story_id = ?", (subscription.subscriber, alert.story.id)
        )
        # What was withdrawn was never said, and may be decided on again.
        self._run(
            """
            DELETE FROM alerts
            WHERE subscriber = ? AND story_id = ? AND epoch = ? AND seq = ? AND state = 'cancelled'
            """,
            (subscription.subscriber, alert.story.id, epoch, queued.seq),
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
        self._put_delivery(queued, number, now)
        self._put_told(subscription, queued.told, now)
        return number

    def _put_delivery(self, queued: QueuedAlert, number: int, now: datetime) -> None:
        alert = queued.alert
        about = {"subscriber": alert.subscription.subscriber, "subject": alert.subscription.subject_id}
        due, first = micros(alert.due), rank(alert)
        if alert.subscription.subject_id.startswith(PRIVATE) and alert.shape is not Shape.EDIT:
            self._say_it_once(alert.story.id, number, about, now)
        if alert.shape is Shape.EDIT:
            due = max(due, self._next_edit(about["subscriber"], alert.story.id))
        self._run(
            """
            INSERT INTO deliveries (subscriber, subject_id, alert_id, rank, state, due, made)
            VALUES (:subscriber, :subject, :alert, :rank, 'waiting', :due, :now)
            """,
            {**about, "alert": number, "rank": first, "due": due, "now": micros(now)},
        )
        # What was queued before about the same person goes before it, and so as soon as it, though it failed before.
        self._run(
            f"""
            UPDATE deliveries SET rank = :rank, due = iif(tries > 0 AND maybe = 0, min(due, :due), due)
            WHERE subscriber = :subscriber AND subject_id = :subject AND state = 'waiting' AND alert_id IS NOT NULL
                AND rank > :rank AND rank < :edit AND ({BEGUN.format("deliveries")} OR due <= :due)
            """,  # noqa: S608
            {**about, "rank": first, "edit": Rank.EDIT, "due": due},
        )

    def _say_it_once(self, story_id: str, number: int, about: dict[str, str], now: datetime) -> None:
        """Of a private name, what waits to be repeated would say how things stand now, as alert ``number`` does."""
        rows = self._rows(
            """
            SELECT alert_id FROM deliveries JOIN alerts ON alerts.id = alert_id
            WHERE deliveries.subscriber = :subscriber AND deliveries.subject_id = :subject AND story_id = :story
                AND deliveries.state = 'waiting' AND trying IS NULL AND part = 0 AND alert_id < :number
            """,
            {**about, "story": story_id, "number": number},
        )
        for row in rows:
            self._run("UPDATE alerts SET state = 'cancelled' WHERE id = ?", (row["alert_id"],))
            self._run(
                "UPDATE deliveries SET state = 'cancelled', done = ? WHERE alert_id = ?",
                (micros(now), row["alert_id"]),
            )

    def _next_edit(self, subscriber: str, story_id: str) -> int:
        last = self._one(
            """
            SELECT coalesce(max(done), 0) FROM deliveries JOIN alerts ON alerts.id = alert_id
            WHERE alerts.subscriber = ? AND story_id = ? AND shape = 'edit' AND deliveries.state = 'sent'
            """,
            (subscriber, story_id),
        )
        return int(last[0]) + BETWEEN_EDITS // timedelta(microseconds=1)

    def _follows(self, subscription: Subscription) -> bool:
        row = self._row(
            "SELECT 1 FROM following WHERE subscriber = ? AND subject_id = ?",
            (subscription.subscriber, subscription.subject_id),
        )
        return row is not None

    def _put_told(self, subscription: Subscription, told: Told, now: datetime) -> None:
        self._run(
            "INSERT OR REPLACE INTO told (subscriber, story_id, subject_id, at, told) VALUES (?, ?, ?, ?, ?)",
            (
                subscription.subscriber,
                told.story_id,
                subscription.subject_id,
                micros(now),
                self._told_column(subscription.subject_id, told),
            ),
        )

    def _told_column(self, subject_id: str, told: Told) -> str:
        """What was told, as it is kept: of a private name encrypted, for it says what happened, and who said so."""
        plain = to_json(Told, told)
        return f"{PRIVATE}{self.keyring.seal(plain).decode()}" if subject_id.startswith(PRIVATE) else plain

    def _told_in(self, column: str) -> Told:
        sealed = column.removeprefix(PRIVATE)
        return from_json(Told, column if sealed == column else self.keyring.open(sealed.encode()))

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
