"""How a word in Arabic script may be spoken, Arabic or Persian, and what it is without the small words joined to it."""

from __future__ import annotations

import re

from monitor.matching.scripts.latin import ways

_SOUNDS: dict[str, tuple[str, ...]] = {
    "ا": ("A",), "ب": ("B",), "پ": ("p",), "ت": ("t",), "ث": ("E",), "ج": ("G",), "چ": ("C",), "ح": ("x",),
    "خ": ("x",), "د": ("d",), "ذ": ("D",), "ر": ("r",), "ز": ("z",), "ژ": ("Z",), "س": ("s",), "ش": ("S",),
    "ص": ("s",), "ض": ("D",), "ط": ("t",), "ظ": ("D",), "ع": ("",), "غ": ("g",), "ف": ("F",), "ڤ": ("v",),
    "ق": ("K",), "ک": ("K",), "گ": ("g",), "ل": ("l",), "م": ("m",), "ن": ("n",), "ه": ("H",), "و": ("U",),
    "ی": ("I",), "تش": ("C",), "تس": ("c",), "دج": ("J",), "کس": ("ks",),
}  # fmt: skip
_GROUPS = re.compile("ت[شس]|دج|کس|.")
# The article, and the words for and, so, in, to, as, with and without it.
_HEADS = frozenset({"ال", "لل", *"وفبلک", *(letter + "ال" for letter in "وفبک")})


def readings(word: str) -> tuple[str, ...]:
    """The ways to speak the word, folded as in ``writing.spoken``; short vowels are not written and not guessed."""
    parts: list[tuple[str, ...]] = []
    for found in _GROUPS.finditer(word[:40]):
        group, after = found.group(), word[found.end() : found.end() + 1]
        if not found.start() and group in ("ا", "ع"):
            parts.append(("",) if group == "ا" and after in ("و", "ی") else ("V",))
        elif not (group == after == "ی"):
            parts.append(_SOUNDS.get(group, ("",)))
    return ways(parts)


def bases(word: str) -> tuple[str, ...]:
    """The word itself, then without the article and the small words joined to it: والزيات, زيات."""
    heads = (length for length in (1, 2, 3) if word[:length] in _HEADS and len(word) > length + 1)
    return tuple(dict.fromkeys((word, *(word[length:] for length in heads))))


def may_be_surname(word: str, base: str) -> bool:
    """Whether nothing but the article is joined to a surname: "and", "to", "in" stand before the given name alone."""
    return base in (word, word.removeprefix("ال"))
