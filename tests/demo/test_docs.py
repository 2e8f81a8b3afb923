"""docs/world.md and the code name the same keys, forms and failures, and its example plays."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from monitor.demo.loading import load_world
from monitor.demo.schema import WorldFile
from monitor.demo.templates import CROWD, FORMS
from monitor.demo.world import Failure
from monitor.files.shape import keys
from tests.demo.worlds import write

REFERENCE = (Path(__file__).parents[2] / "docs/world.md").read_text(encoding="utf-8")


def test_every_key_is_documented() -> None:
    """The reference has one row for every key, in the order of the file, and none for a key that does not exist."""
    assert re.findall(r"^\| `([^`]+\.[^`]+)` \| (?:\*|`|the|nothing)", REFERENCE, re.MULTILINE) == list(keys(WorldFile))


def test_every_form_and_failure_is_documented() -> None:
    """All ways to write a name, the size of the crowd, and all ways to fail stand in the reference."""
    assert all(f".{form}}}" in REFERENCE for form in FORMS if form != "full")
    assert f"{{n:{CROWD}}}" in REFERENCE
    assert all(f'"{failure.value}"' in REFERENCE for failure in Failure)


def test_the_example_plays(tmp_path: Path) -> None:
    """What the reference shows can be copied and played, with any seed."""
    example = dedent(REFERENCE.partition("## A small one\n")[2].partition("\n## ")[0])
    world = load_world(write(tmp_path, example))
    assert world.publications[-1].paragraphs[0] == "Ana Cova fue detenida este lunes, denunció su hermano."
    assert load_world(write(tmp_path, example), 4).people[0].name != "Ana Rosa Cova Lira"
