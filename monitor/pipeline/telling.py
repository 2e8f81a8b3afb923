"""From the log of story changes to the outbox: who is told, noted as told in the same transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice

import structlog

from monitor.alerting import Silence, Why, beginning, decide, told_after, told_of
from monitor.model import Reason, Reply, Standing, Story, StoryChange, Subscription, Told
from monitor.store.news import News
from monitor.store.outbox import QueuedAlert
from monitor.store.people import People
from monitor.store.tellings import CHANGES, FINDINGS

log = structlog.get_logger()

#: Changes of the log read at a time, and followers decided for in one transaction: the loop goes round in between.
BATCH = 100
FOLLOWERS = 100


@dataclass(slots=True)
class Decided:
    """What one change means for some of those who follow."""

    queued: list[QueuedAlert] = field(default_factory=list)
    known: list[tuple[Subscription, Told]] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.queued or self.known or self.cancelled)


class Telling:
    """Follows the log of news.db from where people.db says it was left.

    What somebody was told of a story is forgotten once it has been quiet for longer than ``kept``.
    """

    def __init__(
        self, news: News, people: People, now: Callable[[], datetime], kept: timedelta = timedelta(days=180)
    ) -> None:
        self._news = news
        self._people = people
        self._now = now
        self._kept = kept

    def follow(self, subscriptions: Iterable[Subscription]) -> None:
        """Make the terminal's followers those of ``subscriptions``: who begins is shown what is known, once."""
        wanted = {(each.subscriber, each.subject_id): each for each in subscriptions}
        for subscriber, subject in sorted(self._people.subscriptions("terminal") - set(wanted)):
            self._people.stop_following(subscriber, subject)
        position = self._people.position() or (self._news.epoch(), self._news.last_seq())
        now = self._now()
        for subscription in wanted.values():
            stories = self._news.stories_of(subscription.subject_id)
            known, deaths = beginning(subscription, stories, now)
            shown = Reply("known", subject=subscription.subject_id) if known else None
            if self._people.begin_following(subscription, known, now, shown=shown):
                seq = self._news.last_seq()
                self._people.record([QueuedAlert(alert, seq, told_after(alert)) for alert in deaths], position, now)
        self._people.record((), position, now)

    async def catch_up(self) -> int:
        """Decide on everything logged since the last time; return how many changes that were."""
        epoch, handled = self._news.epoch(), 0
        position = self._people.position()
        if position is None:
            position = (epoch, self._news.last_seq())
            self._people.record((), position, self._now())
        if position[0] != epoch or position[1] > self._news.last_seq():
            return await self._reconcile(epoch)
        while changes := self._news.changes_after(position[1], BATCH):
            for seq, change in changes:
                await self._tell(change, (epoch, seq), (epoch, seq - 1))
            position = (epoch, changes[-1][0])
            self._people.record((), position, self._now())
            handled += len(changes)
        # Last: whoever is told how things stand now must not hear afterwards how they stood before.
        return handled + await self._come_back()

    @property
    def idle(self) -> bool:
        """Whether everything logged has been decided on."""
        return self._people.position() == (self._news.epoch(), self._news.last_seq()) and not self._people.behind()

    def tell_own(
        self,
        name_id: str,
        changes: Iterable[StoryChange],
        entry: tuple[str, int],
        until: tuple[str, int],
        stories: Sequence[Story],
        *,
        read: str = "",
        shown: bool = False,
    ) -> None:
        """Decide on all that one finding about a private name changes, and store its stories, in one transaction.

        ``entry`` is the finding's place in its log, by epoch and number; ``until`` how far that log is read then.
        ``stories`` are all those of the name: once they are stored, the same finding changes nothing any more.
        ``read`` is a claim that its follower has just read in a question: a story that says no more is only noted.
        ``shown``: it is all shown when the name has been looked up, and is no news, however many items tell of it.
        """
        decided, subscriptions = Decided(), self._people.subscriptions_of(name_id)
        for change in changes:
            self._decide(decided, entry, change, subscriptions, read=read, shown=shown)
        self._record(decided, until, log_name=FINDINGS, stories=stories)

    async def _tell(
        self, change: StoryChange, entry: tuple[str, int], until: tuple[str, int], *, restored: bool = False
    ) -> None:
        """Decide for everyone who follows, some in each transaction; killed in between, the change is read again.

        ``entry`` is the change's place in the log, by epoch and number; ``until`` how far the log is read while this
        is not done.
        """
        subscriptions = iter(self._people.subscriptions_of(change.story.subject_id))
        while some := list(islice(subscriptions, FOLLOWERS)):
            decided = Decided()
            self._decide(decided, entry, change, some, restored=restored)
            if decided:
                self._record(decided, until)
            await asyncio.sleep(0)

    async def _reconcile(self, epoch: str) -> int:
        """After a restore: compare every story with what each follower was told of it, instead of falling silent."""
        last = self._news.last_seq()
        stories = self._news.stories()
        log.warning("reconcile", stories=len(stories))
        was = self._people.position() or (epoch, 0)
        for story in stories:
            await self._tell(self._as_it_stands(story), (epoch, self._people.fresh_seq()), was, restored=True)
        self._people.record((), (epoch, last), self._now())
        return len(stories)

    async def _come_back(self) -> int:
        """Decide for those who have written again, or want to hear less: what differs from what they were told."""
        subscriptions = self._people.behind()
        position = self._people.position()
        if not subscriptions or position is None:
            return 0
        for subscription in subscriptions:
            for story in self._stories_of(subscription.subject_id):
                if position != (self._news.epoch(), self._news.last_seq()):
                    return 0  # more was logged meanwhile, and goes first
                decided = Decided()
                entry = (position[0], self._people.fresh_seq())
                self._decide(decided, entry, self._as_it_stands(story), [subscription])
                if decided:
                    self._record(decided, position)
            await asyncio.sleep(0)
        for subscriber in {subscription.subscriber for subscription in subscriptions}:
            self._people.caught_up(subscriber)
        return len(subscriptions)

    def _as_it_stands(self, story: Story) -> StoryChange:
        """``story`` as if it had changed just now; one so old that nobody knows who was told of it is no news."""
        now = self._now()
        return StoryChange(story, Reason.NEW, now, past=story.updated < now - self._kept)

    def _stories_of(self, subject_id: str) -> Sequence[Story]:
        return self._news.stories_of(subject_id) or self._people.private_stories(subject_id)

    def _record(
        self, decided: Decided, until: tuple[str, int], *, log_name: str = CHANGES, stories: Sequence[Story] = ()
    ) -> None:
        self._people.record(
            decided.queued,
            until,
            self._now(),
            told=decided.known,
            cancelled=decided.cancelled,
            stories=stories,
            log=log_name,
        )
        # How many follow somebody is nobody's business, a log's least of all.
        alike = dict.fromkeys((one.alert.story.id, one.alert.reason, one.alert.shape) for one in decided.queued)
        for story, reason, shape in alike:
            log.info("alerts", story=story, reason=reason, shape=shape)

    def _decide(
        self,
        decided: Decided,
        entry: tuple[str, int],
        change: StoryChange,
        subscriptions: Sequence[Subscription],
        *,
        restored: bool = False,
        read: str = "",
        shown: bool = False,
    ) -> None:
        """What a change is worth to these followers: alerts, what is noted without one, and what is withdrawn first."""
        now, story = self._now(), change.story
        who_follows = [subscription.subscriber for subscription in subscriptions]
        pending = self._people.pending(story.id, who_follows)
        everything = self._people.told_of(story.id, who_follows)
        muted = self._people.muted(story.id)
        for subscription in subscriptions:
            who = subscription.subscriber
            if who in muted:
                continue
            # What nobody can have got yet is decided anew with what is known now.
            waiting = pending.get(who, [])
            if waiting and (waiting[-1].epoch, waiting[-1].seq) == entry:
                continue  # this very change, read again after a kill
            if waiting and change.past and story.standing is not Standing.DENIED:
                continue  # what was learned late takes nothing back: what waits to be told still is
            told = self._people.told_before(waiting[0].id) if waiting else everything.get(who)
            if shown and not waiting and (told is None or told.known):
                decided.known.append((subscription, told_of(story, known=True)))
                continue
            if told is None and not waiting and read in story.grounds and story.standing is Standing.CLAIMED:
                decided.known.append((subscription, told_of(story, known=True)))
                continue
            if restored and told and set(story.grounds) <= set(told.grounds):
                continue  # the restored story knows less than this subscriber was told
            outcome = decide(story, change.reason, subscription, told, now, past=change.past)
            decided.cancelled += [row.id for row in waiting]
            if isinstance(outcome, Silence):
                log.debug("silence", story=story.id, why=outcome.why)
                if outcome.why is Why.KNOWN_BEFORE and told is None:
                    decided.known.append((subscription, told_of(story, known=True)))
                continue
            if waiting:  # it keeps its place in the queue, and a death its half hour
                outcome = replace(outcome, due=min(outcome.due, waiting[0].due))
            decided.queued.append(QueuedAlert(outcome, entry[1], told_after(outcome)))
