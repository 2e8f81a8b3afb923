"""Which script a word is written in, and the one form that its spellings inside that script share."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from monitor.matching.folding import fold

#: Finds the first letter that is not Latin; a text without one costs this search and nothing more.
OTHER = re.compile(
    "[\u0370-\u1cff\u1f00-\u1fff\u2d00-\u2dff\u2e80-\ua71f\ua800-\uab2f\uab70-\ud7ff\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefc"
    "\U00020000-\U0003ffff]"
)


class Script(StrEnum):
    """The scripts whose sounds are known, and all the rest together, in which words are only compared whole."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    GREEK = "greek"
    ARABIC = "arabic"
    REST = "rest"


_CYRILLIC = re.compile("[\u0400-\u052f]")
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN_LETTER = re.compile("[a-z]")

# Latin letters inside a Cyrillic word are slips of the keyboard or a disguise.
_TO_CYRILLIC = str.maketrans("aeopcxykmthbi", "аеорсхукмтнви")
# Spellings of one name in Russian, Ukrainian and Belarusian; ё is mostly printed as е.
_CYRILLIC_LETTERS = str.maketrans({"ё": "е", "і": "и", "ї": "и", "є": "е", "ґ": "г", "ў": "у", "ѐ": "е", "ѝ": "и"})
# Hamza is often left out, and a final alef is printed with two dots below, without them, or as an alef.
_ARABIC_LETTERS = str.maketrans({"ء": "", "ۀ": "ه", "ہ": "ه", "ھ": "ه"})


def is_other(word: str) -> bool:
    """Whether the word has a letter that is not Latin."""
    return not word.isascii() and OTHER.search(word) is not None


def script_of(word: str) -> Script:
    """The script of the word's letters; of two in one word, the one that is not Latin."""
    if not OTHER.search(word):
        return Script.LATIN
    if _CYRILLIC.search(word):
        return Script.CYRILLIC
    if _GREEK.search(word):
        return Script.GREEK
    return Script.ARABIC if _ARABIC.search(word) else Script.REST


def spoken(word: str, script: Script) -> str:
    """The word in small letters with whatever bears on its sound: й, ё, Greek diaereses and accents."""
    if script is Script.CYRILLIC:
        return _cyrillic(word)
    if script is Script.GREEK:
        return unicodedata.normalize("NFD", word.lower()).replace("ς", "σ")
    return fold(word)


def written(word: str, script: Script) -> str:
    """The form that all spellings of the word inside its script share."""
    if script is Script.CYRILLIC:
        return _cyrillic(word).translate(_CYRILLIC_LETTERS)
    if script is Script.ARABIC:
        return fold(word).translate(_ARABIC_LETTERS)
    return fold(word)


def _cyrillic(word: str) -> str:
    plain = unicodedata.normalize("NFC", word).lower()
    if not plain.isalpha():
        plain = unicodedata.normalize("NFC", "".join(filter(_is_letter_or_breve, unicodedata.normalize("NFD", plain))))
    return plain.translate(_TO_CYRILLIC) if _LATIN_LETTER.search(plain) else plain


def _is_letter_or_breve(letter: str) -> bool:
    """What is kept of a decomposed word: letters, and the marks that make й, ў, ё and ї of them."""
    return letter.isalnum() or letter in "\u0306\u0308"
