"""The queue of updates, with the offsets, the waiting and the quarrels of getUpdates as the real server has them.

The rules are those of the published Bot API server (``do_get_updates`` and the queue beneath it): everything below the
offset is forgotten; an offset more than ten beyond the end is taken for a mistake and ignored, so that all that waits
comes again and nothing is forgotten; an update is kept for a day; a poll that begins to wait ends the one that waits.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from tests.botapi.answers import CONFLICT, Answer, Json, accepted, refusal

MOST = 100
LONGEST_WAIT = 50
KEPT = 24 * 3600.0
TOLERANCE = 10
#: A second quarrel within this many seconds is answered only after as many, so that two bots do not spin.
QUARREL = 3.0
#: Sent only to those who ask for them by name.
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class Update:
    """Something that happened: ``at`` in seconds of the api's clock; how often it was handed out; if confirmed."""

    id: int
    at: float
    kind: str
    chat: int
    payload: Json
    handed: int = 0
    confirmed: bool = False

    def shown(self) -> Json:
        """The update as the API describes it."""
        return {"update_id": self.id, self.kind: self.payload}

    def record(self) -> Json:
        """All of it but the names, for records and the control channel."""
        message = self.payload if self.kind == "message" else self.payload.get("message", {})
        return {
            "update_id": self.id,
            "at": self.at,
            "type": self.kind,
            "chat": self.chat,
            "message_id": message.get("message_id"),
            "text": message.get("text") if self.kind == "message" else None,
            "data": self.payload.get("data"),
            "handed": self.handed,
            "confirmed": self.confirmed,
        }


@dataclass(slots=True)
class Poll:
    """A getUpdates that waits, at most ``seconds``; ``done`` is called when ``answer`` is there."""

    offset: int
    limit: int
    seconds: float
    answer: Answer | None = None
    done: Callable[[], None] = lambda: None

    def finish(self, answer: Answer) -> None:
        """Answer it."""
        self.answer = answer
        self.done()


class Updates:
    """What happened and was not confirmed yet; ``history`` keeps everything that was ever queued."""

    def __init__(self, clock: Callable[[], float], seed: int = 0) -> None:
        self.history: list[Update] = []
        self.confirmed: Callable[[Update], None] = lambda update: None
        self.tail = random.Random(f"updates:{seed}").randint(2_000_001, 2**30)  # noqa: S311  as the real server begins
        self._clock = clock
        self._queue: deque[Update] = deque()
        self._allowed: frozenset[str] = frozenset()
        self._waiting: Poll | None = None
        self._quarrel = float("-inf")

    @property
    def pending(self) -> list[Update]:
        """What is not confirmed, oldest first."""
        self._age()
        return list(self._queue)

    @property
    def waiting(self) -> bool:
        """Whether somebody polls right now."""
        return self._waiting is not None

    @property
    def head(self) -> int:
        """The lowest id that is kept, or the next one."""
        return self._queue[0].id if self._queue else self.tail

    def push(self, kind: str, chat: int, payload: Json) -> Update | None:
        """Queue what happened, and hand it to whoever waits; None where the bot does not ask for such updates."""
        if kind in UNASKED if not self._allowed else kind not in self._allowed:
            return None
        update = Update(self.tail, self._clock(), kind, chat, payload)
        self.tail += 1
        self._queue.append(update)
        self.history.append(update)
        poll, self._waiting = self._waiting, None
        if poll is not None:
            poll.finish(accepted(self._taken(poll.offset, poll.limit)))
        return update

    def allow(self, kinds: object) -> None:
        """Queue only these from now on; an empty list asks for the usual ones; what is no list changes nothing."""
        if isinstance(kinds, list):
            self._allowed = frozenset(kind for kind in kinds if isinstance(kind, str))

    def poll(self, offset: int, limit: int, timeout: float) -> list[Json] | Poll:
        """Confirm everything below ``offset`` and hand out what follows, or wait for it."""
        if offset < 0:
            offset += self.tail
        if offset < self.head or offset > self.tail + TOLERANCE:
            offset = self.head
        found = self._taken(offset, limit)
        if found or not timeout:
            return found
        self.interrupt(CONFLICT)
        self._waiting = Poll(offset, limit, timeout)
        return self._waiting

    def expire(self, poll: Poll) -> None:
        """End a poll whose time has passed, with nothing."""
        if poll is self._waiting:
            self._waiting = None
            poll.finish(accepted([]))

    def interrupt(self, description: str, status: int = 409) -> None:
        """End the poll that waits, if one does."""
        poll, self._waiting = self._waiting, None
        if poll is not None:
            poll.finish(self.quarrel(description) if status == 409 else refusal(status, description))

    def quarrel(self, description: str) -> Answer:
        """409; held back if there was another just before."""
        now = self._clock()
        held = QUARREL if now < self._quarrel + QUARREL else 0.0
        if not held:
            self._quarrel = now
        return refusal(409, description, delay=held)

    def drop(self) -> None:
        """Forget all that waits."""
        while self._queue:
            self._confirm(self._queue.popleft())

    def restart(self, next_id: int) -> None:
        """Go on with ``next_id``, as after a week of silence; raises ValueError while something waits."""
        if self.pending:
            raise ValueError("ids restart only when nothing is pending")
        self.tail = next_id
        if self._waiting is not None:  # its offset belongs to the old ids
            self._waiting.offset = next_id

    def _taken(self, offset: int, limit: int) -> list[Json]:
        self._age()
        while self._queue and self._queue[0].id < offset:
            self._confirm(self._queue.popleft())
        taken = [self._queue[at] for at in range(min(limit, len(self._queue)))]
        for update in taken:
            update.handed += 1
        return [update.shown() for update in taken]

    def _confirm(self, update: Update) -> None:
        update.confirmed = True
        self.confirmed(update)

    def _age(self) -> None:
        oldest = self._clock() - KEPT
        while self._queue and self._queue[0].at < oldest:
            self._queue.popleft()
