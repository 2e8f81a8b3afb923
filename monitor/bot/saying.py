"""The words of everything the bot says, made when it is sent; nothing with words is kept."""

from __future__ import annotations

from collections.abc import Callable

from monitor.bot.actions import Action, Verb
from monitor.bot.asked import say_noted_no, say_noted_yes, say_over, say_question, say_question_read
from monitor.bot.buttons import again_button, button, candidate_buttons, quit_button
from monitor.bot.commands import menu
from monitor.bot.following import MOST_FOLLOWED, MOST_NAMES
from monitor.bot.hearer import Hearer, say_held, say_known, say_more, say_name_done
from monitor.bot.levels import say_level
from monitor.bot.listing import say_list, say_page, say_which
from monitor.bot.talk import CHANNEL, Words, is_private
from monitor.bot.view import Said, View
from monitor.locale import translator
from monitor.messages import render_grave_details
from monitor.messages.verdicts import is_place, shown_name
from monitor.model import Alert, Level, Message, Reply, Subscription
from monitor.store.effects import Person


def say(reply: Reply, person: Person, view: View) -> Said:
    """The words of ``reply`` and its buttons, as things stand now; raises KeyError for a kind that is none of Words."""
    return SAYINGS[reply.kind](reply, Hearer(person, view, translator(person.language)))


def _plain(*keys: str) -> Callable[[Reply, Hearer], Said]:
    """What is said in the same words to everybody."""
    return lambda _reply, to: to.said(*keys)


def _help(_reply: Reply, to: Hearer) -> Said:
    lines = tuple(to.texts("bot.command", name=name, what=what) for name, what in menu(to.texts))
    return Said(Message(to.texts("bot.help"), (*lines, to.texts("line.scam"))))


def _refused(reply: Reply, to: Hearer) -> Said:
    return to.said(f"bot.refused.{reply.items[0]}")


def _full(reply: Reply, to: Hearer) -> Said:
    most = {"names": MOST_NAMES, "followed": MOST_FOLLOWED}[reply.items[0]]
    return Said(Message(to.texts(f"bot.full.{reply.items[0]}", n=most)))


def _candidates(reply: Reply, to: Hearer) -> Said:
    note, *ids = reply.items
    found = [one for key in ids if (one := to.view.subject(key)) is not None]
    keys = ["bot.candidates", *([f"bot.candidates.{note}"] if note else [])]
    return to.said(*keys, buttons=candidate_buttons(found, reply.subject, to.texts))


def _name_asked(reply: Reply, to: Hearer) -> Said:
    following = reply.subject in to.person.names
    return to.said("bot.name_asked", buttons=(quit_button(reply.subject, to.texts),) if following else ())


def _already(reply: Reply, to: Hearer) -> Said:
    subject = None if is_private(reply.subject) else to.view.subject(reply.subject)
    if subject is None:
        return to.said("bot.already_name", "bot.how_to_stop")
    return Said(Message(to.texts("bot.already", name=shown_name(subject)), (to.texts("bot.how_to_stop"),)))


def _unfollowed(reply: Reply, to: Hearer) -> Said:
    offered = next((key for key in reply.items if key in to.person.offered), "")
    subject = None if is_private(reply.subject) else to.view.subject(reply.subject)
    buttons = again_button(subject, offered, to.texts)
    if to.person.follows:
        buttons = (*buttons, (button(to.texts, "list", Action(Verb.PAGE, 0)),))
    if subject is None:
        return to.said("bot.unfollowed_name", buttons=buttons)
    return Said(Message(to.texts("bot.unfollowed", name=shown_name(subject))), buttons)


def _muted(reply: Reply, to: Hearer) -> Said:
    return to.said("bot.muted", buttons=((button(to.texts, "undo", Action(Verb.UNDO, reply.alert)),),))


