"""The index of watched names: from two words of a text to the people they may name, at a cost that does not grow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from monitor.matching.lexicon import (
    ABBREVIATED,
    COMMON_GIVEN,
    COMMON_SURNAME,
    JOINABLE,
    PREFIXES,
    detached,
    given_names,
    surnames,
)
from monitor.matching.names import PersonName, Unit, split_name
from monitor.matching.scripts import is_other, romanised
from monitor.matching.spelling import LONGEST, Likeness, Speller
from monitor.model import Subject

#: When more watched names than this fit a given name and a surname, the two alone name nobody in particular: a third
#: word of the name must be printed with them.
CROWD = 5
#: Bearers per million from which a printed word is a name of its own, and no slip for another.
KNOWN = 4
#: Letters in the shortest part of a name that was written in one word with another.
_PART = 3
#: Subjects whose names stay split, and words whose halves are remembered.
_REMEMBERED, _HALVED = 1 << 12, 1 << 13


class Watched(NamedTuple):
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
    """Watched names by (given name, surname); misspelt words are first led back to watched ones.

    A pair of words leads to subjects by their places in the list; their names are split again when they are met,
    which is seldom, so that a long list costs little to take in and to keep.
    """

    def __init__(self) -> None:
        self._subjects: dict[int, Subject] = {}
        self._split: dict[int, tuple[Watched, ...]] = {}
        self._pairs: dict[tuple[str, str], int | list[int]] = {}  # most lead to one, and there are many
        self._thirds: dict[tuple[str, str], dict[str, list[Watched]]] = {}
        self._givens: dict[str, int] = {}
        self._surnames: dict[str, int] = {}
        self._seconds: dict[str, int] = {}
        self._given_speller = Speller(gendered=True)
        self._surname_speller = Speller(gendered=False)
        self._halves: dict[str, list[tuple[str, str]]] = {}

    def __len__(self) -> int:
        """How many people are watched."""
        return len(self._subjects)

    def add(self, place: int, subject: Subject) -> list[str]:
        """Watch a person by their place in the list; return the names that hold no given name and surname."""
        self._subjects[place] = subject
        self._halves = {}
        unsplit: list[str] = []
        for alias in _names(subject):
            ways = _ways(alias)
            if not ways:
                unsplit.append(alias)
            for name in ways:
                self._add(place, name)
        return unsplit

    def _add(self, place: int, name: PersonName) -> None:
        pairs, thirds = self._pairs, self._thirds
        givens, surnames = _givens(name), _surnames(name)
        for surname in surnames:
            for given in givens:
                pair = given, surname
                known = pairs.get(pair)
                if known is None:
                    pairs[pair] = place
                elif isinstance(known, list):
                    known.append(place)
                else:
                    pairs[pair] = [known, place]
                if thirds:
                    thirds.pop(pair, None)
        for given in givens:
            if _one_more(self._givens, given) and len(given) > 1:
                self._given_speller.add(given)
        for surname in surnames:
            if _one_more(self._surnames, surname):
                self._surname_speller.add(surname)
        if name.second:
            _one_more(self._seconds, name.second)

    def remove(self, place: int) -> None:
        """Watch a person no longer. Raises KeyError if nobody is watched under ``place``."""
        entries = self._watched(place)
        del self._subjects[place], self._split[place]
        self._halves = {}
        for entry in entries:
            self._remove(place, entry.name)

    def _remove(self, place: int, name: PersonName) -> None:
        givens, surnames = _givens(name), _surnames(name)
        for pair in ((given, surname) for surname in surnames for given in givens):
            known = self._pairs[pair]
            if isinstance(known, list) and len(known) > 1:
                known.remove(place)
            else:
                del self._pairs[pair]
            self._thirds.pop(pair, None)
        for given in givens:
            if _one_less(self._givens, given) and len(given) > 1:
                self._given_speller.remove(given)
        for surname in surnames:
            if _one_less(self._surnames, surname):
                self._surname_speller.remove(surname)
        if name.second:
            _one_less(self._seconds, name.second)

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
        surname = next((one for one in (word, detached(word)[1]) if one in self._surnames), "")
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
        if word not in self._halves:
            if len(self._halves) >= _HALVED:
                self._halves = {}
            cuts = ((word[:at], word[at:]) for at in range(_PART, len(word) - _PART + 1))
            self._halves[word] = [cut for cut in cuts if self._are_givens(*cut) or self._are_surnames(*cut)]
        return self._halves[word]

    def whole(self, one: str, other: str) -> str:
        """Two words as one part of a name, "villareal" for Villa Real; "" if that is none."""
        return one + other if one in JOINABLE and self.is_part(one + other) else ""

    def _are_givens(self, one: str, other: str) -> bool:
        return one in self._givens and other in self._givens

    def _are_surnames(self, one: str, other: str) -> bool:
        if one not in self._surnames and one not in self._seconds:
            return False
        return other in self._surnames or other in self._seconds

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
        places = self._places(pair)
        return self._of(pair, places) if len(places) <= CROWD else []

    def _places(self, pair: tuple[str, str]) -> list[int]:
        """Where those stand who are watched under a pair of words, each as often as a name of theirs holds it."""
        found = self._pairs.get(pair, [])
        return found if isinstance(found, list) else [found]

    def _of(self, pair: tuple[str, str], places: list[int]) -> list[Watched]:
        given, surname = pair
        return [
            entry
            for place in dict.fromkeys(places)
            for entry in self._watched(place)
            if surname in _surnames(entry.name) and given in _givens(entry.name)
        ]

    def _watched(self, place: int) -> tuple[Watched, ...]:
        """The names of a subject, split."""
        known = self._split.get(place)
        if known is None:
            if len(self._split) >= _REMEMBERED:
                self._split = {}
            names = _names(self._subjects[place])
            known = tuple(Watched(place, alias, name) for alias in names for name in _ways(alias))
            self._split[place] = known
        return known

    def _among(self, pair: tuple[str, str], beside: tuple[Unit, ...]) -> list[Watched]:
        """Those who share both words; of a crowd, those who are told apart by a word beside, or have no more words."""
        places = self._places(pair)
        if len(places) <= CROWD:
            return self._of(pair, places)
        if pair not in self._thirds:
            self._thirds[pair] = _by_third(pair[0], self._of(pair, places))
        thirds = self._thirds[pair]
        told = {id(entry): entry for key in {"", *(unit.key for unit in beside)} for entry in thirds.get(key, ())}
        return list(told.values())


def _names(subject: Subject) -> Sequence[str]:
    return tuple(dict.fromkeys((subject.name, *subject.aliases))) if subject.aliases else (subject.name,)


def _ways(alias: str) -> list[PersonName]:
    """The ways to read a name of the list, one in another script as it would be in Latin letters."""
    names = split_name(alias)
    if not names and is_other(alias):
        return [name for latin in romanised(alias) for name in split_name(latin)]
    return names


def _one_more(counts: dict[str, int], word: str) -> bool:
    """Count a word; whether it is new."""
    count = counts.get(word, 0)
    counts[word] = count + 1
    return not count


def _one_less(counts: dict[str, int], word: str) -> bool:
    """Count a word no longer; whether that was the last one."""
    counts[word] -= 1
    if counts[word]:
        return False
    del counts[word]
    return True


def _givens(name: PersonName) -> tuple[str, ...]:
    """The given names, and the first one's initial."""
    return tuple(dict.fromkeys((*name.givens, name.givens[0][0])))


def _surnames(name: PersonName) -> tuple[str, ...]:
    return (name.surname, name.joined) if name.joined and name.joined != name.surname else (name.surname,)


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
    weighed = ((meant, weigh(likeness, bearers, many)) for meant, likeness in near)
    return tuple((meant, likeness) for meant, likeness in weighed if likeness)


def weigh(likeness: Likeness, bearers: int, many: int) -> Likeness | None:
    """What a slip is worth that ``bearers`` in a million have for their name; None from ``many`` on, if it is heard."""
    if bearers < KNOWN:
        return likeness
    if bearers < many:
        return Likeness.SPELT if likeness is Likeness.SOUND else Likeness.OWN
    return Likeness.USUAL if likeness is Likeness.SOUND else None
