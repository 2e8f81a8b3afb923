"""The torture is proven: a fault that is planted in the services is found, and called by its name."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.e2e.torture.planted import PLANTS
from tests.e2e.torture.rig import Report, Rig, proof

SEED = 7
#: Planted here, side by side; ``make torture ARGS=--prove`` plants every one, which takes some minutes.
SOME = ("mark-first", "confirm-first", "blind-retry")


async def prove(folder: Path) -> dict[str, Report]:
    """Run a rig on each of these plants."""
    rigs = (Rig(proof(name, SEED), folder / name).run() for name in SOME)
    return dict(zip(SOME, await asyncio.gather(*rigs), strict=True))


@pytest.mark.system
def test_a_planted_fault_is_found(tmp_path: Path) -> None:
    """What is marked before it is sent, confirmed before it is stored, sent again without a mark: all is noticed."""
    reports = asyncio.run(prove(tmp_path))
    said = {name: {accusation.kind for accusation in report.accused} for name, report in reports.items()}
    missed = {name: kinds for name, kinds in said.items() if not kinds & PLANTS[name].accusations}
    assert missed == {}
