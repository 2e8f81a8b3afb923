"""When a source is due again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.sources.pace import after_failure, after_success

NOW = datetime(2026, 2, 8, 12, tzinfo=UTC)
HOUR = 3600.0


@pytest.mark.parametrize(
    ("interval", "max_age", "jitter", "seconds"),
    [
        (600, None, 0, 600),
        (600, 60, 0, 600),
        (600, 1800, 0, 1800),
        (600, 30 * HOUR, 0, 6 * HOUR),
        (12 * HOUR, 30 * HOUR, 0, 12 * HOUR),
        (600, None, 1, 660),
    ],
)
def test_after_success(interval: float, max_age: float | None, jitter: float, seconds: float) -> None:
    """A source rests its interval, longer if the server says that nothing changes, up to six hours."""
    assert after_success(interval, max_age, NOW, jitter) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("failures", "retry_after", "seconds"),
    [
        (1, None, 60),
        (2, None, 120),
        (3, None, 240),
        (9, None, 15360),
        (10, None, 6 * HOUR),
        (5000, None, 6 * HOUR),
        (1, 900, 900),
        (1, 100 * HOUR, 24 * HOUR),
        (10, 5, 6 * HOUR),
        (1, -5, 60),
    ],
)
def test_after_failure(failures: int, retry_after: float | None, seconds: float) -> None:
    """The first failure is retried soon, later ones double up to six hours; Retry-After is kept, up to a day."""
    assert after_failure(600, failures, retry_after, NOW, 0) == NOW + timedelta(seconds=seconds)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.integers(0, 10**9), st.floats(0, 1), st.floats(10, 86400), st.none() | st.floats(0, 1e9))
def test_never_abandoned(failures: int, jitter: float, interval: float, wait: float | None) -> None:
    """Whatever happened, a source is due again, later than now and within a day and a bit."""
    due = after_failure(interval, failures, wait, NOW, jitter)
    assert NOW < due <= NOW + timedelta(hours=24 * 1.1)
