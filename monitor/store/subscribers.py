"""Who is to be told: subscribers, whom they follow, and what an update they sent changes, in one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from monitor.alerting import Rank
from monitor.model import Level, Reply, Subscription, Told
from monitor.store import effects as do
from monitor.store.effects import Effect, Person
from monitor.store.questions import Questions
from monitor.store.values import micros

#: What stands in the reply column for a message that is to be taken out of the chat.
REMOVE = "remove"
#: Replies that outlast a pause: what they show was noted as told when they were queued.
SHOWN = frozenset({"known", "name_done", "held"})
#: The tables that hold something of a subscriber, and whether they name the subject too.
OF_SUBJECT = ("following", "told", "alerts", "deliveries", "muted", "questions")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the service does after an update was handled: ``said`` is told from memory."""

    forgotten: bool = False
    said: tuple[Reply, ...] = ()


class Subscribers(Questions):
    """The part of people.db that the bot's decisions change."""

    def followed(self) -> set[tuple[str, str]]:
        """Subscriber and subject of every subscription that has begun."""
        return {(row[0], row[1]) for row in self._rows("SELECT subscriber, subject_id FROM following")}

    def subscriptions(self, channel: str) -> set[tuple[str, str]]:
        """The same for one channel."""
        rows = self._rows(
            "SELECT subscriber, subject_id FROM following JOIN subscribers ON id = subscriber WHERE channel = ?",
            (channel,),
        )
        return {(row[0], row[1]) for row in rows}

    def subscriptions_of(self, subject_id: str) -> list[Subscription]:
        """Who is to be told of a subject; those who cannot be reached are left out, until they write again."""
        rows = self._rows(
            """
            SELECT subscriber, level, channel, language FROM following JOIN subscribers ON id = subscriber
            WHERE subject_id = ? AND paused IS NULL ORDER BY following.since, subscriber
            """,
            (subject_id,),
        )
        return [
            Subscription(row["subscriber"], subject_id, Level(row["level"]), row["channel"], row["language"])
            for row in rows
        ]

    def muted(self, story_id: str) -> frozenset[str]:
        """The subscribers who said that this story is about somebody else."""
        rows = self._rows("SELECT subscriber FROM muted WHERE story_id = ?", (story_id,))
        return frozenset(row["subscriber"] for row in rows)

    def behind(self) -> list[Subscription]:
        """The subscriptions of those who came back: what changed meanwhile is to be decided."""
        rows = self._rows(
            """
            SELECT subscriber, subject_id, level, channel, language
            FROM subscribers CROSS JOIN following ON subscriber = id
            WHERE behind = 1 AND paused IS NULL ORDER BY subscriber, subject_id
            """
        )
        return [
            Subscription(row["subscriber"], row["subject_id"], Level(row["level"]), row["channel"], row["language"])
            for row in rows
        ]

    def caught_up(self, subscriber: str) -> None:
        """Note that what changed meanwhile has been decided for this subscriber."""
        with self._transaction():
            self._run("UPDATE subscribers SET behind = 0 WHERE id = ?", (subscriber,))

    def begin_following(
        self, subscription: Subscription, known: Sequence[Told], now: datetime, *, shown: Reply | None = None
    ) -> bool:
        """Begin a subscription of the terminal and note what is known as told, in one transaction.

        ``shown`` is what is to be said of it. False if it had begun before; language and level are kept up to date.
        """
        with self._transaction():
            self._run(
                """
                INSERT INTO subscribers (id, channel, language, level, since) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET language = excluded.language, level = excluded.level
                """,
                (
                    subscription.subscriber,
                    subscription.channel,
                    subscription.language,
                    subscription.level,
                    micros(now),
                ),
            )
            begun = self._follow(subscription.subscriber, subscription.subject_id, known, now)
            if begun and shown is not None:
                self._put_reply(subscription.subscriber, shown, now)
            return begun

    def stop_following(self, subscriber: str, subject_id: str) -> bool:
        """End a subscription and forget all of it: alerts queued and sent, and what was told.

        Then the log on disk is emptied; False if that was hindered, and ``checkpoint`` is to be called again within
        60 s (SAFETY, quiet disk). What is being sent just now may still arrive; marking it as sent finds nothing.
        """
        with self._transaction():
            self._unfollow(subscriber, subject_id)
        return self.checkpoint()

    def person(self, channel: str, address: str) -> Person | None:
        """The subscriber at this address."""
        subscriber = self._subscriber(channel, address)
        return self.person_of(subscriber) if subscriber is not None else None

    def person_of(self, subscriber: str) -> Person | None:
        """The subscriber with this key."""
        mine = (subscriber,)
        row = self._row("SELECT * FROM subscribers WHERE id = ?", mine)
        if row is None:
            return None
        names = self._rows("SELECT id, name, state FROM names WHERE subscriber = ? ORDER BY at, id", mine)
        follows = self._rows("SELECT subject_id FROM following WHERE subscriber = ? ORDER BY since, subject_id", mine)
        muted = self._rows("SELECT story_id FROM muted WHERE subscriber = ?", mine)
        return Person(
            id=row["id"],
            language=row["language"],
            awaits_name=bool(row["awaits_name"]),
            follows=tuple(each["subject_id"] for each in follows),
            names={each["id"]: self.keyring.open(each["name"]) for each in names if each["state"] != "offered"},
            offered={each["id"]: self.keyring.open(each["name"]) for each in names if each["state"] == "offered"},
            muted=frozenset(each["story_id"] for each in muted),
            level=Level(row["level"]),
        )

    def pause(self, subscriber: str, now: datetime) -> None:
        """They cannot be reached: what waits for them is withdrawn, and decided anew when they write again."""
        with self._transaction():
            self._pause(subscriber, now)

    def move(self, subscriber: str, address: str) -> None:
        """A group has another address now."""
        with self._transaction():
            self._move(subscriber, address)

    def carry_out(
        self, update_id: int, channel: str, address: str, effects: Sequence[Effect], epoch: str, now: datetime
    ) -> Outcome:
        """Do what an update asks for and be done with the update itself, in one transaction.

        ``epoch`` is that of news.db, whose log the alerts in ``effects`` count in. What is reported to operators is
        noted in desk.db by then. Raises KeyringError without a key.
        """
        subscriber = self._subscriber(channel, address)
        forgotten, said = False, []
        with self._transaction():
            for effect in effects:
                if isinstance(effect, do.Begin):
                    subscriber = self._begin(channel, address, effect.language, now)
                elif isinstance(effect, do.Say) and forgotten:
                    said.append(effect.reply)
                elif subscriber is not None:
                    self._do(subscriber, effect, epoch, now)
                if isinstance(effect, do.Forget):
                    forgotten, subscriber = True, None
            self._run("DELETE FROM updates WHERE id = ?", (update_id,))
        if forgotten or any(isinstance(effect, do.Unfollow) for effect in effects):
            self.checkpoint()
        return Outcome(forgotten, tuple(said))

    def _do(self, subscriber: str, effect: Effect, epoch: str, now: datetime) -> None:
        match effect:
            case do.Await(name):
                self._run("UPDATE subscribers SET awaits_name = ? WHERE id = ?", (name, subscriber))
            case do.Follow(subject_id, known, deaths):
                if self._follow(subscriber, subject_id, known, now):
                    for death in deaths:
                        self._queue(death, epoch, now)
            case do.OfferName(name_id, name):
                self._offer_name(subscriber, name_id, name, now)
            case do.FollowName(name_id, name):
                self._follow_name(subscriber, name_id, name, now)
            case do.Unfollow(subject_id):
                self._unfollow(subscriber, subject_id)
            case do.Choose(level):
                self._run(
                    "UPDATE subscribers SET level = :level, behind = max(behind, :less) WHERE id = :id",
                    {"level": level, "less": level is Level.DEFAULT, "id": subscriber},
                )
            case do.Show(subject_id, known, reply):
                if self._note_known(subscriber, subject_id, known, now):
                    self._put_reply(subscriber, reply, now)
            case do.Mute(story_id):
                self._mute(subscriber, story_id, now)
            case do.Unmute(story_id):
                self._run("DELETE FROM muted WHERE subscriber = ? AND story_id = ?", (subscriber, story_id))
                self._run("UPDATE subscribers SET behind = 1 WHERE id = ?", (subscriber,))
            case do.Identify(question_id, this_one):
                self._identify(subscriber, question_id, this_one=this_one)
            case do.Leave():
                self._pause(subscriber, now)
            case do.Forget():
                self._forget(subscriber)
            case do.Move(address):
                self._move(subscriber, address)
            case do.Say(reply):
                self._put_reply(subscriber, reply, now)
            case do.Remove(message_ref):
                self._put_reply(subscriber, Reply(REMOVE, edits=message_ref), now)
            case do.Report():
                return  # it stands in desk.db by now
            case do.Begin():
                raise AssertionError("done before a subscriber is needed")
            case _:
                assert_never(effect)

    def _lookup(self, channel: str, address: str) -> str:
        return self.keyring.lookup("address", channel, address)

    def _subscriber(self, channel: str, address: str) -> str | None:
        row = self._row("SELECT id FROM subscribers WHERE lookup = ?", (self._lookup(channel, address),))
        return str(row["id"]) if row else None

    def _begin(self, channel: str, address: str, language: str, now: datetime) -> str:
        known = self._subscriber(channel, address)
        if known is not None:
            self._run(
                """
                UPDATE subscribers SET behind = max(behind, paused IS NOT NULL), paused = NULL, language = ?
                WHERE id = ?
                """,
                (language, known),
            )
            return known
        self._put_mark()
        made = secrets.token_hex(8)
        self._run(
            """
            INSERT INTO subscribers (id, channel, lookup, contact, language, level, since) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            (
                made,
                channel,
                self._lookup(channel, address),
                self.keyring.seal(address),
                language,
                Level.DEFAULT,
                micros(now),
            ),
        )
        return made

    def _follow(self, subscriber: str, subject_id: str, known: Sequence[Told], now: datetime) -> bool:
        begun = self._run(
            "INSERT INTO following (subscriber, subject_id, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (subscriber, subject_id, micros(now)),
        )
        if begun.rowcount != 1:
            return False
        self._note_known(subscriber, subject_id, known, now)
        return True

    def _note_known(self, subscriber: str, subject_id: str, known: Sequence[Told], now: datetime) -> int:
        """Note what is shown as told, where nothing was told; return how much that was."""
        noted = 0
        for told in known:
            noted += self._run(
                """
                INSERT INTO told (subscriber, story_id, subject_id, at, told) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                (subscriber, told.story_id, subject_id, micros(now), self._told_column(subject_id, told)),
            ).rowcount
        return noted

    def _unfollow(self, subscriber: str, subject_id: str) -> None:
        for table in OF_SUBJECT:
            kept = " AND rank <> :reply" if table == "deliveries" else ""  # a reply about it is for who waits for it
            self._run(
                f"DELETE FROM {table} WHERE subscriber = :subscriber AND subject_id = :subject{kept}",  # noqa: S608
                {"subscriber": subscriber, "subject": subject_id, "reply": Rank.REPLY},
            )
        self._drop_names(subscriber, subject_id)
        # A chat stays known until its person asks to be forgotten; a follower of the terminal is no more than this.
        self._run(
            """
            DELETE FROM subscribers WHERE id = :id AND lookup IS NULL
                AND NOT EXISTS (SELECT 1 FROM following WHERE subscriber = :id)
            """,
            {"id": subscriber},
        )

    def _mute(self, subscriber: str, story_id: str, now: datetime) -> None:
        self._run(
            """
            INSERT OR IGNORE INTO muted (subscriber, story_id, subject_id, at)
            SELECT subscriber, story_id, subject_id, ? FROM alerts WHERE subscriber = ? AND story_id = ? LIMIT 1
            """,
            (micros(now), subscriber, story_id),
        )
        waiting = [row.id for row in self.pending(story_id, [subscriber]).get(subscriber, ())]
        self._withdraw(waiting, now)

    def _pause(self, subscriber: str, now: datetime) -> None:
        self._run("UPDATE subscribers SET paused = coalesce(paused, ?) WHERE id = ?", (micros(now), subscriber))
        self._run("UPDATE deliveries SET trying = NULL WHERE subscriber = ? AND state = 'waiting'", (subscriber,))
        self._drop_unsent(subscriber)
        for row in self._rows(
            "SELECT id, reply FROM deliveries WHERE subscriber = ? AND alert_id IS NULL", (subscriber,)
        ):
            reply = self._reply(row["reply"])
            if reply is None or reply.kind not in SHOWN:
                self._run("DELETE FROM deliveries WHERE id = ?", (row["id"],))
        rows = self._rows(
            "SELECT alert_id FROM deliveries WHERE subscriber = ? AND state = 'waiting' ORDER BY id", (subscriber,)
        )
        self._withdraw([row["alert_id"] for row in rows], now)

    def _forget(self, subscriber: str) -> None:
        self._drop_names(subscriber, None)
        for table in OF_SUBJECT:
            self._run(f"DELETE FROM {table} WHERE subscriber = ?", (subscriber,))  # noqa: S608
        self._run("DELETE FROM subscribers WHERE id = ?", (subscriber,))
        self._put_stale()

    def _move(self, subscriber: str, address: str) -> None:
        row = self._row("SELECT channel FROM subscribers WHERE id = ?", (subscriber,))
        there = self._subscriber(row["channel"], address) if row else None
        if row is None or there == subscriber:
            return
        if there is not None:  # the group was met under its new address already: one of the two is enough
            self._forget(there)
        self._run(
            "UPDATE subscribers SET lookup = ?, contact = ? WHERE id = ?",
            (self._lookup(row["channel"], address), self.keyring.seal(address), subscriber),
        )
