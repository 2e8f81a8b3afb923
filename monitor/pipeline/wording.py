"""From a delivery to what a channel sends: the words are made of the story as it was decided on, at the last moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from monitor.bot import alert_buttons, say
from monitor.bot.view import Row
from monitor.channels import Button, Outgoing
from monitor.keys import Keyring
from monitor.messages import Rendered, render
from monitor.messages.render import is_grave
from monitor.model import (
    Alert,
    Polarity,
    Reply,
    Shape,
    Story,
    Subject,
    SubjectType,
    Subscription,
    Visibility,
)
from monitor.pipeline.known import Known
from monitor.store.effects import Person
from monitor.store.outbox import AlertRow, DeliveryRow
from monitor.store.people import People
from monitor.store.questions import QUESTION
from monitor.store.subscribers import REMOVE
from monitor.stories.status import CHANGES_STATUS


class Wording:
    """Makes the words of deliveries; ``labels`` are how the operator calls the terminal's followers."""

    def __init__(
        self, people: People, known: Known, keyring: Keyring, labels: Mapping[str, str], now: Callable[[], datetime]
    ) -> None:
        self._people = people
        self._known = known
        self._keyring = keyring
        self._labels = labels
        self._now = now

    def outgoing(self, delivery: DeliveryRow) -> Outgoing | None:
        """``delivery`` in words; None when its story, subject or address is gone.

        Raises ValueError or LookupError where words cannot be made, which is a bug.
        """
        address = self._labels.get(delivery.subscriber, delivery.address)
        if address is None:
            return None
        plain = Outgoing(
            delivery_id=delivery.id,
            subscriber=delivery.subscriber,
            address=address,
            shape=Shape.MESSAGE,
            rendered=Rendered(),
            original_ref=None,
            sound=False,
            at=self._now(),
            repeat=delivery.repeat,
            language=delivery.language,
        )
        if delivery.alert is not None:
            return self._alert(delivery, delivery.alert, plain)
        return self._reply(delivery, delivery.reply, plain) if delivery.reply is not None else None

    def forgotten(self, reply: Reply, address: str, language: str) -> Outgoing:
        """A last word to somebody of whom nothing is kept any more."""
        person = Person("", language)
        said = say(reply, person, self._known)
        return Outgoing(
            delivery_id=0,
            subscriber="",
            address=address,
            shape=Shape.EDIT if reply.edits else Shape.MESSAGE,
            rendered=Rendered(message=None if reply.edits else said.message, original=said.message),
            original_ref=reply.edits or None,
            sound=False,
            at=self._now(),
            language=language,
        )

    def _alert(self, delivery: DeliveryRow, row: AlertRow, plain: Outgoing) -> Outgoing | None:
        story, subject = self._known.story_told(row), self._subject(row.subject_id)
        if story is None or subject is None:
            return None
        subscription = Subscription(
            delivery.subscriber, row.subject_id, delivery.level, delivery.channel, delivery.language
        )
        original = self._people.original_ref(delivery.subscriber, row.story_id)
        shape = row.shape
        if shape is Shape.EDIT and original is None and self._people.refused(delivery.subscriber, row.story_id):
            shape = Shape.MESSAGE  # what it would be written over never arrived: this is the first they hear of it
        alert = Alert(subscription, story, row.reason, shape, row.due)
        rendered = render(alert, subject, self._known.sources, zone=self._known.zone)
        first = self._people.first_of(delivery.subscriber, row.story_id) or row.id
        number = first if shape is Shape.EDIT else row.id
        rows = alert_buttons(
            number, grave=is_grave(alert), language=delivery.language, place=subject.type is SubjectType.FACILITY
        )
        return replace(
            plain,
            shape=shape,
            rendered=rendered,
            original_ref=original[0] if original else None,
            sound=sounds(shape, story),
            reason=row.reason,
            alert_id=row.id,
            buttons=self._buttons(plain.address, rows),
        )

    def _reply(self, delivery: DeliveryRow, reply: Reply, plain: Outgoing) -> Outgoing | None:
        if reply.kind == REMOVE:
            return replace(plain, shape=Shape.DELETE, original_ref=reply.edits)
        person = self._people.person_of(delivery.subscriber) or Person(delivery.subscriber, delivery.language)
        if reply.kind == QUESTION and not self._doubted(delivery.subscriber, reply):
            return None
        said = say(reply, person, self._known)
        buttons = self._buttons(plain.address, said.buttons)
        if reply.edits:
            rendered = Rendered(original=said.message)
            return replace(plain, shape=Shape.EDIT, rendered=rendered, original_ref=reply.edits, buttons=buttons)
        return replace(plain, rendered=Rendered(message=said.message), buttons=buttons, sound=said.sound)

    def _doubted(self, subscriber: str, reply: Reply) -> bool:
        """Whether there still is what a question asks about: an operator, or the paper, may have settled it."""
        question = self._known.question(int(reply.items[0]), subscriber)
        return question is not None and self._known.doubt(question) is not None

    def _subject(self, subject_id: str) -> Subject | None:
        name = self._people.private_name(subject_id)
        if name is not None:
            return Subject(subject_id, SubjectType.PERSON, name, visibility=Visibility.INVITED)
        return self._known.subject(subject_id)

    def _buttons(self, address: str, rows: tuple[Row, ...]) -> tuple[tuple[Button, ...], ...]:
        return tuple(
            tuple(Button(label, self._keyring.button(address, action)) for label, action in row) for row in rows
        )


def sounds(shape: Shape, story: Story) -> bool:
    """Whether a telephone should ring: for what changes where somebody is, and never for a silent edit."""
    return shape is not Shape.EDIT and story.kind in CHANGES_STATUS and story.polarity is Polarity.HAPPENED
