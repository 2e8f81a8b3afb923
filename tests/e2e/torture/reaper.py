"""When a part is killed: mostly within milliseconds after it read something new, or after a message was accepted."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable

from tests.e2e.torture.faro import Part
from tests.e2e.torture.ledger import Kill, Ledger

#: What is waited for, and how often each is chosen. "time" is any moment, "boot" one soon after the start.
_CAUSES = {
    "run": {"read": 6, "accepted": 7, "updates": 4, "boot": 1, "time": 1},
    "collect": {"read": 8, "boot": 1, "time": 2},
    "notify": {"accepted": 8, "updates": 5, "boot": 1, "time": 2},
}
#: Seconds after which somebody is killed even if that never happens.
LONGEST = 7.0


class Bell:
    """Rings for what just happened."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[asyncio.Future[None]]] = {}

    def ring(self, what: str) -> None:
        """It happened just now."""
        for future in self._waiting.pop(what, []):
            if not future.done():
                future.set_result(None)

    async def next(self, what: str) -> None:
        """Wait until it happens."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(what, []).append(future)
        await future


async def haunt(part: Part, bell: Bell, ledger: Ledger, chance: random.Random, go_on: Callable[[], bool]) -> None:
    """Start ``part`` and kill it, again and again, while ``go_on``; what ends by itself is an accusation."""
    causes = _CAUSES[part.name]
    while go_on():
        await part.start()
        cause = chance.choices(list(causes), list(causes.values()))[0]
        await _until(cause, bell, chance)
        if not part.running:
            ledger.accuse("fell", f"{part.name} ended by itself: {part.process and part.process.returncode}")
        await part.kill()
        ledger.kills.append(Kill(part.name, ledger.now(), cause))


async def _until(cause: str, bell: Bell, chance: random.Random) -> None:
    """Wait for the moment: most are within milliseconds of the cause, some a little later."""
    if cause == "boot":
        await asyncio.sleep(chance.uniform(0.05, 1.5))
        return
    if cause == "time":
        await asyncio.sleep(chance.uniform(1.0, 4.0))
        return
    try:
        async with asyncio.timeout(LONGEST):
            for _ in range(chance.choice((1, 1, 2, 3, 5))):
                await bell.next(cause)
    except TimeoutError:
        return
    await asyncio.sleep(chance.choice((0.0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.2)) * chance.uniform(0.5, 1.5))
