"""Telling: from the log of news.db to the outbox of people.db."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

import pytest

from monitor.alerting import GRAVE_WAIT
from monitor.model import Claim, Kind, Level, Polarity, Reason, Shape, Story, Subscription, Told
from monitor.pipeline.telling import Telling
from monitor.store.news import News
from monitor.store.outbox import AlertRow, AlertState, QueuedAlert
from monitor.store.people import People
from monitor.store.tellings import CHANGES
from monitor.stories import Stories, read_item
from tests.build import SON, SOURCES, VOICES, at, claim, follower, item
from tests.keys.rings import NEWER

START = at(8)
MOTHER, ADVOCATE = follower(Level.DEFAULT), follower(Level.EVERY_CLAIM)


@dataclass
class Desk:
    """news.db written by hand, people.db, and the stage between them."""

    news: News
    people: People
    time: datetime = START
    stories: Stories = field(default_factory=lambda: Stories(VOICES))

    def publish(self, source: str, *claims: Claim, past: bool = False, key: str = "") -> None:
        """An item of ``source`` comes out now and is read."""
        made, named = item(source, self.time, *claims, past=past, key=key)
        changes = self.stories.take(read_item(made, named), self.time)
        touched = sorted({one.subject_id for one in named} | {change.story.subject_id for change in changes})
        self.news.save_reading(
            None,
            made,
            (),
            read_item(made, named) if named else None,
            [story for subject in touched for story in self.stories.of(subject)],
            changes,
            done=True,
            text_kept="",
            now=self.time,
            merged=self.stories.merged,
        )

    def tell(self, subscriptions: Sequence[Subscription] = (MOTHER, ADVOCATE)) -> int:
        """Decide on what is new, then begin and end for ``subscriptions``, as a fresh start would."""

        async def start() -> int:
            telling = Telling(self.news, self.people, lambda: self.time)
            handled = await telling.catch_up()
            telling.follow(subscriptions)
            handled += await telling.catch_up()
            assert telling.idle
            return handled

        return asyncio.run(start())

    def queued(self, after: timedelta = timedelta()) -> list[AlertRow]:
        """The alerts that are due ``after`` now."""
        return [row.alert for row in self.people.due_deliveries(self.time + after, 1000) if row.alert is not None]

    def send(self, after: timedelta = timedelta()) -> list[tuple[str, Reason, Shape]]:
        """Send what is due ``after`` now, and return who was told, why and in which shape."""
        sent = []
        while taken := self.people.lease(self.time + after, 1):
            self.people.mark_sent(taken[0].id, "ref", self.time)
            if (alert := taken[0].alert) is not None:
                sent.append((alert.subscriber, alert.reason, alert.shape))
        return sent


@contextmanager
def desk() -> Iterator[Desk]:
    """Both stores in memory."""
    with News.open(":memory:", owner=True) as news, People.open(":memory:", keyring=NEWER) as people:
        news.sync_sources(SOURCES, at(1))
        yield Desk(news, people)


def test_a_change_is_decided_once() -> None:
    """What was decided is behind the position, and the same log read again queues nothing."""
    with desk() as made:
        made.tell()
        made.publish("diario", claim(Kind.RE_ARRESTED))
        assert made.tell() == 1
        assert len(made.queued()) == 2
        assert made.people.position() == (made.news.epoch(), made.news.last_seq())
        assert made.tell() == 0
        made.people.record((), (made.news.epoch(), 0), made.time)
        assert made.tell() == 1
        assert len(made.queued()) == 2


def test_an_alert_and_the_position_are_one_transaction() -> None:
    """Killed between two changes, the first is noted with its alert and the second is decided on the next start."""

    class Killed(People):
        """Dies when the position moves past the first change."""

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
            """Store, or die."""
            if position[1] > 1:
                raise KeyboardInterrupt
            return super().record(alerts, position, now, told=told, cancelled=cancelled, stories=stories, log=log)

    with News.open(":memory:", owner=True) as news, Killed.open(":memory:") as people:
        news.sync_sources(SOURCES, at(1))
        made = Desk(news, people)
        made.tell([ADVOCATE])
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.time += timedelta(days=3)
        made.publish("radio", claim(Kind.TRANSFERRED, detail="El Rodeo"))
        assert news.last_seq() == 2
        with pytest.raises(KeyboardInterrupt):
            made.tell([ADVOCATE])
        assert people.position() == (news.epoch(), 1)
        assert [one.seq for one in made.queued()] == [1]


def test_following_shows_what_is_known() -> None:
    """Who begins to follow is told nothing of what was known, and hears its confirmation as a message of its own."""
    with desk() as made:
        made.publish("diario", claim(Kind.RELEASED))
        made.tell([ADVOCATE])
        assert made.queued() == []
        (known,) = made.people.told_all(ADVOCATE.subscriber, "ana")
        assert known.known
        made.time += timedelta(hours=1)
        made.publish("foro", claim(Kind.RELEASED))
        made.tell([ADVOCATE])
        assert made.send() == [(ADVOCATE.subscriber, Reason.CONFIRMED, Shape.MESSAGE)]


def test_who_stops_following_is_forgotten() -> None:
    """What waits for them goes with all they were told; who begins again begins anew."""
    with desk() as made:
        made.tell()
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.tell()
        made.tell([MOTHER])
        assert made.people.followed() == {(MOTHER.subscriber, "ana")}
        assert {one.subscriber for one in made.queued()} == {MOTHER.subscriber}
        assert made.people.told_all(ADVOCATE.subscriber, "ana") == []
        made.tell()
        assert [one.known for one in made.people.told_all(ADVOCATE.subscriber, "ana")] == [True]


def test_a_death_waits_half_an_hour_from_its_first_word() -> None:
    """Another voice meanwhile neither sends it sooner nor puts it off, and it is one alert."""
    with desk() as made:
        made.tell([MOTHER])
        first = made.time
        made.publish("diario", claim(Kind.DIED))
        made.tell([MOTHER])
        assert made.queued() == []
        made.time += timedelta(minutes=10)
        made.publish("radio", claim(Kind.DIED))
        made.tell([MOTHER])
        made.time = first + GRAVE_WAIT - timedelta(seconds=1)
        assert made.queued() == []
        made.time = first + GRAVE_WAIT
        assert made.send() == [(MOTHER.subscriber, Reason.NEW, Shape.MESSAGE)]


def test_a_death_confirmed_while_it_waits_goes_at_once() -> None:
    """What waited is withdrawn and decided anew with what is known now."""
    with desk() as made:
        made.tell([MOTHER])
        made.publish("diario", claim(Kind.DIED))
        made.tell([MOTHER])
        made.time += timedelta(minutes=10)
        made.publish("foro", claim(Kind.DIED))
        made.tell([MOTHER])
        assert made.send() == [(MOTHER.subscriber, Reason.NEW, Shape.MESSAGE)]
        assert made.send(GRAVE_WAIT) == []


def test_a_death_denied_while_it_waits_is_not_told() -> None:
    """The family hears neither the false word nor its correction: to them nothing was ever said."""
    with desk() as made:
        made.tell([MOTHER])
        made.publish("diario", claim(Kind.DIED))
        made.tell([MOTHER])
        (row,) = made.queued(GRAVE_WAIT)
        made.time += timedelta(minutes=10)
        made.publish("familia", claim(Kind.DIED, Polarity.DENIED, SON))
        made.tell([MOTHER])
        assert made.send(GRAVE_WAIT) == []
        alert = made.people.alert(row.id)
        assert alert is not None
        assert alert.state is AlertState.CANCELLED
        assert made.people.told(MOTHER.subscriber, row.story_id) is None


def test_after_a_restore_nobody_falls_silent() -> None:
    """After a change of epoch every story is compared with what was told, and only what is new goes out."""
    with desk() as made:
        made.tell([ADVOCATE])
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.tell([ADVOCATE])
        assert len(made.send()) == 1
        made.time += timedelta(days=3)
        made.publish("radio", claim(Kind.TRANSFERRED, detail="El Rodeo"))
        made.news.new_epoch()
        assert made.tell([ADVOCATE]) == 2
        assert made.send() == [(ADVOCATE.subscriber, Reason.NEW, Shape.MESSAGE)]
        assert made.people.position() == (made.news.epoch(), made.news.last_seq())
        assert made.tell([ADVOCATE]) == 0


def test_a_restore_to_an_earlier_day_takes_nothing_back() -> None:
    """A restored story that knows less than a follower was told is not a correction."""
    with desk() as made:
        made.tell([ADVOCATE])
        made.publish("diario", claim(Kind.RELEASED))
        made.tell([ADVOCATE])
        (early,) = made.news.stories_of("ana")
        made.time += timedelta(hours=1)
        made.publish("foro", claim(Kind.RELEASED))
        made.tell([ADVOCATE])
        assert len(made.send()) == 1  # what waited was decided anew with the confirmation
        nothing, _ = item("suma", made.time)
        made.news.save_reading(None, nothing, (), None, [early], (), done=True, text_kept="", now=made.time)
        made.news.new_epoch()
        made.tell([ADVOCATE])
        assert made.queued(GRAVE_WAIT) == []


def test_only_followers_of_the_subject_are_told() -> None:
    """A change about one person is decided for those who follow that person."""
    with desk() as made:
        other = follower(Level.EVERY_CLAIM, "eva")
        subscriptions = [MOTHER, Subscription("eva's", "eva", other.level, "terminal", "es")]
        made.tell(subscriptions)
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.tell(subscriptions)
        assert [one.subscriber for one in made.queued()] == [MOTHER.subscriber]


def test_a_past_item_withdraws_no_waiting_death() -> None:
    """A source met while a death waits for its half hour, and that says the same, changes nothing of it."""
    with desk() as made:
        made.publish("foro", claim(kind=Kind.DETAINED), key="before")
        made.tell()
        made.publish("diario", claim(kind=Kind.DIED))
        made.tell()
        made.time += timedelta(minutes=5)
        made.publish("radio", claim(kind=Kind.DIED), past=True)
        made.tell()
        assert [one.story_id for one in made.queued(GRAVE_WAIT)] == [
            story.id for story in made.stories.of("ana") if story.kind is Kind.DIED
        ] * 2


def test_a_death_already_known_is_told_to_whoever_begins_to_follow() -> None:
    """It is not noted in passing with the rest: it is queued as an alert of its own."""
    with desk() as made:
        made.publish("foro", claim(kind=Kind.DETAINED), key="a")
        made.publish("foro", claim(kind=Kind.DIED), key="b")
        made.tell()
        assert [one.shape for one in made.queued()] == [Shape.MESSAGE] * 2


def test_what_was_known_from_past_items_is_no_news_when_it_is_recalled() -> None:
    """Followers know what stood in a feed at first contact; a recap of it a week later tells them nothing."""
    with desk() as made:
        made.tell()
        made.publish("foro", claim(kind=Kind.DETAINED), past=True, key="a")
        made.tell()
        made.time += timedelta(days=7)
        made.publish("diario", claim(kind=Kind.DETAINED), key="b")
        made.tell()
        assert made.queued() == []


class Eager(People):
    """people.db with a courier that is always faster: what is recorded is sent at once; or it dies, if it is to."""

    lives: int = 1_000_000

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
        """Store, and let everything due be taken."""
        self.lives -= bool(alerts)
        if self.lives < 0:
            raise KeyboardInterrupt
        made = super().record(alerts, position, now, told=told, cancelled=cancelled, stories=stories, log=log)
        while taken := self.lease(now, 1):
            if (alert := taken[0].alert) is not None:
                self.sent.append((alert.subscriber, alert.reason, alert.shape))
            self.mark_sent(taken[0].id, "ref", now)
        return made

    @cached_property
    def sent(self) -> list[tuple[str, Reason, Shape]]:
        """Who was told, why and how, in order."""
        return []

    def sent_to(self, who: Subscription) -> list[tuple[Reason, Shape]]:
        """Why and how one of them was told."""
        return [(reason, shape) for subscriber, reason, shape in self.sent if subscriber == who.subscriber]


@contextmanager
def hasty_desk() -> Iterator[tuple[Desk, Eager]]:
    """Both stores, where nothing waits for the next change."""
    with News.open(":memory:", owner=True) as news, Eager.open(":memory:", keyring=NEWER) as people:
        news.sync_sources(SOURCES, at(1))
        yield Desk(news, people), people


def out_of_reach(made: Desk, who: Subscription = ADVOCATE) -> None:
    """They cannot be reached from now on."""
    made.people.pause(who.subscriber, made.time)


def comes_back(made: Desk, who: Subscription = ADVOCATE) -> None:
    """They write again."""
    with made.people._transaction():
        made.people._run("UPDATE subscribers SET paused = NULL, behind = 1 WHERE id = ?", (who.subscriber,))


def test_who_comes_back_is_told_what_was_withdrawn_even_if_nothing_changed_meanwhile() -> None:
    """Blocked as the alert went out, back an hour later: it is told then, once."""
    with desk() as made:
        made.tell([ADVOCATE])
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.tell([ADVOCATE])
        made.people.lease(made.time, 1)
        out_of_reach(made)
        assert made.queued() == []
        comes_back(made)
        made.tell([ADVOCATE])
        assert made.send() == [(ADVOCATE.subscriber, Reason.NEW, Shape.MESSAGE)]
        made.tell([ADVOCATE])
        assert made.queued(GRAVE_WAIT) == []


def test_who_comes_back_is_told_what_changed_meanwhile_as_it_stands() -> None:
    """Of several changes only the outcome is told, under what was told before, and nothing that was told already."""
    with desk() as made:
        made.tell([ADVOCATE])
        made.publish("diario", claim(Kind.RELEASED))
        made.tell([ADVOCATE])
        assert len(made.send()) == 1
        out_of_reach(made)
        made.time += timedelta(hours=1)
        made.publish("radio", claim(Kind.RELEASED))
        made.tell([ADVOCATE])
        made.time += timedelta(hours=1)
        made.publish("foro", claim(Kind.RELEASED))
        made.tell([ADVOCATE])
        assert made.queued(GRAVE_WAIT) == []
        comes_back(made)
        made.tell([ADVOCATE])
        assert made.send() == [(ADVOCATE.subscriber, Reason.CONFIRMED, Shape.REPLY)]


def test_who_comes_back_hears_first_what_was_logged_and_never_how_it_stood_before() -> None:
    """Told how a story stands now, they must not hear afterwards the steps that led there, as if they were news."""
    with hasty_desk() as (made, people):
        made.tell([ADVOCATE])
        out_of_reach(made)
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.time += timedelta(hours=1)
        made.publish("foro", claim(Kind.RE_ARRESTED))
        comes_back(made)
        made.tell([ADVOCATE])
        assert people.sent_to(ADVOCATE) == [(Reason.NEW, Shape.MESSAGE), (Reason.CONFIRMED, Shape.REPLY)]


def test_who_begins_while_the_log_is_unread_hears_nothing_of_how_it_stood_before() -> None:
    """What is shown on following is how things stand; the changes that led there are no news to the newcomer."""
    with hasty_desk() as (made, people):
        made.tell([MOTHER])
        made.publish("diario", claim(Kind.DETAINED))
        made.time += timedelta(hours=1)
        made.publish("familia", claim(Kind.DETAINED, Polarity.DENIED, SON))
        made.tell([ADVOCATE])
        assert people.sent_to(ADVOCATE) == []
        assert len(people.told_all(ADVOCATE.subscriber, "ana")) == 1


def test_a_restore_that_is_killed_half_way_is_begun_again() -> None:
    """The old log is never read anew, as if all of it had happened now: every story is compared once more."""
    with hasty_desk() as (made, people):
        made.tell([ADVOCATE])
        made.publish("diario", claim(Kind.RELEASED))
        made.time += timedelta(hours=1)
        made.publish("foro", claim(Kind.RELEASED))
        made.tell([ADVOCATE])
        people.sent.clear()
        for days, what in ((3, Kind.TRANSFERRED), (9, Kind.CHARGED)):
            made.time += timedelta(days=days)
            made.publish("radio", claim(what, detail="El Rodeo" if what is Kind.TRANSFERRED else ""))
        made.news.new_epoch()
        people.lives = 1
        with pytest.raises(KeyboardInterrupt):
            made.tell([ADVOCATE])
        people.lives = 9
        made.tell([ADVOCATE])
        assert people.sent_to(ADVOCATE) == [(Reason.NEW, Shape.MESSAGE)] * 2


def test_what_was_quiet_for_longer_than_anything_is_kept_is_no_news_after_a_restore() -> None:
    """That somebody was told of it is forgotten by then; it must not be told again as if it happened now."""
    with desk() as made:
        made.tell([ADVOCATE])
        made.publish("diario", claim(Kind.DETAINED))
        made.tell([ADVOCATE])
        assert len(made.send()) == 1
        made.time += timedelta(days=200)
        made.people.prune(made.time, timedelta(days=180))
        assert made.people.told_all(ADVOCATE.subscriber, "ana") == []
        made.news.new_epoch()
        made.tell([ADVOCATE])
        comes_back(made)
        made.tell([ADVOCATE])
        assert made.queued(GRAVE_WAIT) == []


def test_what_waits_and_is_decided_anew_keeps_its_place() -> None:
    """Another voice meanwhile does not put it behind all that came later."""
    with desk() as made:
        made.tell([ADVOCATE])
        first = made.time
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.tell([ADVOCATE])
        made.time += timedelta(minutes=10)
        made.publish("radio", claim(Kind.RE_ARRESTED))
        made.tell([ADVOCATE])
        (alert,) = made.queued()
        assert (alert.due, alert.seq) == (first, 2)


def test_a_muted_story_is_decided_for_nobody_who_muted_it() -> None:
    """Others hear on; heard again, it is told as it stands then."""
    with desk() as made:
        made.tell([MOTHER, ADVOCATE])
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.tell()
        made.send()
        (story,) = made.news.stories_of("ana")
        with made.people._transaction():
            made.people._mute(ADVOCATE.subscriber, story.id, made.time)
        made.time += timedelta(hours=1)
        made.publish("foro", claim(Kind.RE_ARRESTED))
        made.tell()
        assert made.send() == [(MOTHER.subscriber, Reason.CONFIRMED, Shape.REPLY)]
        with made.people._transaction():
            made.people._run("DELETE FROM muted")
        comes_back(made)
        made.tell()
        assert made.send() == [(ADVOCATE.subscriber, Reason.CONFIRMED, Shape.REPLY)]


def test_many_followers_are_decided_for_some_at_a_time() -> None:
    """A change is told to everyone, in several transactions; killed in between, the rest are told afterwards."""
    with desk() as made:
        crowd = [Subscription(f"follower-{n:04}", "ana", Level.EVERY_CLAIM, "terminal", "es") for n in range(1200)]
        made.tell(crowd)
        made.publish("diario", claim(Kind.RE_ARRESTED))
        position = made.people.position()
        assert position is not None
        made.tell(crowd)
        made.people.cancel([alert.id for alert in made.queued()[700:]], made.time)
        made.people.record((), position, made.time)
        made.tell(crowd)
        waiting = made.people.due_deliveries(made.time, 2 * len(crowd))
        assert sorted(row.subscriber for row in waiting) == [one.subscriber for one in crowd]
