"""The day the text itself gives for an event, and whether that day is news or memory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("enero", "january", "janeiro", "jan", "ene"),
            ("febrero", "february", "fevereiro", "feb"),
            ("marzo", "march", "marco"),
            ("abril", "april"),
            ("mayo", "may", "maio"),
            ("junio", "june", "junho"),
            ("julio", "july", "julho"),
            ("agosto", "august"),
            ("septiembre", "setiembre", "september", "setembro"),
            ("octubre", "october", "outubro"),
            ("noviembre", "november", "novembro"),
            ("diciembre", "december", "dezembro"),
        ),
        start=1,
    )
    for name in names
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("lunes", "monday", "segunda-feira"),
            ("martes", "tuesday", "terca-feira"),
            ("miercoles", "wednesday", "quarta-feira"),
            ("jueves", "thursday", "quinta-feira"),
            ("viernes", "friday", "sexta-feira"),
            ("sabado", "saturday"),
            ("domingo", "sunday"),
        )
    )
    for name in names
}
_RELATIVE = {
    "hoy": 0,
    "esta manana": 0,
    "esta tarde": 0,
    "esta noche": 0,
    "esta madrugada": 0,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "hoje": 0,
    "ayer": -1,
    "anoche": -1,
    "ontem": -1,
    "yesterday": -1,
    "last night": -1,
    "anteayer": -2,
    "antier": -2,
    "antes de ayer": -2,
}
_MONTH = "(?:" + "|".join(_MONTHS) + ")"
_DAY = re.compile(
    rf"(?<!\w)(?:(?P<day>[0-3]?\d|1ro|primero)[°º]? (?:de |of )?(?P<month>{_MONTH})|"
    rf"(?P<month2>{_MONTH}) (?P<day2>[0-3]?\d)(?:st|nd|rd|th)?)"
    r"(?!\w)(?:,? (?:de |del )?(?:ano )?(?P<year>\d{4}))?|"
    r"(?<!\d)(?P<d>[0-3]?\d)[/-](?P<m>[01]?\d)(?:[/-](?P<y>\d{4}|\d{2}))?(?!\d)"
)
_MONTH_ONLY = re.compile(
    rf"(?<!\w)(?:en|in|de|desde|since|of|em|hasta|last) (?:mediados de |finales de |early |"
    rf"late )?(?P<month>{_MONTH})(?:,? (?:de |del |of )?(?P<year>\d{{4}}|last year|el ano pasado|"
    rf"del ano pasado))?(?!\w)"
)
_YEAR = re.compile(r"(?<!\w)(?:en|in|desde|since|de|del|em|ano) (?P<year>(?:19|20)\d\d)(?!\w)")
_WEEKDAY = re.compile(r"(?<!\w)(?P<next>proximo |next )?(?P<name>" + "|".join(_WEEKDAYS) + r")(?!\w)")
_WORDS = re.compile(r"(?<!\w)(?:" + "|".join(sorted(_RELATIVE, key=len, reverse=True)) + r")(?!\w)")
_AGO = re.compile(
    r"(?<!\w)(?:hace (?:mas de |casi |ya )?(?P<n>\w+) (?P<unit>anos?|meses|mes|semanas?|dias?)|"
    r"(?P<n2>\w+) (?P<unit2>years?|months?|weeks?|days?) ago|"
    r"(?P<last>el ano pasado|last year|el mes pasado|last month))"
)
_UNITS = {"a": 365, "y": 365, "m": 30, "s": 7, "w": 7, "d": 1}
_SMALL = {
    w: n
    for n, ws in enumerate(
        [
            "un una a",
            "dos two",
            "tres three",
            "cuatro four",
            "cinco five",
            "seis six",
            "siete seven",
            "ocho eight",
            "nueve nine",
            "diez ten",
        ],
        1,
    )
    for w in ws.split()
}
STALE = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class When:
    """A time named in a text: where, the calendar day if it names one, and the latest day it can mean."""

    start: int
    end: int
    day: date | None
    latest: date


def find(folded: str, published: date) -> list[When]:
    """Every time that ``folded`` names, resolved against the day of publication, in order."""
    found: list[When] = []
    found += [
        When(match.start(), match.end(), day, day)
        for match in _DAY.finditer(folded)
        if (day := _absolute(match, published)) is not None
    ]
    found += [
        When(match.start(), match.end(), None, published - timedelta(days=_days(match)))
        for match in _AGO.finditer(folded)
    ]
    for match in _MONTH_ONLY.finditer(folded):
        if not _taken(found, match):
            found.append(When(match.start(), match.end(), None, _month(match, published)))
    for match in _YEAR.finditer(folded):
        if not _taken(found, match):
            year = int(match["year"])
            found.append(
                When(
                    match.start(),
                    match.end(),
                    None,
                    min(date(year, 12, 31), published) if year >= published.year else date(year, 12, 31),
                )
            )
    for match in _WEEKDAY.finditer(folded):
        if not any(abs(when.start - match.end()) < 6 for when in found):
            back = (published.weekday() - _WEEKDAYS[match["name"]]) % 7
            day = published - timedelta(days=back)
            found.append(When(match.start(), match.end(), day, day))
    for match in _WORDS.finditer(folded):
        day = published + timedelta(days=_RELATIVE[match.group()])
        found.append(When(match.start(), match.end(), day, day))
    return sorted(found, key=lambda when: when.start)


def forward(when: When, published: date) -> date | None:
    """The day of something still to come: a weekday then means the next one."""
    if when.day is not None and when.day <= published and (published - when.day).days < 7:
        return when.day + timedelta(days=7) if when.day < published else when.day
    return when.day


def _taken(found: list[When], match: re.Match[str]) -> bool:
    return any(match.start() < when.end and when.start < match.end() for when in found)


def _absolute(match: re.Match[str], published: date) -> date | None:
    word = match["day"] or match["day2"] or match["d"]
    number = 1 if word in ("1ro", "primero") else int(word)
    name = match["month"] or match["month2"]
    month = _MONTHS[name] if name else int(match["m"])
    year = match["year"] or match["y"]
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, number)
        day = date(published.year, month, number)
        # Without a year the nearest such day is meant: news looks back, and only some weeks ahead.
        return date(published.year - 1, month, number) if day - published > timedelta(days=90) else day
    except ValueError:
        return None


def _month(match: re.Match[str], published: date) -> date:
    month = _MONTHS[match["month"]]
    year = match["year"]
    if year and year.isdigit():
        number = int(year)
    elif year:
        number = published.year - 1
    else:
        number = published.year if month <= published.month else published.year - 1
    after = date(number + month // 12, month % 12 + 1, 1)
    last = after - timedelta(days=1)
    return min(last, published) if last >= published else last


def _days(match: re.Match[str]) -> int:
    if match["last"]:
        return 365 if "a" in match["last"].split()[1][:1] or "year" in match["last"] else 30
    word = match["n"] or match["n2"]
    number = int(word) if word.isdigit() else _SMALL.get(word, 3)
    return number * _UNITS[(match["unit"] or match["unit2"])[0]]
