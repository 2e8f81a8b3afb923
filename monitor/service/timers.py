"""The timers: APScheduler ticks, which hold no state; the databases say what is due."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from apscheduler.events import EVENT_JOB_ERROR
from apscheduler.schedulers.asyncio import AsyncIOScheduler


class Timers:
    """Calls each function over and over; a call that is still running is never started a second time.

    ``failed`` is called with the error that a function raised. Missed calls are made up for by one.
    """

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        self._scheduler: Any = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._running: set[asyncio.Task[None]] = set()
        self._scheduler.add_listener(lambda event: failed(event.exception), EVENT_JOB_ERROR)

    def every(self, seconds: float, name: str, function: Callable[[], Awaitable[None]]) -> None:
        """Call ``function`` every ``seconds``, give or take a tenth from the third second on."""
        jitter = seconds / 10 if seconds >= 3 else None

        async def call() -> None:
            running = asyncio.get_running_loop().create_task(_awaited(function))
            self._running.add(running)
            try:
                await running
            finally:
                self._running.discard(running)

        self._scheduler.add_job(call, "interval", seconds=seconds, id=name, name=name, jitter=jitter)

    def start(self) -> None:
        """Start ticking, in the running event loop."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Stop ticking, and wait for the calls under way: shutdown would cancel them in the middle."""
        self._scheduler.pause()
        await _turns()
        while self._running:
            await asyncio.wait(set(self._running))
            await _turns()
        self._scheduler.shutdown(wait=False)
        await _turns()


async def _awaited(function: Callable[[], Awaitable[None]]) -> None:
    await function()


async def _turns() -> None:
    """Let the loop go round until what the scheduler has just submitted has begun, and what has ended is noted."""
    for _ in range(5):
        await asyncio.sleep(0)
