"""Nameable: whether a text can name anybody by these words at all, before they are watched for."""

from __future__ import annotations

import re
from enum import StrEnum

from monitor.matching.folding import fold
from monitor.matching.lexicon import JOINTS, PARTICLES

#: Letters that nobody sees: the fillers of Hangul, and the stroke that makes Arabic words longer.
_UNSEEN = "\u115f\u1160\u3164\uffa0\u0640"
#: No small word has four letters on end.
_TELLING = re.compile(rf"[^\W\d_{_UNSEEN}]{{4}}")
_WORD = re.compile(r"[^\W_]+")
_UNSEEN_LETTER = re.compile(rf"[{_UNSEEN}]")


class Lack(StrEnum):
    """What a name lacks; the words are those of a Fault."""

    LETTERS = "sin letras (no letters)"
    FIGURES = "solo cifras (only figures)"
    SHORT = "demasiado corto (too short)"
    INITIALS = "solo iniciales (only initials)"
    PARTICLES = "solo palabras como 'de la' (only words such as 'de la')"


#: What to do about it.
TODO = "escríbalo entero / write it in full"


def lack(name: str) -> Lack | None:
    """What ``name`` lacks to be watched for, None for nothing: it would be found nowhere, or on every page."""
    if _TELLING.search(name):
        return None
    words = [folded for word in _WORD.findall(_UNSEEN_LETTER.sub("", name)) if (folded := fold(word))]
    signs = "".join(words)
    if not any(map(str.isalpha, signs)):
        return Lack.FIGURES if signs else Lack.LETTERS
    if len(signs) == 1:
        return Lack.SHORT
    if all(len(word) == 1 and word.upper() != word for word in words):
        return Lack.INITIALS
    return Lack.PARTICLES if all(word in PARTICLES or word in JOINTS for word in words) else None
