"""Tasks under way: started once each, awaited at the end, and a bug in one is never lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable


class Work:
    """Runs at most one task per key; ``failed`` is called with whatever unexpected error a task dies of."""

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        self._failed = failed
        self._tasks: dict[Hashable, asyncio.Task[None]] = {}

    def __len__(self) -> int:
        return len(self._tasks)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._tasks

    def start(self, key: Hashable, job: Coroutine[None, None, None]) -> None:
        """Run ``job`` unless one with this key is under way (then ``job`` is dropped unrun)."""
        if key in self._tasks:
            job.close()
            return
        task = asyncio.get_running_loop().create_task(job)
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._ended(key, done))

    async def stop(self) -> None:
        """Cancel what is under way and wait for it to end."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ended(self, key: Hashable, task: asyncio.Task[None]) -> None:
        del self._tasks[key]
        if not task.cancelled() and (error := task.exception()) is not None:
            self._failed(error)
