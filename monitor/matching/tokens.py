"""Tokens: the words of a text with their places in it, read once for matching, claims and copies alike."""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from monitor.matching.folding import fold

# Characters that may stand inside a word without being letters: combining marks, Arabic vowel signs, and the
# invisible ones (soft hyphen, zero-width space and joiners, direction marks, byte order mark).
_INSIDE = "\u0300-\u036f\u064b-\u0655\u0670\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\ufeff"
_APOSTROPHES = "'’ʼ´`‘"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INSIDE}]|[{_APOSTROPHES}](?=[^\W_]))*")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_CAMEL = re.compile(r"(?<=[a-záéíóúñü])(?=[A-ZÁÉÍÓÚÑÜ])")
_INVISIBLE = re.compile(rf"[{_INSIDE}]")
_HYPHENS = frozenset("-‐‑‒–")
_QUOTES = frozenset("\"'“”«»‘’*_()[]")
_SENTENCE_ENDS = frozenset(".!?…;¡¿|•")
_ABBREVIATIONS = frozenset(
    {
        "sr", "sra", "dr", "dra", "lic", "ing", "gral", "cnel", "cap", "tte", "av", "ma", "fco", "sto", "sta", "prof",
        "abg", "dip", "mr", "mrs", "ms", "st", "gen", "col",
    }
)  # fmt: skip

#: A line this long (characters) was wrapped by a program; a shorter one was ended by a person.
_WRAPPED = 45


class Gap(IntEnum):
    """What stands between a word and the one before it."""

    SPACE = 0
    HYPHEN = 1
    DOT = 2  # after an initial or an abbreviation: "J. P.", "Dr. Pérez"
    WRAP = 3  # a line break inside a paragraph
    QUOTE = 4  # a quotation mark or bracket, closed before this word
    OPEN = 5  # one that opens with this word
    COMMA = 6
    BREAK = 7


class Token(NamedTuple):
    """A word: as printed, folded, where it stands (characters of the text), and how it follows the word before.

    A tuple and not a dataclass, because a thousand of them are made for every item.
    """

    text: str
    folded: str
    start: int
    end: int
    capitalised: bool
    gap: Gap
    sentence: int
    first: bool

    @property
    def upper(self) -> bool:
        """Printed in capitals, and longer than an initial."""
        return len(self.folded) > 1 and self.text.isupper()


def tokenise(text: str) -> list[Token]:
    """The words of ``text`` in order; hyphenated words come apart, ``#JuanPérez`` too, "Pérez's" loses its ending."""
    tokens: list[Token] = []
    sentence, end, line = 0, 0, 0
    before = ""
    for found in _WORD.finditer(text):
        start, word = found.start(), found.group()
        if word[-1] in "sS" and (possessive := _POSSESSIVE.search(word)):
            word = word[: possessive.start()]
        between = text[end:start]
        if not tokens:
            gap = Gap.BREAK
        elif between == " ":
            gap = Gap.SPACE
        else:
            gap, ends = _gap(between, before, "\n" in between and end - line >= _WRAPPED)
            sentence += ends
            line = start if "\n" in between else line
        for part_start, part in _parts(word) if between[-1:] == "#" else ((0, word),):
            folded = fold(part)
            if not folded:
                continue
            at = start + part_start
            first = not tokens or tokens[-1].sentence != sentence
            tokens.append(Token(part, folded, at, at + len(part), _capitalised(part), gap, sentence, first))
            gap, before = Gap.SPACE, part
        end = found.end()
    return tokens


def _parts(word: str) -> list[tuple[int, str]]:
    """The words of a hashtag with where they begin in it."""
    cuts = [0, *(found.start() for found in _CAMEL.finditer(word)), len(word)]
    return [(start, word[start:end]) for start, end in pairwise(cuts)]


def _capitalised(word: str) -> bool:
    letter = word[0]
    return letter.isupper() or letter.istitle()


def _gap(between: str, before: str, wrapped: bool) -> tuple[Gap, bool]:
    """What ``between`` is, and whether a sentence ends in it."""
    plain = _INVISIBLE.sub("", between) if not between.isascii() else between
    marks = plain.strip()
    if "\n" in plain:
        if marks or not wrapped or plain.count("\n") > 1:
            return Gap.BREAK, True
        return Gap.WRAP, False
    if not marks:
        return Gap.SPACE, False
    if len(marks) > 8:
        return Gap.BREAK, not _SENTENCE_ENDS.isdisjoint(marks)
    if marks == ".":
        folded = fold(before)
        if (len(folded) == 1 and before.isupper()) or (plain != "." and folded in _ABBREVIATIONS):
            return Gap.DOT, False
        return Gap.BREAK, plain != "."
    if marks == ",":
        return Gap.COMMA, False
    if marks in _HYPHENS and plain == marks:
        return Gap.HYPHEN, False
    if _QUOTES.issuperset(marks.replace(" ", "")):
        return Gap.OPEN if plain[0].isspace() and not plain[-1].isspace() else Gap.QUOTE, False
    return Gap.BREAK, not _SENTENCE_ENDS.isdisjoint(marks)
