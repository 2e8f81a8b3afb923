"""Slips of spelling: which watched words a printed word may be meant for (Pielieri for Pilieri, Ronald for Roland)."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

#: Letters of the shortest word of which another may be a slip, and of the longest word that is looked at.
_SHORTEST, LONGEST = 4, 24
#: Printed words whose likeness is remembered.
_REMEMBERED = 1 << 14
#: Bits of a word's number and of a key's hash; keys that are kept beside the sorted ones.
_BITS, _FEW = 24, 20_000
#: Marks for each key, at least.
_SPARSE = 2
_NUMBER, _HASH = (1 << _BITS) - 1, (1 << 40) - 1
_VOWELS = str.maketrans("", "", "aeiou")
#: What is written and how it is spoken, in order; behind the letters that a word must have for it.
_SOUNDS = (
    ("ph", re.compile(r"ph"), "f"),
    ("h", re.compile(r"[ck]h(?=[lr])"), "k"),
    ("q", re.compile(r"qu(?=[ei])|q"), "k"),
    ("c", re.compile(r"c(?=[^eihy]|$)"), "k"),
    ("c", re.compile(r"c(?=[eiy])"), "s"),
    ("g", re.compile(r"g(?=[eiy])"), "j"),
    ("gu", re.compile(r"gu(?=[ei])"), "g"),
    ("x", re.compile(r"x(?=[aeiou])"), "j"),
    ("ll", re.compile(r"ll"), "i"),
    ("h", re.compile(r"(?<!c)h"), ""),
)
_ALIKE = str.maketrans("zvwy", "sbbi")
_TWICE = re.compile(r"(.)\1+")


class Likeness(StrEnum):
    """How a printed word differs from the one it may be meant for."""

    SOUND = "sound"  # written otherwise, spoken alike: Gonzales, Márques
    LETTERS = "letters"  # one letter more, less or other, two neighbours swapped
    ORDER = "order"  # the same consonants in another order: Ronald, Roland
    SCAN = "scan"  # what a scanner takes for another: rn and m, 1 and l, 0 and o
    SPELT = "spelt"  # spoken alike, and another name that is less usual: Fredy for Freddy
    OWN = "own"  # a slip, or another name that is less usual: Ronald for Roland
    USUAL = "usual"  # spoken alike, and both are usual names: Jiménez, Giménez


@lru_cache(maxsize=1 << 15)
def sound(word: str) -> str:
    """How a folded word is spoken in Latin American Spanish, roughly: b/v, s/z/c, ll/y/i, g/j, silent h."""
    for letters, pattern, spoken in _SOUNDS:
        if letters in word:
            word = pattern.sub(spoken, word)
    return _TWICE.sub(r"\1", word.translate(_ALIKE))


@lru_cache(maxsize=1 << 15)
def scanned(word: str) -> str:
    """A folded word as a scanner may have read it: rn is m, vv is w, 1 and i are l, 0 is o."""
    return word.replace("rn", "m").replace("vv", "w").replace("1", "l").replace("i", "l").replace("0", "o")


class Speller:
    """Finds the words of a vocabulary that a printed word may be a slip for, at a cost that does not grow with it.

    Two words of which one may be a slip for the other share a key (SymSpell: each word's forms with one letter less). A
    key is kept as a number in a sorted array, with the number of its word: there are ten of them a word.
    """

    def __init__(self, words: Iterable[str] = (), *, gendered: bool) -> None:
        self._gendered = gendered
        self._words: list[str | None] = []
        self._numbers: dict[str, int] = {}
        self._sorted: array[int] = array("Q")
        self._fresh: dict[int, list[int]] = {}  # what was added since the array was sorted, and looked for already
        self._pending: array[int] = array("Q")  # what was added, and not looked for yet
        self._marks = bytearray(1)  # by the last bits of each key: most of those asked for are not there
        self._near: dict[str, tuple[tuple[str, Likeness], ...]] = {}
        for word in words:
            self.add(word)

    def add(self, word: str) -> None:
        """Take a word into the vocabulary, where it is not yet."""
        number = self._numbers[word] = len(self._words)
        self._words.append(word)
        self._pending.extend([hashed << _BITS | number for hashed in _hashes(word)])
        self._near = {}

    def remove(self, word: str) -> None:
        """Take a word of the vocabulary out of it; its keys lead to nothing from now on."""
        self._words[self._numbers.pop(word)] = None
        self._near = {}

    def near(self, word: str) -> tuple[tuple[str, Likeness], ...]:
        """The watched words that ``word``, itself none of them, may stand for, with how they differ."""
        near = self._near.get(word)
        if near is None:
            if len(self._near) >= _REMEMBERED:
                self._near = {}
            near = self._near[word] = self._find(word)
        return near

    def _find(self, word: str) -> tuple[tuple[str, Likeness], ...]:
        self._settle()
        marks, size = self._marks, len(self._marks) - 1
        hits = [hashed for hashed in _remembered(word) if marks[hashed & size]]
        near = {other for hashed in hits for other in self._with(hashed) if other != word}
        found = ((other, compare(word, other, gendered=self._gendered)) for other in sorted(near))
        return tuple((other, likeness) for other, likeness in found if likeness)

    def _with(self, hashed: int) -> Iterator[str]:
        keys = self._sorted
        at = bisect_left(keys, hashed << _BITS)
        numbers = self._fresh.get(hashed, ())
        while at < len(keys) and keys[at] >> _BITS == hashed:
            numbers = (*numbers, keys[at] & _NUMBER)
            at += 1
        for number in numbers:
            if (word := self._words[number]) is not None:
                yield word

    def _settle(self) -> None:
        """Make what was added findable: a few words beside the array, many in it."""
        if not self._pending:
            return
        pending, self._pending = list(self._pending), array("Q")
        if len(pending) + len(self._fresh) < _FEW:
            for entry in pending:
                self._fresh.setdefault(entry >> _BITS, []).append(entry & _NUMBER)
        else:
            pending += [key << _BITS | number for key, numbers in self._fresh.items() for number in numbers]
            pending += self._sorted
            pending.sort()
            self._sorted, self._fresh = array("Q", pending), {}
        self._mark(pending)

    def _mark(self, entries: list[int]) -> None:
        """Mark the keys of ``entries``, and of all where there are too many for the room."""
        wanted = _SPARSE * (len(self._sorted) + len(self._fresh))
        if wanted > len(self._marks):
            self._marks = bytearray(1 << wanted.bit_length())
            entries = [*self._sorted, *(key << _BITS for key in self._fresh)]
        marks, size = self._marks, len(self._marks) - 1
        for entry in entries:
            marks[entry >> _BITS & size] = 1


def compare(printed: str, meant: str, *, gendered: bool) -> Likeness | None:
    """How ``printed`` may be a slip for ``meant``; None if it is another word.

    ``gendered`` is for given names, where a last letter makes another name of it.
    """
    if not 3 <= len(printed) <= LONGEST or not 3 <= len(meant) <= LONGEST:
        return None
    if gendered and _by_gender(printed, meant):
        return None
    if sound(printed) == sound(meant):
        return Likeness.SOUND
    if scanned(printed) == scanned(meant):
        return Likeness.SCAN
    if min(len(printed), len(meant)) < _SHORTEST:
        return None
    distance = OSA.distance(printed, meant, score_cutoff=2)
    if distance == 1 and (len(printed) > _SHORTEST or len(printed) != len(meant) or sorted(printed) == sorted(meant)):
        return Likeness.LETTERS
    if (
        min(len(printed), len(meant)) > _SHORTEST
        and distance == 2
        and printed[0] == meant[0]
        and _skeleton(printed) == _skeleton(meant)
    ):
        return Likeness.ORDER
    return None


def _by_gender(one: str, other: str) -> bool:
    """Given names that differ as a man's and a woman's do: Carlos and Carla, Daniel and Daniela, Mario and María."""
    one, other = one.removesuffix("s"), other.removesuffix("s")
    return one != other and _without_gender(one) == _without_gender(other)


def _without_gender(word: str) -> str:
    return word[:-1] if word[-1:] in ("a", "e", "o") else word


@lru_cache(maxsize=1 << 14)
def _skeleton(word: str) -> str:
    return word[:1] + "".join(sorted(sound(word)[1:].translate(_VOWELS)))


def _keys(word: str) -> set[str]:
    """Keys that two words share if one may be a slip for the other."""
    if not 3 <= len(word) <= LONGEST:
        return set()
    if len(word) < _SHORTEST:
        return {"=" + sound(word), "@" + scanned(word)}
    keys = {word[:at] + word[at + 1 :] for at in range(len(word))}
    keys |= {word, "=" + sound(word), "@" + scanned(word), "#" + _skeleton(word)}
    return keys


def _hashes(word: str) -> tuple[int, ...]:
    return tuple(hash(key) & _HASH for key in _keys(word))


#: A printed word is looked for among given names and among surnames, one after the other.
_remembered = lru_cache(maxsize=1 << 8)(_hashes)
