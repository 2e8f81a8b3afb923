"""What every channel is handed, and what it must be able to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from monitor.messages import Rendered
from monitor.model import Reason, Shape


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press under a message: its words, and what comes back, opaque and bound to the chat."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One delivery, ready to send.

    ``address`` is where the channel sends it (a label of the operator's on the terminal, a chat on Telegram).
    ``original_ref`` is what ``send`` returned for the first message of this story, or names the message to edit or to
    delete; None where that is not known. ``at`` is the time of sending, aware UTC; ``repeat`` marks a delivery that
    an earlier attempt may already have brought; ``alert_id`` is what ``faro why`` asks for, 0 for what is no alert;
    ``buttons`` stand in rows under the new message, or under the edited one where there is no new one.
    """

    delivery_id: int
    subscriber: str
    address: str
    shape: Shape
    rendered: Rendered
    original_ref: str | None
    sound: bool
    at: datetime
    reason: Reason | None = None
    repeat: bool = False
    alert_id: int = 0
    language: str = "es"
    buttons: tuple[tuple[Button, ...], ...] = ()


class Channel(Protocol):
    """Somewhere messages can be sent to.

    A delivery may take several calls (an edit and a reply; a text too long for one message): ``parts`` says how many,
    and ``send`` makes one of them, so that each is paced, and none is repeated because a later one failed.
    """

    def parts(self, outgoing: Outgoing) -> int:
        """How many calls this delivery takes, at least one."""
        ...

    async def send(self, outgoing: Outgoing, part: int = 0) -> str:
        """Make call number ``part`` (from 0); return what later replies, edits and corrections can name, or "".

        Raises DeliveryError.
        """
        ...
