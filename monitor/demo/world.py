"""The invented world: who publishes what and when, about whom, and who waits for news. Values only.

    file --script.py--> world with {placeholders} --cast.py--> names, days --templates.py--> the world that is played

``docs/world.md`` tells how to write one. Times are aware UTC; ``World.zone`` is where its people live.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from monitor.model import Basis, Level, Role, Source, Subject, SubjectType, Visibility

FEED_LENGTH = 20
"""How many entries a feed shows, newest first."""


class Format(StrEnum):
    """How a source writes its feed."""

    RSS = "rss"
    ATOM = "atom"
    RDF = "rdf"
    JSON = "json"


class Carries(StrEnum):
    """Whether the feed holds the whole text or a summary, with an article page for the rest."""

    FULL = "full"
    SUMMARY = "summary"


class Failure(StrEnum):
    """What a source answers while it is out of order."""

    FORBIDDEN = "http 403"
    NOT_FOUND = "http 404"
    GONE = "http 410"
    BROKEN = "http 500"
    UNAVAILABLE = "http 503"
    TIMEOUT = "timeout"
    BLOCK_PAGE = "block page"
    EMPTY = "empty"
    NOT_A_FEED = "not a feed"


@dataclass(frozen=True, slots=True)
class Publisher:
    """A source of the world; ``interval`` is seconds between polls."""

    id: str
    name: str
    role: Role
    language: str
    format: Format
    carries: Carries
    verifies: bool = False
    names: tuple[str, ...] = ()
    interval: float = 600.0

    def source(self, base_url: str) -> Source:
        """The same as Faro knows it, with its feed under ``base_url`` ("http://127.0.0.1:8080")."""
        return Source(
            id=self.id,
            name=self.name,
            url=f"{base_url}/{self.id}/feed",
            role=self.role,
            language=self.language,
            verifies=self.verifies,
            names=self.names,
            interval=self.interval,
        )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented; ``watched`` people stand on the demo's list. ``gender`` is "f" or "m", for agreement."""

    id: str
    gender: str
    given: tuple[str, ...]
    surnames: tuple[str, ...]
    watched: bool = True
    fixed: bool = False
    aliases: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()
    note: str = ""

    @property
    def name(self) -> str:
        """All given names and surnames, as printed."""
        return " ".join((*self.given, *self.surnames))

    @property
    def short(self) -> str:
        """First given name and first surname."""
        return f"{self.given[0]} {self.surnames[0]}"

    def subject(self) -> Subject:
        """The person as an entry of a watchlist."""
        return Subject(
            id=self.id,
            type=SubjectType.PERSON,
            name=self.name,
            aliases=self.aliases,
            context=self.context,
            namesakes=self.namesakes,
            visibility=Visibility.INVITED,
            basis=Basis.FAMILY_ASKED,
        )


@dataclass(frozen=True, slots=True)
class Site:
    """A place of detention; without ``name`` it is the entry of that id in the shipped list."""

    id: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    needs_context: tuple[str, ...] = ()

    def subject(self) -> Subject | None:
        """The place as an entry of a watchlist; ``None`` when the shipped list has it."""
        if not self.name:
            return None
        return Subject(
            id=self.id,
            type=SubjectType.FACILITY,
            name=self.name,
            aliases=self.aliases,
            needs_context=self.needs_context,
            basis=Basis.NGO,
        )


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who waits for news: ``label`` is (Spanish, English), ``follows`` ids of people and places."""

    key: str
    label: tuple[str, str]
    follows: tuple[str, ...]
    level: Level
    language: str


@dataclass(frozen=True, slots=True)
class Thread:
    """Publications that move together when a seed shifts days; ``shift`` is the fewest and the most days."""

    id: str
    shift: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Publication:
    """What a source puts out at a moment. An edit has the ``key`` of what it edits and a later ``at``.

    ``dated`` is when the entry was first published. ``true`` says whether what it claims was so at that time (``None``:
    it claims nothing, or nobody knows); only the summary at the end reads it, Faro never does. ``note`` is for readers.
    """

    id: str
    at: datetime
    dated: datetime
    source_id: str
    key: str
    title: str
    summary: str = ""
    text: str = ""
    thread: str = ""
    edits: str = ""
    copies: str = ""
    author: str = ""
    true: bool | None = None
    note: str = ""

    @property
    def path(self) -> str:
        """Where its article is served."""
        return f"/{self.source_id}/{self.key}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text, cut at blank lines; the summary where there is no text."""
        blocks = (self.text or self.summary).split("\n\n")
        return tuple(" ".join(block.split()) for block in blocks if block.strip())


