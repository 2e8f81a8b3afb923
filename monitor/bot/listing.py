"""Whom somebody follows: as a list, and as buttons to stop following, page by page."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.bot.actions import Action, Verb
from monitor.bot.buttons import LABEL, button
from monitor.bot.commands import MOST_SHOWN
from monitor.bot.hearer import Hearer
from monitor.bot.view import Row, Said
from monitor.messages.plain import cut
from monitor.messages.verdicts import shown_name
from monitor.model import Message, Reply, digest


def say_list(_reply: Reply, to: Hearer) -> Said:
    """Everybody followed, one on a line, in the order in which they were followed."""
    if not to.person.follows:
        return to.said("bot.list.none")
    lines = tuple(_name(key, to) or to.texts("bot.list.left") for key in to.person.follows)
    return Said(Message(to.texts("bot.list"), lines))


def say_page(reply: Reply, to: Hearer) -> Said:
    """A page of buttons, one for each who is followed; the last one where the page asked for is gone."""
    follows = to.person.follows
    if not follows:
        return to.said("bot.list.none")
    last = (len(follows) - 1) // MOST_SHOWN
    at = min(int(reply.items[0]), last)
    turn = (
        *((button(to.texts, "before", Action(Verb.PAGE, at - 1)),) if at else ()),
        *((button(to.texts, "next", Action(Verb.PAGE, at + 1)),) if at < last else ()),
    )
    rows = _rows(follows[at * MOST_SHOWN : (at + 1) * MOST_SHOWN], to)
    keys = ("bot.which", "bot.which.by_name") if last else ("bot.which",)
    return to.said(*keys, buttons=(*rows, turn) if turn else rows)


def say_which(reply: Reply, to: Hearer) -> Said:
    """Buttons for those whom a typed name may mean."""
    ids = [key for key in reply.items if key in to.person.follows]
    if not ids:
        return to.said("bot.not_followed")
    keys = ("bot.which", "bot.which.more") if len(ids) > MOST_SHOWN else ("bot.which",)
    return to.said(*keys, buttons=_rows(ids[:MOST_SHOWN], to))


def _rows(ids: Iterable[str], to: Hearer) -> tuple[Row, ...]:
    return tuple(
        ((cut(_name(key, to) or to.texts("bot.list.left"), LABEL), str(Action(Verb.QUIT, key=digest(key)))),)
        for key in ids
    )


def _name(subject_id: str, to: Hearer) -> str:
    """The name as it may be shown: a minor's initials, a private one as it was typed; "" if it left the lists."""
    if subject_id in to.person.names:
        return to.person.names[subject_id]
    subject = to.subject(subject_id)
    return shown_name(subject) if subject is not None else ""
