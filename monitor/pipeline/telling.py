"""From the log of story changes to the outbox: who is told, noted as told in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from monitor.alerting import GRAVE_WAIT, Silence, Why, decide, told_after, told_of
from monitor.model import Alert, Kind, Reason, Shape, Standing, Story, Subscription, Told
from monitor.store.news import News
from monitor.store.people import People, QueuedAlert

log = structlog.get_logger()

#: Changes of the log handled in one transaction.
BATCH = 100


class Telling:
    """Follows the log of news.db from where people.db says it was left."""

    def __init__(
        self, news: News, people: People, subscriptions: Sequence[Subscription], now: Callable[[], datetime]
    ) -> None:
        self._news = news
        self._people = people
        self._subscriptions = tuple(subscriptions)
        self._now = now

    def follow(self) -> list[Subscription]:
        """Begin subscriptions that are new, with what is known noted as told; end those that are gone.

        Returns those that begin with something known, which is now to be shown.
        """
        wanted = {(each.subscriber, each.subject_id): each for each in self._subscriptions}
        followed = self._people.followed()
        now = self._now()
        for subscriber, subject in sorted(followed - set(wanted)):
            self._people.stop_following(subscriber, subject)
        position = self._people.position() or (self._news.epoch(), self._news.last_seq())
        begun: list[Subscription] = []
        for key in sorted(set(wanted) - followed):
            stories = self._news.stories_of(wanted[key].subject_id)
            # A death already known is not shown in passing: it is told by itself, in its two steps.
            deaths = [story for story in stories if story.kind is Kind.DIED and story.standing is not Standing.DENIED]
            known = [told_of(story, known=True) for story in stories if story not in deaths]
            self._people.begin_following(wanted[key], known, now)
            queued = [self._grave(wanted[key], story, now) for story in deaths]
            self._people.record(queued, position, now)
            begun += [wanted[key]] if known else []
        self._people.record((), position, now)
        return begun

    def _grave(self, subscription: Subscription, story: Story, now: datetime) -> QueuedAlert:
        due = now if story.standing is Standing.CONFIRMED else now + GRAVE_WAIT
        alert = Alert(subscription, story, Reason.NEW, Shape.MESSAGE, due)
        return QueuedAlert(alert, self._news.last_seq(), told_after(alert))

    def catch_up(self) -> int:
        """Decide on everything logged since the last time; return how many changes that were."""
        epoch = self._news.epoch()
        position = self._people.position()
        if position is None or position[0] != epoch or position[1] > self._news.last_seq():
            return self._reconcile(epoch)
        handled = 0
        while changes := self._news.changes_after(position[1], BATCH):
            for seq, change in changes:
                queued, known = self._decide(seq, change.story, change.reason, past=change.past)
                if queued or known:
                    self._record(queued, known, (epoch, seq))
            position = (epoch, changes[-1][0])
            self._people.record((), position, self._now())
            handled += len(changes)
        return handled

    @property
    def idle(self) -> bool:
        """Whether everything logged has been decided on."""
        return self._people.position() == (self._news.epoch(), self._news.last_seq())

    def _reconcile(self, epoch: str) -> int:
        """After a restore: compare every story with what each follower was told of it, instead of falling silent."""
        last = self._news.last_seq()
        stories = self._news.stories()
        log.warning("reconcile", stories=len(stories))
        for story in stories:
            queued, known = self._decide(last, story, Reason.NEW, past=False, restored=True)
            if queued or known:
                self._record(queued, known, (epoch, 0))
        self._people.record((), (epoch, last), self._now())
        return len(stories)

    def _decide(
        self, seq: int, story: Story, reason: Reason, *, past: bool, restored: bool = False
    ) -> tuple[list[QueuedAlert], list[tuple[Subscription, Told]]]:
        """The alerts that ``story`` is worth, and who is noted as knowing it without one."""
        now = self._now()
        queued: list[QueuedAlert] = []
        known: list[tuple[Subscription, Told]] = []
        for subscription in self._subscriptions:
            if subscription.subject_id != story.subject_id:
                continue
            # An alert that still waits (a death, for an operator's word) is decided anew with what is known now.
            # Killed in between, this change is read again and decided again.
            waiting = [row for row in self._people.pending(subscription.subscriber, story.id) if row.due > now]
            if waiting and past and story.standing is not Standing.DENIED:
                continue  # what was learned late takes nothing back: what waits to be told still is
            self._people.cancel([row.id for row in waiting], now)
            told = self._people.told(subscription.subscriber, story.id)
            if restored and told and set(story.grounds) <= set(told.grounds):
                continue  # the restored story knows less than this subscriber was told
            outcome = decide(story, reason, subscription, told, now, past=past)
            if isinstance(outcome, Silence):
                log.debug("silence", story=story.id, why=outcome.why)
                if outcome.why is Why.KNOWN_BEFORE and told is None:
                    known.append((subscription, told_of(story, known=True)))
                continue
            if waiting and outcome.due > now:
                outcome = replace(outcome, due=waiting[0].due)
            queued.append(QueuedAlert(outcome, seq, told_after(outcome)))
        return queued, known

    def _record(
        self, queued: list[QueuedAlert], known: list[tuple[Subscription, Told]], position: tuple[str, int]
    ) -> None:
        self._people.record(queued, position, self._now(), told=known)
        for one in queued:
            log.info("alert", story=one.alert.story.id, reason=one.alert.reason, shape=one.alert.shape)
