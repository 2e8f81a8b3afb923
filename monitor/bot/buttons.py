"""The buttons under alerts and under what the bot says: their words, and the action each stands for."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.bot.actions import Action, Verb
from monitor.bot.finding import is_offered
from monitor.bot.view import Row
from monitor.locale import Texts, translator
from monitor.messages.plain import cut
from monitor.messages.verdicts import shown_name
from monitor.model import Subject, digest

#: Characters of a name on a button: more does not fit the width of a cheap telephone.
LABEL = 40


def alert_buttons(alert_id: int, *, grave: bool, language: str, place: bool = False) -> tuple[Row, ...]:
    """What stands under an alert; ``grave``: under the first step of grave news; ``place``: it is about a place."""
    texts = translator(language)
    if grave:
        return (*grave_buttons(alert_id, texts), (button(texts, "stop", Action(Verb.STOP, alert_id)),))
    wrong = "wrong_place" if place else "wrong"
    return (
        (button(texts, wrong, Action(Verb.WRONG, alert_id)), button(texts, "more", Action(Verb.MORE, alert_id))),
        (button(texts, "stop", Action(Verb.STOP, alert_id)),),
    )


def grave_buttons(alert_id: int, texts: Texts) -> tuple[Row, ...]:
    """Read it, or first hear with whom one can speak."""
    return ((button(texts, "read", Action(Verb.READ, alert_id)), button(texts, "talk", Action(Verb.TALK, alert_id))),)


def candidate_buttons(candidates: Sequence[Subject], name_id: str, texts: Texts) -> tuple[Row, ...]:
    """Each whom a typed name may mean, and "none of these" where the name itself can be followed."""
    labels = [cut(shown_name(one), LABEL) for one in candidates]
    rows = [
        ((_told_apart(one, label, labels), str(Action(Verb.FOLLOW, key=digest(one.id)))),)
        for one, label in zip(candidates, labels, strict=True)
    ]
    none = (button(texts, "none", Action(Verb.NAME, key=name_id)),)
    return (*rows, none) if name_id else tuple(rows)


def quit_button(subject_id: str, texts: Texts) -> Row:
    """Stop following."""
    return (button(texts, "stop", Action(Verb.QUIT, key=digest(subject_id))),)


def again_button(subject: Subject | None, name_id: str, texts: Texts) -> tuple[Row, ...]:
    """Follow again, whoever was dropped: a name by its new id, or a subject that can be followed by its name."""
    if name_id:
        return ((button(texts, "again", Action(Verb.NAME, key=name_id)),),)
    if subject is not None and is_offered(subject):
        return ((button(texts, "again", Action(Verb.FOLLOW, key=digest(subject.id))),),)
    return ()


def button(texts: Texts, words: str, action: Action) -> tuple[str, str]:
    """One button: the text of ``bot.button.WORDS`` and its action."""
    return texts(f"bot.button.{words}"), str(action)


def _told_apart(one: Subject, label: str, labels: Sequence[str]) -> str:
    """Two of one name are told apart by the first word that the lists know of each."""
    return f"{label} ({one.context[0]})" if labels.count(label) > 1 and one.context else label