@dataclass(frozen=True, slots=True)
class Outage:
    """A source that fails from ``start`` until ``end``."""

    source_id: str
    start: datetime
    end: datetime
    how: Failure
    thread: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """A whole invented world, in order of publication."""

    title: str
    zone: ZoneInfo
    start: date
    language: str
    publishers: tuple[Publisher, ...]
    people: tuple[Person, ...]
    sites: tuple[Site, ...]
    followers: tuple[Follower, ...]
    threads: tuple[Thread, ...]
    publications: tuple[Publication, ...]
    outages: tuple[Outage, ...]
    shift: tuple[int, int] = (0, 0)
    seed: int = 0
    _by_source: dict[str, tuple[Publication, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        groups: dict[str, list[Publication]] = {}
        for publication in self.publications:
            groups.setdefault(publication.source_id, []).append(publication)
        by_source = {source_id: tuple(group) for source_id, group in groups.items()}
        object.__setattr__(self, "_by_source", by_source)

    @property
    def opening(self) -> datetime:
        """Midnight of the first day where its people live."""
        return datetime(self.start.year, self.start.month, self.start.day, tzinfo=self.zone)

    @property
    def watched(self) -> tuple[Person, ...]:
        """The people of the demo's watchlist."""
        return tuple(person for person in self.people if person.watched)

    def publisher(self, source_id: str) -> Publisher | None:
        """The source of that id."""
        return next((publisher for publisher in self.publishers if publisher.id == source_id), None)

    def person(self, person_id: str) -> Person:
        """The person of that id; KeyError when there is none."""
        for person in self.people:
            if person.id == person_id:
                return person
        raise KeyError(person_id)

    def published(self, source_id: str, now: datetime) -> tuple[Publication, ...]:
        """All that ``source_id`` shows at ``now``, newest first, each entry in its latest form."""
        latest: dict[str, Publication] = {}
        for publication in self._by_source.get(source_id, ()):
            if publication.at <= now:
                latest[publication.key] = publication
        return tuple(sorted(latest.values(), key=lambda shown: (shown.dated, shown.key), reverse=True))

    def outage(self, source_id: str, now: datetime) -> Outage | None:
        """The outage ``source_id`` is in at ``now``."""
        for outage in self.outages:
            if outage.source_id == source_id and outage.start <= now < outage.end:
                return outage
        return None

    def moments(self) -> tuple[datetime, ...]:
        """Every time since the opening at which something changes: a publication, an outage that begins or ends."""
        edges = (edge for outage in self.outages for edge in (outage.start, outage.end))
        moments = {*(publication.at for publication in self.publications), *edges}
        return tuple(sorted(moment for moment in moments if moment >= self.opening))

    def at_path(self, path: str, now: datetime) -> Publication | None:
        """What is served at ``path`` at ``now``, in its latest form."""
        source_id = path.strip("/").partition("/")[0]
        shown = [p for p in self._by_source.get(source_id, ()) if p.path == path and p.at <= now]
        return shown[-1] if shown else None

    def sorted(self) -> World:
        """The same world with its publications in order of time; what stands first in the file stays first."""
        return replace(self, publications=tuple(sorted(self.publications, key=lambda p: p.at)))
