"""What a watchlist allows and still does not want: names that will be mistaken for somebody else's, or for nobody's.

``faro watchlist check`` shows it. Nothing here refuses an entry. Kept out of the package's own imports, because it
alone needs ``monitor.matching``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from monitor.matching import fold
from monitor.matching.commonness import RARE, bearers
from monitor.matching.lexicon import COMMON_SURNAME, surnames
from monitor.matching.names import split_name
from monitor.model import Subject, SubjectType, Visibility
from monitor.watchlists.alike import Alike, How, alike

#: A name is too common when about this many people in a country of 30 million would bear it.
TOO_MANY = 30
#: Letters of a given name and a surname together, from which on they are no accident; names shown in one note at most.
LONG_ENOUGH, SHOWN = 6, 3
#: UTF-8 read as cp1252 ("RocÃ­o"), the sign of a file that was saved twice in two encodings.
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf\u2018-\u201d\u2020-\u2026\u20ac]")


class Kind(StrEnum):
    """What a note is about; the catalogue has its words as ``cli.note.<kind>``."""

    BROKEN_LETTERS = "broken_letters"
    CONTEXT_AND_ALIAS = "context_and_alias"
    PUBLIC_FOR_EVER = "public_for_ever"
    ONE_WORD_ALIAS = "one_word_alias"
    NO_SECOND_SURNAME = "no_second_surname"
    SHORT = "short"
    COMMON = "common"
    SHARED_SURNAME = "shared_surname"
    SHARED_NAME = "shared_name"
    SHARED_WORD = "shared_word"
    SLIP = "slip"
    PART = "part"
    ORDER = "order"
    SCRIPT = "script"
    NAMESAKE = "namesake"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at in the entry ``subject_id``, the words that its text asks for, and how often it was said."""

    subject_id: str
    kind: Kind
    words: Mapping[str, str] = field(default_factory=dict)
    times: int = 0

    @property
    def key(self) -> str:
        """Its text in the catalogue."""
        return f"cli.note.{self.kind}"


def lint(subjects: Iterable[Subject], somebody_else: Mapping[str, int] | None = None) -> list[Note]:
    """Every note about ``subjects``, entry by entry in their order.

    ``somebody_else``: in how many items readers or operators said that not this subject was meant, by its id.
    """
    everyone = list(subjects)
    people = [one for one in everyone if one.type is SubjectType.PERSON]
    pairs = list(alike(people))
    notes = [
        *(note for one in everyone for note in _any_entry(one)),
        *(note for one in people for note in _person(one)),
        *_alike(pairs),
        *_relatives(people, {frozenset((pair.one.id, pair.other.id)) for pair in pairs}),
        *_shared(everyone),
        *_namesakes(people),
        *_reported(everyone, somebody_else or {}),
    ]
    order = {one.id: number for number, one in enumerate(everyone)}
    return sorted(notes, key=lambda note: order[note.subject_id])


def _any_entry(one: Subject) -> Iterator[Note]:
    broken = next((name for name in _names(one) if _MOJIBAKE.search(name)), None)
    if broken:
        yield Note(one.id, Kind.BROKEN_LETTERS, {"name": broken})
    own = {_folded(name) for name in _names(one)}
    for word in one.needs_context:
        if _folded(word) in own:
            yield Note(one.id, Kind.CONTEXT_AND_ALIAS, {"word": word})
    if one.visibility is Visibility.PUBLIC and one.until is None and one.type is SubjectType.PERSON:
        yield Note(one.id, Kind.PUBLIC_FOR_EVER)


def _person(one: Subject) -> Iterator[Note]:
    readings = split_name(one.name)
    for alias in one.aliases:
        if len(alias.split()) == 1:
            yield Note(one.id, Kind.ONE_WORD_ALIAS, {"alias": alias})
    for form in _names(one):
        ways = split_name(form)
        if ways and not ways[0].second and len(ways[0].givens[0]) + len(ways[0].surname) < LONG_ENOUGH:
            yield Note(one.id, Kind.SHORT, {"name": form})
    if not readings:
        return
    name = readings[0]
    forms = [reading for form in _names(one) for reading in split_name(form)]
    if name.certain and not any(form.second for form in forms):
        yield Note(one.id, Kind.NO_SECOND_SURNAME)
    many = bearers(name)
    if many >= TOO_MANY and not (one.context or one.namesakes):
        yield Note(one.id, Kind.COMMON, {"many": f"{round(many, -1):.0f}"})


