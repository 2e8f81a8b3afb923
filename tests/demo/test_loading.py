"""A world file becomes the world that is played, as written or as a seed makes it, or is refused with its lines."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.demo.loading import load_world, shipped_world
from monitor.demo.names import collisions
from monitor.demo.world import World
from monitor.errors import ConfigError
from monitor.model import Level, Subject, SubjectType
from monitor.watchlists import shipped_watchlists
from monitor.watchlists.load import Content, parse
from tests.demo.worlds import SMALL, write

SEEDS = range(31)


@pytest.fixture(scope="module")
def shipped() -> tuple[Subject, ...]:
    """The subjects of the lists in the package."""
    return parse([Content(Path(name), body) for name, body in shipped_watchlists().items()]).subjects


@pytest.fixture(scope="module")
def worlds(shipped: tuple[Subject, ...]) -> dict[int, World]:
    """The shipped world by seed."""
    return {seed: load_world(shipped_world(), seed, shipped) for seed in SEEDS}


def said(world: World) -> list[str]:
    """Every text of the world that people read."""
    texts = [text for p in world.publications for text in (p.title, p.summary, p.text, p.author)]
    return [*texts, *(p.name for p in world.publishers), *(a for p in world.people for a in (*p.aliases, *p.context))]


def test_the_shipped_world_has_what_the_demo_promises(worlds: dict[int, World]) -> None:
    """About ten sources of many roles and two languages, a dozen people, three real places, three followers."""
    world = worlds[0]
    assert len(world.publishers) >= 10
    assert {p.role.value for p in world.publishers} >= {"family", "ngo", "government", "state_media", "wire", "outlet"}
    assert {p.language for p in world.publishers} == {"es", "en"}
    assert {p.format.value for p in world.publishers} == {"rss", "atom", "rdf", "json"}
    assert len(world.watched) >= 12
    assert len([site for site in world.sites if not site.name]) == 3
    assert [f.level for f in world.followers] == [Level.DEFAULT, Level.EVERY_CLAIM, Level.DEFAULT]
    assert world.publications[-1].at - world.opening > timedelta(weeks=6)
    assert world.outages


@pytest.mark.parametrize("seed", SEEDS)
def test_every_seed_makes_a_whole_world(seed: int, worlds: dict[int, World], shipped: tuple[Subject, ...]) -> None:
    """No placeholder is left, nobody could be taken for a real person of the shipped lists, no two share a name."""
    world = worlds[seed]
    assert not [text for text in said(world) if "{" in text or "}" in text]
    assert not collisions(world.people, [s.name for s in shipped if s.type is SubjectType.PERSON])
    assert len({person.name for person in world.people}) == len(world.people)
    assert [p.at for p in world.publications] == sorted(p.at for p in world.publications)


@pytest.mark.parametrize("seed", SEEDS)
def test_relations_survive_other_names(seed: int, worlds: dict[int, World]) -> None:
    """Brothers keep sharing both surnames, namesakes their first names, others nothing they did not share."""
    written, world = worlds[0], worlds[seed]

    def shared(one: World) -> list[tuple[str, str, bool, bool]]:
        return [
            (a.id, b.id, a.given[0] == b.given[0], a.surnames[0] == b.surnames[0])
            for a in one.people
            for b in one.people
            if a.id < b.id
        ]

    assert shared(world) == shared(written)
    assert world.person("eleazar").surnames == world.person("leonardo").surnames
    assert world.person("quintero-acuna").short == world.person("quintero-bello").short


@pytest.mark.parametrize("seed", SEEDS)
def test_a_thread_keeps_its_inner_order(seed: int, worlds: dict[int, World]) -> None:
    """Within a thread all moves by the same days at the same hours, and nothing is news before the start."""
    written, world = worlds[0], worlds[seed]
    at = {p.id: p.at for p in world.publications}
    for thread in {p.thread for p in written.publications}:
        moves = {at[p.id] - p.at for p in written.publications if p.thread == thread and p.at >= written.opening}
        assert len(moves) <= 1
        assert all(move % timedelta(days=1) == timedelta() for move in moves)
    before = {p.id for p in written.publications if p.at < written.opening}
    assert {p.id for p in world.publications if p.at < world.opening} == before


def test_two_seeds_tell_two_stories_and_one_seed_tells_one(worlds: dict[int, World]) -> None:
    """Names, days and order differ between seeds; the same seed gives the same world again."""
    first, second = worlds[1], worlds[2]
    assert {p.name for p in first.people}.isdisjoint(p.name for p in second.people)
    assert [p.id for p in first.publications] != [p.id for p in second.publications]
    assert first.start != second.start
    assert load_world(shipped_world(), 1) == load_world(shipped_world(), 1)


def test_every_source_has_something_before_the_start(worlds: dict[int, World]) -> None:
    """The first contact with a source finds past entries, so that none looks empty."""
    for world in (worlds[0], worlds[7]):
        assert all(world.published(publisher.id, world.opening) for publisher in world.publishers)


def test_copies_say_the_same_and_edits_keep_their_place(worlds: dict[int, World]) -> None:
    """A copy carries the same words from another source; an edit has the address and first date of what it edits."""
    by_id = {p.id: p for p in worlds[3].publications}
    for publication in by_id.values():
        if publication.copies:
            original = by_id[publication.copies]
            assert (publication.title, publication.text) == (original.title, original.text)
            assert publication.source_id != original.source_id
        if publication.edits:
            edited = by_id[publication.edits]
            assert (publication.path, publication.dated) == (edited.path, edited.dated)
            assert publication.at > edited.at


def test_the_small_world_is_filled(tmp_path: Path) -> None:
    """Names, agreement, days and crowd are put in their places."""
    world = load_world(write(tmp_path))
    one, two, three = (p for p in world.publications if p.at >= world.opening)
    assert one.title == "Detenida Ana Cova el lunes"
    assert one.summary == "Su hermano Beto & otros <lo> cuentan."
    assert one.paragraphs[0] == "Fue el 1 de marzo."
    assert re.fullmatch(r"Según Bulletin of Cova, con (\S+ ){4}y \S+ \S+\.", one.paragraphs[1])
    assert two.title == "On Monday, March 2 and March 2"
    assert two.text == "ANA ROSA COVA LIRA was seen."
    assert (three.title, three.text) == (two.title, "Cova was not seen.")


FAULTS = [
    ('invented = true\n', "invented = false\n", 3, "must be invented"),
    ('timezone = "America/Caracas"', 'timezone = "America/Caracass"', 4, "America/Caracas"),
    ("shift = [0, 9]", "shift = [-1, 9]", 6, "does not move back"),
    ('role = "outlet"', 'role = "outlets"', 11, "outlet"),
    ('format = "rss"', 'formatt = "rss"', 12, "format"),
    ('gender = "f"', 'gender = "x"', 24, '"f" o "m"'),
    ('given = ["Ana", "Rosa"]', "given = []", 25, "empty list"),
    ('follows = ["ana", "reten"]', 'follows = ["anna"]', 42, "did you mean 'ana'?"),
    ("shift = [-2, 5]", "shift = [5, -2]", 46, "two numbers of days"),
    ('at = "2026-03-02 08:00"', 'at = "2 de marzo"', 50, "local day and time"),
    ('08:00"\nsource = "gaceta"', '08:00"\nsource = "gazeta"', 51, "gaceta"),
    ("{p:beto.given}", "{p:betto.given}", 53, "did you mean 'beto'?"),
    ("{p:beto.given}", "{p:beto.givenn}", 53, "given"),
    ("{day:-1.date}", "{day:-1.dates}", 54, "date"),
    ("{s:bulletin}", "{q:bulletin}", 54, "{q:bulletin}"),
    ("{n:1}", "{n:999}", 54, "999"),
    ('thread = "calle"', 'thread = "calles"', 58, "calle"),
    ('edits = "dos"', 'edits = "doss"', 66, "dos"),
    ('at = "2026-03-04 11:00"', 'at = "2026-03-04 09:00"', 66, "cannot edit it"),
    ('id = "tres"\nedits = "dos"', 'id = "uno"\nedits = "dos"', 65, "already in line 48"),
    ('end = "2026-03-06 00:00"', 'end = "2026-03-04 00:00"', 73, "ends before it begins"),
    ('how = "http 503"', 'how = "http 530"', 74, "http 503"),
    ('name = "La Gaceta"', 'name = "La Gaceta"\nverifies = true', 11, "only an NGO verifies"),
    ('id = "tres"\nedits = "dos"', 'id = "feed"\nsource = "bulletin"\ntitle = "x"', 64, "has its address"),
    ('language = "en"', 'language = "English"', 18, "a language code"),
    ("[[outages]]", "[[outage]]", 70, "outages"),
    ('title = "Un pueblo"', 'title = "Un pueblo', 2, "unclosed text"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "words"), FAULTS)
def test_a_mistake_is_shown_where_it_stands(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    """Each mistake names the file, the line, what is wrong and what would be right."""
    assert SMALL.count(old) == 1
    path = write(tmp_path, SMALL.replace(old, new))
    with pytest.raises(ConfigError) as caught:
        load_world(path)
    assert f"{path}:{line}: " in str(caught.value)
    assert words in str(caught.value)


def test_all_mistakes_are_shown_at_once(tmp_path: Path) -> None:
    """Two mistakes are two faults, in file order."""
    path = write(tmp_path, SMALL.replace("{s:bulletin}", "{s:x}").replace("{p:ana.upper}", "{p:x}"))
    with pytest.raises(ConfigError) as caught:
        load_world(path)
    assert [fault.line for fault in caught.value.faults] == [54, 62]


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    """No file, no traceback."""
    with pytest.raises(ConfigError, match="cannot be read"):
        load_world(tmp_path / "none.toml")


def test_real_people_and_unknown_places_are_refused(tmp_path: Path, shipped: tuple[Subject, ...]) -> None:
    """Nobody invented may be taken for somebody on the shipped lists; a place without a name must be on them."""
    real = next(s for s in shipped if s.type is SubjectType.PERSON).name.split()
    text = SMALL.replace('given = ["Ana", "Rosa"]', f'given = ["Ana", "{real[0]}"]')
    text = text.replace('surnames = ["Cova", "Lira"]', f'surnames = ["{real[-1]}", "Lira"]')
    path = write(tmp_path, text.replace('id = "reten"\nname = "Retén del Pueblo"', 'id = "reten"'))
    with pytest.raises(ConfigError) as caught:
        load_world(path, 0, shipped)
    assert sorted({fault.line for fault in caught.value.faults}) == [25, 36]


def test_a_world_with_too_many_people_says_so(tmp_path: Path) -> None:
    """More people than the name lists have is a fault with a way out, not a crash."""
    crowd = "".join(
        f'[[people]]\nid = "x{n}"\ngender = "m"\ngiven = ["Xy{n}"]\nsurnames = ["Zy{n}"]\n\n' for n in range(150)
    )
    with pytest.raises(ConfigError, match="--seed 0"):
        load_world(write(tmp_path, SMALL.replace("[[places]]", crowd + "[[places]]")), 1)
