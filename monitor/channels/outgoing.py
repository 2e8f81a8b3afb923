"""What every channel is handed, and what it must be able to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from monitor.messages import Rendered
from monitor.model import Reason, Shape


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One delivery, ready to send.

    ``label`` is how the operator calls the subscriber; ``original_ref`` what ``send`` returned for the first message
    of this story, None where that is not known; ``at`` the time of sending, aware UTC; ``repeat`` marks a delivery
    that a crash may already have sent; ``alert_id`` is what ``faro why`` asks for, 0 for what is no alert.
    """

    delivery_id: int
    subscriber: str
    label: str
    shape: Shape
    rendered: Rendered
    original_ref: str | None
    sound: bool
    at: datetime
    reason: Reason | None = None
    repeat: bool = False
    alert_id: int = 0


class Channel(Protocol):
    """Somewhere messages can be sent to.

    ``send`` returns a reference that a later reply, edit or correction can name. It raises OSError where sending may
    work another time.
    """

    async def send(self, outgoing: Outgoing) -> str:
        """Send one delivery and return its reference."""
        ...
