"""Slips of spelling: which watched words a printed word may be meant for (Pielieri for Pilieri, Ronald for Roland)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

_SHORTEST, _LONGEST = 5, 24
_VOWELS = frozenset("aeiou")
_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"[ck]h(?=[lr])"), "k"),
    (re.compile(r"qu(?=[ei])|[qk]|c(?=[^eihy]|$)"), "k"),
    (re.compile(r"c(?=[eiy])|z|s"), "s"),
    (re.compile(r"g(?=[eiy])"), "j"),
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"v|w"), "b"),
    (re.compile(r"x(?=[aeiou])"), "j"),
    (re.compile(r"ll|y"), "i"),
    (re.compile(r"(?<!c)h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


class Likeness(StrEnum):
    """How a printed word differs from the one it may be meant for."""

    SOUND = "sound"  # written otherwise, spoken alike: Gonzales, Márques
    LETTERS = "letters"  # one letter more, less or other, two neighbours swapped
    ORDER = "order"  # the same consonants in another order: Ronald, Roland


@lru_cache(maxsize=1 << 15)
def sound(word: str) -> str:
    """How a folded word is spoken in Latin American Spanish, roughly: b/v, s/z/c, ll/y/i, g/j, silent h."""
    for pattern, spoken in _SOUNDS:
        word = pattern.sub(spoken, word)
    return word


class Speller:
    """Finds the words of a vocabulary that a printed word may be a slip for, at a cost that does not grow with it."""

    def __init__(self, words: Iterable[str], *, gendered: bool) -> None:
        self._gendered = gendered
        self._keys: dict[str, list[str]] = {}
        for word in sorted(set(words)):
            for key in _keys(word):
                self._keys.setdefault(key, []).append(word)
        self._cached = lru_cache(maxsize=1 << 15)(self._find)

    def near(self, word: str) -> tuple[tuple[str, Likeness], ...]:
        """The watched words that ``word``, itself none of them, may stand for, with how they differ."""
        return self._cached(word)

    def _find(self, word: str) -> tuple[tuple[str, Likeness], ...]:
        near = {other for key in _keys(word) for other in self._keys.get(key, ()) if other != word}
        found = ((other, compare(word, other, gendered=self._gendered)) for other in sorted(near))
        return tuple((other, likeness) for other, likeness in found if likeness)


def compare(printed: str, meant: str, *, gendered: bool) -> Likeness | None:
    """How ``printed`` may be a slip for ``meant``; None if it is another word.

    ``gendered`` is for given names, where a last letter makes another name of it.
    """
    if not 3 <= len(printed) <= _LONGEST or not 3 <= len(meant) <= _LONGEST:
        return None
    if gendered and _by_gender(printed, meant):
        return None
    if sound(printed) == sound(meant):
        return Likeness.SOUND
    if min(len(printed), len(meant)) < _SHORTEST:
        return None
    distance = OSA.distance(printed, meant, score_cutoff=2)
    if distance == 1 and (len(printed) > _SHORTEST or len(printed) != len(meant)):
        return Likeness.LETTERS
    if distance == 2 and printed[0] == meant[0] and _skeleton(printed) == _skeleton(meant):
        return Likeness.ORDER
    return None


def _by_gender(one: str, other: str) -> bool:
    """Given names that differ as a man's and a woman's do: Carlos and Carla, Daniel and Daniela, Mario and María."""
    return _without_gender(one) == _without_gender(other)


def _without_gender(word: str) -> str:
    stem = word.removesuffix("s")
    return stem[:-1] if stem[-1:] in ("a", "e", "o") else stem


def _skeleton(word: str) -> str:
    return word[:1] + "".join(sorted(letter for letter in sound(word)[1:] if letter not in _VOWELS))


def _keys(word: str) -> set[str]:
    """Keys that two words share if one may be a slip for the other."""
    if not 3 <= len(word) <= _LONGEST:
        return set()
    keys = {"=" + sound(word)}
    if len(word) >= _SHORTEST:
        keys.add("#" + _skeleton(word))
        keys.add(word)
        keys.update(word[:at] + word[at + 1 :] for at in range(len(word)))
    return keys
