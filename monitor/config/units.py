"""Durations with their unit, as an operator writes them: "90s", "10m", "1h 30m", "30 días"."""

from __future__ import annotations

import re
from datetime import timedelta

from monitor.files.refusal import wrong_value

#: Every unit that may be written, in seconds.
UNITS = {
    **dict.fromkeys(("s", "seg", "segundo", "segundos", "second", "seconds"), 1),
    **dict.fromkeys(("m", "min", "minuto", "minutos", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hora", "horas", "hour", "hours"), 3600),
    **dict.fromkeys(("d", "día", "días", "dia", "dias", "day", "days"), 86400),
}
_PART = re.compile(r"(\d{1,9}(?:[.,]\d{1,3})?)\s*([^\W\d_]+)\s*")


def duration(value: object) -> timedelta:
    """``value`` as a length of time.

    Raises WrongError for a bare number (of what?), an unknown unit, or what is no text.
    """
    todo = 'con su unidad, p. ej. "90s", "10m", "2h", "30d" / with its unit'
    if not isinstance(value, str):
        raise wrong_value(value, todo)
    text, seconds, at = value.strip().casefold(), 0.0, 0
    while part := _PART.match(text, at):
        if part[2] not in UNITS:
            break
        seconds += float(part[1].replace(",", ".")) * UNITS[part[2]]
        at = part.end()
    if not text or at < len(text):
        raise wrong_value(value, todo)
    if seconds > 10 * 365 * 86400:
        raise wrong_value(value, "diez años como máximo / ten years at most")
    return timedelta(seconds=seconds)


def written(value: timedelta) -> str:
    """``value`` in the largest unit that leaves a whole number: "10m", not "600s"."""
    seconds = value.total_seconds()
    for unit, length in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds and seconds % length == 0:
            return f"{seconds / length:g}{unit}"
    return f"{seconds:g}s"
