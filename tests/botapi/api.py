"""The Bot API without its wire: a token, a method and arguments go in, an answer or a poll that waits comes out."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.botapi import methods, settings
from tests.botapi.answers import GATEWAY_PAGE, Answer, Json, RefusedError, accepted, flood, refusal
from tests.botapi.arguments import Arguments
from tests.botapi.faults import BEFORE, Fault, Faults, Trouble
from tests.botapi.limits import Limits, Meter
from tests.botapi.people import People
from tests.botapi.records import Call, Records
from tests.botapi.updates import Poll, Updates
from tests.botapi.world import Profile, World

Method = Callable[[World, Arguments], object]

METHODS: dict[str, Method] = {
    "getMe": settings.get_me,
    "getUpdates": settings.get_updates,
    "setWebhook": settings.set_webhook,
    "deleteWebhook": settings.delete_webhook,
    "getWebhookInfo": settings.get_webhook_info,
    "sendMessage": methods.send_message,
    "editMessageText": methods.edit_message_text,
    "deleteMessage": methods.delete_message,
    "answerCallbackQuery": methods.answer_callback_query,
    "setMyName": settings.set_my_name,
    "getMyName": settings.get_my_name,
    "setMyDescription": settings.set_my_description,
    "getMyDescription": settings.get_my_description,
    "setMyShortDescription": settings.set_my_short_description,
    "getMyShortDescription": settings.get_my_short_description,
    "setMyCommands": settings.set_my_commands,
    "getMyCommands": settings.get_my_commands,
    "deleteMyCommands": settings.delete_my_commands,
}

_SPELLED = {name.lower(): name for name in METHODS}
_MESSAGES = frozenset({"sendMessage", "editMessageText"})
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
NOT_FOUND = refusal(404, "Not Found")
UNAUTHORIZED = refusal(401, "Unauthorized")


@dataclass(slots=True)
class Outcome:
    """What became of a call: its record, and its answer, or the poll that will have one."""

    call: Call
    answer: Answer | None = None
    poll: Poll | None = None
    trouble: Trouble | None = None


class BotApi(People):
    """One bot's Bot API, and the people who talk to that bot.

    ``clock`` counts seconds and drives limits, waits and ages; ``now`` gives dates. ``seed`` decides the ids and the
    chances. ``limits`` None lets everything pass. ``record_to`` is a file that records are appended to.
    """

    def __init__(
        self,
        token: str = "123:TEST",  # noqa: S107  nobody's token
        *,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        seed: int = 0,
        limits: Limits | None = None,
        faults: Faults | None = None,
        record_to: Path | None = None,
    ) -> None:
        profile = Profile(int(token.partition(":")[0]))
        records = Records(record_to)
        super().__init__(World(clock, now, profile, Updates(clock, seed), Meter(clock, limits)), records)
        self.token = token
        self.revoked = False
        self.faults = faults or Faults(seed)
        self.updates.confirmed = records.confirmed
        self.accepted = 0
        self._numbered = 0

    @property
    def calls(self) -> list[Call]:
        """Every call that was settled, in that order."""
        return self.records.calls

    @property
    def sent(self) -> list[Call]:
        """The messages and edits that had their effect, in order."""
        return [call for call in self.calls if call.accepted and call.method in _MESSAGES]

    @property
    def updates(self) -> Updates:
        """What people did and the bot has not confirmed."""
        return self.world.updates

    @property
    def meter(self) -> Meter:
        """What the limits let pass and refused; set ``meter.limits`` to change them."""
        return self.world.meter

    def revoke(self, new: str | None = None) -> None:
        """Make the token worthless, as its owner can at any time; ``new`` is the one that works from now on."""
        if new is None:
            self.revoked = True
        else:
            self.token, self.revoked = new, False
        self.updates.interrupt("Unauthorized", 401)

    def pick(self, method: str, arguments: Mapping[str, Any]) -> Trouble | None:
        """What goes wrong with the next call, to be handed to ``call``."""
        return self.faults.pick(method, Arguments(arguments))

    def ask(self, method: str, **arguments: object) -> Answer:
        """Call with the right token and no trouble; for tests without a wire. Raises LookupError if it would wait."""
        outcome = self.call(self.token, method, arguments)
        if outcome.answer is None:
            raise LookupError(f"{method} waits")
        return outcome.answer

    def call(self, token: str, method: str, arguments: Mapping[str, Any], trouble: Trouble | None = None) -> Outcome:
        """Carry out one call, or what ``trouble`` makes of it.

        An outcome without an answer holds a poll; hand it to ``settle`` once the poll has one.
        """
        self._numbered += 1
        name, given = _SPELLED.get(method.lower(), method), Arguments(arguments)
        chat = given.integer("chat_id") or None
        call = Call(self._numbered, self.world.clock(), self.world.now(), name, chat, arguments)
        call.trouble = str(trouble.fault) if trouble else ""
        outcome = Outcome(call, trouble=trouble)
        if trouble is not None and trouble.fault in BEFORE:
            outcome.answer = self._trouble(trouble, given)
        else:
            found = self._answer(token, name, given)
            if isinstance(found, Poll):
                outcome.poll = found
                return outcome
            outcome.answer = found
        return self.settle(outcome)

    def settle(self, outcome: Outcome) -> Outcome:
        """Record an outcome before its answer goes out; a poll's answer becomes the outcome's."""
        answer = outcome.answer or (outcome.poll.answer if outcome.poll else None)
        if answer is None:
            raise LookupError("the poll still waits")
        outcome.answer = answer
        call = outcome.call
        call.accepted, call.status, call.description = answer.ok, answer.status, answer.description
        if isinstance(answer.result, dict):
            call.message_id = answer.result.get("message_id")
        elif answer.ok:
            call.message_id = Arguments(call.parameters).integer("message_id") or None
        self.accepted += call.accepted and call.method in _MESSAGES
        self.records.settled(call)
        return outcome

    def close(self) -> None:
        """Close the file of records."""
        self.records.close()

    def _answer(self, token: str, method: str, given: Arguments) -> Answer | Poll:
        if not _TOKEN.fullmatch(token):
            return NOT_FOUND
        if token != self.token or self.revoked:
            return UNAUTHORIZED
        if method not in METHODS:
            return NOT_FOUND
        try:
            found = METHODS[method](self.world, given)
        except RefusedError as refused:
            return refused.answer
        return found if isinstance(found, Answer | Poll) else accepted(found)

    def _trouble(self, trouble: Trouble, given: Arguments) -> Answer:
        if trouble.fault == Fault.FLOOD:
            seconds = max(1, math.ceil(trouble.seconds))
            self.meter.refused["fault"] += 1
            if chat := given.integer("chat_id"):
                self.meter.halt(chat, seconds)
            return flood(seconds)
        if trouble.fault == Fault.ERROR:
            return refusal(500, "Internal Server Error")
        if trouble.fault == Fault.GATEWAY:
            return Answer(502, page=GATEWAY_PAGE)
        if trouble.fault == Fault.MISSING:
            return NOT_FOUND
        return Answer(0)  # nobody will read it: the connection is cut

    def counts(self) -> Json:
        """What stands now, in figures, for the control channel."""
        return {
            "calls": len(self.calls),
            "accepted": self.accepted,
            "floods": self.meter.floods,
            "refused": dict(self.meter.refused),
            "faults": dict(self.faults.met),
            "pending": len(self.updates.pending),
            "waiting": self.updates.waiting,
            "next_update": self.updates.tail,
            "revoked": self.revoked,
        }

    def state(self) -> Json:
        """The figures, and every chat with its messages."""
        return self.counts() | {"chats": {str(chat.id): chat.record() for chat in self.world.chats.values()}}
