"""How much a bot may send: so many a second in all, one a second to a person, so many a minute to a group.

Figures: core.telegram.org/bots/faq, "My bot is hitting limits". Enforced more strictly than the real ones, which let
bursts pass: a bot that keeps to these keeps to those.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.botapi.answers import RefusedError, flood

SECOND, MINUTE = 1.0, 60.0
#: The key of the whole bot, among those of its chats (no chat has it).
EVERYBODY = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """``overall`` in any second; ``private`` in any second to one person; ``group`` in any minute to one group.

    ``slack`` (seconds) shortens each window, for what the way to the server adds and takes; 0 is strict.
    """

    overall: int = 30
    private: int = 1
    group: int = 20
    slack: float = 0.0


@dataclass(slots=True)
class Meter:
    """Counts what is accepted and says 429; whoever was told to wait is refused until the wait is over."""

    clock: Callable[[], float]
    limits: Limits | None = None
    refused: dict[str, int] = field(default_factory=lambda: {"overall": 0, "chat": 0, "told": 0, "fault": 0})
    _seen: dict[int, deque[float]] = field(default_factory=dict)
    _until: dict[int, float] = field(default_factory=dict)

    @property
    def floods(self) -> int:
        """How many 429 were given, for whatever reason."""
        return sum(self.refused.values())

    def take(self, chat: int, *, private: bool) -> None:
        """Count one message or edit to ``chat``; raises RefusedError (429) where that is one too many."""
        now = self.clock()
        for key in (EVERYBODY, chat):
            if (left := self._until.get(key, now) - now) > 0:
                self.refused["told"] += 1
                raise RefusedError(flood(math.ceil(left)))
        if self.limits is None:
            return
        slack, span = self.limits.slack, SECOND if private else MINUTE
        most = self.limits.private if private else self.limits.group
        overall = self._window(EVERYBODY, now - SECOND + slack)
        own = self._window(chat, now - span + slack)
        if len(own) >= most:
            raise self._over("chat", chat, own[-most] + span - now)
        if len(overall) >= self.limits.overall:
            raise self._over("overall", EVERYBODY, overall[-self.limits.overall] + SECOND - now)
        overall.append(now)
        own.append(now)

    def halt(self, chat: int, seconds: int) -> None:
        """Refuse ``chat`` (or EVERYBODY) for ``seconds`` from now."""
        self._until[chat] = self.clock() + seconds

    def _over(self, why: str, key: int, wait: float) -> RefusedError:
        seconds = max(1, math.ceil(wait))
        self.refused[why] += 1
        self.halt(key, seconds)
        return RefusedError(flood(seconds))

    def _window(self, key: int, since: float) -> deque[float]:
        seen = self._seen.setdefault(key, deque())
        while seen and seen[0] <= since:
            seen.popleft()
        return seen
