"""The index of watched names: from two words of a text to the people they may name, at a cost that does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitor.matching.lexicon import COMMON_GIVEN, COMMON_SURNAME, given_names, surnames
from monitor.matching.names import PersonName, Unit
from monitor.matching.spelling import Likeness, Speller

#: When more watched names than this fit a given name and a surname, the two alone name nobody in particular: a third
#: word of the name must be printed with them.
CROWD = 5


@dataclass(frozen=True, slots=True)
class Watched:
    """A name under which a subject (by its place in the list of subjects) is watched."""

    subject: int
    alias: str
    name: PersonName


class NameIndex:
    """Watched names by (given name, surname); misspelt words are first led back to watched ones."""

    def __init__(self, watched: Iterable[Watched]) -> None:
        self._pairs: dict[tuple[str, str], list[Watched]] = {}
        for entry in watched:
            givens = set(entry.name.givens) | {entry.name.givens[0][0]}
            for surname in {entry.name.surname, entry.name.joined} - {""}:
                for given in givens:
                    self._pairs.setdefault((given, surname), []).append(entry)
        self._crowds = {pair: _by_third(pair[0], all_) for pair, all_ in self._pairs.items() if len(all_) > CROWD}
        self.givens = frozenset(given for given, _ in self._pairs if len(given) > 1)
        self.surnames = frozenset(surname for _, surname in self._pairs)
        self._known = self.givens | self.surnames | given_names().keys() | surnames().keys()
        self._given_speller = Speller(self.givens, gendered=True)
        self._surname_speller = Speller(self.surnames, gendered=False)

    def is_name(self, word: str) -> bool:
        """A word that is part of a watched or a usual name."""
        return word in self._known

    def find(self, given: str, surname: str, beside: tuple[Unit, ...]) -> Iterator[tuple[Watched, Likeness | None]]:
        """Who may be meant by these two words, and how the spelling differs, if it does: in one word at most.

        ``beside`` are the words around, which tell apart those who share both.
        """
        pair = given, surname
        if pair in self._pairs:
            for entry in self._pairs[pair] if pair not in self._crowds else self._from_crowd(pair, beside):
                yield entry, None
            return
        if len(given) == 1:
            return
        if given in self.givens:
            for meant, likeness in self.near_surname(surname):
                yield from ((entry, likeness) for entry in self._few((given, meant)))
        if surname in self.surnames:
            for meant, likeness in self.near_given(given):
                yield from ((entry, likeness) for entry in self._few((meant, surname)))

    def near_given(self, word: str) -> tuple[tuple[str, Likeness], ...]:
        """The watched given names that ``word`` may be a slip for; a usual name may only be spelt otherwise."""
        near = self._given_speller.near(word)
        return _alike(near) if given_names().get(word, 0) >= COMMON_GIVEN else near

    def near_surname(self, word: str) -> tuple[tuple[str, Likeness], ...]:
        """The watched surnames that ``word`` may be a slip for; a usual surname may only be spelt otherwise."""
        near = self._surname_speller.near(word)
        return _alike(near) if surnames().get(word, 0) >= COMMON_SURNAME else near

    def _few(self, pair: tuple[str, str]) -> list[Watched]:
        return [] if pair in self._crowds else self._pairs.get(pair, [])

    def _from_crowd(self, pair: tuple[str, str], beside: tuple[Unit, ...]) -> list[Watched]:
        """Those of a crowd who are told apart by a word beside, or whose whole name these two words are."""
        thirds = self._crowds[pair]
        told = {id(entry): entry for key in {"", *(unit.key for unit in beside)} for entry in thirds.get(key, ())}
        return list(told.values())


def _by_third(given: str, crowd: list[Watched]) -> dict[str, list[Watched]]:
    """A crowd by the further word that tells its people apart; "" for those who have none.

    A given name that a crowd shares as well ("José Luis García") tells only those apart whose name ends there.
    """
    seconds: dict[str, list[Watched]] = {}
    givens: dict[str, list[Watched]] = {}
    for entry in crowd:
        name = entry.name
        if name.second:
            seconds.setdefault(name.second, []).append(entry)
        elif len(name.givens) == 1:
            seconds.setdefault("", []).append(entry)
        for other in set(name.givens) - {given}:
            givens.setdefault(other, []).append(entry)
    for other, sharing in givens.items():
        few = sharing if len(sharing) <= CROWD else [entry for entry in sharing if not entry.name.second]
        seconds.setdefault(other, []).extend(few)
    return seconds


def _alike(near: tuple[tuple[str, Likeness], ...]) -> tuple[tuple[str, Likeness], ...]:
    return tuple(pair for pair in near if pair[1] is Likeness.SOUND)
