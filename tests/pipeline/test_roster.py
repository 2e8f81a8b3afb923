"""The roster: who is in force, who was, and that a broken file changes nothing."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from structlog.testing import capture_logs

from monitor.pipeline.roster import Roster
from monitor.watchlists import Watchlists
from tests.build import at
from tests.pipeline.office import ANA, LIST

FOR_NOW = LIST + "until = 2026-01-08\n"


def roster(folder: Path, text: str, day: int = 8) -> tuple[Roster, Path]:
    """The roster of one file."""
    file = folder / "list.toml"
    file.write_text(text, "utf-8")
    return Roster(Watchlists([file]), lambda: at(day)), file


def reload(made: Roster) -> None:
    """Look often enough to believe what is there."""
    for _ in range(3):
        asyncio.run(made.reload())


def test_a_broken_file_leaves_the_last_good_one_in_force(tmp_path: Path) -> None:
    """The log says where it is broken, and not what stands there."""
    made, file = roster(tmp_path, LIST)
    assert set(made.subjects) == {"ana", "eva"}
    file.write_text(LIST + f'\n[[people]]\nid = "{ANA}\n', "utf-8")
    with capture_logs() as lines:
        reload(made)
    assert set(made.subjects) == {"ana", "eva"}
    assert [(line["log_level"], line["file"]) for line in lines] == [("error", str(file))]
    assert ANA not in str(lines)


def test_whoever_left_the_lists_still_has_a_name(tmp_path: Path) -> None:
    """What was decided before is still told."""
    made, file = roster(tmp_path, LIST)
    file.write_text(LIST.partition('\n[[people]]\nid = "eva"')[0], "utf-8")
    reload(made)
    assert set(made.subjects) == {"ana"}
    eva = made.subject("eva")
    assert eva is not None
    assert eva.name.startswith("Eva")
    assert made.subject("nobody") is None


def test_whoever_is_listed_for_a_time_is_in_force_for_that_time(tmp_path: Path) -> None:
    """The last day counts."""
    today = [8]
    file = tmp_path / "list.toml"
    file.write_text(FOR_NOW, "utf-8")
    made = Roster(Watchlists([file]), lambda: at(today[0]))
    assert "eva" in made.subjects
    today[0] += timedelta(days=2).days
    reload(made)
    assert "eva" not in made.subjects
    assert made.subject("eva") is not None
