"""Days as texts give them."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.claims import dates
from monitor.claims.text import fold

THURSDAY = date(2026, 2, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("el 8 de febrero", date(2026, 2, 8)),
        ("el 8 de febrero de 2024", date(2024, 2, 8)),
        ("el 20 de diciembre", date(2025, 12, 20)),
        ("el 08/02/2026", date(2026, 2, 8)),
        ("February 8, 2026", date(2026, 2, 8)),
        ("on 8 February", date(2026, 2, 8)),
        ("el lunes", date(2026, 2, 9)),
        ("este jueves", THURSDAY),
        ("on Sunday", date(2026, 2, 8)),
        ("ayer", date(2026, 2, 11)),
        ("anoche", date(2026, 2, 11)),
        ("hoy", THURSDAY),
        ("yesterday", date(2026, 2, 11)),
        ("el domingo 8 de febrero", date(2026, 2, 8)),
        ("en mayo de 2025", None),
        ("en 2024", None),
    ],
)
def test_day(text: str, day: date | None) -> None:
    """A calendar day is resolved against the day of publication; a month or a year is no day."""
    (when,) = dates.find(fold(text), THURSDAY)
    assert when.day == day


@pytest.mark.parametrize(
    ("text", "stale"),
    [
        ("en mayo de 2025", True),
        ("en 2024", True),
        ("hace dos años", True),
        ("two years ago", True),
        ("en febrero", False),
        ("el 1 de febrero", True),
        ("el 3 de febrero", False),
    ],
)
def test_stale(text: str, stale: bool) -> None:
    """What happened more than ten days before publication is memory."""
    (when,) = dates.find(fold(text), THURSDAY)
    assert (THURSDAY - when.latest > dates.STALE) is stale


@pytest.mark.parametrize("text", ["31/02/2026", "el 45 de mayo", "3:40", "2026", "en la calle"])
def test_no_day(text: str) -> None:
    """What cannot be a day is not one."""
    assert [when.day for when in dates.find(fold(text), THURSDAY) if when.day] == []


def test_weekday_to_come() -> None:
    """Of something expected, a weekday is the next one."""
    (when,) = dates.find("el lunes", THURSDAY)
    assert dates.forward(when, THURSDAY) == date(2026, 2, 16)
