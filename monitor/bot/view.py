"""What the bot may look at to answer somebody, and what it says: nothing here reads a database by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from monitor.model import Evidence, Message, Source, Story, Subject
from monitor.store.outbox import AlertRow
from monitor.store.questions import Question

#: A row of buttons: the words on each, and the action it stands for (monitor/bot/actions.py).
Row = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a reply, the buttons under it, row by row, and whether a telephone should ring for it."""

    message: Message
    buttons: tuple[Row, ...] = ()
    sound: bool = False


class View(Protocol):
    """What is known at this moment, of public matters and of one person's own alerts.

    ``language`` is the one spoken at this place; ``read`` counts the sources read with success, the last of them at
    ``last_read``; ``last_seq`` is where the log of story changes ends.
    """

    @property
    def language(self) -> str:
        """The language of whoever does not say."""
        ...

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every source by its id."""
        ...

    @property
    def zone(self) -> tzinfo:
        """The zone that days and hours are told in."""
        ...

    @property
    def read(self) -> int:
        """How many sources were read with success."""
        ...

    @property
    def last_read(self) -> datetime | None:
        """When the last of them was read."""
        ...

    @property
    def last_seq(self) -> int:
        """The last change in the log of news.db."""
        ...

    def new_id(self) -> str:
        """A new private name's id: "~" and 16 random hexadecimal digits."""
        ...

    def find(self, typed: str) -> list[Subject]:
        """Those whom a typed name may mean, as ``Finder`` finds them among the subjects in force."""
        ...

    def subject(self, subject_id: str) -> Subject | None:
        """A subject of the lists; never asked for a private name."""
        ...

    def by_handle(self, handle: str) -> Subject | None:
        """The subject in force whose id has this digest."""
        ...

    def stories_of(self, subject_id: str) -> Iterable[Story]:
        """The stories of a subject, or of a private name."""
        ...

    def alert(self, alert_id: int, person_id: str) -> AlertRow | None:
        """An alert of this person; None for anybody else's."""
        ...

    def story_of(self, alert: AlertRow) -> Story | None:
        """The story of an alert as it stands now."""
        ...

    def question(self, number: int, person_id: str) -> Question | None:
        """A question to this person; None for anybody else's."""
        ...

    def doubt(self, question: Question) -> Evidence | None:
        """What a question is about, as it stands now; None when there is no doubt any more."""
        ...

    def told_by(self, person_id: str, story_id: str) -> int:
        """The alert that brought a story to this person, 0 while none was sent."""
        ...
