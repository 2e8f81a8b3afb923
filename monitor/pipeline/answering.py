"""From what a person wrote to what is done about it: stored first, confirmed then, and handled in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from monitor.bot import Limits, handle, hold_back, language_of
from monitor.bot.talk import CHANNEL
from monitor.errors import ChannelDownError, DeliveryError, StoreError
from monitor.keys import Keyring
from monitor.model import Incoming
from monitor.pipeline.alarms import Alarms
from monitor.pipeline.bugs import place_of
from monitor.pipeline.known import Known
from monitor.pipeline.sending import Courier
from monitor.pipeline.wording import Wording
from monitor.store.desk import Desk
from monitor.store.effects import Follow, Report, Show
from monitor.store.people import People

log = structlog.get_logger()

#: Seconds a long poll lasts, and a first one after trouble; the rest after one that failed doubles up to the longest.
POLL, FIRST_POLL = 25, 2
REST, LONGEST_REST = 1.0, 60.0
#: Two programs that read the same bot are refused by turns: that is over when neither was for so long.
CONFLICT, CALM = "conflict", timedelta(minutes=3)
#: Hearing nothing for so long is an alarm: nobody can follow, or leave.
DEAF = timedelta(minutes=10)
#: After a week without updates their numbers begin anew, anywhere (Bot API, Update): before that, forget the offset.
STALE = timedelta(days=6)
#: Updates handled at a time: a hundred a second, as notify ticks.
BATCH = 20
#: What stands for a button that was not made here.
NOT_OURS = "?"


class Inbox(Protocol):
    """Where what people write comes from."""

    async def fetch(self, offset: int, timeout: int) -> list[Incoming]:  # noqa: ASYNC109 -- the server's long poll
        """What came from ``offset`` on; asking confirms all before it. Raises DeliveryError."""
        ...

    async def answer(self, press: str) -> None:
        """Answer the press of a button, so that it stops turning. Raises DeliveryError."""
        ...


class Listening:
    """Asks for what people write, for ever; each is stored before the next question confirms it."""

    def __init__(
        self,
        people: People,
        inbox: Inbox,
        alarms: Alarms,
        now: Callable[[], datetime],
        luck: Callable[[], float],
    ) -> None:
        self._people = people
        self._inbox = inbox
        self._alarms = alarms
        self._now = now
        self._luck = luck
        self._answers: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Listen until cancelled."""
        rest, poll, heard = REST, FIRST_POLL, self._now()
        refused = heard if f"{CHANNEL}_{CONFLICT}" in self._alarms.open else None
        while True:
            try:
                await self.once(poll)
            except ChannelDownError as error:
                self._alarms.raise_(f"{CHANNEL}_{error.code}", error.code)
                refused = self._now() if error.code == CONFLICT else refused
            except DeliveryError as error:
                log.info("updates", error=error.code)
            except StoreError as error:
                log.error("store", error=str(error))  # noqa: TRY400 -- its words say all
            else:
                for trouble in ("token", "deaf"):
                    self._alarms.clear(f"{CHANNEL}_{trouble}")
                if refused is None or abs(self._now() - refused) > CALM:
                    self._alarms.clear(f"{CHANNEL}_{CONFLICT}")
                rest, poll, heard = REST, POLL, self._now()
                continue
            if self._now() - heard > DEAF:
                self._alarms.raise_(f"{CHANNEL}_deaf")
            await asyncio.sleep(rest * (0.75 + self._luck() / 2))
            rest, poll = min(LONGEST_REST, rest * 2), FIRST_POLL

    async def once(self, seconds: int) -> int:
        """Ask once, for as long as ``seconds``; return how many updates were stored. Raises DeliveryError."""
        updates = await self._inbox.fetch(self._offset(), seconds)
        self._people.store_updates(updates, self._now())
        for update in updates:
            if update.press:
                self._answer(update.press)
        if updates:
            log.info("updates", count=len(updates))
        return len(updates)

    def _offset(self) -> int:
        """Where to go on; 0 (all that is there) when so much time has passed that numbers may have begun anew."""
        offset = self._people.offset()
        if offset is None or self._now() - offset[1] > STALE:
            return 0
        return offset[0]

    def _answer(self, press: str) -> None:
        task = asyncio.get_running_loop().create_task(_quietly(self._inbox, press))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)


class Answering:
    """Handles what was stored, in order: each update with all that it changes is one transaction."""

    def __init__(
        self,
        people: People,
        desk: Desk,
        known: Known,
        keyring: Keyring,
        wording: Wording,
        courier: Courier,
        now: Callable[[], datetime],
    ) -> None:
        self._people = people
        self._desk = desk
        self._known = known
        self._keyring = keyring
        self._limits = Limits()
        self._wording = wording
        self._courier = courier
        self._now = now

    async def handle_waiting(self) -> int:
        """Handle some of what waits, so that a flood holds up no alert; return how many updates that were.

        Whoever is being sent something just now waits for the next time, with all they wrote: they may want to leave,
        and nothing is to arrive after that.
        """
        handled, later = 0, set[str]()
        for update in self._people.waiting_updates(5 * BATCH):
            if handled == BATCH:
                break
            if update.address in later:
                continue
            try:
                if not self._handle(update):
                    later.add(update.address)
                    continue
            except StoreError:
                raise  # it is handled once it can be stored
            except Exception as error:  # noqa: BLE001 -- whatever it is, the others go on
                # What one person wrote must not keep all others from being heard, again after every start.
                log.error("update", update=update.id, error="a bug, please report it", bug=place_of(error))  # noqa: TRY400
                self._people.drop_update(update.id)
            handled += 1
            await asyncio.sleep(0)
        if handled:
            self._courier.wake()
        return handled

    @property
    def idle(self) -> bool:
        """Whether nothing waits."""
        return not self._people.waiting_updates(1)

    def _handle(self, update: Incoming) -> bool:
        """Handle one update; False if it has to wait."""
        now, person = self._now(), self._people.person(CHANNEL, update.address)
        if person is not None and self._courier.calls(person.id):
            return False
        if update.button:
            update = replace(update, button=self._keyring.pressed(update.address, update.button) or NOT_OURS)
        chat = self._keyring.lookup("limits", update.address)
        effects = hold_back(self._limits, chat, update, person, now)
        if effects is None:
            effects = handle(update, person, self._known, now)
        if self._moved() and any(isinstance(effect, Follow | Show) for effect in effects):
            return False  # what was logged since the last look is decided first, for those who followed before
        for effect in effects:
            if isinstance(effect, Report):  # first: killed in between, it is noted again, and says no more than once
                self._desk.add_report(
                    effect.story_id, effect.subject_id, now, item_id=effect.item_id, this_one=effect.this_one
                )
        outcome = self._people.carry_out(update.id, CHANNEL, update.address, effects, self._known.epoch, self._now())
        for reply in outcome.said:
            language = person.language if person else language_of(update, self._known)
            self._courier.say(self._wording.forgotten(reply, update.address, language), person.id if person else chat)
        log.info("update", update=update.id, effects=list(dict.fromkeys(type(effect).__name__ for effect in effects)))
        return True

    def _moved(self) -> bool:
        """Whether news.db has more than was decided on: who is shown now how things stand would be told it after."""
        return self._people.position() != (self._known.epoch, self._known.last_seq)


async def _quietly(inbox: Inbox, press: str) -> None:
    try:
        await inbox.answer(press)
    except DeliveryError as error:
        log.info("press", error=error.code)
