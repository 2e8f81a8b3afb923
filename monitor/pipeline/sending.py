"""From the outbox to a channel: words are made when they are sent, and it is marked as sent after it was.

A courier is one channel's: it sends several deliveries at once, the most urgent first, never faster than the channel
allows. Whatever goes wrong with one leaves the others alone.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from monitor.channels import Channel, Outgoing
from monitor.errors import (
    ChannelDownError,
    DeliveryError,
    MovedChatError,
    RejectedError,
    SlowDownError,
    StoreError,
    UnreachableError,
)
from monitor.pipeline.alarms import Alarms
from monitor.pipeline.bugs import place_of
from monitor.pipeline.pace import Pace
from monitor.store.outbox import DeliveryRow
from monitor.store.people import People
from monitor.store.subscribers import REMOVE

log = structlog.get_logger()

#: A failed delivery is tried again after so long, then after twice as long, up to an hour.
PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(hours=1)
#: One that may have arrived is repeated once soon. When that answer is lost too, a chat is not filled with it.
REPEAT, REPEAT_AGAIN = timedelta(seconds=5), timedelta(minutes=10)
#: Tried for so long (SAFETY, Telegram's errors: 72 hours at least) and so often, then given up, with an alarm. So many
#: tries take 80 hours; that it waited long says little: we may have been switched off, or the clock was wrong.
GIVE_UP, TRIES = timedelta(hours=96), 90
#: A channel that refuses us as a whole is asked again after so many seconds.
REFUSED = 30.0
#: So many are leased together, where calls are short: each transaction waits for the disk. What comes up later, however
#: urgent, goes after these.
AHEAD = 4
#: Every so often the one that has waited longest goes first, whatever its rank: nothing starves.
TURN_OF_THE_OLDEST = 10
#: Replies that nobody asks for again: what they show is noted as told, or as asked.
GRAVE_REPLIES = frozenset({"known", "name_done", "question"})
#: Seconds until what could not be marked as sent is marked again.
MARK_AGAIN = 1.0
#: Seconds an idle courier sleeps at most; new work wakes it. And how short it may sleep.
IDLE, NAP = 0.5, 0.001
#: Seconds between two looks whether a last word may be said.
LOOK = 0.05

Words = Callable[[DeliveryRow], Outgoing | None]


class Courier:
    """Sends what is due through the channel called ``name``.

    ``words`` makes a delivery's words, or returns None when what it speaks of is gone; ``ticks`` are the seconds of a
    clock that never goes back; ``luck`` is a random number from 0 to 1; ``failed`` is told of a bug here.
    """

    def __init__(
        self,
        name: str,
        channel: Channel,
        pace: Pace,
        people: People,
        words: Words,
        alarms: Alarms,
        now: Callable[[], datetime],
        ticks: Callable[[], float],
        luck: Callable[[], float],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._name = name
        self._channel = channel
        self._pace = pace
        self._people = people
        self._words = words
        self._alarms = alarms
        self._now = now
        self._ticks = ticks
        self._luck = luck
        self._failed_badly = failed
        self._taken: deque[DeliveryRow] = deque()
        self._under_way: dict[asyncio.Task[None], DeliveryRow] = {}
        self._begun: set[int] = set()
        self._last_words: set[asyncio.Task[None]] = set()
        self._speakers: set[str] = set()
        self._wake = asyncio.Event()
        self._leases = 0
        #: Messages that the channel took, and attempts that came to an end, however they did.
        self.sent = self.attempts = 0

    async def run(self) -> None:
        """Send for ever; cancelled, it gives back what it had not begun."""
        try:
            while True:
                try:
                    self.start_due()
                except StoreError as error:
                    log.error("store", error=str(error))  # noqa: TRY400 -- its words say all
                    await asyncio.sleep(MARK_AGAIN)
                await self._rest()
        finally:
            await self.stop()

    async def send_due(self) -> int:
        """Send until nothing is due and nothing under way; return how many messages the channel took."""
        before = self.sent
        while self.start_due() or self._under_way or self._last_words:
            await self._rest()
        self._put_back()
        return self.sent - before

    def start_due(self) -> int:
        """Begin as many of the due deliveries as may begin now; return how many that were."""
        started = 0
        while (room := self._pace.room(self._ticks())) > len(self._speakers):
            if not self._taken:
                self._take(max(room, AHEAD - len(self._under_way)))
            if not self._taken:
                break
            still = self._people.leased(self._taken[0].id)  # or it was withdrawn meanwhile, or its follower has left
            delivery = self._taken.popleft()
            if still:
                self._begin(delivery)
                started += 1
        if self._pace.halted(self._ticks()):
            self._put_back()  # so that what was decided otherwise meanwhile can still be withdrawn
        return started

    def wake(self) -> None:
        """There may be new work."""
        self._wake.set()

    @property
    def idle(self) -> bool:
        """Whether nothing is due and nothing under way."""
        if self._taken or self._under_way or self._last_words:
            return False
        return not self._people.due_deliveries(self._now(), 1, channel=self._name)

    def progress(self) -> object:
        """Another value than before where sending goes on; None where nothing is due, or it has to wait its turn."""
        ticks = self._ticks()
        if not self._under_way:
            if not self._pace.room(ticks):
                return None
            busy = self._pace.busy(ticks)
            if not self._people.due_deliveries(self._now(), 1, busy, channel=self._name):
                return None
        return self.attempts

    def calls(self, subscriber: str) -> bool:
        """Whether something is on its way to this subscriber just now."""
        return any(row.subscriber == subscriber for row in self._under_way.values())

    def say(self, outgoing: Outgoing, chat: str) -> None:
        """Say something, as soon as ``chat`` may be called, to somebody of whom nothing is kept.

        Once: if it fails, so be it.
        """
        task = asyncio.get_running_loop().create_task(self._say(outgoing, chat))
        self._last_words.add(task)
        task.add_done_callback(self._said)

    async def stop(self) -> None:
        """Let what has begun come to its end for a moment, and give back the rest."""
        waiting = [row.id for task, row in self._under_way.items() if row.id not in self._begun and not task.done()]
        waiting += [row.id for row in self._taken]
        self._taken.clear()
        for task, row in self._under_way.items():
            if row.id not in self._begun:
                task.cancel()
        if waiting:
            try:
                self._people.give_back(waiting)
            except StoreError as error:  # after the next start they go out as possible repeats
                log.error("store", error=str(error))  # noqa: TRY400 -- its words say all
        if left := {*self._under_way, *self._last_words}:
            _, late = await asyncio.wait(left, timeout=5)
            for task in late:
                task.cancel()

    def _take(self, limit: int) -> None:
        self._leases += 1
        self._taken.extend(
            self._people.lease(
                self._now(),
                limit,
                self._pace.busy(self._ticks()),
                channel=self._name,
                oldest=self._leases % TURN_OF_THE_OLDEST == 0,
            )
        )

    def _put_back(self) -> None:
        """Give back what was leased and has not begun."""
        if self._taken:
            self._people.give_back([row.id for row in self._taken])
            self._taken.clear()

    def _begin(self, delivery: DeliveryRow) -> None:
        self._pace.begin(delivery.subscriber, self._ticks())
        task = asyncio.get_running_loop().create_task(self._deliver(delivery))
        self._under_way[task] = delivery
        task.add_done_callback(self._done)

    def _end(self, delivery: DeliveryRow) -> None:
        group = (delivery.address or "").startswith("-")
        spoken = delivery.reply is None or delivery.reply.kind != REMOVE
        self._pace.end(delivery.subscriber, self._ticks(), group=group, spoken=spoken)

    async def _rest(self) -> None:
        """Until something ends, somebody wakes us, or the next call may begin."""
        self._wake.clear()
        ticks = self._ticks()
        turn = self._pace.next_free(ticks) if self._pace.room(ticks) else self._pace.next_turn(ticks)
        try:
            async with asyncio.timeout(IDLE if turn is None else min(IDLE, max(NAP, turn))):
                await self._wake.wait()
        except TimeoutError:
            return

    def _done(self, task: asyncio.Task[None]) -> None:
        delivery = self._under_way.pop(task)
        self._begun.discard(delivery.id)
        self.attempts += 1
        self._end(delivery)
        self._wake.set()
        if not task.cancelled() and (error := task.exception()):
            self._failed_badly(error)

    async def _say(self, outgoing: Outgoing, chat: str) -> None:
        try:
            while not self._may_speak(chat):  # noqa: ASYNC110 -- a clock
                await asyncio.sleep(LOOK)
        finally:
            self._speakers.discard(chat)
        self._pace.begin(chat, self._ticks())
        try:
            await self._channel.send(outgoing)
        except DeliveryError as error:
            log.info("last word", error=type(error).__name__)
        finally:
            self._pace.end(chat, self._ticks())

    def _may_speak(self, chat: str) -> bool:
        """Whether ``chat`` may be called now; if only the channel's limit is in the way, the next place is kept."""
        ticks = self._ticks()
        if chat in self._pace.busy(ticks):
            self._speakers.discard(chat)
            return False
        self._speakers.add(chat)
        return self._pace.room(ticks) > 0

    def _said(self, task: asyncio.Task[None]) -> None:
        self._last_words.discard(task)
        self._wake.set()
        if not task.cancelled() and (error := task.exception()):
            self._failed_badly(error)

    async def _deliver(self, delivery: DeliveryRow) -> None:
        outgoing = await self._worded(delivery)
        if outgoing is None:
            return
        self._begun.add(delivery.id)
        try:
            parts = self._channel.parts(outgoing)
            try:
                ref = await self._channel.send(outgoing, min(delivery.part, parts - 1))
            finally:
                self._end(delivery)  # the disk, which takes its time to note it, is not the channel's business
        except DeliveryError as error:
            await self._failed(delivery, error)
            return
        except Exception as error:  # noqa: BLE001 -- whatever it is, the others go on
            # A bug in a channel: this one message is set aside and shown, and the others go on.
            log.error("delivery", delivery=delivery.id, error="a bug, please report it", bug=place_of(error))  # noqa: TRY400
            await self._failed(delivery, RejectedError("bug"))
            return
        if self._pace.went_well():
            await self._mark(lambda: self._people.bring_forward(self._name, self._now()))
        self._alarms.clear(f"{self._name}_refused")
        if delivery.part + 1 < parts:
            await self._mark(lambda: self._people.mark_part(delivery.id, ref))
            return
        await self._mark(lambda: self._people.mark_sent(delivery.id, ref, self._now()))
        self.sent += 1
        log.info("delivery", delivery=delivery.id, channel=self._name, shape=outgoing.shape, tries=delivery.tries + 1)

    async def _worded(self, delivery: DeliveryRow) -> Outgoing | None:
        try:
            if not self._people.leased(delivery.id):
                return None  # its follower has left, in the turn of the loop before this one
            outgoing = self._words(delivery)
        except StoreError as error:
            # What it speaks of cannot be read just now: it is taken up again.
            log.error("store", error=str(error))  # noqa: TRY400 -- its words say all
            await self._mark(lambda: self._people.give_back([delivery.id]))
            return None
        except Exception as error:  # noqa: BLE001 -- whatever it is, the others go on
            # One message that cannot be put into words must not hold up the others, nor be forgotten.
            problem = "its words cannot be made: a bug, please report it"
            log.error("delivery", delivery=delivery.id, error=problem, bug=place_of(error))  # noqa: TRY400
            await self._failed(delivery, RejectedError("unspeakable"))
            return None
        if outgoing is None:
            log.warning("delivery", delivery=delivery.id, error="its story, subject or subscription is gone")
            await self._mark(lambda: self._people.drop_unspeakable(delivery.id, self._now()))
            if delivery.alert is not None:
                self._alarms.raise_(f"undelivered:{delivery.alert.id}", "gone")
        return outgoing

    async def _mark(self, mark: Callable[[], object]) -> None:
        """Write down how it went. While the disk is full nothing else is sent: better late than twice."""
        while True:
            try:
                mark()
            except StoreError as error:
                log.error("store", error=str(error))  # noqa: TRY400 -- its words say all
                await asyncio.sleep(MARK_AGAIN)
            else:
                return

    async def _failed(self, delivery: DeliveryRow, error: DeliveryError) -> None:
        log.warning("delivery", delivery=delivery.id, channel=self._name, error=type(error).__name__, code=error.code)
        self._heed(delivery, error)
        await self._mark(lambda: self._write_down(delivery, error, self._now()))

    def _heed(self, delivery: DeliveryRow, error: DeliveryError) -> None:
        """What a failure says about the channel as a whole, and about the chat."""
        ticks = self._ticks()
        match error:
            case SlowDownError():
                self._pace.told_to_wait(delivery.subscriber, error.seconds, ticks)
            case ChannelDownError():
                self._alarms.raise_(f"{self._name}_refused", error.code)
                self._pace.halt(REFUSED, ticks)
            case UnreachableError() | MovedChatError() | RejectedError():
                self._pace.went_well()
            case _:
                self._pace.failed(ticks, self._luck())

    def _write_down(self, delivery: DeliveryRow, error: DeliveryError, now: datetime) -> None:
        """What becomes of a delivery that failed."""
        match error:
            case SlowDownError():
                self._people.put_off(delivery.id, error.code, now + timedelta(seconds=error.seconds))
            case UnreachableError():
                self._people.pause(delivery.subscriber, now)
            case MovedChatError() if error.address != delivery.address:
                self._people.move(delivery.subscriber, error.address)
                self._people.put_off(delivery.id, error.code, delivery.due)
            case RejectedError():
                self._give_up(delivery, error, now)
            case ChannelDownError():
                self._people.put_off(delivery.id, error.code, delivery.due)
            case _:
                self._again(delivery, error, now)

    def _give_up(self, delivery: DeliveryRow, error: DeliveryError, now: datetime) -> None:
        self._people.mark_failed(delivery.id, error.code, None, now)
        if delivery.alert is not None:
            self._alarms.raise_(f"undelivered:{delivery.alert.id}", error.code)
        elif delivery.reply is not None and delivery.reply.kind in GRAVE_REPLIES:
            self._alarms.raise_("unsaid", f"{delivery.reply.kind}, {error.code}")

    def _again(self, delivery: DeliveryRow, error: DeliveryError, now: datetime) -> None:
        if now - delivery.made > GIVE_UP and delivery.tries >= TRIES:
            self._give_up(delivery, error, now)
            return
        pause = min(LONGEST_PAUSE, PAUSE * 2 ** min(delivery.tries, 12))
        if error.maybe_sent:
            pause = min(LONGEST_PAUSE, max(pause, REPEAT_AGAIN)) if delivery.repeat else REPEAT
        again = now + pause * (0.75 + self._luck() / 2)
        self._people.mark_failed(delivery.id, error.code, again, now, maybe_sent=error.maybe_sent)
