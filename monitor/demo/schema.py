"""What a world file may say, table by table in its order; docs/world.md explains every key.

Plain frozen dataclasses that ``monitor.files.shape`` checks a file against. Texts still hold their {placeholders}.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, StrictBool

from monitor.config.kinds import Interval, Language, LevelName, Line, SourceRole, Spoken, Zone, not_empty, one_of
from monitor.demo.world import Carries, Failure, Format
from monitor.files.refusal import WrongError, wrong_value
from monitor.model import Level
from monitor.watchlists.entry import Day, Id, Word

_STRICT = ConfigDict(extra="forbid")
_MOMENTS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S")


def read_moment(value: object) -> datetime:
    """A day and local time without zone: "2026-01-08 14:05", or the same as TOML writes it."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value
    for pattern in _MOMENTS if isinstance(value, str) else ():
        try:
            return datetime.strptime(str(value), pattern)  # noqa: DTZ007  local by definition; script.py adds the zone
        except ValueError:
            continue
    raise wrong_value(value, 'día y hora local, "2026-01-08 14:05" / local day and time')


def read_span(value: object) -> tuple[int, int]:
    """Fewest and most days."""
    if isinstance(value, list) and len(value) == 2 and all(type(part) is int for part in value):
        least, most = value
        if -366 <= least <= most <= 366:
            return least, most
    raise wrong_value(value, "dos días, p. ej. [-3, 10] / two numbers of days")


def later(value: tuple[int, int]) -> tuple[int, int]:
    """A span that does not go back: what lies before the start would become news."""
    if value[0] < 0:
        raise WrongError("el comienzo no retrocede (the start does not move back)", "p. ej. [0, 20] / such as [0, 20]")
    return value


def read_prose(value: object) -> str:
    """A text of any length."""
    if not isinstance(value, str):
        raise wrong_value(value, "un texto entre comillas / a quoted text")
    return value.strip()


def read_label(value: object) -> tuple[str, str]:
    """What somebody is called in Spanish and in English."""
    if isinstance(value, str) and value.strip():
        return value, value
    if isinstance(value, dict) and set(value) == {"es", "en"} and all(isinstance(v, str) for v in value.values()):
        return value["es"], value["en"]
    raise wrong_value(value, '{es = "La madre", en = "The mother"}')


def read_invented(value: object) -> bool:
    """Only ``true`` will do."""
    if value is not True:
        todo = "invented = true; nunca gente real / never real people"
        raise WrongError("el mundo ha de ser inventado (must be invented)", todo)
    return True


def read_gender(value: object) -> str:
    """For agreement in texts."""
    if value not in ("f", "m"):
        raise wrong_value(value, '"f" o "m" / "f" or "m"')
    return str(value)


Moment = Annotated[datetime, BeforeValidator(read_moment)]
Span = Annotated[tuple[int, int], BeforeValidator(read_span)]
Prose = Annotated[str, BeforeValidator(read_prose)]
Parts = Annotated[tuple[Line, ...], AfterValidator(not_empty)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """[world]"""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    title: Line
    invented: Annotated[bool, BeforeValidator(read_invented)]
    timezone: Zone
    start: Day
    language: Spoken = "es"
    shift: Annotated[Span, AfterValidator(later)] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """[[sources]]"""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    id: Id
    name: Line
    role: SourceRole
    language: Language = "es"
    verifies: StrictBool = False
    names: tuple[Line, ...] = ()
    format: Annotated[Format, BeforeValidator(one_of(tuple(Format)))] = Format.RSS
    carries: Annotated[Carries, BeforeValidator(one_of(tuple(Carries)))] = Carries.SUMMARY
    interval: Interval = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """[[people]]"""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    id: Id
    gender: Annotated[str, BeforeValidator(read_gender)]
    given: Parts
    surnames: Parts
    watched: StrictBool = True
    fixed: StrictBool = False
    aliases: tuple[Line, ...] = ()
    context: tuple[Line, ...] = ()
    namesakes: tuple[Line, ...] = ()
    note: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """[[places]]"""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    id: Id
    name: Word = ""
    aliases: tuple[Word, ...] = ()
    needs_context: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowerRow:
    """[[followers]]"""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    id: Id
    label: Annotated[tuple[str, str], BeforeValidator(read_label)]
    follows: Annotated[tuple[Id, ...], AfterValidator(not_empty)]
    level: LevelName = Level.DEFAULT
    language: Spoken = "es"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow:
    """[[threads]]"""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    id: Id
    shift: Span = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRow:
    """[[publications]]; an empty text, author, title or source is taken from what the row edits or copies."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    id: Id
    at: Moment
    source: Id = ""
    title: Line = ""
    summary: Prose = ""
    text: Prose = ""
    author: Line = ""
    thread: Id = ""
    edits: Id = ""
    copies: Id = ""
    url: Id = ""
    true: StrictBool | None = None
    note: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageRow:
    """[[outages]]"""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    source: Id
    start: Moment
    end: Moment
    how: Annotated[Failure, BeforeValidator(one_of(tuple(Failure)))]
    thread: Id = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldFile:
    """The whole file."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    world: Head
    sources: tuple[SourceRow, ...]
    people: tuple[PersonRow, ...]
    places: tuple[PlaceRow, ...] = ()
    followers: tuple[FollowerRow, ...]
    threads: tuple[ThreadRow, ...] = ()
    publications: tuple[PublicationRow, ...]
    outages: tuple[OutageRow, ...] = ()
