"""How much somebody is told: good news once it is confirmed, as families are, or every version, as advocates ask."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.alerting import Silence, Why, decide, told_of
from monitor.bot.actions import Action, Verb
from monitor.bot.buttons import button
from monitor.bot.hearer import Hearer
from monitor.bot.talk import CHANNEL, Talk, Words, answer, effects
from monitor.bot.view import Said
from monitor.model import Level, Reason, Reply, Story, Subscription
from monitor.store.effects import Choose, Effect, Show


def every_claim(talk: Talk, _action: Action) -> list[Effect]:
    """Tells also good news that nobody confirms, and shows what was held back."""
    said = answer(Words.LEVEL, edits=talk.ref)
    if talk.person.level is Level.EVERY_CLAIM:
        return [said]
    return effects(Choose(Level.EVERY_CLAIM), said, _shown(talk))


def confirmed(talk: Talk, _action: Action) -> list[Effect]:
    """Tells good news only once it is confirmed; what was told before is still denied and corrected."""
    said = answer(Words.LEVEL, edits=talk.ref)
    return [said] if talk.person.level is Level.DEFAULT else [Choose(Level.DEFAULT), said]


def say_level(_reply: Reply, to: Hearer) -> Said:
    """Which of the two holds, what each means, and a button for the other."""
    if to.person.level is Level.EVERY_CLAIM:
        back = button(to.texts, "confirmed", Action(Verb.CONFIRMED))
        return to.said("bot.level.every_claim", "bot.level.grave", "bot.level.back", buttons=((back,),))
    every = button(to.texts, "every_claim", Action(Verb.EVERY_CLAIM))
    return to.said("bot.level.default", "bot.level.every", "bot.level.grave", buttons=((every,),))


def _shown(talk: Talk) -> Iterator[Show]:
    """What is known of each of whom something was held back, as somebody is shown who begins to follow."""
    for subject_id in talk.person.follows:
        held = tuple(story for story in talk.view.stories_of(subject_id) if _is_held(talk, story))
        if held:
            known = tuple(told_of(story, known=True) for story in held)
            yield Show(subject_id, known, answer(Words.HELD, subject=subject_id).reply)


def _is_held(talk: Talk, story: Story) -> bool:
    """Whether a family that was told nothing of this story is told nothing because nobody confirms it."""
    person = talk.person
    family = Subscription(person.id, story.subject_id, Level.DEFAULT, CHANNEL, person.language)
    return story.id not in person.muted and decide(story, Reason.NEW, family, None, talk.now) == Silence(Why.HELD)
