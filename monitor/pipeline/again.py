"""When an article that somebody may have been told of is looked at once more."""

from __future__ import annotations

from datetime import datetime, timedelta

from monitor.model import Kind
from monitor.stories import Reading

#: Papers change articles without a word in their feed: what somebody may have been told of is looked at again so long
#: after it was first seen.
LOOK_AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))


def look_again(reading: Reading, now: datetime) -> datetime | None:
    """When to look at an article again; None for one that nobody was told of, or that is a day old."""
    told_of = any(not claim.background and claim.kind is not Kind.MENTIONED for claim in reading.claims)
    return None if reading.past or not told_of else next_look(reading.seen, now)


def next_look(seen: datetime, now: datetime) -> datetime | None:
    """When an article that was first seen then is next looked at; None when that is over."""
    return next((seen + after for after in LOOK_AGAIN if seen + after > now), None)
