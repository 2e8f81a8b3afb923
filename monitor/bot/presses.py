"""What each button does. A button that leads nowhere any more says so and changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from monitor.bot.actions import Action, Verb, parse
from monitor.bot.asked import look, not_this, this_one
from monitor.bot.finding import is_offered
from monitor.bot.following import follow_offered, follow_subject, followed_by_handle, unfollow
from monitor.bot.levels import confirmed, every_claim
from monitor.bot.talk import Talk, Words, answer, effects, is_private
from monitor.store.effects import Effect, Forget, Mute, Report, Unmute
from monitor.store.outbox import AlertRow


def press(talk: Talk) -> list[Effect]:
    """What pressing the button of ``talk`` means."""
    action = parse(talk.incoming.button)
    if action is None:
        return [answer(Words.GONE)]
    if action.verb not in OF_ALERTS:
        return OTHERS[action.verb](talk, action)
    alert = talk.view.alert(action.number, talk.person.id)
    if alert is None or alert.subscriber != talk.person.id or alert.subject_id not in talk.person.follows:
        return [answer(Words.GONE)]
    return OF_ALERTS[action.verb](talk, alert)


def more(_talk: Talk, alert: AlertRow) -> list[Effect]:
    """Shows what is known now of the person."""
    return [answer(Words.MORE, subject=alert.subject_id)]


def wrong(talk: Talk, alert: AlertRow) -> list[Effect]:
    """Tells nothing more of this story; of a public entry operators see that somebody said so, not who."""
    said = answer(Words.MUTED, alert=alert.id)
    if alert.story_id in talk.person.muted:
        return [said]
    subject = None if is_private(alert.subject_id) else talk.view.subject(alert.subject_id)
    public = subject is not None and is_offered(subject)
    return effects(Mute(alert.story_id), [Report(alert.story_id, alert.subject_id)] if public else [], said)


def stop(talk: Talk, alert: AlertRow) -> list[Effect]:
    """Stops following the person. Can be taken back."""
    return unfollow(talk, alert.subject_id)


def read(_talk: Talk, alert: AlertRow) -> list[Effect]:
    """Shows the details of grave news, as they stand now."""
    return [answer(Words.GRAVE, alert=alert.id)]


def talk_to(_talk: Talk, alert: AlertRow) -> list[Effect]:
    """Says with whom one can speak."""
    return [answer(Words.TALK, alert=alert.id)]


def undo(talk: Talk, alert: AlertRow) -> list[Effect]:
    """Tells of the story again."""
    said = answer(Words.UNMUTED, edits=talk.ref)
    return [Unmute(alert.story_id), said] if alert.story_id in talk.person.muted else [said]


def follow(talk: Talk, action: Action) -> list[Effect]:
    """Follows the person or place on the button."""
    return follow_subject(talk, talk.view.by_handle(action.key))


def follow_name(talk: Talk, action: Action) -> list[Effect]:
    """Follows the name as it was typed."""
    return follow_offered(talk, action.key)


def quit_following(talk: Talk, action: Action) -> list[Effect]:
    """Stops following the person or place on the button. Can be taken back."""
    subject_id = followed_by_handle(talk.person, action.key)
    return [answer(Words.GONE)] if subject_id is None else unfollow(talk, subject_id, edits=talk.ref)


def page(talk: Talk, action: Action) -> list[Effect]:
    """Turns to another page of those who are followed."""
    return [answer(Words.PAGE, items=(str(action.number),), edits=talk.ref)]


def forget(talk: Talk, _action: Action) -> list[Effect]:
    """Erases everything; the last word is said from memory, since nothing is kept to say it later."""
    return [Forget(), answer(Words.FORGOTTEN, edits=talk.ref)]


def keep(talk: Talk, _action: Action) -> list[Effect]:
    """Erases nothing."""
    return [answer(Words.KEPT, edits=talk.ref)]


OF_ALERTS: dict[Verb, Callable[[Talk, AlertRow], list[Effect]]] = {
    Verb.MORE: more,
    Verb.WRONG: wrong,
    Verb.STOP: stop,
    Verb.READ: read,
    Verb.TALK: talk_to,
    Verb.UNDO: undo,
}
OTHERS: dict[Verb, Callable[[Talk, Action], list[Effect]]] = {
    Verb.FOLLOW: follow,
    Verb.NAME: follow_name,
    Verb.QUIT: quit_following,
    Verb.PAGE: page,
    Verb.FORGET: forget,
    Verb.KEEP: keep,
    Verb.EVERY_CLAIM: every_claim,
    Verb.CONFIRMED: confirmed,
    Verb.THIS_ONE: this_one,
    Verb.NOT_THIS: not_this,
    Verb.LOOK: look,
}
