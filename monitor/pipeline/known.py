"""What the bot may look at to answer somebody: the lists, the stories, and that person's own alerts."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from monitor.bot.finding import Finder
from monitor.model import Evidence, Source, Story, Subject, digest
from monitor.pipeline.own_names import OwnNames
from monitor.pipeline.roster import Roster
from monitor.store.news import News
from monitor.store.outbox import AlertRow
from monitor.store.people import People
from monitor.store.questions import Question


class Known:
    """A ``View`` (monitor/bot/view.py) of the databases and the lists."""

    def __init__(
        self,
        news: News,
        people: People,
        roster: Roster,
        sources: Mapping[str, Source],
        zone: tzinfo,
        language: str,
        own: OwnNames | None = None,
    ) -> None:
        self._news = news
        self._own = own
        self._people = people
        self._roster = roster
        self._listed: Mapping[str, Subject] | None = None
        self._finder = Finder(())
        self._handles: dict[str, str] = {}
        self.sources = sources
        self.zone = zone
        self.language = language

    @property
    def read(self) -> int:
        """How many sources were read with success."""
        return len(self._read_at())

    @property
    def last_read(self) -> datetime | None:
        """When the last of them was read."""
        return max(self._read_at(), default=None)

    @property
    def last_seq(self) -> int:
        """The last change in the log of news.db."""
        return self._news.last_seq()

    @property
    def epoch(self) -> str:
        """Which history of news.db that log belongs to."""
        return self._news.epoch()

    def new_id(self) -> str:
        """A new private name's id."""
        return f"~{secrets.token_hex(8)}"

    def find(self, typed: str) -> list[Subject]:
        """Those whom a typed name may mean."""
        self._take()
        return self._finder.find(typed)

    def subject(self, subject_id: str) -> Subject | None:
        """A subject of the lists, or one that was on them."""
        return self._roster.subject(subject_id)

    def by_handle(self, handle: str) -> Subject | None:
        """The subject in force whose id has this digest."""
        self._take()
        return self._roster.subjects.get(self._handles.get(handle, ""))

    def stories_of(self, subject_id: str) -> Sequence[Story]:
        """The stories of a subject, or of a private name."""
        private = subject_id.startswith("~")
        return self._people.private_stories(subject_id) if private else self._news.stories_of(subject_id)

    def alert(self, alert_id: int, person_id: str) -> AlertRow | None:
        """An alert of this person; None for anybody else's."""
        row = self._people.alert(alert_id)
        return row if row is not None and row.subscriber == person_id else None

    def story_of(self, alert: AlertRow) -> Story | None:
        """The story of an alert as it stands now."""
        return self._people.private_story(alert.story_id) or self._news.story(alert.story_id)

    def story_told(self, alert: AlertRow) -> Story | None:
        """The story of an alert as it was decided on; after a restore, and of a private name, as it stands."""
        change = self._news.change(alert.seq) if alert.epoch == self._news.epoch() else None
        if change is not None and change.story.id == alert.story_id:
            return change.story
        return self.story_of(alert)

    def told_by(self, person_id: str, story_id: str) -> int:
        """The alert that brought a story to this person, 0 while none was sent."""
        return self._people.first_of(person_id, story_id) or 0

    def question(self, number: int, person_id: str) -> Question | None:
        """A question to this person; None for anybody else's."""
        question = self._people.question(number)
        return question if question is not None and question.subscriber == person_id else None

    def doubt(self, question: Question) -> Evidence | None:
        """What a question is about, as it stands now; None when there is no doubt any more."""
        if not question.subject_id.startswith("~"):
            return self._news.doubt(question.item_id, question.subject_id)
        return self._own.doubt(question.item_id, question.subject_id) if self._own is not None else None

    def _read_at(self) -> list[datetime]:
        return [state.last_ok for state in self._news.source_states() if state.active and state.last_ok]

    def _take(self) -> None:
        if self._listed is not self._roster.subjects:
            self._listed = self._roster.subjects
            self._finder = Finder(self._listed.values())
            self._handles = {digest(subject_id): subject_id for subject_id in self._listed}
