"""A short torture with a fixed seed, in both layouts: a dozen kills, and every promise kept (docs/torture.md)."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.e2e.torture.faro import LAYOUTS
from tests.e2e.torture.rig import Plan, Report, Rig

SEED = 20260108


async def torture(folder: Path) -> list[Report]:
    """Run both layouts side by side."""
    plans = [Plan(SEED, layout, kills=12, people=6, names=8, private=4) for layout in LAYOUTS]
    return await asyncio.gather(*(Rig(plan, folder / plan.layout).run() for plan in plans))


@pytest.mark.system
def test_killed_at_any_moment_it_keeps_its_promises(tmp_path: Path) -> None:
    """Nothing is lost, nobody is deaf, no ghost, nothing misdirected, no repeat without a lost answer and a mark."""
    reports = asyncio.run(torture(tmp_path))
    for report in reports:
        print(report.figures())  # noqa: T201 -- how much was tried
        for accusation in report.accused:
            print(accusation, *report.story(accusation), sep="\n    ")  # noqa: T201 -- what a failure needs
    assert [str(accusation) for report in reports for accusation in report.accused] == []
    for report in reports:
        assert len(report.ledger.kills) >= 12
        assert sum(one.word is not None for one in report.ledger.received) >= 10
        assert sum(report.faults.values()) >= 20
