"""Whoever is spoken to, with what the words depend on; and what is known of somebody they follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.alerting import is_death
from monitor.bot.buttons import grave_buttons, quit_button
from monitor.bot.talk import subject_of
from monitor.bot.view import Row, Said, View
from monitor.locale import Texts
from monitor.messages import known, status_lines
from monitor.messages.verdicts import shown_name
from monitor.model import Message, Reply, Story, Subject
from monitor.store.effects import Person


@dataclass(frozen=True, slots=True)
class Hearer:
    """The person, what is known now, and the words of their language."""

    person: Person
    view: View
    texts: Texts

    def said(self, *keys: str, buttons: tuple[Row, ...] = ()) -> Said:
        """The texts of ``keys``, a line each."""
        first, *rest = (self.texts(key) for key in keys)
        return Said(Message(first, tuple(rest)), buttons)

    def subject(self, subject_id: str) -> Subject | None:
        """Who has this id, as far as this person may know."""
        return subject_of(subject_id, self.person, self.view)


def say_known(reply: Reply, to: Hearer) -> Said:
    """That somebody is followed from now on, what is known of them, and how to stop."""
    subject = to.subject(reply.subject)
    if subject is None or subject.id not in to.person.follows:
        return to.said("bot.gone")
    told = _known(subject, _shown_stories(subject, to), to)
    first = to.texts("bot.followed", name=shown_name(subject))
    message = Message(first, (told.first, *told.body, to.texts("bot.how_to_stop")))
    return Said(message, (quit_button(subject.id, to.texts),))


def say_more(reply: Reply, to: Hearer) -> Said:
    """What is known now; of grave news that was already told, only that it can be read."""
    subject = to.subject(reply.subject)
    if subject is None or subject.id not in to.person.follows:
        return to.said("bot.gone")
    told = _known(subject, _shown_stories(subject, to), to)
    deaths = (story for story in _stories(subject, to) if is_death(story))
    alert_id = next((number for story in deaths if (number := to.view.told_by(to.person.id, story.id))), 0)
    if not alert_id:
        return Said(told)
    grave = to.texts("grave.first", name=shown_name(subject))
    return Said(Message(grave, (told.first, *told.body)), grave_buttons(alert_id, to.texts))


def say_held(reply: Reply, to: Hearer) -> Said:
    """What is known of somebody, to whoever wants to hear from now on what was held back."""
    subject = to.subject(reply.subject)
    if subject is None or subject.id not in to.person.follows:
        return to.said("bot.gone")
    told = _known(subject, _shown_stories(subject, to), to)
    message = Message(to.texts("bot.held"), (told.first, *told.body))
    return Said(message, (quit_button(subject.id, to.texts),))


def say_name_done(reply: Reply, to: Hearer) -> Said:
    """That what was published has been searched for a name, and what was found of it."""
    subject = to.subject(reply.subject)
    if subject is None:
        return to.said("bot.not_followed_now")
    stories = _shown_stories(subject, to)
    told = _known(subject, stories, to)
    found = (told.first, *told.body) if stories else told.body
    message = Message(to.texts("bot.name_done"), (*found, to.texts("bot.name_later")))
    return Said(message, (quit_button(subject.id, to.texts),))


def _stories(subject: Subject, to: Hearer) -> list[Story]:
    """The stories of somebody, without those that this person said are about somebody else."""
    return [story for story in to.view.stories_of(subject.id) if story.id not in to.person.muted]


def _shown_stories(subject: Subject, to: Hearer) -> list[Story]:
    stories = _stories(subject, to)
    deaths = [story for story in stories if is_death(story)]
    return [story for story in stories if story not in deaths]


def _known(subject: Subject, stories: Sequence[Story], to: Hearer) -> Message:
    view, language = to.view, to.texts.language
    lines = status_lines(
        subject, stories, view.sources, zone=view.zone, language=language, read=view.read, last_read=view.last_read
    )
    return known(subject, lines, language)
