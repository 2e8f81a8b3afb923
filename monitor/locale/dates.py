"""Days and hours as people read them, in their zone and language; Babel is loaded at the first date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from monitor.locale import Texts


def day(texts: Texts, when: datetime | date, zone: tzinfo, *, year_of: datetime | None = None) -> str:
    """ "8 de enero", with the year where it is another than that of ``year_of``."""
    local = _local(when, zone)
    other_year = year_of is not None and local.year != _local(year_of, zone).year
    return _written(texts, "date.day_year" if other_year else "date.day", local)


def moment(texts: Texts, when: datetime, zone: tzinfo) -> str:
    """ "jueves 8 de enero, 1:29 p. m. (hora de Venezuela)"."""
    local = when.astimezone(zone)
    return texts("date.zoned", when=_written(texts, "date.moment", local), zone=zone_name(texts, local))


def stamp(texts: Texts, when: datetime, zone: tzinfo) -> str:
    """ "jue 8 ene, 1:29 p. m."."""
    return _written(texts, "date.stamp", when.astimezone(zone))


def short_day(texts: Texts, when: datetime, zone: tzinfo) -> str:
    """ "8 ene"."""
    return _written(texts, "date.short", when.astimezone(zone))


def clock_time(texts: Texts, when: datetime, zone: tzinfo) -> str:
    """ "1:29 p. m."."""
    return _written(texts, "date.time", when.astimezone(zone))


def zone_name(texts: Texts, local: datetime) -> str:
    """ "hora de Venezuela" where the zone belongs to a country, "UTC-04:00" otherwise."""
    from babel.core import get_global
    from babel.dates import get_timezone_location

    zone = local.tzinfo
    if isinstance(zone, ZoneInfo) and zone.key in get_global("zone_territories"):
        return _plain(get_timezone_location(zone, locale=texts.language)).partition(" (")[0]
    offset = local.strftime("%z")
    return texts("zone.utc", offset="" if offset == "+0000" else f"{offset[:3]}:{offset[3:5]}")


def listed(texts: Texts, parts: Sequence[str]) -> str:
    """ "a, b y c"."""
    from babel.lists import format_list

    return format_list(list(parts), locale=texts.language) if parts else ""


def _local(when: datetime | date, zone: tzinfo) -> date:
    return when.astimezone(zone) if isinstance(when, datetime) else when


def _written(texts: Texts, pattern: str, when: date) -> str:
    from babel.dates import format_date, format_datetime

    if isinstance(when, datetime):
        naive = when.replace(tzinfo=None)  # already local: Babel would turn it back to UTC
        return _plain(format_datetime(naive, texts(pattern), locale=texts.language))
    return _plain(format_date(when, texts(pattern), locale=texts.language))


def _plain(text: str) -> str:
    """Ordinary spaces: CLDR's narrow ones are boxes on old phones."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")
