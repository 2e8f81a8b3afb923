"""The world as items, for trying rules without a server."""

from __future__ import annotations

from pathlib import Path

from monitor.demo.items import items
from monitor.demo.loading import load_world
from tests.demo.worlds import write


def test_publications_become_items_in_order(tmp_path: Path) -> None:
    """An edit is the next revision of the same item; only what lies before the opening is past."""
    found = list(items(load_world(write(tmp_path))))
    assert [(item.key, item.revision, item.past) for item in found[-3:]] == [
        ("uno", 1, False),
        ("dos", 1, False),
        ("dos", 2, False),
    ]
    assert all(item.past for item in found[:-3])
    assert found[-1].id == found[-2].id
    assert found[-1].dated < found[-1].seen
