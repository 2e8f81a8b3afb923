"""Folding: one spelling for all the ways a word is printed, so that Muñoz, MUÑOZ and Munoz meet."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, and those that Persian, Urdu and Arabic keyboards print differently.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ŧ": "t", "ħ": "h",
        "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ە": "ه", "ٱ": "ا", "ـ": "",
    }
)  # fmt: skip

# Cyrillic and Greek letters that look like Latin ones. They are replaced only in a word that also holds Latin letters,
# where they are a disguise or a slip of the keyboard; a word wholly in another script keeps its letters.
_LOOKALIKES = str.maketrans(
    {
        "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ɡ": "g", "һ": "h", "і": "i", "ј": "j", "к": "k", "м": "m",
        "о": "o", "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "у": "y", "х": "x", "ԝ": "w", "п": "n", "н": "h",
        "α": "a", "β": "b", "ε": "e", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x",
        "η": "n",
    }
)  # fmt: skip


#: Characters: longer words are not remembered, so that a hostile text cannot fill the memory.
_LONG = 40


def fold(word: str) -> str:
    """The word without case, accents, apostrophes, hyphens and invisible characters; folding twice changes nothing.

    ñ becomes n, as keyboards and passports abroad print it; full-width and ligature forms become plain letters.
    """
    return _fold(word) if len(word) > _LONG else _remembered(word)


def _fold(word: str) -> str:
    if word.isascii():
        return "".join(filter(str.isalnum, word.lower()))
    folded = _fold_once(word)
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


_remembered = lru_cache(maxsize=1 << 16)(_fold)


def _fold_once(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).casefold()
    decomposed = unicodedata.normalize("NFKD", plain).translate(_LETTERS)
    letters = "".join(filter(str.isalnum, decomposed))
    if any("a" <= letter <= "z" for letter in letters):
        letters = letters.translate(_LOOKALIKES)
    return unicodedata.normalize("NFC", letters)
