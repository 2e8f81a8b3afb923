"""Other names for the invented people, drawn from short lists, keeping who shares a surname or a first name.

Each part of a name is renamed as a whole, everywhere: two brothers stay brothers and two namesakes stay namesakes.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from random import Random

from monitor.demo.world import Person

_TRIES = 200


@dataclass(frozen=True, slots=True)
class NameLists:
    """Given names by gender ("f", "m") and surnames, as in names.toml."""

    given: Mapping[str, tuple[str, ...]]
    surnames: tuple[str, ...]


@cache
def name_lists() -> NameLists:
    """The lists that ship with the demo."""
    values = tomllib.loads(resources.files(__package__).joinpath("names.toml").read_text("utf-8"))
    return NameLists({"f": tuple(values["women"]), "m": tuple(values["men"])}, tuple(values["surnames"]))


def fold(text: str) -> str:
    """Lower case without accents, words apart by one space."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def collisions(people: Iterable[Person], avoid: Iterable[str]) -> list[tuple[Person, str]]:
    """Which of ``people`` could be taken for a name of ``avoid``: one that has a given name and a surname of theirs."""
    names = [(name, frozenset(fold(name).split())) for name in avoid]
    return [
        (person, name)
        for person in people
        for name, words in names
        if _any_in(person.given, words) and _any_in(person.surnames, words)
    ]


def _any_in(parts: Sequence[str], words: frozenset[str]) -> bool:
    return any(set(fold(part).split()) <= words for part in parts)


def rename(people: Sequence[Person], random: Random, avoid: Sequence[str]) -> tuple[Person, ...]:
    """``people`` with other names, none of which could be taken for one of ``avoid``; ``fixed`` people keep theirs.

    Raises ValueError when the lists are too short to do so.
    """
    lists = name_lists()
    for _ in range(_TRIES):
        renamed = _draw(people, random, lists)
        if not collisions((p for p in renamed if not p.fixed), avoid):
            return renamed
    raise ValueError("the name lists are too short to avoid the names on the shipped lists")


def _draw(people: Sequence[Person], random: Random, lists: NameLists) -> tuple[Person, ...]:
    kept = {fold(part) for person in people if person.fixed for part in (*person.given, *person.surnames)}
    surnames = _mapping((part for person in people for part in person.surnames), lists.surnames, kept, random)
    given = {
        gender: _mapping((part for p in people if p.gender == gender for part in p.given), names, kept, random)
        for gender, names in lists.given.items()
    }
    return tuple(
        replace(
            person,
            given=tuple(given[person.gender][part] for part in person.given),
            surnames=tuple(surnames[part] for part in person.surnames),
        )
        if not person.fixed
        else person
        for person in people
    )


def _mapping(parts: Iterable[str], names: Sequence[str], kept: set[str], random: Random) -> dict[str, str]:
    """Another name for each part, no two alike; what fixed people are called stays as it is."""
    wanted = dict.fromkeys(part for part in parts if fold(part) not in kept)
    pool = [name for name in names if fold(name) not in kept]
    if len(pool) < len(wanted):
        raise ValueError(f"{len(wanted)} names are needed and the list has {len(pool)}")
    renamed = dict(zip(wanted, random.sample(pool, len(wanted)), strict=True))
    return _Keeping(renamed)


class _Keeping(dict[str, str]):
    """A mapping that leaves what it does not know as it is."""

    def __missing__(self, part: str) -> str:
        return part


def crowd(count: int, random: Random, people: Sequence[Person], avoid: Sequence[str]) -> tuple[Person, ...]:
    """``count`` people nobody watches, for lists of names: none shares any part of a name with ``people``."""
    lists = name_lists()
    taken = {fold(part) for person in people for part in (*person.given, *person.surnames)}
    surnames = [name for name in lists.surnames if fold(name) not in taken]
    given = {gender: [name for name in names if fold(name) not in taken] for gender, names in lists.given.items()}
    found: list[Person] = []
    for number in range(count):
        gender = "fmm"[number % 3]
        for _ in range(_TRIES):
            first, second = random.sample(given[gender], 2)
            family = tuple(random.sample(surnames, 2))
            person = Person(f"crowd-{number}", gender, (first, second), family, watched=False)
            if not collisions([person], avoid) and person.short not in {other.short for other in found}:
                found.append(person)
                break
        else:
            raise ValueError("the name lists are too short for the crowd")
    return tuple(found)
