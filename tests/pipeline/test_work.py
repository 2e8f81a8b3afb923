"""Tasks under way: one per key, ended together, no error lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

from monitor.pipeline.work import Work


def play(story: Callable[[Work, list[BaseException]], Coroutine[None, None, None]]) -> None:
    """Run ``story`` with a fresh Work and the errors it reported."""
    failed: list[BaseException] = []
    asyncio.run(story(Work(failed.append), failed))


async def settle() -> None:
    """Let every task that can go on do so."""
    for _ in range(10):
        await asyncio.sleep(0)


def test_one_task_per_key() -> None:
    """A second job with the key of one under way is dropped unrun; after the first has ended the key is free."""
    ran: list[str] = []

    async def job(name: str, gate: asyncio.Event) -> None:
        await gate.wait()
        ran.append(name)

    async def story(work: Work, failed: list[BaseException]) -> None:
        gate = asyncio.Event()
        for key, name in (("a", "first"), ("a", "dropped"), ("b", "other")):
            work.start(key, job(name, gate))
        assert len(work) == 2
        assert "a" in work
        gate.set()
        await settle()
        work.start("a", job("again", gate))
        await settle()
        assert ran == ["first", "other", "again"]
        assert failed == []

    play(story)


def test_a_bug_in_a_task_is_reported() -> None:
    """What a task dies of reaches ``failed``, and its key is free again."""

    async def broken() -> None:
        raise ZeroDivisionError

    async def story(work: Work, failed: list[BaseException]) -> None:
        work.start("a", broken())
        await settle()
        assert [type(error) for error in failed] == [ZeroDivisionError]

    play(story)


def test_stop_ends_what_is_under_way() -> None:
    """Every task is cancelled and awaited; a cancelled task is no failure."""
    ended: list[str] = []

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("ended")

    async def story(work: Work, failed: list[BaseException]) -> None:
        work.start("a", forever())
        work.start("b", forever())
        await asyncio.sleep(0)
        await work.stop()
        await settle()
        assert ended == ["ended", "ended"]
        assert len(work) == 0
        assert failed == []

    play(story)
