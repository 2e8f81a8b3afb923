"""A view made of values, people who write, and short ways to say what they did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from itertools import count

from monitor.bot import Finder, handle
from monitor.model import (
    Basis,
    Evidence,
    Incoming,
    Kind,
    Reason,
    Reply,
    Shape,
    Source,
    Standing,
    Story,
    Subject,
    SubjectType,
    Visibility,
    digest,
)
from monitor.store.effects import Begin, Effect, Person, Say
from monitor.store.outbox import AlertRow, AlertState
from monitor.store.questions import Question
from tests.messages.making import CARACAS, SOURCES, story

NOW = datetime(2026, 2, 9, 14, 0, tzinfo=UTC)
READ = datetime(2026, 2, 9, 13, 55, tzinfo=UTC)

ANA = Subject("ana-zambrano", SubjectType.PERSON, "Ana Lucía Zambrano Oropel")
LUIS = Subject("luis-oropel", SubjectType.PERSON, "Luis Ernesto Oropel Quijada", aliases=("Lucho Oropel",))
HIDDEN = Subject(
    "pedro", SubjectType.PERSON, "Pedro Tadeo Quijada Paz", visibility=Visibility.INVITED, basis=Basis.FAMILY_ASKED
)
CHILD = Subject("nina", SubjectType.PERSON, "Rosa Elena Quijada Oropel", visibility=Visibility.INVITED, minor=True)
PLACE = Subject("ejemplo-1", SubjectType.FACILITY, "Internado Judicial Ejemplo I", aliases=("Ejemplo I",))
PLACE_2 = Subject("ejemplo-2", SubjectType.FACILITY, "Internado Judicial Ejemplo II", aliases=("Ejemplo II",))
SUBJECTS = (ANA, LUIS, HIDDEN, CHILD, PLACE, PLACE_2)

OWN = "~00000000000000aa"
MOTHER = Person("mother", "es")


@dataclass
class FakeView:
    """What a test says is known."""

    known: tuple[Subject, ...] = SUBJECTS
    stories: tuple[Story, ...] = ()
    alerts: dict[int, AlertRow] = field(default_factory=dict)
    told: dict[tuple[str, str], int] = field(default_factory=dict)
    questions: dict[int, Question] = field(default_factory=dict)
    doubts: dict[str, Evidence] = field(default_factory=dict)
    language: str = "es"
    sources: dict[str, Source] = field(default_factory=lambda: SOURCES)
    zone: tzinfo = CARACAS
    read: int = 43
    last_read: datetime | None = READ
    last_seq: int = 17

    def __post_init__(self) -> None:
        self._finder = Finder(self.known)
        self._ids = count(1)

    def new_id(self) -> str:
        """Ids in order."""
        return f"~{next(self._ids):016x}"

    def find(self, typed: str) -> list[Subject]:
        """As the finder says."""
        return self._finder.find(typed)

    def subject(self, subject_id: str) -> Subject | None:
        """By id; a private name is nobody's business here."""
        assert not subject_id.startswith("~")
        return next((one for one in self.known if one.id == subject_id), None)

    def by_handle(self, handle: str) -> Subject | None:
        """By digest of the id."""
        return next((one for one in self.known if digest(one.id) == handle), None)

    def stories_of(self, subject_id: str) -> Iterable[Story]:
        """Of one subject."""
        return [one for one in self.stories if one.subject_id == subject_id]

    def alert(self, alert_id: int, person_id: str) -> AlertRow | None:
        """Of one person."""
        row = self.alerts.get(alert_id)
        return row if row is not None and row.subscriber == person_id else None

    def story_of(self, alert: AlertRow) -> Story | None:
        """As it stands."""
        return next((one for one in self.stories if one.id == alert.story_id), None)

    def question(self, number: int, person_id: str) -> Question | None:
        """To one person."""
        found = self.questions.get(number)
        return found if found is not None and found.subscriber == person_id else None

    def doubt(self, question: Question) -> Evidence | None:
        """By item."""
        return self.doubts.get(question.item_id)

    def told_by(self, person_id: str, story_id: str) -> int:
        """The alert that was sent."""
        return self.told.get((person_id, story_id), 0)


def of(subject: Subject, kind: Kind = Kind.RELEASED, standing: Standing = Standing.CLAIMED, number: int = 1) -> Story:
    """A story of ``subject``."""
    return replace(story(kind, standing, subject=subject), id=f"{subject.id}-{number}")


def alert_row(number: int, about: Story, person: Person = MOTHER) -> AlertRow:
    """An alert that was sent to ``person``."""
    return AlertRow(
        number, person.id, "telegram", "es", about.subject_id, about.id, "e", 3, Reason.NEW, Shape.MESSAGE,
        about.grounds, NOW, AlertState.SENT,
    )  # fmt: skip


def wrote(text: str, *, language: str = "", private: bool = True, ref: str = "5") -> Incoming:
    """Somebody wrote ``text``: "/command argument", or plain words."""
    command, _, argument = text.partition(" ") if text.startswith("/") else ("", "", text)
    return Incoming(
        1, "100", private, message_ref=ref, command=command.removeprefix("/"), argument=argument, language=language
    )


def pressed(action: object, *, private: bool = True, ref: str = "9") -> Incoming:
    """Somebody pressed the button of ``action`` under the message ``ref``."""
    return Incoming(2, "100", private, message_ref=ref, button=str(action), press="p")


def done(incoming: Incoming, person: Person | None = MOTHER, view: FakeView | None = None) -> list[Effect]:
    """What is decided, without the Begin that goes before everything a known person does."""
    effects = handle(incoming, person, view or FakeView(), NOW)
    return effects[1:] if person is not None and effects and isinstance(effects[0], Begin) else effects


def replies(effects: Iterable[Effect]) -> list[Reply]:
    """What is to be said."""
    return [effect.reply for effect in effects if isinstance(effect, Say)]


def kinds(effects: Iterable[Effect]) -> list[str]:
    """The kinds of what is to be said."""
    return [reply.kind for reply in replies(effects)]
