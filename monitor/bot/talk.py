"""One thing that one person did, with all that is needed to decide what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.bot.view import View
from monitor.model import Incoming, Reply, Subject, SubjectType, Visibility
from monitor.store.effects import Effect, Person, Say

#: The channel that this conversation runs on, by its name in CHANNELS.
CHANNEL = "telegram"


class Words(StrEnum):
    """What can be said; each has its function in ``SAYINGS`` (monitor/bot/saying.py)."""

    WELCOME = "welcome"
    WELCOME_BACK = "welcome_back"
    HELP = "help"
    HELP_SHORT = "help_short"
    PRIVACY = "privacy"
    ASK_NAME = "ask_name"
    REFUSED = "refused"
    FULL = "full"
    CANDIDATES = "candidates"
    NAME_ASKED = "name_asked"
    NAME_DONE = "name_done"
    ALREADY = "already"
    KNOWN = "known"
    CHOSEN = "chosen"
    MORE = "more"
    LEVEL = "level"
    HELD = "held"
    LIST = "list"
    PAGE = "page"
    WHICH = "which"
    NOT_FOLLOWED = "not_followed"
    UNFOLLOWED = "unfollowed"
    MUTED = "muted"
    UNMUTED = "unmuted"
    GRAVE = "grave"
    TALK = "talk"
    GONE = "gone"
    FORGET_ASK = "forget_ask"
    FORGOTTEN = "forgotten"
    KEPT = "kept"
    WAIT = "wait"
    WAIT_NAMES = "wait_names"
    QUESTION = "question"
    QUESTION_READ = "question_read"
    QUESTION_OVER = "question_over"
    NOTED_YES = "noted_yes"
    NOTED_NO = "noted_no"


@dataclass(frozen=True, slots=True)
class Talk:
    """What came in, from whom, what is known, and when it is handled."""

    incoming: Incoming
    person: Person
    view: View
    now: datetime

    @property
    def ref(self) -> str:
        """The message that was written, or under which a button was pressed."""
        return self.incoming.message_ref


def answer(words: Words, *, subject: str = "", alert: int = 0, items: Iterable[str] = (), edits: str = "") -> Say:
    """Say ``words``; the rest is what they need (see Reply)."""
    return Say(Reply(words.value, subject, alert, tuple(items), edits))


def language_of(incoming: Incoming, view: View) -> str:
    """The language to speak to whoever wrote: English if their phone does, else the place's."""
    return "en" if incoming.language.casefold().startswith("en") else view.language


def stranger(incoming: Incoming, view: View) -> Person:
    """Somebody of whom nothing is kept."""
    return Person("", language_of(incoming, view))


def is_private(subject_id: str) -> bool:
    """Whether an id is that of a name that a person typed."""
    return subject_id.startswith("~")


def subject_of(subject_id: str, person: Person, view: View) -> Subject | None:
    """Who has this id: a subject of the lists, or a private name of this very person."""
    if not is_private(subject_id):
        return view.subject(subject_id)
    name = person.names.get(subject_id)
    if name is None:
        return None
    return Subject(subject_id, SubjectType.PERSON, name, visibility=Visibility.INVITED)


def effects(*parts: Effect | Iterable[Effect]) -> list[Effect]:
    """One list of effects from single ones and several."""
    return [one for part in parts for one in (part if isinstance(part, Iterable) else (part,))]
