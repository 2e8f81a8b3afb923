"""What a watchlist allows and still does not want: names that will be mistaken for somebody else's, or for nobody's.

``faro watchlist check`` shows it. Nothing here refuses an entry. Kept out of the package's own imports, because it
alone needs ``monitor.matching``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitor.matching import fold
from monitor.matching.commonness import RARE, bearers
from monitor.matching.lexicon import COMMON_SURNAME, surnames
from monitor.matching.names import split_name
from monitor.model import Subject, SubjectType, Visibility

#: A name is too common when about this many people in a country of 30 million would bear it.
TOO_MANY = 30
#: UTF-8 read as cp1252 ("RocÃ­o"), the sign of a file that was saved twice in two encodings.
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf\u2018-\u201d\u2020-\u2026\u20ac]")


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at in the entry ``subject_id``; ``what`` and ``todo`` read like those of a Fault."""

    subject_id: str
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.subject_id}: {self.what}: {self.todo}"


def lint(subjects: Iterable[Subject]) -> list[Note]:
    """Every note about ``subjects``, entry by entry in their order."""
    everyone = list(subjects)
    people = [one for one in everyone if one.type is SubjectType.PERSON]
    notes = [
        *(note for one in everyone for note in _any_entry(one)),
        *(note for one in people for note in _person(one)),
        *_relatives(people),
        *_shared(everyone),
    ]
    order = {one.id: number for number, one in enumerate(everyone)}
    return sorted(notes, key=lambda note: order[note.subject_id])


def _any_entry(one: Subject) -> Iterator[Note]:
    broken = next((name for name in _names(one) if _MOJIBAKE.search(name)), None)
    if broken:
        todo = "vuelva a escribirlo; guarde en UTF-8 / type it again; save as UTF-8"
        yield Note(one.id, f"letras rotas en '{broken}' (broken letters)", todo)
    own = {_folded(name) for name in _names(one)}
    for word in one.needs_context:
        if _folded(word) in own:
            what = f"'{word}' pide contexto y también nombra solo (needs context and is an alias too)"
            yield Note(one.id, what, "déjelo en un solo sitio / keep it in one place")
    if one.visibility is Visibility.PUBLIC and one.until is None and one.type is SubjectType.PERSON:
        yield Note(one.id, "público sin fecha final (public for ever)", "ponga until / write until")


def _person(one: Subject) -> Iterator[Note]:
    readings = split_name(one.name)
    for alias in one.aliases:
        if len(alias.split()) == 1:
            what = f"alias de una sola palabra '{alias}' (one-word alias)"
            yield Note(one.id, what, "páselo a needs_context / move it to needs_context")
    if not readings:
        return
    name = readings[0]
    forms = [reading for form in _names(one) for reading in split_name(form)]
    if name.certain and not any(form.second for form in forms):
        todo = "añádalo como alias si se conoce / add it as an alias if it is known"
        yield Note(one.id, "sin segundo apellido (no second surname)", todo)
    many = bearers(name)
    if many >= TOO_MANY and not (one.context or one.namesakes):
        what = f"nombre muy común: unas {round(many, -1):.0f} personas lo llevan (very common name)"
        yield Note(one.id, what, "añada contexto u homónimos / add context or namesakes")


def _relatives(people: list[Subject]) -> Iterator[Note]:
    """Those who share a surname that few bear, or both surnames: an article will name one and mean the other."""
    families: dict[tuple[str, ...], dict[str, Subject]] = defaultdict(dict)
    for one in people:
        for name in split_name(one.name):
            if surnames().get(name.surname, RARE) < COMMON_SURNAME:
                families[(name.surname,)][one.id] = one
            elif name.second:
                families[name.surname, name.second][one.id] = one
    told: set[str] = set()
    for surname, family in families.items():
        for one in family.values():
            if len(family) > 1 and one.id not in told:
                told.add(one.id)
                others = ", ".join(other.name for other in family.values() if other is not one)
                what = f"comparte apellido '{' '.join(surname)}' con {others[:80]} (shares a surname)"
                yield Note(one.id, what, "ponga nombres completos en ambos / write both names in full")


def _shared(everyone: list[Subject]) -> Iterator[Note]:
    """Names that lead to more than one entry, and bare words of one that are another's whole name."""
    owners: dict[str, list[Subject]] = defaultdict(list)
    for one in everyone:
        for name in {_folded(name) for name in _names(one)}:
            owners[name].append(one)
    for one in everyone:
        for words, todo in (
            (_names(one), "quite el alias de uno / take the alias out of one"),
            (one.needs_context, "quite la palabra / take the word out"),
        ):
            for name in words:
                other = next((owner for owner in owners[_folded(name)] if owner is not one), None)
                if other:
                    yield Note(one.id, f"'{name}' nombra también a '{other.id}' (names another entry too)", todo)


def _names(one: Subject) -> tuple[str, ...]:
    return (one.name, *one.aliases)


def _folded(name: str) -> str:
    return " ".join(fold(word) for word in name.split())
