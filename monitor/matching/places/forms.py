"""Forms: the ways in which a place of the list may be printed, taken apart into the words that single it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from monitor.matching.places.numbers import NUMBERS, ROMAN
from monitor.matching.places.vocabulary import (
    ARTICLES,
    DETAINING,
    GENERIC,
    HEADS,
    LOOSE_HEADS,
    OPTIONAL,
    ORGANISATIONS,
    POLICE,
    QUALIFIERS,
)
from monitor.matching.tokens import Token, tokenise
from monitor.model import Subject, SubjectType

_AROUND = HEADS | LOOSE_HEADS | DETAINING | QUALIFIERS | ORGANISATIONS | POLICE
#: Several names in one: "Centro Nacional (CENAPROMIL), Ramo Verde", "Centro de Oriente / Centro de Occidente".
_SEVERAL = re.compile(r"[(),/]|\s[-–—]\s")


class Kind(IntEnum):
    """What a form needs beside it to name the place."""

    WHOLE = 0  # nothing: "El Helicoide", "Rodeo I"
    BARE = 1  # a word of prison in the sentence: "Tocuyito"
    FAMILY = 2  # the same, and it may be any of several: "El Rodeo"
    DERIVED = 3  # a word for a prison straight before it: taken out of a longer name, "Carabobo"


@dataclass(frozen=True, slots=True)
class Form:
    """Words (folded, without particles) that name a subject, with the number that must follow them ("" for none).

    ``article``: the name is watched with one ("El Valle"); ``proper``: it is printed with a capital;
    ``comma``: there is one in it.
    """

    subject: int
    alias: str
    words: tuple[str, ...]
    number: str
    kind: Kind
    article: bool = False
    proper: bool = True
    acronym: bool = False
    person: bool = False
    comma: bool = False

    @property
    def anchor(self) -> str:
        """The word to look for in a text: the longest that is not a word for prisons in general."""
        telling = [word for word in self.words if word not in _AROUND]
        return max(telling or self.words, key=lambda word: (not word.isdigit(), len(word)))

    @property
    def glued(self) -> Iterator[str]:
        """The form in one word, as hashtags have it in small letters."""
        stem = "".join(self.words)
        numbers = ["", *((self.number, ROMAN.get(self.number, "")) if self.number else ())]
        for number in numbers[1:] if self.number else numbers:
            for article in ("", "el", "la"):
                if (article or number or len(self.words) > 1) and len(stem) > 3:
                    yield article + stem + number


def forms_of(place: int, subject: Subject, unsplit: Sequence[str] = ()) -> list[Form]:
    """All forms of a subject; ``unsplit`` are names of a person that are fixed phrases."""
    if subject.type is SubjectType.PERSON and not unsplit and not subject.needs_context:
        return []  # as most are
    found: dict[Form, None] = {}
    bare = {_split(word) for word in subject.needs_context}
    if subject.type is SubjectType.FACILITY:
        for alias in dict.fromkeys((subject.name, *subject.aliases)):
            for form in _place(place, alias, bare):
                found[form] = None
    for alias in unsplit:
        if words := _parts(alias):
            found[_form(place, alias, alias, words, "", Kind.WHOLE, person=True)] = None
    for word in subject.needs_context:
        words, number = _split(word)
        if words:
            person = subject.type is SubjectType.PERSON
            found[_form(place, word, word, words, number, Kind.BARE, person=person)] = None
    return list(found)


def _place(place: int, alias: str, bare: set[tuple[tuple[str, ...], str]]) -> Iterator[Form]:
    """The forms that one name of a place gives."""
    whole = _parts(alias)
    if not whole:
        return
    pieces = [piece for piece in (part.strip() for part in _SEVERAL.split(alias)) if _parts(piece)]
    if _split(alias) not in bare:
        yield _form(place, alias, alias, *_split(alias), Kind.WHOLE)
    for number_of_piece, piece in enumerate(pieces):
        words, number = _split(piece)
        core = _core(words)
        telling = len(words) > 2 and not any(word in ORGANISATIONS or word in POLICE for word in words)
        if len(pieces) > 1 and (words, number) not in bare and (telling or _stands_alone(piece, number_of_piece, core)):
            yield _form(place, alias, piece, words, number, Kind.WHOLE)
        if not core or (len(core) == len(words) == len(whole) and not number):
            continue
        kind = Kind.WHOLE if number and core[-1] not in GENERIC else Kind.DERIVED
        if (core, number) not in bare:
            yield _form(place, alias, piece, core, number, kind)
        if kind is Kind.WHOLE:
            yield _form(place, alias, piece, core, "", Kind.FAMILY)


def _stands_alone(piece: str, place: int, core: tuple[str, ...]) -> bool:
    """A piece of a name that is one by itself: the first without a word for a prison, or an acronym."""
    if not core or core[0].isdigit():
        return False
    return (place == 0 and core == _split(piece)[0]) or _is_acronym(piece)


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those for prisons and organisations at both ends."""
    first, end = 0, len(words)
    while first < end and words[first] in _AROUND:
        first += 1
    while end > first and words[end - 1] in _AROUND:
        end -= 1
    return words[first:end]


def _form(
    place: int, alias: str, piece: str, words: tuple[str, ...], number: str, kind: Kind, *, person: bool = False
) -> Form:
    tokens = tokenise(piece)
    at = next((at for at, token in enumerate(tokens) if part(token) == words[0]), 0)
    article = at > 0 and tokens[at - 1].folded in ARTICLES and tokens[at - 1].capitalised
    proper = any(token.capitalised for token in tokens)
    acronym = _is_acronym(piece) and not person
    return Form(place, alias, words, number, kind, article, proper, acronym, person, "," in piece)


def _is_acronym(piece: str) -> bool:
    return piece.isupper() and piece.isalpha() and len(piece) > 2 and piece.isascii()


def _split(phrase: str) -> tuple[tuple[str, ...], str]:
    """The words of a phrase and the number at its end."""
    words = _parts(phrase)
    if len(words) > 1 and words[-1].isdigit():
        return words[:-1], words[-1]
    return words, ""


def _parts(phrase: str) -> tuple[str, ...]:
    parts = [part(token) for token in tokenise(phrase)]
    return tuple(word for word in parts if word not in OPTIONAL) or tuple(parts)


def part(token: Token) -> str:
    """The folded word; a number in one spelling."""
    return NUMBERS.get(token.folded, token.folded)
