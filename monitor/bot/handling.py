"""What somebody did in a chat, and what follows from it: the one way into the conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from monitor.bot.actions import Action, Verb
from monitor.bot.commands import Command, borrar, command_of, plain_text, seguir, start, without_waiting
from monitor.bot.limits import Answer, Limits
from monitor.bot.presses import press
from monitor.bot.talk import Talk, Words, answer, effects, language_of, stranger
from monitor.bot.view import View
from monitor.model import Incoming
from monitor.store.effects import Begin, Effect, Forget, Leave, Move, Person, Remove


def handle(incoming: Incoming, person: Person | None, view: View, now: datetime) -> list[Effect]:
    """What is to be done, in order; nothing is done here.

    ``incoming.button`` is the action, as the keyring gave it back, or anything else ("?") for a button not made here.
    ``person`` is None for an unknown chat. A chat that is not private gets no answer.
    """
    if incoming.left:
        return [Leave()] if person else []
    if incoming.moved:
        return [Move(incoming.moved)] if person else []
    if not incoming.private:
        return []
    if incoming.button:
        return _pressed(Talk(incoming, person, view, now)) if person else []
    return _written(incoming, person, view, now)


def hold_back(
    limits: Limits, chat: str, incoming: Incoming, person: Person | None, now: datetime
) -> list[Effect] | None:
    """What is done instead of ``handle`` with one action too many; None if it may be handled.

    ``chat`` is the keyed hash of the address. To erase everything is never too much, and what leaves us is not counted.
    """
    if incoming.left or incoming.moved or not incoming.private or incoming.button == str(Action(Verb.FORGET)):
        return None
    given = limits.ask(chat, now, name=_gives_name(incoming, person))
    if given is Answer.YES:
        return None
    words = {Answer.WAIT: Words.WAIT, Answer.WAIT_NAMES: Words.WAIT_NAMES}.get(given)
    said = [answer(words)] if words and person else []
    return effects(_removal(incoming) if person else [], said)


def _pressed(talk: Talk) -> list[Effect]:
    done = press(talk)
    return done if any(isinstance(effect, Forget) for effect in done) else _reached(talk, done)


def _written(incoming: Incoming, person: Person | None, view: View, now: datetime) -> list[Effect]:
    command = command_of(incoming.command)
    if person is None:
        return _met(incoming, command, view, now)
    talk = Talk(incoming, person, view, now)
    done = without_waiting(talk, _run(talk, command))
    language = language_of(incoming, view) if command and command.run is start else person.language
    return effects(Begin(language), _removal(incoming), done)


def _met(incoming: Incoming, command: Command | None, view: View, now: datetime) -> list[Effect]:
    """A chat that is not known: it is welcomed first, unless it only asks that nothing be kept."""
    talk = Talk(incoming, stranger(incoming, view), view, now)
    if command and command.run is borrar:
        return [Forget(), answer(Words.FORGOTTEN)]
    asked = [] if command is None or command.run is start else _run(talk, command)
    return effects(Begin(talk.person.language), _removal(incoming), start(talk), asked)


def _run(talk: Talk, command: Command | None) -> list[Effect]:
    if command is not None:
        return command.run(talk)
    if talk.incoming.command:  # an unknown one, perhaps misspelled: what stands behind it is no name that was asked for
        return plain_text(replace(talk, person=replace(talk.person, awaits_name=False)))
    return plain_text(talk)


def _reached(talk: Talk, done: list[Effect]) -> list[Effect]:
    """Whoever writes can be reached again, whatever was thought of this chat before."""
    return effects(Begin(talk.person.language), done)


def _removal(incoming: Incoming) -> list[Effect]:
    """What a person typed may be a name, and a name must not stay in the chat."""
    command = command_of(incoming.command)
    if not incoming.argument.strip() or (command and command.run is start):
        return []
    return [Remove(incoming.message_ref)] if incoming.message_ref else []


def _gives_name(incoming: Incoming, person: Person | None) -> bool:
    if not incoming.argument.strip() or incoming.button:
        return False
    if incoming.command:
        command = command_of(incoming.command)
        return command is not None and command.run is seguir
    return person is not None and person.awaits_name
