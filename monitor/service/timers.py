"""The timers: APScheduler ticks, which hold no state; the databases say what is due."""

from __future__ import annotations

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
        self._scheduler.add_listener(lambda event: failed(event.exception), EVENT_JOB_ERROR)

    def every(self, seconds: float, name: str, function: Callable[[], Awaitable[None]]) -> None:
        """Call ``function`` every ``seconds``, give or take a tenth from the third second on."""
        jitter = seconds / 10 if seconds >= 3 else None
        self._scheduler.add_job(function, "interval", seconds=seconds, id=name, name=name, jitter=jitter)

    def start(self) -> None:
        """Start ticking, in the running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking; a call under way goes on to its end."""
        self._scheduler.shutdown(wait=False)
