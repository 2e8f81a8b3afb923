"""The watched names by pairs of words, so that a text costs the same whatever their number."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from monitor.matching.names import PersonName
from monitor.matching.scripts.postings import Postings
from monitor.matching.scripts.roles import is_father, roles
from monitor.matching.scripts.speech import readings
from monitor.matching.scripts.units import units_of
from monitor.matching.scripts.vocabulary import Vocabulary
from monitor.matching.scripts.writing import Script, script_of, written
from monitor.matching.tokens import tokenise

#: When more people than this share a given name and a surname, the two alone name nobody in particular.
CROWD = 5
_roles = lru_cache(maxsize=1 << 10)(roles)


class Watched(NamedTuple):
    """A name under which a subject is watched, its words by their number in the vocabulary.

    ``settled`` where its words leave no doubt which of them are given names.
    """

    place: int
    alias: str
    name: PersonName
    givens: tuple[int, ...]
    surname: int
    second: int | None
    settled: bool

    def others(self, given: int) -> set[int]:
        """The words of the name beside ``given`` and the surname."""
        return {*self.givens, *(() if self.second is None else (self.second,))} - {given}

    def leading(self) -> list[int]:
        """The given names that name the person together with the surname; a father's name alone says too little."""
        return [number for number, word in zip(self.givens, self.name.givens, strict=True) if not is_father(word)]


class WatchIndex:
    """Who is watched under a given name and a surname. Names are split again when they are met, which is seldom."""

    def __init__(self, names: Mapping[int, Sequence[str]]) -> None:
        """``names``: every subject's names by its place; kept up to date by whoever calls ``add`` and ``remove``."""
        self.vocabulary = Vocabulary()
        self.givens: set[int] = set()
        self.surnames: set[int] = set()
        self._names = names
        # By given name and surname; by second surname and surname; names of just two words; by surname alone.
        self._pairs, self._seconds, self._whole, self._surnames = Postings(), Postings(), Postings(), Postings()
        self._singles: dict[int, dict[int, str]] = {}
        for place in list(names):
            for posting, first, second in self._entries(place):
                posting.append(first, second, place)
        for posting in (self._pairs, self._seconds, self._whole, self._surnames):
            posting.settle()

    def add(self, place: int) -> None:
        """Watches the subject whose names now stand under ``place``."""
        for posting, first, second in self._entries(place):
            posting.insert(first, second, place)

    def remove(self, place: int) -> None:
        """Forgets the subject whose names still stand under ``place``."""
        for posting, first, second in list(self._entries(place)):
            posting.discard(first, second, place)
        for bearers in self._singles.values() if self._singles else ():
            bearers.pop(place, None)

    def find(self, given: int, surname: int, beside: Iterable[int]) -> Iterator[Watched]:
        """Who is watched under the two words; of a crowd those whom a word ``beside`` tells apart."""
        places = self._pairs.find(given, surname)
        if len(places) > CROWD:
            places = self._of_crowd(set(places), given, surname, beside)
        for place in places:
            for watched in self._watched(place):
                if watched.surname == surname and given in watched.givens:
                    yield watched

    def may_pair(self, givens: Iterable[int], surnames: Collection[int]) -> bool:
        """Whether anybody is watched under one of the given names and one of the surnames."""
        return self._pairs.holds(givens, surnames)

    def with_initial(self, surname: int, letter: str) -> list[Watched]:
        """Who is watched under the surname and a given name that begins with ``letter``, of another script or not.

        None where more than a few are: an initial would name nobody in particular.
        """
        places = self._surnames.find(0, surname)
        if len(places) > CROWD:
            return []
        few = [one for place in places for one in self._watched(place) if one.surname == surname]
        return [one for one in few if same_initial(self.vocabulary.words[one.givens[0]], letter)]

    def single(self, word: int) -> Iterable[tuple[int, str]]:
        """Who is watched under this word alone: place and name."""
        return self._singles.get(word, {}).items()

    def _of_crowd(self, crowd: set[int], given: int, surname: int, beside: Iterable[int]) -> list[int]:
        told = set(self._whole.find(given, surname))
        for third in set(beside) - {given, surname}:
            few = crowd & {*self._seconds.find(third, surname), *self._pairs.find(third, surname)}
            told |= few if len(few) <= CROWD else few & set(self._whole.find(third, surname))
        return sorted(told)[: 4 * CROWD]

    def _entries(self, place: int) -> Iterator[tuple[Postings, int, int]]:
        """What is posted for a subject; its words become known, and names of one word are noted."""
        for watched in self._watched(place):
            self.givens.update(watched.givens)
            self.surnames.add(watched.surname)
            yield self._surnames, 0, watched.surname
            for given in watched.leading():
                yield self._pairs, given, watched.surname
                if not watched.others(given):
                    yield self._whole, given, watched.surname
            if watched.second is not None:
                yield self._seconds, watched.second, watched.surname
        for name in self._names[place]:
            if word := _single(name):
                self._singles.setdefault(self.vocabulary.add(word), {})[place] = name

    def _watched(self, place: int) -> Iterator[Watched]:
        number = self.vocabulary.add
        for alias in dict.fromkeys(self._names[place]):
            ways = _roles(alias)
            settled = len({len(name.givens) for name in ways}) == 1
            for name in ways:
                if is_father(name.surname) and name.second:
                    continue
                givens = tuple(map(number, name.givens))
                second = None if name.second is None else number(name.second)
                for surname in dict.fromkeys(filter(None, (name.surname, name.joined))):
                    yield Watched(place, alias, name, givens, number(surname), second, settled)


def same_initial(word: str, letter: str) -> bool:
    """Whether ``letter`` may be the initial of ``word``, which is perhaps of another script."""
    sounds = {sound for way in readings(letter) for sound in (way[:1], way.removeprefix("y")[:1])}
    return word[0] == letter or any(way[:1] in sounds for way in readings(word))


def _single(name: str) -> str | None:
    """The one word of a name of one word, unless it is a single letter."""
    if " " in name.strip():
        return None
    tokens = tokenise(name)
    units = units_of(tokens, 0, len(tokens))
    if len(units) != 1 or len(units[0].key) < 2:
        return None
    script = script_of(units[0].key)
    return tokens[0].folded if script is Script.LATIN else written(units[0].key, script)
