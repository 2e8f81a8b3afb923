"""Questions to somebody who follows: their words, and what their answer does. One question is one person's."""

from __future__ import annotations

from monitor.bot.actions import Action, Verb
from monitor.bot.buttons import button, quit_button
from monitor.bot.finding import is_offered
from monitor.bot.hearer import Hearer
from monitor.bot.talk import Talk, Words, answer, effects, is_private
from monitor.bot.view import Row, Said
from monitor.messages import render_question, render_question_first
from monitor.messages.verdicts import is_place
from monitor.model import Evidence, Message, Reply, Subject
from monitor.store.effects import Effect, Identify, Report
from monitor.store.questions import Answer, Question
from monitor.stories.doubts import is_grave, tells_death


def this_one(talk: Talk, action: Action) -> list[Effect]:
    """Notes that the news is about whom is followed; of a public entry operators see that somebody said so, not who."""
    question = _theirs(talk, action)
    if question is None or question.answer not in (None, Answer.NO):
        return [answer(Words.GONE)]
    return _noted(talk, question, Words.NOTED_YES, this_one=True)


def not_this(talk: Talk, action: Action) -> list[Effect]:
    """Tells nothing more of this news; of a public entry operators see that somebody said so, not who."""
    question = _theirs(talk, action)
    if question is None or question.answer is not None:
        return [answer(Words.GONE)]
    return _noted(talk, question, Words.NOTED_NO, this_one=False)


def look(talk: Talk, action: Action) -> list[Effect]:
    """Shows what a question about grave news is about."""
    question = _theirs(talk, action)
    return [answer(Words.GONE) if question is None else answer(Words.QUESTION_READ, items=(str(question.id),))]


def say_question(reply: Reply, to: Hearer) -> Said:
    """The question; one about a death only says that there is grave news, and the rest when it is asked for."""
    found = _asked(reply, to)
    if found is None:
        return to.said("bot.gone")
    question, evidence, subject = found
    if tells_death(evidence.claim):
        read = button(to.texts, "read", Action(Verb.LOOK, question.id))
        first = render_question_first(subject, to.texts.language)
        return Said(first, ((read,), quit_button(subject.id, to.texts)))
    return Said(_whole(evidence, subject, to), _buttons(question, subject, to), sound=is_grave(evidence.claim))


def say_question_read(reply: Reply, to: Hearer) -> Said:
    """The same, whole, behind a line that a locked telephone may show."""
    found = _asked(reply, to)
    if found is None:
        return to.said("bot.gone")
    question, evidence, subject = found
    whole = _whole(evidence, subject, to)
    message = Message(to.texts("grave.opened"), (whole.first, *whole.body))
    return Said(message, _buttons(question, subject, to))


def say_noted_yes(reply: Reply, to: Hearer) -> Said:
    """Thanks, and what becomes of the answer."""
    return to.said("bot.noted_yes" if is_private(reply.subject) else "bot.noted_yes_public")


def say_noted_no(reply: Reply, to: Hearer) -> Said:
    """Thanks, and a way to take it back."""
    found = _asked(reply, to)
    if found is None:
        return to.said("bot.noted_no")
    question, _, subject = found
    return to.said("bot.noted_no", buttons=((_yes(question, subject, to),),))


def say_over(reply: Reply, to: Hearer) -> Said:
    """That it was somebody else, as an operator says."""
    subject = to.subject(reply.subject)
    return to.said("question.over_place" if subject is not None and is_place(subject) else "question.over")


def _theirs(talk: Talk, action: Action) -> Question | None:
    question = talk.view.question(action.number, talk.person.id)
    return question if question is not None and question.subject_id in talk.person.follows else None


def _noted(talk: Talk, question: Question, words: Words, *, this_one: bool) -> list[Effect]:
    said = answer(words, subject=question.subject_id, items=(str(question.id),))
    subject = None if is_private(question.subject_id) else talk.view.subject(question.subject_id)
    # Few follow a private name or an invited entry: a report would tell who it was.
    public = subject is not None and is_offered(subject)
    report = [Report("", question.subject_id, question.item_id, this_one)] if public else []
    return effects(Identify(question.id, this_one), report, said)


def _asked(reply: Reply, to: Hearer) -> tuple[Question, Evidence, Subject] | None:
    """What a reply asks of whom; None where it is settled, or they follow no more."""
    question = to.view.question(int(reply.items[0]), to.person.id) if reply.items else None
    evidence = to.view.doubt(question) if question is not None else None
    subject = to.subject(question.subject_id) if question is not None else None
    if question is None or evidence is None or subject is None or subject.id not in to.person.follows:
        return None
    return question, evidence, subject


def _whole(evidence: Evidence, subject: Subject, to: Hearer) -> Message:
    return render_question(evidence, subject, to.view.sources, to.texts.language, zone=to.view.zone)


def _buttons(question: Question, subject: Subject, to: Hearer) -> tuple[Row, ...]:
    no = button(to.texts, "not_this", Action(Verb.NOT_THIS, question.id))
    return (_yes(question, subject, to), no), quit_button(subject.id, to.texts)


def _yes(question: Question, subject: Subject, to: Hearer) -> tuple[str, str]:
    words = "this_place" if is_place(subject) else "this_one"
    return button(to.texts, words, Action(Verb.THIS_ONE, question.id))
