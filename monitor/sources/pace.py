"""When a source is due again. Pure; it may wait long, it never gives a source up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

#: Longest pause that caching headers or repeated failures can bring about, in seconds.
LONGEST_PAUSE: Final = 6 * 3600.0
#: Longest wait a server may impose with Retry-After, in seconds.
LONGEST_WAIT: Final = 24 * 3600.0
#: First pause after a failure, in seconds; it doubles with every further one.
FIRST_RETRY: Final = 60.0
#: How far jitter of 1 stretches a pause.
SPREAD: Final = 0.1


def after_success(interval: float, max_age: float | None, now: datetime, jitter: float) -> datetime:
    """Due again after ``interval`` seconds, later if the server says that nothing changes until then (up to 6 hours).

    ``jitter``, from 0 to 1, stretches the pause by up to a tenth, so that sources do not fall into step.
    """
    fresh = min(max_age or 0.0, LONGEST_PAUSE)
    return _later(now, max(interval, fresh), jitter)


def after_failure(interval: float, failures: int, retry_after: float | None, now: datetime, jitter: float) -> datetime:
    """Due again after the ``failures``-th failure in a row (1 or more): soon at first, then doubling up to 6 hours.

    ``retry_after`` is what the server asked for, in seconds: never sooner, and clamped to 24 hours. A source polled
    seldom is not hurried: its own interval bounds the early retries only from above.
    """
    first = min(FIRST_RETRY, interval)
    backoff = min(first * 2.0 ** min(max(failures, 1) - 1, 32), LONGEST_PAUSE)
    asked = min(max(retry_after or 0.0, 0.0), LONGEST_WAIT)
    return _later(now, max(backoff, asked), jitter)


def _later(now: datetime, pause: float, jitter: float) -> datetime:
    return now + timedelta(seconds=pause * (1.0 + SPREAD * min(max(jitter, 0.0), 1.0)))
