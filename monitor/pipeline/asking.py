"""Doubt that nobody resolves becomes a question to those who follow: is this the person?

A mention that may be somebody else's waits for an operator. Of a seizure or a disappearance it waits two hours, for
operators sleep; of a name that stands on no list nobody else can tell, so its follower is asked at once. What there is
to ask is worked out anew each time from what is stored, and nobody is asked twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from monitor.alerting import rank_asked
from monitor.model import Story, Subscription, Verdict
from monitor.store.desk import Desk
from monitor.store.news import News
from monitor.store.people import People
from monitor.store.questions import Question
from monitor.stories import Reading
from monitor.stories.doubts import already_told, doubtful

log = structlog.get_logger()

#: How long an operator has (SAFETY, doubt itself), and after how long it is too late to ask.
WAIT, LATE = timedelta(hours=2), timedelta(days=3)
#: How often one looks for what to ask, and how much anybody is asked about one person in a day.
LOOK, DAY = timedelta(minutes=1), timedelta(days=1)
MOST = 5


class OwnDoubts(Protocol):
    """What there is to ask about names that stand on no list."""

    def doubts(self, since: datetime) -> Mapping[str, Sequence[Reading]]:
        """By name, what was first seen since then and may be about whom its follower means."""
        ...


class Asking:
    """Puts questions into the outbox, and says under them when an operator knew the answer."""

    def __init__(
        self, news: News, people: People, desk: Desk, own: OwnDoubts | None, now: Callable[[], datetime]
    ) -> None:
        self._news = news
        self._people = people
        self._desk = desk
        self._own = own
        self._now = now
        self._looked: datetime | None = None

    async def look(self, *, found: bool = False) -> int:
        """Once a minute, or at once where something was ``found``: ask what is to be asked; return how many that were.

        What operators decided since then is said under the questions that are still open.
        """
        now = self._now()
        if not found and self._looked is not None and timedelta(0) <= now - self._looked < LOOK:
            return 0
        self._looked = now
        self._end_decided(now)
        waiting = dict[str, Sequence[Reading]](self._news.undecided(now - LATE, now - WAIT))
        if self._own is not None:
            waiting |= self._own.doubts(now - LATE)
        asked = 0
        for subject_id, readings in waiting.items():
            asked += self._ask_about(subject_id, readings, now)
            await asyncio.sleep(0)
        return asked

    def _end_decided(self, now: datetime) -> None:
        for decision in self._desk.decisions_after(self._people.last_decision()):
            other = decision.verdict is Verdict.NOT_THIS_PERSON
            self._people.end_questions(decision.id, decision.item_id, decision.subject_id, now, said=other)

    def _ask_about(self, subject_id: str, readings: Sequence[Reading], now: datetime) -> int:
        """Ask everyone who follows, the gravest first."""
        open_ones = [one for one in readings if self._desk.latest(one.item_id, subject_id) is None]
        if not open_ones or not (followers := self._people.subscriptions_of(subject_id)):
            return 0
        before = self._people.questions_of(subject_id)
        stories = self._news.stories_of(subject_id) or self._people.private_stories(subject_id)
        asked = 0
        for follower in followers:
            mine = [question for question in before if question.subscriber == follower.subscriber]
            asked += self._ask(follower, sorted(open_ones, key=_first), readings, mine, stories, now)
        return asked

    def _ask(
        self,
        follower: Subscription,
        waiting: Sequence[Reading],
        readings: Sequence[Reading],
        before: Sequence[Question],
        stories: Sequence[Story],
        now: datetime,
    ) -> int:
        who, subject_id = follower.subscriber, follower.subject_id
        told_ids = {told.story_id for told in self._people.told_all(who, subject_id)}
        told = [story for story in stories if story.id in told_ids]
        items = {question.item_id for question in before}
        room = MOST - sum(question.at > now - DAY for question in before)
        asked = 0
        for reading in waiting:
            claim = doubtful(reading.claims)
            if claim is None or asked >= room or reading.item_id in items:
                continue
            if already_told(claim, reading.dated, told):
                continue
            if any(reading.copies(other) for other in readings if other.item_id in items):
                continue  # a reprint of what they were asked about
            if self._people.ask(who, subject_id, reading.item_id, rank_asked(claim), now):
                items.add(reading.item_id)
                asked += 1
                log.info("question", kind=claim.kind)
        return asked


def _first(reading: Reading) -> tuple[int, datetime, str]:
    """The gravest first, then what came first."""
    claim = doubtful(reading.claims)
    return (rank_asked(claim) if claim else 0), reading.seen, reading.item_id