def _grave(reply: Reply, to: Hearer) -> Said:
    """The details, behind a first line that a locked telephone may show."""
    row = to.view.alert(reply.alert, to.person.id)
    story = to.view.story_of(row) if row is not None else None
    subject = to.subject(row.subject_id) if row is not None else None
    if row is None or story is None or subject is None:
        return to.said("bot.gone")
    subscription = Subscription(to.person.id, subject.id, Level.DEFAULT, CHANNEL, to.texts.language)
    alert = Alert(subscription, story, row.reason, row.shape, row.due)
    details = render_grave_details(alert, subject, to.view.sources, zone=to.view.zone)
    message = Message(to.texts("grave.opened"), (details.first, *details.body))
    talk = button(to.texts, "talk", Action(Verb.TALK, row.id))
    wrong = button(to.texts, "wrong_place" if is_place(subject) else "wrong", Action(Verb.WRONG, row.id))
    stop = button(to.texts, "stop", Action(Verb.STOP, row.id))
    return Said(message, ((talk,), (wrong, stop)))


def _talk(reply: Reply, to: Hearer) -> Said:
    return to.said(
        "bot.talk",
        "bot.talk.who",
        "bot.talk.when",
        buttons=((button(to.texts, "read", Action(Verb.READ, reply.alert)),),),
    )


def _forget_ask(_reply: Reply, to: Hearer) -> Said:
    yes, no = button(to.texts, "forget", Action(Verb.FORGET)), button(to.texts, "keep", Action(Verb.KEEP))
    return to.said("bot.forget", "bot.forget.what", "bot.forget.chat", buttons=((yes,), (no,)))


SAYINGS: dict[str, Callable[[Reply, Hearer], Said]] = {
    Words.WELCOME: _plain(
        "bot.welcome", "bot.welcome.good", "bot.welcome.rest", "bot.telegram", "line.scam", "bot.welcome.next",
        "bot.welcome.more",
    ),
    Words.WELCOME_BACK: _plain("bot.welcome_back", "line.scam", "bot.welcome.next", "bot.welcome.more"),
    Words.HELP: _help,
    Words.HELP_SHORT: _plain("bot.help_short"),
    Words.PRIVACY: _plain(
        "bot.privacy", "bot.privacy.names", "bot.privacy.told", "bot.privacy.until", "bot.privacy.not",
        "bot.telegram", "bot.privacy.open", "bot.privacy.erase",
    ),
    Words.ASK_NAME: _plain("bot.ask_name"),
    Words.REFUSED: _refused,
    Words.FULL: _full,
    Words.CANDIDATES: _candidates,
    Words.NAME_ASKED: _name_asked,
    Words.NAME_DONE: say_name_done,
    Words.ALREADY: _already,
    Words.KNOWN: say_known,
    Words.CHOSEN: _plain("bot.chosen"),
    Words.MORE: say_more,
    Words.LEVEL: say_level,
    Words.HELD: say_held,
    Words.LIST: say_list,
    Words.PAGE: say_page,
    Words.WHICH: say_which,
    Words.NOT_FOLLOWED: _plain("bot.not_followed"),
    Words.UNFOLLOWED: _unfollowed,
    Words.MUTED: _muted,
    Words.UNMUTED: _plain("bot.unmuted"),
    Words.GRAVE: _grave,
    Words.TALK: _talk,
    Words.GONE: _plain("bot.gone"),
    Words.FORGET_ASK: _forget_ask,
    Words.FORGOTTEN: _plain("bot.forgotten", "bot.forgotten.chat", "bot.forgotten.again"),
    Words.KEPT: _plain("bot.kept"),
    Words.WAIT: _plain("bot.wait"),
    Words.WAIT_NAMES: _plain("bot.wait_names"),
    Words.QUESTION: say_question,
    Words.QUESTION_READ: say_question_read,
    Words.QUESTION_OVER: say_over,
    Words.NOTED_YES: say_noted_yes,
    Words.NOTED_NO: say_noted_no,
}  # fmt: skip
