"""Placeholders in a world's texts: people, sources and days, so that another seed may change them all.

{p:ID} {p:ID.short} {p:ID.surname} …   a person's name, in one of FORMS, then .upper or .plain
{p:ID|o|a}                             the first word for a man, the second for a woman
{n:7} {n:7.short}                      somebody of the crowd, the same for the same number
{s:ID}                                 a source's name
{day} {day:-1} {day:OTHER}             the day of this publication, a day before it, the day of another publication;
                                       then .weekday, .date, .number or .time
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from babel import localedata
from babel.dates import format_date, format_time

from monitor.demo.world import Person

_Value = TypeVar("_Value")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
CROWD = 60
"""How many people the crowd has: {n:1} to {n:60}."""

FORMS: Mapping[str, Callable[[Person], str]] = {
    "full": lambda p: p.name,
    "short": lambda p: p.short,
    "given": lambda p: p.given[0],
    "givens": lambda p: " ".join(p.given),
    "surname": lambda p: p.surnames[0],
    "surnames": lambda p: " ".join(p.surnames),
    "three": lambda p: " ".join((p.given[0], *p.surnames)),
    "long": lambda p: " ".join((*p.given, p.surnames[0])),
    "listed": lambda p: f"{' '.join(p.surnames)}, {' '.join(p.given)}",
}

_DAYS: Mapping[str, Mapping[str, str]] = {
    "es": {"": "EEEE d 'de' MMMM", "weekday": "EEEE", "date": "d 'de' MMMM", "number": "d"},
    "pt": {"": "EEEE, d 'de' MMMM", "weekday": "EEEE", "date": "d 'de' MMMM", "number": "d"},
    "en": {"": "EEEE, MMMM d", "weekday": "EEEE", "date": "MMMM d", "number": "d"},
}


def locale_of(language: str) -> str:
    """The language Babel writes days in for a source's ``language`` ("es-VE"): Spanish where it knows none."""
    base = language.partition("-")[0]
    return base if localedata.exists(base) else "es"


class TemplateError(ValueError):
    """A placeholder names nothing that exists; ``what`` and ``known`` help to say so."""

    def __init__(self, what: str, known: tuple[str, ...]) -> None:
        super().__init__(what)
        self.what = what
        self.known = known


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom and what placeholders may name. ``days`` gives each publication's local time by id."""

    people: Mapping[str, Person]
    crowd: tuple[Person, ...]
    sources: Mapping[str, str]
    days: Mapping[str, datetime]


def fill(template: str, cast: Cast, language: str, at: datetime | None = None) -> str:
    """``template`` with its placeholders replaced; ``at`` is the local time {day} counts from. Raises TemplateError."""
    return _PLACEHOLDER.sub(lambda found: _value(found[1], cast, language, at), template)


def _value(inside: str, cast: Cast, language: str, at: datetime | None) -> str:
    what, _, rest = inside.partition(":")
    kind, _, bare = what.partition(".")
    if kind == "day":
        return _day(rest, bare, cast, language, at)
    if what == "p" and "|" in rest:
        id_, _, words = rest.partition("|")
        man, _, woman = words.partition("|")
        return woman if _known(id_, cast.people).gender == "f" else man
    id_, *forms = rest.split(".")
    if what == "p":
        return _name(_known(id_, cast.people), forms)
    if what == "n":
        return _name(_known(id_, {str(n): person for n, person in enumerate(cast.crowd, start=1)}), forms)
    if what == "s" and not forms:
        return _known(id_, cast.sources)
    raise TemplateError(f"{{{inside}}}", ("{p:…}", "{n:…}", "{s:…}", "{day}"))


def _known(id_: str, known: Mapping[str, _Value]) -> _Value:
    if id_ not in known:
        raise TemplateError(id_, tuple(known))
    return known[id_]


def _name(person: Person, forms: list[str]) -> str:
    text = person.name
    for form in forms:
        if form == "upper":
            text = text.upper()
        elif form == "plain":
            text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        elif form in FORMS:
            text = FORMS[form](person)
        else:
            raise TemplateError(f".{form}", (*FORMS, "upper", "plain"))
    return text


def _day(rest: str, bare_form: str, cast: Cast, language: str, at: datetime | None) -> str:
    target, _, form = rest.partition(".")
    form = form or bare_form
    if target and target[0] not in "+-":
        moment = _known(target, cast.days)
    elif at is None or (target and not target[1:].isdigit()):
        raise TemplateError(f"{{day:{rest}}}", ("{day}", "{day:-1}", "{day:ID}"))
    else:
        moment = at + timedelta(days=int(target or 0))
    locale = locale_of(language)
    if form == "time":
        return format_time(moment.time(), "h:mm a", locale=locale).replace("\N{NARROW NO-BREAK SPACE}", " ")
    patterns = _DAYS.get(locale, _DAYS["es"])
    if form not in patterns:
        raise TemplateError(f".{form}", (*filter(None, patterns), "time"))
    return str(format_date(moment.date(), patterns[form], locale=locale))
