"""Telling: from the log of news.db to the outbox of people.db."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from monitor.alerting import GRAVE_WAIT
from monitor.model import Claim, Kind, Level, Polarity, Reason, Shape, Subscription, Told
from monitor.pipeline.telling import Telling
from monitor.store.news import News
from monitor.store.outbox import AlertState, DeliveryRow
from monitor.store.people import People, QueuedAlert
from monitor.stories import Stories, read_item
from tests.build import SON, SOURCES, VOICES, at, claim, follower, item

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
        """Begin, end and decide for ``subscriptions``, as a fresh start would."""
        telling = Telling(self.news, self.people, subscriptions, lambda: self.time)
        telling.follow()
        handled = telling.catch_up()
        assert telling.idle
        return handled

    def queued(self, after: timedelta = timedelta()) -> list[DeliveryRow]:
        """What is due ``after`` now."""
        return self.people.due_deliveries(self.time + after, 100)

    def send(self, after: timedelta = timedelta()) -> list[tuple[str, Reason, Shape]]:
        """Send what is due ``after`` now, and return who was told, why and in which shape."""
        sent = []
        while due := self.queued(after):
            for one in due:
                self.people.mark_sent(one.id, "ref", self.time)
                sent.append((one.alert.subscriber, one.alert.reason, one.alert.shape))
        return sent


@contextmanager
def desk() -> Iterator[Desk]:
    """Both stores in memory."""
    with News.open(":memory:", owner=True) as news, People.open(":memory:") as people:
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
        ) -> list[int]:
            """Store, or die."""
            if position[1] > 1:
                raise KeyboardInterrupt
            return super().record(alerts, position, now, told=told, cancelled=cancelled)

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
        assert [one.alert.seq for one in made.queued()] == [1]


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
        assert {one.alert.subscriber for one in made.queued()} == {MOTHER.subscriber}
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
        alert = made.people.alert(row.alert.id)
        assert alert is not None
        assert alert.state is AlertState.CANCELLED
        assert made.people.told(MOTHER.subscriber, row.alert.story_id) is None


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
        assert len(made.send()) == 2
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
        assert [one.alert.subscriber for one in made.queued()] == [MOTHER.subscriber]


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
        assert [one.alert.story_id for one in made.queued(GRAVE_WAIT)] == [
            story.id for story in made.stories.of("ana") if story.kind is Kind.DIED
        ] * 2


def test_a_death_already_known_is_told_to_whoever_begins_to_follow() -> None:
    """It is not noted in passing with the rest: it is queued as an alert of its own."""
    with desk() as made:
        made.publish("foro", claim(kind=Kind.DETAINED), key="a")
        made.publish("foro", claim(kind=Kind.DIED), key="b")
        made.tell()
        assert [one.alert.shape for one in made.queued()] == [Shape.MESSAGE] * 2


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
