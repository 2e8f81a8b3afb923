"""The test alert: written like a real one, about somebody who does not exist, and marked so in its first word."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.channels import Outgoing
from monitor.channels.telegram import Api, TelegramChannel, reduced
from monitor.channels.telegram.api import WITHIN, call
from monitor.channels.telegram.updates import ALLOWED
from monitor.errors import DeliveryError, SlowDownError, TransientError
from monitor.locale import LANGUAGES, translator
from monitor.messages import Rendered, render
from monitor.model import (
    Alert,
    Claim,
    Evidence,
    Incoming,
    Kind,
    Level,
    Message,
    Origin,
    Polarity,
    Reason,
    Role,
    Shape,
    Source,
    Standing,
    Story,
    Subject,
    SubjectType,
    Subscription,
    Tier,
)

#: Nobody is called so.
NOBODY = Subject("prueba", SubjectType.PERSON, "Ana Lucía Zambrano Oropel")
_ADDRESS = "https://example.org/"
#: Seconds that the server holds one question back, and between two where something waits that is not for us.
HELD, APART = 10, 1.0
#: getUpdates gives so many at a time, oldest first; behind them nothing can be seen without confirming them.
MOST = 100


@dataclass(frozen=True, slots=True)
class Found:
    """Where somebody pressed start; None where nobody did, or (``crowded``) too much waits for the service."""

    address: str | None
    crowded: bool = False


def trial_message(language: str, zone: ZoneInfo, now: datetime) -> Message:
    """An alert that begins with PRUEBA, and says next that it is no news."""
    texts = translator(language)
    source = Source("prueba", texts("cli.setup.trial.outlet"), _ADDRESS, Role.OUTLET, language)
    quote = texts("cli.setup.trial.quote", name=NOBODY.name)
    claim = Claim("prueba", NOBODY.id, Kind.RELEASED, Polarity.HAPPENED, None, quote, 0, "prueba", 1.0, Tier.SURE)
    origin = Origin("source:prueba", source.name, Role.OUTLET, None, Polarity.HAPPENED, (source.id,), (), (claim.id,))
    story = Story(
        id="prueba",
        subject_id=NOBODY.id,
        kind=Kind.RELEASED,
        polarity=Polarity.HAPPENED,
        standing=Standing.CLAIMED,
        tier=Tier.SURE,
        detail="",
        opened=now,
        updated=now,
        event=now,
        origins=(origin,),
        denials=(),
        lead=Evidence(claim, source.id, "prueba", _ADDRESS, now),
    )
    follows = Subscription("prueba", NOBODY.id, Level.EVERY_CLAIM, "telegram", language)
    alert = Alert(follows, story, Reason.NEW, Shape.MESSAGE, now)
    message = render(alert, NOBODY, {source.id: source}, zone=zone).message
    if message is None:
        raise AssertionError("a message of shape MESSAGE has one")
    first = texts("cli.setup.trial.first", line=message.first)
    return replace(message, first=first, body=(texts("cli.setup.trial.no_news"), *message.body))


async def find_starter(api: Api, wait: float, *, only_new: bool, clock: Callable[[], float] = time.monotonic) -> Found:
    """Wait up to ``wait`` seconds for somebody to press start in a chat of their own.

    Always asks from the beginning (offset 0), so that nothing is confirmed: the service is told all of it again.
    ``only_new``: what waited already is somebody else's. Raises DeliveryError.
    """
    end = clock() + wait
    old = {each.id for each in await _waiting(api, 0)} if only_new else set()
    while True:
        left = end - clock()
        try:
            updates = await _waiting(api, max(0, min(HELD, int(left))))
        except SlowDownError as error:
            updates = []
            await asyncio.sleep(max(0.0, min(error.seconds, left)))
        except TransientError:
            if left <= 0:
                raise
            updates = []
        starts = [each.address for each in updates if each.command == "start" and each.private and each.id not in old]
        if starts:
            return Found(starts[-1])
        if len(updates) >= MOST or left <= 0:
            return Found(None, crowded=len(updates) >= MOST)
        await asyncio.sleep(max(0.0, min(APART, left)))


async def send_trial(api: Api, address: str, language: str, zone: ZoneInfo, now: datetime) -> None:
    """Send the test alert. Raises DeliveryError."""
    channel = TelegramChannel(api, {each: translator(each) for each in LANGUAGES})
    outgoing = Outgoing(
        delivery_id=0,
        subscriber="",
        address=address,
        shape=Shape.MESSAGE,
        rendered=Rendered(message=trial_message(language, zone, now)),
        original_ref=None,
        sound=True,
        at=now,
        reason=Reason.NEW,
        language=language,
    )
    for part in range(channel.parts(outgoing)):
        await channel.send(outgoing, part)


def why_not(error: DeliveryError) -> str:
    """The key of the words for what kept the test alert from being sent."""
    return "cli.setup.trial.other_reader" if error.code == "conflict" else "cli.setup.trial.failed"


async def _waiting(api: Api, held: int) -> list[Incoming]:
    """All that waits, however little of it is ours; none of it is confirmed."""
    asked = api.bot.get_updates(offset=0, timeout=held, allowed_updates=ALLOWED)
    updates = await call(asked, within=held + WITHIN)
    return [reduced(update) or Incoming(update.update_id, "", private=False) for update in updates]
