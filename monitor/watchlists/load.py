"""Watchlist files to subjects: the whole set, or every fault in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from monitor.errors import ConfigError, Fault, unreadable
from monitor.files.shape import raise_all, validate
from monitor.files.text import plain
from monitor.files.toml import Document, parse_toml
from monitor.model import Subject
from monitor.watchlists.entry import Facility, Person, Sheet, subject
from monitor.watchlists.spreadsheet import read_spreadsheet

#: How a listed file is read, by how its name ends.
FORMATS = (".toml", ".csv")


class UnreadableError(ConfigError):
    """A file is not there or may not be read: nothing is known of what it says."""


class Place(NamedTuple):
    """Where a subject stands: its file, and the line from 1."""

    file: Path
    line: int

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}"


class Content(NamedTuple):
    """A file as its bytes were when it was read."""

    file: Path
    body: bytes


@dataclass(frozen=True, slots=True)
class Loaded:
    """A set of watchlists without a fault: the subjects in file order, and where each stands."""

    subjects: tuple[Subject, ...]
    places: Mapping[str, Place] = field(repr=False)


def load_watchlists(paths: Sequence[Path]) -> tuple[Subject, ...]:
    """The subjects of the files in ``paths``, and of every *.toml and *.csv of the folders in it.

    Raises ConfigError with all faults of all files: one fault refuses the whole set.
    """
    return parse(read(paths)).subjects


def active(subjects: Iterable[Subject], today: date) -> tuple[Subject, ...]:
    """Those still to be watched ``today``: an entry ends with its ``until`` day."""
    return tuple(subject for subject in subjects if subject.until is None or today <= subject.until)


def read(paths: Sequence[Path]) -> tuple[Content, ...]:
    """The bytes of every file that ``paths`` mean, folders in alphabetical order.

    Raises UnreadableError for a path that is not there, cannot be read, or is of another format.
    """
    contents: dict[Path, Content] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            for file in _files(path):
                if file.suffix.lower() not in FORMATS:
                    what = f"formato desconocido '{file.suffix}' (unknown format)"
                    faults.append(Fault(file, 0, what, "use .toml o .csv / use .toml or .csv"))
                elif file not in contents:
                    contents[file] = Content(file, file.read_bytes())
        except OSError as error:
            todo = "revise [watchlists] paths y los permisos / check paths and permissions"
            faults.append(unreadable(Path(error.filename or path), error, todo))
    if faults:
        raise UnreadableError(faults)
    return tuple(contents.values())


def parse(contents: Sequence[Content]) -> Loaded:
    """The subjects in ``contents``.

    Raises ConfigError with all faults, a name or id given twice among them.
    """
    faults: list[Fault] = []
    found: list[tuple[Subject, Place]] = []
    for file, body in contents:
        try:
            entries, wrong = _entries(file, body)
        except ConfigError as error:
            faults += error.faults
        else:
            found += entries
            faults += wrong
    faults += _given_twice(found)
    raise_all(faults)
    return Loaded(tuple(one for one, _ in found), {one.id: place for one, place in found})


def _files(path: Path) -> list[Path]:
    """``path`` itself, or the lists in that folder; what editors and spreadsheets leave beside them is no list."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.iterdir()
        if file.suffix.lower() in FORMATS and not file.name.startswith((".", "~")) and not file.is_dir()
    )


def _entries(file: Path, body: bytes) -> tuple[list[tuple[Subject, Place]], list[Fault]]:
    if file.suffix.lower() == ".csv":
        document, faults = read_spreadsheet(file, body)
    else:
        document, faults = parse_toml(file, body), []
    sheet, wrong = validate(Sheet, document)
    return (list(_subjects(sheet, document)) if sheet else []), faults + wrong


def _subjects(sheet: Sheet, document: Document) -> Iterator[tuple[Subject, Place]]:
    groups: tuple[tuple[str, Sequence[Person | Facility]], ...] = (
        ("people", sheet.people),
        ("facilities", sheet.facilities),
    )
    for group, entries in groups:
        for number, entry in enumerate(entries):
            yield subject(entry), Place(document.file, document.line((group, number)))


def _given_twice(found: Sequence[tuple[Subject, Place]]) -> Iterator[Fault]:
    """Names and ids that stand twice; whoever has both twice is reported once."""
    names: dict[tuple[str, str], Place] = {}
    ids: dict[str, Place] = {}
    for one, place in found:
        name = (one.type.value, plain(one.name) or re.sub(r"\s", "", one.name))
        first, same_id = names.setdefault(name, place), ids.setdefault(one.id, place)
        if first is not place:
            what = f"'{one.name}' ya está en {first} (name given twice)"
            todo = "deje uno; si son dos personas, añada el segundo apellido / keep one, or tell the two apart"
            yield Fault(place.file, place.line, what, todo)
        elif same_id is not place:
            what = f"el id '{one.id}' ya está en {same_id} (id given twice)"
            yield Fault(place.file, place.line, what, "ponga otro id / write another id")
