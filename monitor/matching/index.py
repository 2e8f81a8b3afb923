"""The index of watched names: from two words of a text to the people they may name, at a cost that does not grow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

from monitor.matching.lexicon import (
    ABBREVIATED,
    COMMON_GIVEN,
    COMMON_SURNAME,
    JOINABLE,
    PREFIXES,
    given_names,
    surnames,
)
from monitor.matching.names import PersonName, Unit
from monitor.matching.spelling import LONGEST, Likeness, Speller

#: When more watched names than this fit a given name and a surname, the two alone name nobody in particular: a third
#: word of the name must be printed with them.
CROWD = 5
#: Bearers per million from which a printed word is a name of its own, and no slip for another.
KNOWN = 4
#: Letters in the shortest part of a name that was written in one word with another.
_PART = 3


@dataclass(frozen=True, slots=True)
class Watched:
    """A name under which a subject (by its place in the list of subjects) is watched."""

    subject: int
    alias: str
    name: PersonName


class Sense(NamedTuple):
    """What a word may be in a watched name: a given name or a surname as watched; a slip for some, or two in one."""

    given: str = ""
    surname: str = ""
    near_givens: tuple[str, ...] = ()
    near_surnames: tuple[str, ...] = ()
    prefix: bool = False


class NameIndex:
    """Watched names by (given name, surname); misspelt words are first led back to watched ones."""

    def __init__(self, watched: Iterable[Watched] = ()) -> None:
        self._pairs: dict[tuple[str, str], Watched | list[Watched]] = {}  # most lead to one, and there are many
        self._thirds: dict[tuple[str, str], dict[str, list[Watched]]] = {}
        self._givens: Counter[str] = Counter()
        self._surnames: Counter[str] = Counter()
        self._seconds: Counter[str] = Counter()
        self._given_speller = Speller(gendered=True)
        self._surname_speller = Speller(gendered=False)
        for entry in watched:
            self.add(entry)

    def add(self, entry: Watched) -> None:
        """Watch one more name."""
        if entry.name.second:
            self._seconds[entry.name.second] += 1
        for pair in _pairs(entry.name):
            known = self._pairs.get(pair)
            if known is None:
                self._pairs[pair] = entry
            elif isinstance(known, list):
                known.append(entry)
            else:
                self._pairs[pair] = [known, entry]
            self._thirds.pop(pair, None)
        for given in _givens(entry.name):
            self._givens[given] += 1
            if self._givens[given] == 1 and len(given) > 1:
                self._given_speller.add(given)
        for surname in _surnames(entry.name):
            self._surnames[surname] += 1
            if self._surnames[surname] == 1:
                self._surname_speller.add(surname)

    def remove(self, entry: Watched) -> None:
        """Watch a name no longer."""
        if entry.name.second:
            self._seconds[entry.name.second] -= 1
            if not self._seconds[entry.name.second]:
                del self._seconds[entry.name.second]
        for pair in _pairs(entry.name):
            kept = [other for other in self._of(pair) if other is not entry]
            if kept:
                self._pairs[pair] = kept
            else:
                del self._pairs[pair]
            self._thirds.pop(pair, None)
        for words, counter, speller in (
            (_givens(entry.name), self._givens, self._given_speller),
            (_surnames(entry.name), self._surnames, self._surname_speller),
        ):
            for word in words:
                counter[word] -= 1
                if not counter[word]:
                    del counter[word]
                    if len(word) > 1 or speller is self._surname_speller:
                        speller.remove(word)

    def is_name(self, word: str) -> bool:
        """A word that is part of a watched or a usual name."""
        return self.is_watched(word) or word in given_names() or word in surnames()

    def is_watched(self, word: str) -> bool:
        """A word that is part of a watched name."""
        return (word in self._givens and len(word) > 1) or word in self._surnames

    def is_watched_given(self, word: str) -> bool:
        """A given name of somebody who is watched."""
        return len(word) > 1 and word in self._givens

    def sense(self, folded: str, *, capital: bool) -> Sense | None:
        """What a folded word may be in a watched name, None for nothing; only a capital word may be a slip."""
        word = ABBREVIATED.get(folded, folded)
        given = word if word in self._givens and (len(word) > 1 or capital) else ""
        surname = word if word in self._surnames else ""
        near_givens: tuple[str, ...] = ()
        near_surnames: tuple[str, ...] = ()
        if capital and len(word) > 2:
            near_givens = tuple(meant for meant, _ in self.near_given(word))
            near_surnames = tuple(meant for meant, _ in self.near_surname(word))
        prefix = word in PREFIXES or (capital and word in JOINABLE)
        if capital:
            halves = [half for pair in self.halves(word) for half in pair]
            near_givens += tuple(half for half in halves if half in self._givens)
            near_surnames += tuple(half for half in halves if half in self._surnames)
        if not (given or surname or near_givens or near_surnames or prefix):
            return None
        return Sense(given, surname, near_givens, near_surnames, prefix)

    def is_part(self, word: str) -> bool:
        """A given name or a surname, the second one too, of somebody who is watched."""
        return self.is_watched(word) or word in self._seconds

    def halves(self, word: str) -> list[tuple[str, str]]:
        """The given names, or the surnames, that one word holds: "Anamaría"; "Villanueva" for Villa Nueva."""
        if len(word) > LONGEST or self.is_part(word):
            return []
        cuts = ((word[:at], word[at:]) for at in range(_PART, len(word) - _PART + 1))
        return [(one, other) for one, other in cuts if self._are_givens(one, other) or self._are_surnames(one, other)]

    def whole(self, one: str, other: str) -> str:
        """Two words as one part of a name, "villareal" for Villa Real; "" if that is none."""
        return one + other if one in JOINABLE and self.is_part(one + other) else ""

    def _are_givens(self, one: str, other: str) -> bool:
        return one in self._givens and other in self._givens

    def _are_surnames(self, one: str, other: str) -> bool:
        family = self._surnames, self._seconds
        return any(one in words for words in family) and any(other in words for words in family)

    def joint(self, word: str) -> Sense | None:
        """What two words printed apart may be together: "San Miguel" as "sanmiguel"."""
        given, surname = word if word in self._givens else "", word if word in self._surnames else ""
        return Sense(given, surname) if given or surname else None

    def is_name_of(self, parts: Sequence[str]) -> bool:
        """Whether a given name and a surname of one watched person are among ``parts``, either first."""
        return any(pair in self._pairs for pair in permutations(parts, 2))

    def is_pair(self, one: Sense, other: Sense) -> bool:
        """Whether two words, a given name and then a surname, may name somebody who is watched."""
        pairs = self._pairs
        if one.given:
            if other.surname and (one.given, other.surname) in pairs:
                return True
            if any((one.given, meant) in pairs for meant in other.near_surnames):
                return True
        return bool(other.surname) and any((meant, other.surname) in pairs for meant in one.near_givens)

    def find(self, given: str, surname: str, beside: tuple[Unit, ...]) -> Iterator[tuple[Watched, Likeness | None]]:
        """Who may be meant by these two words, and how the spelling differs, if it does: in one word at most.

        ``beside`` are the words around, which tell apart those who share both.
        """
        pair = given, surname
        if pair in self._pairs:
            for entry in self._among(pair, beside):
                yield entry, None
            return
        if len(given) == 1:
            return
        if given in self._givens:
            for meant, likeness in self.near_surname(surname):
                yield from ((entry, likeness) for entry in self._few((given, meant)))
        if surname in self._surnames:
            for meant, likeness in self.near_given(given):
                yield from ((entry, likeness) for entry in self._few((meant, surname)))

    def near_given(self, word: str) -> tuple[tuple[str, Likeness], ...]:
        """The watched given names that ``word`` may be a slip for; a usual name may only be spelt otherwise."""
        return _weighed(self._given_speller.near(word), given_names().get(word, 0), COMMON_GIVEN)

    def near_surname(self, word: str) -> tuple[tuple[str, Likeness], ...]:
        """The watched surnames that ``word`` may be a slip for; a usual surname may only be spelt otherwise."""
        return _weighed(self._surname_speller.near(word), surnames().get(word, 0), COMMON_SURNAME)

    def _few(self, pair: tuple[str, str]) -> list[Watched]:
        found = self._of(pair)
        return found if len(found) <= CROWD else []

    def _of(self, pair: tuple[str, str]) -> list[Watched]:
        found = self._pairs.get(pair, [])
        return found if isinstance(found, list) else [found]

    def _among(self, pair: tuple[str, str], beside: tuple[Unit, ...]) -> list[Watched]:
        """Those who share both words; of a crowd, those who are told apart by a word beside, or have no more words."""
        everybody = self._of(pair)
        if len(everybody) <= CROWD:
            return everybody
        if pair not in self._thirds:
            self._thirds[pair] = _by_third(pair[0], everybody)
        thirds = self._thirds[pair]
        told = {id(entry): entry for key in {"", *(unit.key for unit in beside)} for entry in thirds.get(key, ())}
        return list(told.values())


def _givens(name: PersonName) -> tuple[str, ...]:
    """The given names, and the first one's initial."""
    return tuple(dict.fromkeys((*name.givens, name.givens[0][0])))


def _surnames(name: PersonName) -> tuple[str, ...]:
    return (name.surname, name.joined) if name.joined and name.joined != name.surname else (name.surname,)


def _pairs(name: PersonName) -> list[tuple[str, str]]:
    return [(given, surname) for surname in _surnames(name) for given in _givens(name)]


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


def _weighed(near: tuple[tuple[str, Likeness], ...], bearers: int, many: int) -> tuple[tuple[str, Likeness], ...]:
    """What a printed word may be a slip for, by how many bear the word itself: a name of its own is no slip.

    Spoken alike, it may still be another spelling, though a doubtful one where both are usual.
    """
    if bearers < KNOWN:
        return near
    if bearers < many:
        return tuple((meant, one if one is Likeness.SOUND else Likeness.OWN) for meant, one in near)
    return tuple((meant, Likeness.USUAL) for meant, one in near if one is Likeness.SOUND)
