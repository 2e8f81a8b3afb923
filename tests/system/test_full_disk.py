"""A disk that is full for a while delays alerts; it loses none and repeats none."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.errors import StoreError
from tests.botapi.arguments import Arguments
from tests.botapi.faults import Trouble
from tests.e2e.phone import MARIA, Phones, ring
from tests.e2e.site import ANA

pytestmark = pytest.mark.system

MOVED = f"{ANA} fue trasladada a la cárcel de Tocorón, denunció su esposo."


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes."""
    mounted = tmp_path / "data"
    mounted.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", mounted], check=True, timeout=10)
    yield mounted
    subprocess.run(["umount", "--lazy", mounted], check=True, timeout=10)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory for what collect is handed."""
    mounted = tmp_path / "run"
    mounted.mkdir(mode=0o700)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs", mounted], check=True, timeout=10)
    yield mounted
    subprocess.run(["umount", "--lazy", mounted], check=True, timeout=10)


def fill(disk: Path) -> Path:
    """Use up all the room there is; return the file that took it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler


def test_nothing_is_sent_that_could_not_be_written_down(disk: Path, memory: Path, tmp_path: Path) -> None:
    """A full disk is said in words; with room again the alert goes out, once."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        count = len(town.said(MARIA))
        town.papers.prints("diario", "Traslado", MOVED, 1)
        town.clock.forward(hours=1)
        async with town.service() as service:
            filler = fill(disk)
            with pytest.raises(StoreError, match="disco está lleno"):
                await town.work(service)
            assert len(town.said(MARIA)) == count
            filler.unlink()
        await town.settle(minutes=11)
        await town.settle(minutes=1)
        assert len(town.said(MARIA)) == count + 1

    ring(tmp_path, memory, story)


def test_what_was_accepted_while_the_disk_was_full_is_not_sent_twice(disk: Path, memory: Path, tmp_path: Path) -> None:
    """That it was sent is written down as soon as there is room, and nothing else is sent before."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        count = len(town.said(MARIA))
        town.papers.prints("diario", "Traslado", MOVED, 1)
        fillers: list[Path] = []

        def full_when_it_is_sent(method: str, _: Arguments) -> Trouble | None:
            if method == "sendmessage" and not fillers:
                fillers.append(fill(disk))
                asyncio.get_running_loop().call_later(2.5, fillers[0].unlink)
            return None

        town.api.faults.choose = full_when_it_is_sent
        await town.settle(hours=1)
        assert fillers
        town.api.faults.choose = None
        await town.settle(minutes=11)
        assert len(town.said(MARIA)) == count + 1

    ring(tmp_path, memory, story)
