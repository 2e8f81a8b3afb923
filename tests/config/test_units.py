"""Durations with their unit."""

from datetime import timedelta

import pytest

from monitor.config.units import duration, written
from monitor.files.refusal import WrongError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("10m", 600), ("1,5 h", 5400), ("1h30m", 5400), ("30 días", 2592000), ("2D", 172800), ("0s", 0)],
)
def test_durations_are_read(text: str, seconds: int) -> None:
    """A number and a unit, several of them, a decimal comma, Spanish words."""
    assert duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("value", ["", "10", "m", "10 x", "-1m", "1m x", "1e9d", 600, True, None, "999999999d", "10.m"])
def test_anything_else_is_refused(value: object) -> None:
    """A bare number is refused: nobody knows of what."""
    with pytest.raises(WrongError):
        duration(value)


@pytest.mark.parametrize("text", ["7d", "36h", "10m", "90s", "0s", "1.5s"])
def test_written_reads_back(text: str) -> None:
    """What Faro writes it can read, in the largest whole unit."""
    assert written(duration(text)) == text
