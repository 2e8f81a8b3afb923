"""The torture is proven: each fault that is planted in the services is found, and called by its name."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.e2e.torture.planted import PLANTS
from tests.e2e.torture.rig import Report, Rig, proof

SEED = 7
#: Rigs at a time: each keeps a third of a processor busy.
AT_ONCE = 4


async def prove_all(folder: Path) -> dict[str, Report]:
    """Run a rig on every plant."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def prove(name: str) -> Report:
        async with turn:
            return await Rig(proof(name, SEED), folder / name).run()

    return dict(zip(PLANTS, await asyncio.gather(*map(prove, PLANTS)), strict=True))


@pytest.mark.system
def test_every_planted_fault_is_found(tmp_path: Path) -> None:
    """What is marked first, confirmed first, kept in memory, retried blindly, sent after /borrar: all is noticed."""
    reports = asyncio.run(prove_all(tmp_path))
    said = {name: {accusation.kind for accusation in report.accused} for name, report in reports.items()}
    missed = {name: kinds for name, kinds in said.items() if not kinds & PLANTS[name].accusations}
    assert missed == {}
