"""The one Clock: nothing below reads the time itself, so a test or the demo can move it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time, in UTC."""

    def now(self) -> datetime:
        """The time, aware, in UTC."""


class SystemClock:
    """The time it is."""

    def now(self) -> datetime:
        """The machine's time, in UTC."""
        return datetime.now(UTC)
