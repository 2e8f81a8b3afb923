"""What goes wrong, drawn from a seed: with the papers, and with the Bot API."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import TypeVar

from tests.botapi import Fault, Trouble, trouble
from tests.botapi.arguments import Arguments
from tests.e2e.torture.press import Mood

Drawn = TypeVar("Drawn")

#: Seconds that a call may lie with the server before it takes effect: some clients do not live to see it.
SLOW = 0.8

_FEEDS = {
    Mood.ERROR: 0.05, Mood.MISSING: 0.03, Mood.SLOW: 0.06, Mood.HANG: 0.04, Mood.CUT: 0.06, Mood.HALF: 0.06,
    Mood.PAGE: 0.03,
}  # fmt: skip
#: An article that only half arrives, or another page in its place, is no fault that anybody could see.
_ARTICLES = {Mood.ERROR: 0.06, Mood.MISSING: 0.03, Mood.SLOW: 0.06, Mood.HANG: 0.04, Mood.CUT: 0.06}
#: After four failures an article is read as its headline has it; two of them leave that aside.
_FAILURES = 2

_CALLS = {
    trouble(Fault.LOST): 0.06, trouble(Fault.CUT): 0.04, trouble(Fault.FLOOD, 1): 0.04, trouble(Fault.FLOOD, 2): 0.01,
    trouble(Fault.GATEWAY): 0.04, trouble(Fault.ERROR): 0.02, trouble(Fault.TRUNCATED): 0.04,
    trouble(Fault.SLOW, SLOW): 0.05, trouble(Fault.MISSING): 0.005, trouble(Fault.OUTAGE, 1.5): 0.003,
}  # fmt: skip


class Weather:
    """Storm or calm; the same seed misbehaves in the same way as long as it is asked in the same order."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(f"weather:{seed}")  # noqa: S311
        self.storm = False
        self._failed: dict[str, int] = {}

    def mood(self, paper: str, key: str) -> Mood:
        """How this request of a feed, or of an article (``key``), is answered."""
        if not self.storm:
            return Mood.WELL
        moods = _ARTICLES if key else _FEEDS
        drawn = self._drawn(moods)
        if drawn is None or (key and self._failed.get(key, 0) >= _FAILURES):
            return Mood.WELL
        if key and drawn is not Mood.SLOW:
            self._failed[key] = self._failed.get(key, 0) + 1
        return drawn

    def trouble(self, method: str, _given: Arguments) -> Trouble | None:
        """What goes wrong with this call of the Bot API."""
        return self._drawn(_CALLS) if self.storm and method else None

    def _drawn(self, chances: Mapping[Drawn, float]) -> Drawn | None:
        left = self._chance.random()
        for each, chance in chances.items():
            left -= chance
            if left < 0:
                return each
        return None
