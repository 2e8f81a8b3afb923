"""Numbers of prisons: I, 1, uno, one, No. 1 and Nº 1 are one; "Rodeo I, II y III" has three; "Rodeo 2 presos" none."""

from __future__ import annotations

from typing import NamedTuple

from monitor.matching.places.vocabulary import COUNTED, JOINERS, OPTIONAL
from monitor.matching.tokens import Gap, Token

_WORDS = (
    "i uno one", "ii dos two", "iii tres three", "iv cuatro four", "v cinco five", "vi seis six", "vii siete seven",
    "viii ocho eight", "ix nueve nine", "x diez ten",
)  # fmt: skip
NUMBERS = {word: str(number) for number, words in enumerate(_WORDS, 1) for word in words.split()}
ROMAN = {str(number): words.split()[0] for number, words in enumerate(_WORDS, 1)}
#: Roman figures that in small letters are words, or no figures.
_SMALL_WORDS = frozenset({"v", "vi", "x"})
#: The largest number that a prison has; a larger one is a count or a year.
_LARGEST = 20
_SIGNS = frozenset({"no", "nro", "num", "numero", "n", "number", "o"})
_OF_THEM = frozenset({"los", "las", "sus", "estos", "estas", "ellos", "ellas", "the", "them", "cada"})
#: Characters between a number and the sign before it: "N.º 1", "No. 1".
_CLOSE = 3


class Style:
    """How a number is written: in a list all are written alike."""

    DIGITS = "digits"
    ROMAN = "roman"
    WORD = "word"


class Number(NamedTuple):
    """A number as read: its value in figures, its style, and the tokens it takes."""

    value: str
    style: str
    first: int
    last: int


def read_number(tokens: list[Token], at: int, *, lower: bool = False) -> Number | None:
    """The number that follows the name ending before ``at``; ``lower``: a text without capitals, "rodeo v" is one."""
    if at >= len(tokens):
        return None
    signs = 0
    while signs < 3 and at + signs + 1 < len(tokens) and tokens[at + signs].folded in _SIGNS:
        if tokens[at + signs].start - tokens[at + signs - 1].end > _CLOSE:
            break
        signs += 1
    if signs:
        after = tokens[at + signs]
        number = _number(tokens, at + signs, lower=lower)
        if number and number.style is not Style.WORD and after.start - tokens[at + signs - 1].end <= _CLOSE:
            return number
        return None
    if tokens[at].gap >= Gap.COMMA:
        return None
    return _number(tokens, at, lower=lower)


def more_numbers(tokens: list[Token], number: Number) -> list[Number]:
    """The further numbers of "Rodeo I, II y III", "Rodeo 1 y 2", "Rodeo I/II", "Rodeo I & II"."""
    listed: list[Number] = []
    waiting: list[Number] = []
    last = number.last
    while last + 1 < len(tokens):
        at, joined = last + 1, False
        gap = tokens[at].gap
        if tokens[at].folded in JOINERS and gap <= Gap.COMMA:
            at, joined = at + 1, True
            while at < len(tokens) and tokens[at].gap < Gap.COMMA and tokens[at].folded in OPTIONAL:
                at += 1
            if at >= len(tokens) or tokens[at].gap >= Gap.COMMA:
                break
        apart = tokens[at].start - tokens[last].end
        sign = gap is Gap.BREAK and apart in (1, 3) and tokens[at].sentence == tokens[last].sentence
        slash = gap is Gap.HYPHEN or sign
        if not (joined or slash or gap is Gap.COMMA):
            break
        after = _number(tokens, at)
        if after is None or after.style != number.style:
            break
        waiting.append(after)
        if joined or slash or after.style is Style.ROMAN:
            listed, waiting = listed + waiting, []
        last = at
    return listed


def _number(tokens: list[Token], at: int, *, lower: bool = False) -> Number | None:
    word = tokens[at]
    if word.folded.isdigit():
        if not 0 < len(word.folded) < 3 or not 0 < int(word.folded) <= _LARGEST or _counts(tokens, at):
            return None
        return Number(str(int(word.folded)), Style.DIGITS, at, at)
    value = NUMBERS.get(word.folded)
    if value is None:
        return None
    if word.folded == ROMAN[value]:
        return (
            Number(value, Style.ROMAN, at, at) if word.capitalised or lower or word.folded not in _SMALL_WORDS else None
        )
    return None if _counts(tokens, at) else Number(value, Style.WORD, at, at)


def _counts(tokens: list[Token], at: int) -> bool:
    """The number counts something: "2 presos", "tres meses", "uno de los"."""
    if at + 1 >= len(tokens) or tokens[at + 1].gap not in (Gap.SPACE, Gap.WRAP):
        return False
    after = tokens[at + 1]
    if after.folded in ("de", "of"):
        return at + 2 < len(tokens) and tokens[at + 2].folded in _OF_THEM
    one_of_many = tokens[at].folded in ("1", "uno", "one") and after.folded.endswith("s")
    return after.folded.startswith(COUNTED) and not one_of_many
