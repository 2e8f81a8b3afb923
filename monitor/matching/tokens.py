"""Tokens: the words of a text with their places in it, read once for matching, claims and copies alike."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from monitor.matching.folding import fold

# Characters that may stand inside a word without being letters: combining marks, Arabic vowel signs, and the
# invisible ones (soft hyphen, zero-width space and joiners, direction marks, byte order mark).
_INSIDE = "\u0300-\u036f\u064b-\u0655\u0670\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\ufeff"
#: What an apostrophe is printed as.
APOSTROPHES = "'’ʼ´`‘"
_WORD = re.compile(rf"[^\W_]+(?:[{_INSIDE}]+[^\W_]*|[{APOSTROPHES}][^\W_]+)*")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
_CAMEL = re.compile("(?<=[a-zß-öø-ÿа-џґ])(?=[A-ZÀ-ÖØ-ÞЀ-ЯҐ])|(?<=[A-ZÀ-ÖØ-ÞЀ-ЯҐ])(?=[A-ZÀ-ÖØ-ÞЀ-ЯҐ][a-zß-öø-ÿа-џґ])")
_HYPHENATED = re.compile(r"(?<![^\W_])[^\W_]++(?:[-‐‑][ \t\r]*\n?[^\W_]++)+")
_PARAGRAPH = re.compile(r"\n(?=[ \t\r]*\n)")
_INVISIBLE = re.compile(rf"[{_INSIDE}]")
_HYPHENS = frozenset("-‐‑‒–")
_QUOTES = frozenset("\"'“”„‟«»‹›‘’‚*_()[]")
_COMMAS = frozenset(",،")
_SENTENCE_ENDS = frozenset(".!?…;¡¿|•")
_ABBREVIATIONS = frozenset(
    {
        "sr", "sra", "dr", "dra", "lic", "ing", "gral", "cnel", "cap", "tte", "av", "ma", "fco", "sto", "sta", "prof",
        "abg", "dip", "mr", "mrs", "ms", "st", "gen", "col",
    }
)  # fmt: skip

#: A line this long (characters) goes on in the next one. A shorter one does where it says something in small letters:
#: no line of a list of names does.
_WRAPPED = 45
_SAID = re.compile(r"(?<!\w)(?!(?:del?|las?|los|el|dos?|das?|van|von|der|den|bin|al|y|e)\b)[^\W\d_]{2,}")


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


def plain_words(text: str) -> list[str]:
    """The words of ``text`` as printed, hashtags in one piece: what a quick look needs."""
    return _WORD.findall(text)


def hyphenated(text: str) -> list[str]:
    """The words of ``text`` that have hyphens, each in one piece."""
    return _HYPHENATED.findall(text)


def tokenise(text: str) -> list[Token]:
    """The words of ``text`` in order; hyphenated words come apart, ``#JuanPérez`` too, "Pérez's" loses its ending."""
    tokens: list[Token] = []
    sentence, end = 0, 0
    before = ""
    wraps = _wraps(text) if "\n" in text else {}
    last = -1  # the sentence of the token before
    owned = False  # the token before had a possessive ending
    for found in _WORD.finditer(text):
        start, stop = found.span()
        between = text[end:start]
        if between == " ":
            gap = Gap.QUOTE if owned else Gap.SPACE  # no name goes on behind "Pérez's"
        elif not tokens:
            gap = Gap.BREAK
        else:
            wrap = wraps.get(text.find("\n", end, start)) if wraps else None
            gap, ends = _gap(between, before, wrap is not None)
            # Behind a short line a capital letter may begin a sentence, though a name may go over the line's end too.
            sentence += ends or (gap is Gap.WRAP and not wrap and text[start].isupper())
        end = stop
        word = found[0]
        parts = _parts(word) if between[-1:] in _TAGS else ((0, word),)
        for part_start, part in parts:
            text_of, folded, capital = read_word(part)
            if not folded:
                continue
            at = start + part_start
            tokens.append(
                _token(Token, (text_of, folded, at, at + len(text_of), capital, gap, sentence, sentence != last))
            )
            gap, before, last = Gap.SPACE, text_of, sentence
            owned = len(text_of) < len(part)
    return tokens


def _wraps(text: str) -> dict[int, bool]:
    """The places of the line breaks inside a paragraph; True behind a line so long that a program must have cut it."""
    found: dict[int, bool] = {}
    at = 0
    for paragraph in _PARAGRAPH.split(text):
        *lines, last = paragraph.split("\n")
        for line in lines:
            at += len(line) + 1
            cut = len(line.strip()) >= _WRAPPED
            if cut or any(not word.istitle() and not word.isupper() for word in _SAID.findall(line)):
                found[at - 1] = cut
        at += len(last) + 1
    return found


#: A tuple made without going through the checks of its class: a third of the time of all this.
_token = tuple.__new__

#: Characters: longer words are not remembered, so that a hostile text cannot fill the memory.
_LONG = 40
_TAGS = frozenset({"#", "@"})


def read_word(word: str) -> tuple[str, str, bool]:
    """A word without its possessive ending, folded, and whether it begins with a capital."""
    return _remembered(word) if len(word) <= _LONG else _read(word)


def _read(word: str) -> tuple[str, str, bool]:
    if word[-1] in "sS" and (possessive := _POSSESSIVE.search(word)):
        word = word[: possessive.start()]
    letter = word[:1]
    return word, fold(word), letter.isupper() or letter.istitle()


_remembered = lru_cache(maxsize=1 << 15)(_read)


def _parts(word: str) -> list[tuple[int, str]]:
    """The words of a hashtag or a handle with where they begin in it."""
    cuts = [0, *(found.start() for found in _CAMEL.finditer(word)), len(word)]
    return [(start, word[start:end]) for start, end in pairwise(cuts)]


def _gap(between: str, before: str, wrapped: bool) -> tuple[Gap, bool]:
    """What ``between`` is, and whether a sentence ends in it."""
    plain = _INVISIBLE.sub("", between) if not between.isascii() else between
    marks = plain.strip()
    if "\n" in plain:
        if marks in _HYPHENS and plain[0] == marks and plain.count("\n") == 1:
            return Gap.HYPHEN, False  # a hyphen of its own, or one that the line's end brought
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
    if marks in _COMMAS:
        return Gap.COMMA, False
    if marks in _HYPHENS and plain == marks:
        return Gap.HYPHEN, False
    if plain == "_":
        return Gap.SPACE, False  # inside a handle: @juan_perez
    if _QUOTES.issuperset(marks.replace(" ", "")):
        opens = not plain[-1].isspace() and any(letter.isspace() for letter in plain)
        return Gap.OPEN if opens else Gap.QUOTE, False
    return Gap.BREAK, not _SENTENCE_ENDS.isdisjoint(marks)
