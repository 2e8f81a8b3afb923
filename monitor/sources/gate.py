"""Politeness: how often and how many at a time one host is asked. A host that must wait delays no other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

HOSTS_KEPT = 1000


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore
    users: int = field(default=0)
    next_start: float = field(default=0.0)


class Gate:
    """One door per host: a cap on requests at a time, and a least time between the starts of two."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def enter(self, host: str, delay: float, concurrency: int) -> AsyncIterator[None]:
        """Wait for a turn at ``host``: at most ``concurrency`` inside, starts ``delay`` seconds apart."""
        loop = asyncio.get_running_loop()
        door = self._hosts.get(host)
        if door is None:
            self._forget_quiet_hosts(loop.time())
            door = self._hosts[host] = _Host(asyncio.Semaphore(concurrency))
        door.users += 1
        try:
            async with door.slots:
                start = max(loop.time(), door.next_start)
                door.next_start = start + delay
                await asyncio.sleep(start - loop.time())
                yield
        finally:
            door.users -= 1

    def _forget_quiet_hosts(self, now: float) -> None:
        if len(self._hosts) >= HOSTS_KEPT:
            self._hosts = {name: door for name, door in self._hosts.items() if door.users or door.next_start > now}
