"""How much one chat may ask for: enough for anybody who types, too little to try out names or to flood."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

#: Actions in a minute, and names in an hour.
ACTIONS, MINUTE = 20, timedelta(minutes=1)
NAMES, HOUR = 60, timedelta(hours=1)
#: Chats remembered before those that have been quiet for an hour are looked for.
_MANY = 1000


class Answer(StrEnum):
    """Whether an action may be handled; if not, whether that is to be said."""

    YES = "yes"
    WAIT = "wait"
    WAIT_NAMES = "wait_names"
    SILENCE = "silence"


@dataclass(slots=True)
class _Chat:
    """When this chat last acted, gave a name, and was told to wait."""

    actions: deque[datetime] = field(default_factory=deque)
    names: deque[datetime] = field(default_factory=deque)
    told: datetime | None = None


class Limits:
    """Counts in memory, by the keyed hash of a chat; a restart forgets, and that is no harm."""

    def __init__(self) -> None:
        self._chats: dict[str, _Chat] = {}
        self._swept: datetime | None = None

    def ask(self, chat: str, now: datetime, *, name: bool = False) -> Answer:
        """Whether ``chat`` may act now (``name``: with a name to follow); what is refused is not counted."""
        self._sweep(now)
        one = self._chats.setdefault(chat, _Chat())
        acted, named = _within(one.actions, now, MINUTE), _within(one.names, now, HOUR)
        if acted < ACTIONS and not (name and named >= NAMES):
            one.actions.append(now)
            if name:
                one.names.append(now)
            return Answer.YES
        if one.told is not None and timedelta(0) <= now - one.told < MINUTE:
            return Answer.SILENCE
        one.told = now
        return Answer.WAIT if acted >= ACTIONS else Answer.WAIT_NAMES

    def _sweep(self, now: datetime) -> None:
        """Forget the chats that an hour has passed for, once a minute at most."""
        if len(self._chats) < _MANY or (self._swept is not None and timedelta(0) <= now - self._swept < MINUTE):
            return
        self._swept = now
        quiet = [
            chat
            for chat, one in self._chats.items()
            if not _within(one.actions, now, MINUTE) and not _within(one.names, now, HOUR)
        ]
        for chat in quiet:
            del self._chats[chat]


def _within(times: deque[datetime], now: datetime, window: timedelta) -> int:
    """How many of ``times`` lie in the window before ``now``; others are dropped, later ones too (a clock set back)."""
    while times and not timedelta(0) <= now - times[0] < window:
        times.popleft()
    return len(times)
