"""A clock that tests of the Bot API can move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

START = datetime(2026, 1, 8, 12, tzinfo=UTC)


@dataclass
class Clock:
    """Seconds since it was made, and the time of day that goes with them."""

    seconds: float = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.seconds

    def now(self) -> datetime:
        """The time of day."""
        return START + timedelta(seconds=self.seconds)
