"""A short torture with a fixed seed, in both layouts: a dozen kills, and every promise kept (docs/torture.md)."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.e2e.torture.faro import LAYOUTS
from tests.e2e.torture.rig import Plan, Rig

SEED = 20260108


@pytest.mark.system
@pytest.mark.parametrize("layout", LAYOUTS)
def test_killed_at_any_moment_it_keeps_its_promises(layout: str, tmp_path: Path) -> None:
    """Nothing is lost, nobody is deaf, no ghost, nothing misdirected, no repeat without a lost answer and a mark."""
    report = asyncio.run(Rig(Plan(SEED, layout, kills=12, people=6, names=8, private=4), tmp_path).run())
    for accusation in report.accused:
        print(accusation, *report.story(accusation), sep="\n    ")  # noqa: T201 -- what a failure needs to be understood
    assert [str(accusation) for accusation in report.accused] == []
    assert len(report.ledger.kills) >= 12
    assert sum(one.word is not None for one in report.ledger.received) >= 10
    assert sum(report.faults.values()) >= 20
