"""A channel that does as it is told, a clock that is moved by hand, and a courier between them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.channels import Outgoing
from monitor.messages import Rendered
from monitor.model import Message, Shape
from monitor.pipeline.alarms import Alarms
from monitor.pipeline.pace import Pace, Rates
from monitor.pipeline.sending import Courier
from monitor.store.desk import Desk
from monitor.store.outbox import DeliveryRow
from monitor.store.people import People
from tests.keys.rings import NEWER
from tests.store.samples import EPOCH, NOW, by, chat, queued

#: As Telegram's, but that nobody has to wait for a second to pass.
RATES = Rates(overall=1000, gap=0.0)


@dataclass
class Scripted:
    """Takes everything, but what ``script`` says next of an address; keeps each call."""

    script: dict[str, list[Exception | str]] = field(default_factory=dict)
    calls: list[tuple[str, int, int, bool]] = field(default_factory=list)
    in_parts: int = 1
    gate: asyncio.Event | None = None

    def parts(self, outgoing: Outgoing) -> int:
        """As many as the test says."""
        assert outgoing.address
        return self.in_parts

    async def send(self, outgoing: Outgoing, part: int = 0) -> str:
        """Note address, delivery, part and whether it is marked as a repeat; wait at the gate; do as told."""
        self.calls.append((outgoing.address, outgoing.delivery_id, part, outgoing.repeat))
        if self.gate is not None:
            await self.gate.wait()
        told = self.script.get(outgoing.address, [])
        outcome = told.pop(0) if told else f"m{len(self.calls)}"
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    @property
    def addresses(self) -> list[str]:
        """Where the calls went."""
        return [call[0] for call in self.calls]


@dataclass
class Round:
    """A courier with all that hangs on it; ``forward`` lets time pass and everything due be sent."""

    people: People
    desk: Desk
    channel: Scripted = field(default_factory=Scripted)
    rates: Rates = RATES
    luck: float = 0.5
    time: datetime = NOW
    bugs: list[BaseException] = field(default_factory=list)
    speechless: dict[str, Exception | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.alarms = Alarms(self.desk, lambda: self.time)
        self.pace = Pace(self.rates)
        self.courier = Courier(
            "telegram",
            self.channel,
            self.pace,
            self.people,
            self._words,
            self.alarms,
            lambda: self.time,
            lambda: (self.time - NOW).total_seconds(),
            lambda: self.luck,
            self.bugs.append,
        )

    def _words(self, delivery: DeliveryRow) -> Outgoing | None:
        assert delivery.address is not None
        if delivery.address in self.speechless:
            problem = self.speechless[delivery.address]
            if problem is None:
                return None
            raise problem
        return outgoing(delivery.address, delivery.id, repeat=delivery.repeat)

    async def forward(self, **by: float) -> list[str]:
        """Let time pass and everything due be sent; return where the calls went."""
        self.time += timedelta(**by)
        before = len(self.channel.calls)
        async with asyncio.timeout(10):
            await self.courier.send_due()
        return self.channel.addresses[before:]

    def queue(self, *addresses: str, seq: int = 1, story: str = "s1") -> None:
        """An alert for each of these chats."""
        for address in addresses:
            person = chat(self.people, "zoraida", address=address)
            self.people.record([queued(seq, by(person), story, due=self.time)], (EPOCH, seq), self.time)


def outgoing(address: str, delivery_id: int = 0, *, repeat: bool = False) -> Outgoing:
    """Something to send."""
    rendered = Rendered(message=Message("Aviso"))
    return Outgoing(delivery_id, address, address, Shape.MESSAGE, rendered, None, sound=False, at=NOW, repeat=repeat)


async def until(true: Callable[[], object]) -> None:
    """Wait until something is so, for ten seconds at most."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 -- what works in the background tells nobody
            await asyncio.sleep(0.001)


@contextmanager
def a_round(rates: Rates = RATES) -> Iterator[Round]:
    """A courier on databases in memory."""
    with People.open(":memory:", keyring=NEWER) as people, Desk.open(":memory:", owner=True) as desk:
        yield Round(people, desk, rates=rates)
