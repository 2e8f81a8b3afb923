"""From the outbox to a channel: words are made when they are sent, and it is marked as sent after it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo

import structlog

from monitor.channels import Channel, Outgoing
from monitor.messages import Rendered, known, render, status_lines
from monitor.model import Alert, Kind, Shape, Source, Story, Subject, Subscription
from monitor.store.news import News
from monitor.store.outbox import AlertRow, DeliveryRow
from monitor.store.people import People

log = structlog.get_logger()

#: Deliveries taken from the outbox at a time, and the pause after a failed one.
BATCH = 50
PAUSE = timedelta(seconds=30)


class Sending:
    """Sends what is due, one after the other."""

    def __init__(
        self,
        news: News,
        people: People,
        channels: Mapping[str, Channel],
        subscriptions: Mapping[tuple[str, str], Subscription],
        labels: Mapping[str, str],
        subjects: Callable[[], Mapping[str, Subject]],
        sources: Mapping[str, Source],
        zone: tzinfo,
        now: Callable[[], datetime],
    ) -> None:
        self._news = news
        self._people = people
        self._channels = channels
        self._subscriptions = subscriptions
        self._labels = labels
        self._subjects = subjects
        self._seen: dict[str, Subject] = dict(subjects())
        self._sources = sources
        self._zone = zone
        self._now = now

    async def send_due(self) -> int:
        """Send everything that is due; return how many messages a channel took."""
        sent = 0
        for delivery in self._people.due_deliveries(self._now(), BATCH):
            sent += await self._send(delivery)
        return sent

    async def show_known(self, begun: Sequence[Subscription]) -> None:
        """Show those who begin to follow what is known; it was noted as told when they began.

        A death is not among it: it is told by itself.
        """
        states = [state for state in self._news.source_states() if state.active and state.last_ok]
        last = max((state.last_ok for state in states if state.last_ok), default=None)
        for subscription in begun:
            subject = self._subject(subscription.subject_id)
            if subject is None:
                continue
            stories = [s for s in self._news.stories_of(subject.id) if s.kind is not Kind.DIED]
            language = subscription.language
            lines = status_lines(
                subject, stories, self._sources, zone=self._zone, language=language, read=len(states), last_read=last
            )
            outgoing = Outgoing(
                delivery_id=0,
                subscriber=subscription.subscriber,
                label=self._labels.get(subscription.subscriber, subscription.subscriber),
                shape=Shape.MESSAGE,
                rendered=Rendered(message=known(subject, lines, language)),
                original_ref=None,
                sound=False,
                at=self._now(),
            )
            await self._channels[subscription.channel].send(outgoing)

    @property
    def idle(self) -> bool:
        """Whether nothing is due."""
        return not self._people.due_deliveries(self._now(), 1)

    def next_due(self) -> datetime | None:
        """When the next delivery falls due."""
        return self._people.next_due()

    async def _send(self, delivery: DeliveryRow) -> bool:
        row = delivery.alert
        alert = self._alert(row)
        subject = self._subject(row.subject_id)
        if alert is None or subject is None:
            self._people.mark_failed(delivery.id, "gone", None, self._now())
            log.error("delivery", delivery=delivery.id, error="its story, subject or subscription is gone")
            return False
        try:
            rendered = render(alert, subject, self._sources, zone=self._zone)
        except (ValueError, LookupError):
            # One message that cannot be put into words must not hold up the others, nor be forgotten.
            self._people.mark_failed(delivery.id, "unspeakable", None, self._now())
            log.exception("delivery", delivery=delivery.id, error="its words cannot be made: a bug, please report it")
            return False
        self._people.mark_trying(delivery.id, self._now())
        original = self._people.original_ref(row.subscriber, row.story_id)
        outgoing = Outgoing(
            delivery_id=delivery.id,
            subscriber=row.subscriber,
            label=self._labels.get(row.subscriber, row.subscriber),
            shape=row.shape,
            rendered=rendered,
            original_ref=original[0] if original else None,
            sound=row.shape is not Shape.EDIT,
            at=self._now(),
            reason=row.reason,
            repeat=delivery.repeat,
            alert_id=row.id,
        )
        try:
            ref = await self._channels[row.channel].send(outgoing)
        except OSError as error:
            self._people.mark_failed(delivery.id, type(error).__name__, self._now() + PAUSE, self._now())
            log.warning("delivery", delivery=delivery.id, error=type(error).__name__)
            return False
        self._people.mark_sent(delivery.id, ref, self._now())
        log.info("delivery", delivery=delivery.id, alert=row.id, channel=row.channel, shape=row.shape)
        return True

    def _alert(self, row: AlertRow) -> Alert | None:
        subscription = self._subscriptions.get((row.subscriber, row.subject_id))
        story = self._story(row)
        if subscription is None or story is None:
            return None
        return Alert(subscription, story, row.reason, row.shape, row.due)

    def _story(self, row: AlertRow) -> Story | None:
        """The story as it was decided on; after a restore, as it stands."""
        change = self._news.change(row.seq) if row.epoch == self._news.epoch() else None
        if change is not None and change.story.id == row.story_id:
            return change.story
        return self._news.story(row.story_id)

    def _subject(self, subject_id: str) -> Subject | None:
        """The subject as listed now, or as last seen on the lists: what was decided before it left is still told."""
        subject = self._subjects().get(subject_id)
        if subject is not None:
            self._seen[subject_id] = subject
        return self._seen.get(subject_id)