def _alike(pairs: Iterable[Alike]) -> Iterator[Note]:
    """One note for all whom an entry resembles in one way."""
    others: dict[tuple[str, How], list[Subject]] = defaultdict(list)
    for pair in pairs:
        others[pair.one.id, pair.how].append(pair.other)
    for (subject_id, how), them in others.items():
        yield Note(subject_id, Kind(how), {"others": _shown(them)})


def _relatives(people: Sequence[Subject], told: set[frozenset[str]]) -> Iterator[Note]:
    """Those who share a surname that few bear, or both surnames: an article will name one and mean the other.

    ``told`` are pairs of ids of which worse was said.
    """
    families: dict[tuple[str, ...], dict[str, Subject]] = defaultdict(dict)
    for one in people:
        for name in split_name(one.name):
            if surnames().get(name.surname, RARE) < COMMON_SURNAME:
                families[(name.surname,)][one.id] = one
            elif name.second:
                families[name.surname, name.second][one.id] = one
    noted: set[str] = set()
    for surname, family in families.items():
        some = list(family.values())[: SHOWN + 2]  # of a large family a few say enough
        for one in family.values():
            others = [other for other in some if other is not one and frozenset((one.id, other.id)) not in told]
            if others and one.id not in noted:
                noted.add(one.id)
                yield Note(one.id, Kind.SHARED_SURNAME, {"surname": " ".join(surname), "others": _shown(others)})


def _shared(everyone: list[Subject]) -> Iterator[Note]:
    """Names that lead to more than one entry, and bare words of one that are another's whole name."""
    owners: dict[str, list[Subject]] = defaultdict(list)
    for one in everyone:
        for name in {_folded(name) for name in _names(one)}:
            owners[name].append(one)
    for one in everyone:
        for words, kind in ((_names(one), Kind.SHARED_NAME), (one.needs_context, Kind.SHARED_WORD)):
            for name in words:
                other = next((owner for owner in owners[_folded(name)] if owner is not one), None)
                if other:
                    yield Note(one.id, kind, {"name": name, "other": other.id})


def _namesakes(people: Sequence[Subject]) -> Iterator[Note]:
    """Those whom a namesake will hit that another entry knows of: who shares its given name and surname.

    So will a namesake who stands there with a whole name.
    """
    known: dict[tuple[str, str], dict[str, Subject]] = defaultdict(dict)
    for one in people:
        for name in (one.name, *one.aliases, *one.namesakes) if one.namesakes else ():
            for way in split_name(name):
                known[way.givens[0], way.surname].update(dict.fromkeys(one.namesakes, one))
    for one in people if known else ():
        mine = {_folded(word) for word in one.namesakes}
        for way in split_name(one.name)[:1]:
            words = known.get((way.givens[0], way.surname), {})
            strange = {word: other for word, other in words.items() if other is not one and _folded(word) not in mine}
            if strange:
                word, other = next(iter(strange.items()))
                yield Note(one.id, Kind.NAMESAKE, {"word": word, "other": other.id})


def _reported(everyone: Iterable[Subject], somebody_else: Mapping[str, int]) -> Iterator[Note]:
    for one in everyone:
        if times := somebody_else.get(one.id, 0):
            yield Note(one.id, Kind.REPORTED, times=times)


def _names(one: Subject) -> tuple[str, ...]:
    return (one.name, *one.aliases)


def _shown(some: Sequence[Subject]) -> str:
    more = ["…"] if len(some) > SHOWN else []
    return ", ".join([*(f"{one.name} ({one.id})" for one in some[:SHOWN]), *more])


def _folded(name: str) -> str:
    return " ".join(fold(word) for word in name.split())
