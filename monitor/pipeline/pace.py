"""How fast a channel may be used, so that it never has to tell us to slow down.

Telegram lets a bot send about 30 messages a second, one a second to a chat, and 20 a minute to a group (Bot API FAQ,
"My bot is hitting limits"). When the server counted a call is not known, only that it was between its start and its
end. So a call counts from its start until a whole window after its end: whatever the network does in between, no window
of the server's can hold more than is allowed. Some calls may begin at once; where there are more, they are spread over
the second, so that what becomes urgent finds a place soon, and not only after the next burst.

Times are seconds of a clock that never goes back (``time.monotonic``), given by the caller.
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rates:
    """What is allowed: calls a second, and at once; seconds between two to one chat; calls a minute to a group."""

    overall: int = 30
    at_once: int = 8
    gap: float = 1.0
    group: int = 20
    group_window: float = 60.0


#: The part of a second's calls that may begin at once, and the part of the second over which the others are spread: a
#: little less than all of it, for timers are late.
AT_EASE, SPREAD = 0.5, 0.9

#: For a channel without limits: the terminal.
UNLIMITED = Rates(overall=1_000_000, at_once=1, gap=0.0, group=1_000_000, group_window=0.0)

#: So many chats told to wait within so many seconds: it is the bot as a whole that is too fast.
CHATS_THAT_WAIT, WITHIN = 3, 5.0
#: So many failures in a row: the channel itself is ill. It is tried again after a second, then after twice as long, up
#: to 64 seconds.
FAILURES, DOUBLINGS = 5, 6


@dataclass(slots=True)
class Pace:
    """What is under way and what was done lately, in one channel."""

    rates: Rates = field(default_factory=Rates)
    _under_way: dict[str, float] = field(default_factory=dict)
    _ended: deque[float] = field(default_factory=deque)
    _begun: float = float("-inf")
    _free_at: dict[str, float] = field(default_factory=dict)
    _freed: list[tuple[float, str]] = field(default_factory=list)
    _groups: dict[str, deque[float]] = field(default_factory=dict)
    _halted: float = 0.0
    _told_to_wait: deque[tuple[float, str]] = field(default_factory=deque)
    _failures: int = 0

    def room(self, now: float) -> int:
        """How many calls may begin now, whatever the chat."""
        if now < self._halted:
            return 0
        while self._ended and self._ended[0] <= now - 1.0:
            self._ended.popleft()
        left = min(self._at_once - len(self._under_way), self.rates.overall - self._counted)
        at_ease = self._at_ease - self._counted
        if at_ease <= 0:
            at_ease = int(now >= self._begun + self._step)
        return max(0, min(left, at_ease))

    def halted(self, now: float) -> bool:
        """Whether nobody may be called at all for a while."""
        return now < self._halted

    @property
    def _at_once(self) -> int:
        return self.rates.at_once if self._failures < FAILURES else 1  # an ill channel is tried with one call

    @property
    def _counted(self) -> int:
        """The calls that count against the second."""
        return len(self._ended) + len(self._under_way)

    @property
    def _at_ease(self) -> int:
        return math.ceil(self.rates.overall * AT_EASE)

    @property
    def _step(self) -> float:
        """Seconds between the beginnings of two calls, where many wait."""
        return SPREAD / self.rates.overall

    def busy(self, now: float) -> set[str]:
        """The chats that may not be called now."""
        self._set_free(now)
        return self._free_at.keys() | self._under_way.keys()

    def begin(self, chat: str, now: float) -> None:
        """A call to ``chat`` begins."""
        self._under_way[chat] = self._begun = now

    def end(self, chat: str, now: float, *, group: bool = False, spoken: bool = True) -> None:
        """A call to ``chat`` has ended, however it went; ``spoken``: one that was to put or to change a message there.

        The limits of a chat are about messages: what takes one away keeps no answer waiting. To be told again changes
        nothing.
        """
        if self._under_way.pop(chat, None) is None:
            return
        self._ended.append(now)
        if not spoken:
            return
        free = now + self.rates.gap
        if group:
            calls = self._groups.setdefault(chat, deque(maxlen=self.rates.group))
            calls.append(now)
            if len(calls) == self.rates.group:
                free = max(free, calls[0] + self.rates.group_window)
        self._keep_from(chat, free)

    def went_well(self) -> bool:
        """The channel took something: it is well. Returns whether it had been ill."""
        ill, self._failures = self._failures >= FAILURES, 0
        return ill

    def failed(self, now: float, luck: float) -> None:
        """The channel did not answer as it should; ``luck`` from 0 to 1 spreads the next try."""
        self._failures += 1
        if self._failures >= FAILURES:
            rest = 2.0 ** min(self._failures - FAILURES, DOUBLINGS)
            self._halted = max(self._halted, now + rest * (0.75 + luck / 2))

    def told_to_wait(self, chat: str, seconds: float, now: float) -> None:
        """The server says that ``chat`` has to wait; if it says so of several, all of them do."""
        self._keep_from(chat, now + seconds)
        self._told_to_wait.append((now, chat))
        while self._told_to_wait[0][0] < now - WITHIN:
            self._told_to_wait.popleft()
        if len({each for _, each in self._told_to_wait}) >= CHATS_THAT_WAIT:
            self.halt(seconds, now)

    def halt(self, seconds: float, now: float) -> None:
        """Call nobody for so long."""
        self._halted = max(self._halted, now + seconds)

    def next_turn(self, now: float) -> float | None:
        """Seconds until there may be more room than now; None if nothing but the end of a call makes any."""
        if now < self._halted:
            return self._halted - now
        if len(self._under_way) >= self._at_once:
            return None
        turns = [self._begun + self._step] if self._counted >= self._at_ease else []
        if self._ended and self._counted >= self.rates.overall:
            turns.append(self._ended[0] + 1.0)
        return max(0.0, max(turns) - now) if turns else None

    def next_free(self, now: float) -> float | None:
        """Seconds until a chat that has to wait may be called again; None if none has to."""
        self._set_free(now)
        return self._freed[0][0] - now if self._freed else None

    def _set_free(self, now: float) -> None:
        while self._freed and self._freed[0][0] <= now:
            at, chat = heapq.heappop(self._freed)
            if self._free_at.get(chat) == at:
                del self._free_at[chat]

    def _keep_from(self, chat: str, until: float) -> None:
        until = max(until, self._free_at.get(chat, 0.0))
        self._free_at[chat] = until
        heapq.heappush(self._freed, (until, chat))
