"""From a world file to the world that is played: other names, days and order by seed, then every placeholder filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path
from random import Random

from monitor.demo import script
from monitor.demo.names import collisions, crowd, rename
from monitor.demo.script import Script
from monitor.demo.templates import CROWD, Cast, TemplateError, fill
from monitor.demo.world import Person, Publication, World
from monitor.errors import ConfigError, Fault
from monitor.files.refusal import did_you_mean, shown
from monitor.model import Role, Subject, SubjectType

_WELCOME = {"es": "Bienvenida", "pt": "Boas-vindas"}


def shipped_world() -> Path:
    """The world that ships with the demo."""
    return Path(str(resources.files(__package__).joinpath("world.toml")))


def load_world(path: Path, seed: int = 0, shipped: Sequence[Subject] = ()) -> World:
    """The world of the file at ``path`` as ``seed`` makes it; seed 0 plays it as written.

    ``shipped`` are the subjects of the shipped watchlists: nobody invented may be taken for a person among them, and a
    place without a name must be one of theirs. Raises ConfigError with every mistake and its line.
    """
    written = script.read(path)
    avoid = [n for s in shipped if s.type is SubjectType.PERSON for n in (s.name, *s.aliases)]
    _check(written, avoid, shipped)
    written.check()
    world = _with_archives(written.world)
    if seed:
        random = Random(f"faro:{seed}")  # noqa: S311  a story, not a secret; the same seed tells the same one
        world = _move(replace(world, people=_renamed(written, random, avoid), seed=seed), random)
    filled = _fill(replace(written, world=world), avoid)
    written.check()
    return filled.sorted()


def _renamed(written: Script, random: Random, avoid: Sequence[str]) -> tuple[Person, ...]:
    try:
        return rename(written.world.people, random, avoid)
    except ValueError as error:
        what = f"demasiada gente para otros nombres (too many people for other names): {error}"
        todo = "use --seed 0, o menos gente / use --seed 0, or fewer people"
        raise ConfigError([Fault(written.document.file, 0, what, todo)]) from error


def _check(written: Script, avoid: Sequence[str], shipped: Sequence[Subject]) -> None:
    """What only shows beside the shipped lists, or when the whole file is read."""
    world = written.world
    for person, name in collisions((p for p in world.people if not p.fixed), avoid):
        what = f"{shown(person.name)} se confunde con {shown(name)} (could be taken for that one)"
        written.fault("people", person.id, "given", what, "elija otro nombre / choose another name")
    places = [subject.id for subject in shipped if subject.type is SubjectType.FACILITY]
    for site in world.sites:
        if not site.name and places and site.id not in places:
            what = f"no hay lugar {shown(site.id)} (no such place)"
            written.fault("places", site.id, "id", what, did_you_mean(site.id, places, "dele name / give it a name"))
    taken = {subject.id for subject in shipped}
    for section, ids in (
        ("people", [person.id for person in world.watched]),
        ("places", [site.id for site in world.sites if site.name]),
    ):
        for id_ in taken.intersection(ids):
            what = f"{shown(id_)} está en las listas que trae Faro (is on the lists Faro ships)"
            written.fault(section, id_, "id", what, "elija otro id / choose another id")
    for publisher in world.publishers:
        if publisher.verifies and publisher.role is not Role.NGO:
            what = "verifies: solo una ONG comprueba casos (only an NGO verifies)"
            written.fault("sources", publisher.id, "verifies", what, "quítelo / take it out")
    paths = {f"/{publisher.id}/feed": "feed" for publisher in world.publishers}
    for publication in world.publications:
        if not publication.edits and publication.path in paths:
            what = f"tiene la dirección de {shown(paths[publication.path])} (has its address)"
            todo = "use 'edits' si la corrige / use 'edits' if it corrects it"
            written.fault("publications", publication.id, "url", what, todo)
        paths.setdefault(publication.path, publication.id)


def _with_archives(world: World) -> World:
    """Every feed has something in it before the story starts: what was there at first contact is never news."""
    before = world.opening - timedelta(days=30)
    older = {p.source_id for p in world.publications if p.at < world.opening}
    archives = (
        Publication(
            f"{p.id}-archive", before, before, p.id, "archive", "Bienvenida" if p.language == "es" else "Welcome"
        )
        for p in world.publishers
        if p.id not in older
    )
    return replace(world, publications=(*archives, *world.publications))


def _move(world: World, random: Random) -> World:
    """The whole world, and each thread by itself, some days later or earlier; hours stay, nights remain nights."""
    by = timedelta(days=random.randint(*world.shift))
    first: dict[str, date] = {}
    for p in (p for p in world.publications if p.at >= world.opening):
        first[p.thread] = min(first.get(p.thread, date.max), p.at.date())
    shifts = {
        thread.id: max(timedelta(days=random.randint(*thread.shift)), world.start - first.get(thread.id, world.start))
        for thread in world.threads
    }

    def moved(at: datetime, thread: str) -> datetime:
        if at < world.opening:  # what was there before stays before
            return at
        return at + shifts.get(thread, timedelta()) + by

    return replace(
        world,
        start=world.start + by,
        publications=tuple(
            replace(p, at=moved(p.at, p.thread), dated=moved(p.dated, p.thread)) for p in world.publications
        ),
        outages=tuple(replace(o, start=moved(o.start, o.thread), end=moved(o.end, o.thread)) for o in world.outages),
    )


def _fill(written: Script, avoid: Sequence[str]) -> World:
    world = written.world
    people = {person.id: person for person in world.people}
    extras = crowd(CROWD, Random(f"faro:crowd:{world.seed}"), world.people, avoid)  # noqa: S311  see above
    days = {publication.id: publication.at for publication in world.publications}
    cast = Cast(people, extras, {}, days)

    def text(section: str, id_: str, key: str, template: str, language: str, at: datetime | None = None) -> str:
        try:
            return fill(template, cast, language, at)
        except TemplateError as error:
            what = f"{key}: {shown(error.what)} no existe (does not exist)"
            written.fault(section, id_, key, what, did_you_mean(error.what, error.known))
            return template

    def texts(section: str, id_: str, key: str, templates: tuple[str, ...], language: str) -> tuple[str, ...]:
        return tuple(text(section, id_, key, template, language) for template in templates)

    publishers = tuple(
        replace(
            p,
            name=text("sources", p.id, "name", p.name, p.language),
            names=texts("sources", p.id, "names", p.names, p.language),
        )
        for p in world.publishers
    )
    cast = replace(cast, sources={publisher.id: publisher.name for publisher in publishers})
    language = {publisher.id: publisher.language for publisher in publishers}

    def said(p: Publication, key: str, template: str) -> str:
        return text("publications", p.id, key, template, language.get(p.source_id, world.language), p.at)

    return replace(
        world,
        publishers=publishers,
        people=tuple(
            replace(
                p,
                aliases=texts("people", p.id, "aliases", p.aliases, world.language),
                context=texts("people", p.id, "context", p.context, world.language),
                namesakes=texts("people", p.id, "namesakes", p.namesakes, world.language),
            )
            for p in world.people
        ),
        publications=tuple(
            replace(
                p,
                at=p.at.astimezone(UTC),
                dated=p.dated.astimezone(UTC),
                title=said(p, "title", p.title),
                summary=said(p, "summary", p.summary),
                text=said(p, "text", p.text),
                author=said(p, "author", p.author),
            )
            for p in world.publications
        ),
        outages=tuple(replace(o, start=o.start.astimezone(UTC), end=o.end.astimezone(UTC)) for o in world.outages),
    )
