"""What a source shows at a moment."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.demo.loading import load_world, shipped_world
from monitor.demo.world import Failure, World
from tests.demo.worlds import write


@pytest.fixture
def world(tmp_path: Path) -> World:
    """The small world."""
    return load_world(write(tmp_path))


def test_publications_appear_when_their_time_comes(world: World) -> None:
    """Before its moment a publication is not there; from its moment on it is, newest first."""
    moment = next(p.at for p in world.publications if p.id == "uno")
    assert [p.id for p in world.published("gaceta", moment - timedelta(seconds=1))] == ["gaceta-archive"]
    assert [p.id for p in world.published("gaceta", moment)] == ["uno", "gaceta-archive"]


def test_an_edit_takes_the_place_of_what_it_edits(world: World) -> None:
    """At its moment the edit is served at the same address, and nothing is shown twice."""
    edit = next(p for p in world.publications if p.id == "tres")
    before = world.at_path(edit.path, edit.at - timedelta(seconds=1))
    after = world.at_path(edit.path, edit.at)
    assert before is not None
    assert after is not None
    assert (before.id, after.id) == ("dos", "tres")
    assert [p.id for p in world.published("bulletin", edit.at)] == ["tres", "bulletin-archive"]


def test_an_outage_begins_and_ends(world: World) -> None:
    """It lasts from its start until just before its end, for its source alone."""
    outage = world.outages[0]
    assert world.outage("gaceta", outage.start) is outage
    assert world.outage("gaceta", outage.end) is None
    assert world.outage("bulletin", outage.start) is None
    assert outage.how is Failure.UNAVAILABLE


def test_moments_are_all_that_changes_since_the_opening(world: World) -> None:
    """Publications and the edges of outages, in order, without what was there before."""
    shown = [moment.astimezone(world.zone).strftime("%d %H:%M") for moment in world.moments()]
    assert shown == ["02 08:00", "04 09:30", "04 11:00", "05 00:00", "06 00:00"]


def test_unknown_sources_show_nothing(world: World) -> None:
    """Asking for what does not exist is an empty answer."""
    assert world.published("x", world.opening) == ()
    assert world.at_path("/x/y", world.opening) is None
    assert world.at_path("", world.opening) is None


#: DESIGN.md's table, "published" and "truth": which publication tells each row.
TABLE = (
    ("primera-noticia", "01-08 14:05", False),
    ("lista-estatal", "01-09 08:30", False),
    ("familia-no-ha-salido", "01-09 11:30", True),
    ("custodia-ocho", "01-09 13:00", True),
    ("radio-lista", "01-17 12:10", False),
    ("hijo-cardinal", "02-08 17:40", True),
    ("hijo-contraste", "02-08 18:05", True),
    ("otra-vez", "02-08 23:45", True),
    ("fiscalia-aprehension", "02-09 09:10", False),
    ("fiscalia-corrige", "02-09 13:30", True),
    ("casa-cardinal", "02-10 11:00", True),
    ("casa-custodia", "02-10 12:30", True),
    ("plena-cardinal", "02-20 16:10", True),
    ("plena-custodia", "02-20 18:30", True),
)


def test_the_shipped_world_tells_the_table() -> None:
    """Every row of the story in docs/design.md is published, on its day, and is as true as it was."""
    world = load_world(shipped_world())
    told = {p.id: (f"{p.at.astimezone(world.zone):%m-%d %H:%M}", p.true) for p in world.publications}
    assert [(id_, *told[id_]) for id_, _, _ in TABLE] == list(TABLE)


def test_names_stand_in_texts_more_often_than_in_headlines() -> None:
    """As in the real press, few headlines of outlets carry a watched name."""
    world = load_world(shipped_world())
    outlets = {p.id for p in world.publishers if p.role.value in ("outlet", "wire", "state_media")}
    watched = [person.short for person in world.watched] + [person.name for person in world.watched]
    stories = [p for p in world.publications if p.source_id in outlets]
    in_text = [p for p in stories if any(name in p.text for name in watched)]
    in_title = [p for p in stories if any(name in p.title for name in watched)]
    assert len(in_text) > 30
    assert len(in_title) < len(in_text) / 5
