"""A web, a reading process and a clock that keep what they were given, and a news.db in memory around them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from monitor.model import Source, Subject, SubjectType
from monitor.pipeline.polling import Polling
from monitor.pipeline.private import Private
from monitor.pipeline.reading import Reader
from monitor.pipeline.watch import Watch, watch
from monitor.sources.article import Article
from monitor.sources.feed import Entry, Feed
from monitor.sources.fetch import Fetcher, Response
from monitor.sources.workers import Workers
from monitor.store.jobs import Job
from monitor.store.news import News
from monitor.store.polls import SourceState
from monitor.stories import Stories
from tests.build import SOURCES, VOICES, at

HOLD = timedelta(seconds=60)
START = at(8)
ANA = "Ana Lucía Zambrano Oropel"
SUBJECTS = (Subject("ana", SubjectType.PERSON, ANA), Subject("eva", SubjectType.PERSON, "Eva Marina Quiñónez Tovar"))


def answer(body: bytes = b"", status: int = 200, url: str = "https://diario.example/feed", **more: object) -> Response:
    """What a server answered."""
    values: dict[str, object] = {"moved_to": None, "etag": None, "last_modified": None, "max_age": None} | more
    return Response(status, url, "diario.example", body=body, content_type=None, charset=None, **values)  # type: ignore[arg-type]


def entry(key: str = "1", title: str = "Titular", summary: str = "", text: str = "", **more: object) -> Entry:
    """One entry of a feed; its digest follows its words."""
    values: dict[str, object] = {"url": f"https://diario.example/{key}", "published": None, "updated": None} | more
    return Entry(key, f"{key}{title}{summary}{text}{more}", title, summary, text, **values)  # type: ignore[arg-type]


def feed(*entries: Entry, known: tuple[str, ...] = (), complete: bool = True) -> Feed:
    """A feed with new ``entries``, after those ``known`` before."""
    return Feed("rss", "", "es", entries, (*known, *(one.digest for one in entries)), complete)


@dataclass
class Web:
    """Answers with what stands next in ``answers``, an error or a response, and keeps what was asked."""

    answers: list[Response | Exception] = field(default_factory=list)
    asked: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    async def get(self, url: str, **how: object) -> Response:
        """Answer one question."""
        self.asked.append((url, how))
        given = self.answers.pop(0)
        if isinstance(given, Exception):
            raise given
        return given


@dataclass
class Process:
    """Reads a feed, a page or an article as it was told to, and keeps which of them it was asked for."""

    feeds: list[Feed | Exception] = field(default_factory=list)
    page: str = ""
    article: str = ""
    tasks: list[str] = field(default_factory=list)

    async def run(self, task: str, *_: object) -> Feed | str | Article:
        """Do one task."""
        self.tasks.append(task)
        if task == "page":
            return self.page
        if task == "article":
            return Article("", self.article, None)
        given = self.feeds.pop(0)
        if isinstance(given, Exception):
            raise given
        return given


@dataclass
class Line:
    """Collect's stages on one news.db, each step called by hand."""

    news: News
    web: Web = field(default_factory=Web)
    process: Process = field(default_factory=Process)
    time: datetime = START
    watched: Watch = field(default_factory=lambda: watch(SUBJECTS))
    reloads: int = 0
    handover: Path | None = None

    def __post_init__(self) -> None:
        fetcher, workers = cast("Fetcher", self.web), cast("Workers", self.process)
        sources = {source.id: source for source in SOURCES}
        self.news.sync_sources(SOURCES, self.time)
        self.polling = Polling(
            self.news, fetcher, workers, sources, lambda: self.watched, lambda: self.time, lambda: 0.0, HOLD
        )
        self.reader = Reader(
            self.news,
            fetcher,
            workers,
            lambda: self.watched,
            self._stories,
            lambda: self.time,
            ZoneInfo("America/Caracas"),
            Private(self.news, lambda public, text: f"{public} {text}".encode(), self.handover),
        )

    def _stories(self) -> Stories:
        self.reloads += 1
        return Stories(VOICES, self.news.readings(self.time - timedelta(days=90)), self.news.stories())

    @property
    def source(self) -> Source:
        """The source that the tests poll."""
        return SOURCES[0]

    @property
    def state(self) -> SourceState:
        """How that source stands."""
        return next(state for state in self.news.source_states() if state.source_id == self.source.id)

    @property
    def jobs(self) -> list[Job]:
        """Every job there is, due or not."""
        return self.news.due_jobs(self.time + timedelta(days=400), 100)

    async def poll(self, given: Response | Exception, *feeds: Feed | Exception, minutes: float = 10) -> SourceState:
        """Let ``minutes`` pass and poll the source, which answers that; return how it stands then."""
        self.time += timedelta(minutes=minutes)
        self.web.answers.append(given)
        self.process.feeds.extend(feeds)
        await self.polling.poll(self.state)
        return self.state

    async def meet(self) -> None:
        """First contact, with a feed that says nothing about anybody."""
        await self.poll(answer(b"first"), feed(entry("0", "Abre la feria", text="La feria abre sus puertas. " * 30)))
        for job in self.jobs:
            await self.reader.read(job)


@contextmanager
def line() -> Iterator[Line]:
    """A line on a news.db in memory."""
    with News.open(":memory:", owner=True) as news:
        yield Line(news)
