"""Days and hours as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from monitor.locale import translator
from monitor.locale.dates import clock_time, day, listed, moment, short_day, stamp, zone_name

CARACAS = ZoneInfo("America/Caracas")
WHEN = datetime(2026, 1, 9, 3, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "es",
            ("jueves 8 de enero, 11:45 p. m. (hora de Venezuela)", "jue 8 ene, 11:45 p. m.", "8 ene", "11:45 p. m."),
        ),
        ("en", ("Thursday 8 January, 11:45 PM (Venezuela Time)", "Thu 8 Jan, 11:45 PM", "8 Jan", "11:45 PM")),
    ],
)
def test_a_moment_is_local(language: str, expected: tuple[str, ...]) -> None:
    """The day is the day where the reader is, not in London."""
    texts = translator(language)
    shown = (moment(texts, WHEN, CARACAS), stamp(texts, WHEN, CARACAS), short_day(texts, WHEN, CARACAS))
    assert (*shown, clock_time(texts, WHEN, CARACAS)) == expected


def test_another_year_is_said() -> None:
    """A day of another year than the news carries its year."""
    texts = translator("es")
    assert day(texts, date(2026, 1, 7), CARACAS, year_of=WHEN) == "7 de enero"
    assert day(texts, date(2024, 7, 29), CARACAS, year_of=WHEN) == "29 de julio de 2024"
    assert day(texts, WHEN, CARACAS) == "8 de enero"


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        (CARACAS, "hora de Venezuela"),
        (UTC, "UTC"),
        (ZoneInfo("UTC"), "UTC"),
        (timezone(timedelta(hours=-4)), "UTC-04:00"),
        (timezone(timedelta(hours=5, minutes=30)), "UTC+05:30"),
        (ZoneInfo("America/Argentina/Buenos_Aires"), "hora de Argentina"),
    ],
)
def test_zone_name(zone: tzinfo, name: str) -> None:
    """A zone is called after its country, or by its offset."""
    assert zone_name(translator("es"), WHEN.astimezone(zone)) == name


def test_lists() -> None:
    """A list is joined as the language joins it."""
    assert listed(translator("es"), ["a", "b", "c"]) == "a, b y c"
    assert listed(translator("en"), ["a", "b"]) == "a and b"
    assert listed(translator("es"), []) == ""
