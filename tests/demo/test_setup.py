"""The files that let Faro watch an invented world are ones it accepts."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.config.load import load_config
from monitor.demo.loading import load_world, shipped_world
from monitor.demo.setup import write_setup
from monitor.watchlists import load_watchlists
from tests.demo.worlds import write


@pytest.mark.parametrize("seed", [0, 5])
def test_the_shipped_world_makes_files_faro_accepts(tmp_path: Path, seed: int) -> None:
    """Sources, followers and the one open address come back as they are in the world; so do people and places."""
    world = load_world(shipped_world(), seed)
    config = load_config(write_setup(world, "http://127.0.0.1:8099", tmp_path / "made"))
    assert config.sources == tuple(p.source("http://127.0.0.1:8099") for p in world.publishers)
    assert [(f.name, f.follows, f.level) for f in config.followers] == [
        (f.label[0], f.follows, f.level) for f in world.followers
    ]
    assert [(e.host, e.port, e.delay.total_seconds()) for e in config.net.exceptions] == [("127.0.0.1", 8099, 0)]
    subjects = {subject.id: subject for subject in load_watchlists(config.watchlists)}
    assert [subjects[person.id] for person in world.watched] == [person.subject() for person in world.watched]
    assert all(followed in subjects for follower in config.followers for followed in follower.follows)


def test_places_of_the_world_itself_are_listed(tmp_path: Path) -> None:
    """A place that the shipped lists do not have stands in the written list; followers may be called in English."""
    world = load_world(write(tmp_path))
    config = load_config(write_setup(world, "http://127.0.0.1:8099", tmp_path / "made", language="en"))
    assert "reten" in {subject.id for subject in load_watchlists(config.watchlists)}
    assert [follower.name for follower in config.followers] == ["The aunt"]
