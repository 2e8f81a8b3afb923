"""The Bot API of the rig: it writes down what people received, and says so at once to whoever waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tests.botapi import BotApi, Faults, Limits
from tests.botapi.api import Outcome
from tests.e2e.torture.ledger import Ledger, Received
from tests.e2e.torture.weather import SLOW, Weather

_SEEN = ("sendMessage", "editMessageText")


class Exchange(BotApi):
    """A Bot API on the ledger's clock; ``rung`` hears of every message accepted and of every update handed out."""

    def __init__(self, ledger: Ledger, weather: Weather, rung: Callable[[str], None], seed: int) -> None:
        faults = Faults(seed, choose=weather.trouble)
        super().__init__(clock=ledger.now, seed=seed, limits=Limits(), faults=faults)
        self._ledger = ledger
        self._rung = rung
        self._news = asyncio.Event()

    def settle(self, outcome: Outcome) -> Outcome:
        """Record an outcome, and what a person now sees of it."""
        settled = super().settle(outcome)
        call = settled.call
        if call.accepted and call.method in _SEEN and call.chat and call.message_id:
            message = self.chat(call.chat).messages[call.message_id]
            self._ledger.received.append(
                Received(
                    at=call.at,
                    sent=call.at - (SLOW if call.trouble == "slow" else 0.0),
                    chat=call.chat,
                    message=message.id,
                    new=call.method == "sendMessage",
                    text=message.text,
                    buttons=tuple(key.label for key in message.keys),
                    call=call,
                )
            )
            self._news.set()
            self._news = asyncio.Event()
            self._rung("accepted")
        elif call.accepted and call.method == "getUpdates" and settled.answer and settled.answer.result:
            self._rung("updates")
        return settled

    async def news(self, seconds: float) -> None:
        """Wait for the next message to anybody, at most so long."""
        event = self._news
        try:
            async with asyncio.timeout(seconds):
                await event.wait()
        except TimeoutError:
            return
