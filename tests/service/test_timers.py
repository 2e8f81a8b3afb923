"""The timers tick, never twice at once, and stop without cutting a call in two."""

from __future__ import annotations

import asyncio

from monitor.service.timers import Timers


def test_a_call_under_way_goes_on_to_its_end() -> None:
    """Stopping at any moment of a tick loses no call that began, and nothing fails."""
    begun: list[int] = []
    ended: list[int] = []
    failures: list[BaseException] = []

    async def work() -> None:
        begun.append(1)
        await asyncio.sleep(0.003)
        ended.append(1)

    async def one(wait: float) -> None:
        timers = Timers(failures.append)
        timers.every(0.01, "one", work)
        timers.every(0.01, "other", work)
        timers.start()
        await asyncio.sleep(wait)
        await timers.stop()

    async def many() -> None:
        for turn in range(40):
            await one(0.011 + turn / 4000)

    asyncio.run(many())
    assert begun
    assert (len(begun), failures) == (len(ended), [])


def test_a_bug_in_a_call_is_reported() -> None:
    """What a call raises reaches whoever has to end the service."""
    failures: list[BaseException] = []

    async def broken() -> None:
        raise ZeroDivisionError

    async def main() -> None:
        timers = Timers(failures.append)
        timers.every(0.01, "broken", broken)
        timers.start()
        async with asyncio.timeout(5):
            while not failures:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        await timers.stop()

    asyncio.run(main())
    assert isinstance(failures[0], ZeroDivisionError)
