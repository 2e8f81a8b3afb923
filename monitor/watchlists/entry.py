"""One row of a watchlist as it was written, before it becomes a Subject: which keys there are and what they may say.

TOML tables and CSV rows both end here, so both are held to the same rules (docs/watchlists.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar, TypeVar

from pydantic import BeforeValidator, ConfigDict, StrictBool

from monitor.files.refusal import WrongError, did_you_mean, shown, wrong_value
from monitor.files.text import identifier, line_of_text, plain, slug
from monitor.model import Basis, Subject, SubjectType, Visibility

E = TypeVar("E", bound=StrEnum)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MIDNIGHT = re.compile(r"[T ]0?0:00(:00)?$")
_TWO_LETTERS = re.compile(r"[^\W_].*[^\W_]")
#: Four letters on end, none of them the stroke that makes Arabic words longer: enough to name somebody by.
_TELLING = re.compile("[^\\W\\d_\u0640]{4}")
_DIGIT = re.compile(r"\d")
_STRICT = ConfigDict(extra="forbid")


def name_word(value: object) -> str:
    """One name, alias or word: one line of text with at least two letters or figures in it."""
    text = line_of_text(value)
    if not _TWO_LETTERS.search(text):
        raise WrongError(f"demasiado corto {shown(text)} (too short)", "escríbalo entero / write it in full")
    return text


def full_name(value: object) -> str:
    """A name or an alias: words by which a text can name somebody or some place."""
    text = name_word(value)
    if _TELLING.search(text):
        return text
    from monitor.matching.nameable import TODO, lack  # only for what is very short: keeps the start quick

    if missing := lack(text):
        raise WrongError(f"{missing} {shown(text)}", TODO)
    return text


def person_name(value: object) -> str:
    """A person's name: a given name and a surname, and no number among them."""
    text = full_name(value)
    if _DIGIT.search(text):
        raise WrongError(f"número en el nombre {shown(text)} (number in a name)", "solo el nombre / the name alone")
    if len(plain(text).split()) < 2:
        raise WrongError(f"sin apellido {shown(text)} (no surname)", "nombre y apellido / given name and surname")
    return text


def day(value: object) -> date:
    """A day: a TOML date, "2026-11-23", or "23/11/2026" (day first, the year with four figures)."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = _MIDNIGHT.sub("", value.strip()) if isinstance(value, str) else ""
    iso, day_first = _ISO.fullmatch(text), _DAY_FIRST.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if day_first:
            return date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    except ValueError:
        pass
    raise wrong_value(value, "fecha dd/mm/aaaa o aaaa-mm-dd / a date, dd/mm/yyyy or yyyy-mm-dd")


def _member(kind: type[E]) -> Callable[[object], E]:
    def read(value: object) -> E:
        found = next((member for member in kind if member.value == value), None)
        if found is None:
            raise wrong_value(value, did_you_mean(str(value), [member.value for member in kind]))
        return found

    return read


Word = Annotated[str, BeforeValidator(name_word)]
FullName = Annotated[str, BeforeValidator(full_name)]
PersonName = Annotated[str, BeforeValidator(person_name)]
Id = Annotated[str, BeforeValidator(identifier)]
Day = Annotated[date, BeforeValidator(day)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who is watched.

    Without ``visibility`` the entry is ``invited``: nobody is offered to strangers by oversight. Without ``basis`` a
    public entry is a public figure's, an invited one an NGO's.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    name: PersonName
    id: Id | None = None
    aliases: tuple[FullName, ...] = ()
    needs_context: tuple[FullName, ...] = ()
    context: tuple[Word, ...] = ()
    namesakes: tuple[Word, ...] = ()
    visibility: Annotated[Visibility, BeforeValidator(_member(Visibility))] = Visibility.INVITED
    minor: StrictBool = False
    basis: Annotated[Basis | None, BeforeValidator(_member(Basis))] = None
    added: Day | None = None
    until: Day | None = None

    def __post_init__(self) -> None:
        if self.minor and self.visibility is Visibility.PUBLIC:
            todo = 'ponga visibility = "invited" / write visibility = "invited"'
            raise WrongError("un menor no puede ser público (a minor is never public)", todo, key="visibility")
        in_order(self.added, self.until, "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """A place of detention; ``valid_from`` and ``valid_to`` say when it was in use, as far as that is known."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    name: FullName
    id: Id | None = None
    aliases: tuple[FullName, ...] = ()
    needs_context: tuple[FullName, ...] = ()
    context: tuple[Word, ...] = ()
    namesakes: tuple[Word, ...] = ()
    visibility: Annotated[Visibility, BeforeValidator(_member(Visibility))] = Visibility.PUBLIC
    basis: Annotated[Basis | None, BeforeValidator(_member(Basis))] = None
    added: Day | None = None
    until: Day | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None

    def __post_init__(self) -> None:
        in_order(self.added, self.until, "until")
        in_order(self.valid_from, self.valid_to, "valid_to")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole watchlist file."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    people: tuple[Person, ...] = ()
    facilities: tuple[Facility, ...] = ()


def in_order(first: date | None, last: date | None, key: str) -> None:
    """Raise WrongError, at ``key``, when ``last`` is before ``first``."""
    if first and last and last < first:
        raise WrongError(
            f"acaba antes de empezar {shown(last)} (ends before it begins)", "revise las fechas / dates", key
        )


def subject(entry: Person | Facility) -> Subject:
    """The entry as the rest of Faro knows it; an alias that repeats the name or another alias is left out."""
    person = isinstance(entry, Person)
    return Subject(
        id=entry.id or slug(entry.name),
        type=SubjectType.PERSON if person else SubjectType.FACILITY,
        name=entry.name,
        aliases=tuple(alias for alias in dict.fromkeys(entry.aliases) if alias != entry.name),
        needs_context=tuple(dict.fromkeys(entry.needs_context)),
        context=tuple(dict.fromkeys(entry.context)),
        namesakes=tuple(dict.fromkeys(entry.namesakes)),
        visibility=entry.visibility,
        basis=entry.basis or (Basis.PUBLIC_FIGURE if entry.visibility is Visibility.PUBLIC else Basis.NGO),
        minor=entry.minor if isinstance(entry, Person) else False,
        added=entry.added,
        until=entry.until,
        valid_from=None if isinstance(entry, Person) else entry.valid_from,
        valid_to=None if isinstance(entry, Person) else entry.valid_to,
    )
