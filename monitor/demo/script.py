"""A world file as written: TOML in, a ``World`` with its placeholders out, every mistake with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from monitor.demo.schema import OutageRow, PublicationRow, WorldFile
from monitor.demo.world import Follower, Outage, Person, Publication, Publisher, Site, Thread, World
from monitor.errors import ConfigError, Fault, unreadable
from monitor.files.refusal import did_you_mean, shown
from monitor.files.shape import raise_all, validate
from monitor.files.toml import Document, parse_toml


@dataclass(frozen=True, slots=True)
class Script:
    """A world as written, where each of its tables stands, and the mistakes found so far."""

    world: World
    document: Document
    rows: dict[tuple[str, str], int]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, section: str, id_: str, key: str, what: str, todo: str) -> None:
        """Note a mistake at ``key`` of the table ``id_``."""
        row = self.rows.get((section, id_))
        line = 0 if row is None else self.document.line((section, row, key))
        self.faults.append(Fault(self.document.file, line, what, todo))

    def check(self) -> None:
        """Raise ConfigError when any mistake was noted."""
        raise_all(self.faults)


def read(path: Path) -> Script:
    """Read the world file at ``path``; raises ConfigError with every mistake that shows without filling its texts."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise ConfigError([unreadable(path, error, "revise la ruta / check the path")]) from error
    document = parse_toml(path, body)
    written, faults = validate(WorldFile, document)
    raise_all(faults)
    if written is None:  # cannot be: without a value there is a fault
        raise AssertionError("neither a value nor a fault")
    script = _Assembly(written, document).script()
    script.check()
    return script


class _Assembly:
    """Puts the rows together, looking up what they name in one another."""

    def __init__(self, file: WorldFile, document: Document) -> None:
        self.file = file
        self.document = document
        self.faults: list[Fault] = []
        self.rows: dict[tuple[str, str], int] = {}
        self.zone = file.world.timezone

    def script(self) -> Script:
        file = self.file
        sources = self._ids("sources", (row.id for row in file.sources))
        followed = [
            *self._ids("people", (row.id for row in file.people)),
            *self._ids("places", (row.id for row in file.places)),
        ]
        threads = self._ids("threads", (row.id for row in file.threads))
        self._ids("publications", (row.id for row in file.publications))
        for number, follower in enumerate(file.followers):
            for id_ in follower.follows:
                self._known("followers", number, "follows", id_, followed)
        self._ids("followers", (row.id for row in file.followers))
        world = World(
            title=file.world.title,
            zone=self.zone,
            start=file.world.start,
            language=file.world.language,
            shift=file.world.shift,
            publishers=tuple(
                Publisher(
                    id=row.id,
                    name=row.name,
                    role=row.role,
                    language=row.language,
                    format=row.format,
                    carries=row.carries,
                    verifies=row.verifies,
                    names=row.names,
                    interval=row.interval.total_seconds(),
                )
                for row in file.sources
            ),
            people=tuple(
                Person(
                    id=row.id,
                    gender=row.gender,
                    given=row.given,
                    surnames=row.surnames,
                    watched=row.watched,
                    fixed=row.fixed,
                    aliases=row.aliases,
                    context=row.context,
                    namesakes=row.namesakes,
                    note=row.note,
                )
                for row in file.people
            ),
            sites=tuple(Site(row.id, row.name, row.aliases, row.needs_context) for row in file.places),
            followers=tuple(
                Follower(row.id, row.label, row.follows, row.level, row.language) for row in file.followers
            ),
            threads=tuple(Thread(row.id, row.shift) for row in file.threads),
            publications=self._publications(sources, threads),
            outages=tuple(self._outage(number, row, sources, threads) for number, row in enumerate(file.outages)),
        )
        return Script(world, self.document, self.rows, self.faults)

    def _publications(self, sources: list[str], threads: list[str]) -> tuple[Publication, ...]:
        done: dict[str, Publication] = {}
        for number, row in enumerate(self.file.publications):
            done.setdefault(row.id, self._publication(number, row, done))
            said = done[row.id]
            self._known("publications", number, "source", said.source_id, sources)
            if said.thread:
                self._known("publications", number, "thread", said.thread, threads)
        return tuple(done.values())

    def _publication(self, number: int, row: PublicationRow, done: dict[str, Publication]) -> Publication:
        for key, id_ in (("edits", row.edits), ("copies", row.copies)):
            if id_:
                self._known("publications", number, key, id_, done)
        edited = done.get(row.edits)
        model = edited or done.get(row.copies)
        at = self._local(row.at)
        publication = Publication(
            id=row.id,
            at=at,
            dated=edited.dated if edited else at,
            source_id=row.source or (edited.source_id if edited else ""),
            key=edited.key if edited else row.url or row.id,
            title=row.title or (model.title if model else ""),
            summary=row.summary or (model.summary if model else ""),
            text=row.text or (model.text if model else ""),
            thread=row.thread or (model.thread if model else ""),
            edits=row.edits,
            copies=row.copies,
            author=row.author or (edited.author if edited else ""),
            true=row.true,
            note=row.note,
        )
        if not publication.title:
            self._fault("publications", number, "title", "falta 'title' (missing key)", "añada title = … / add it")
        if edited and not _may_edit(publication, edited):
            what = f"no puede editar {shown(edited.id)} (cannot edit it)"
            todo = "misma fuente, mismo hilo y más tarde / same source, same thread, and later"
            self._fault("publications", number, "edits", what, todo)
        return publication

    def _outage(self, number: int, row: OutageRow, sources: list[str], threads: list[str]) -> Outage:
        self._known("outages", number, "source", row.source, sources)
        if row.thread:
            self._known("outages", number, "thread", row.thread, threads)
        if row.start >= row.end:
            what = "termina antes de empezar (ends before it begins)"
            self._fault("outages", number, "end", what, "ponga end después de start / put end after start")
        return Outage(row.source, self._local(row.start), self._local(row.end), row.how, row.thread)

    def _local(self, at: datetime) -> datetime:
        return at.replace(tzinfo=self.zone)

    def _ids(self, section: str, ids: Iterable[str]) -> list[str]:
        found = list(ids)
        for number, id_ in enumerate(found):
            if (section, id_) in self.rows:
                first = self.document.line((section, self.rows[section, id_]))
                what = f"{shown(id_)} ya está en la línea {first} (already in line {first})"
                self._fault(section, number, "id", what, "elija otro / choose another")
            self.rows.setdefault((section, id_), number)
        return found

    def _known(self, section: str, number: int, key: str, id_: str, known: Iterable[str]) -> None:
        if id_ not in known:
            what = f"{key}: {shown(id_)} no existe (does not exist)"
            self._fault(section, number, key, what, did_you_mean(id_, known, "escríbalo antes / write it before"))

    def _fault(self, section: str, number: int, key: str, what: str, todo: str) -> None:
        self.faults.append(Fault(self.document.file, self.document.line((section, number, key)), what, todo))


def _may_edit(publication: Publication, edited: Publication) -> bool:
    alike = publication.source_id == edited.source_id and publication.thread == edited.thread
    return alike and edited.at < publication.at
