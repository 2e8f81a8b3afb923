"""The roles of a watched name's words, in every script: given names, first and second surname."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.matching.folding import fold
from monitor.matching.names import PersonName, split_name
from monitor.matching.scripts.cyrillic import is_patronymic
from monitor.matching.scripts.latin import spelt_out
from monitor.matching.scripts.units import Unit, join_hyphens, units_of
from monitor.matching.scripts.writing import Script, script_of, written
from monitor.matching.tokens import Gap, tokenise

_LATIN_FATHER = re.compile(r"\w\w(?:ovich|[iy]?evich|ovych|[yi]ich|ovna|[yi]?evna|ivna|ichna)$")


@lru_cache(maxsize=1 << 15)
def is_father(word: str) -> bool:
    """Whether a word in small letters is a name after the father, in Cyrillic or in Latin letters."""
    return is_patronymic(word) or _LATIN_FATHER.search(word) is not None


def roles(name: str) -> list[PersonName]:
    """The ways to read ``name``, likeliest first, its words as ``written``; empty for a name of one word."""
    if script_of(name) is not Script.LATIN:
        return _other(name)
    plain = spelt_out(name)
    words = plain.replace(",", " ").split()
    at = next((at for at in (1, 2) if is_father(words[at].lower())), 0) if len(words) == 3 else 0
    if not at:
        return split_name(plain)
    given, surname = (words[at - 1], words[0]) if at == 2 else (words[0], words[2])
    return [one._replace(givens=(*one.givens, fold(words[at]))) for one in split_name(f"{given} {surname}")]


def _other(name: str) -> list[PersonName]:
    tokens = tokenise(name)
    commas = [at for at, token in enumerate(tokens) if at and token.gap is Gap.COMMA]
    units = units_of(tokens, 0, len(tokens))
    if not tokens or len(units) > 8:
        return []
    if len(commas) == 1:
        family = [unit for unit in units if unit.last < commas[0]]
        return _named([unit for unit in units if unit.first >= commas[0]], family[:2])
    ways = _split(units)
    if joined := join_hyphens(units):
        ways += _split(joined)
    return ways


def _split(units: list[Unit]) -> list[PersonName]:
    units = [unit for unit in units if not unit.initial]
    fathers = [at for at, unit in enumerate(units) if at and is_patronymic(unit.key)]
    if fathers and len(units) > 2:
        at = fathers[0]
        if at == len(units) - 1:  # Навальный Алексей Анатольевич
            return _named(units[at - 1 :], units[: at - 1])
        return _named(units[: at + 1], units[at + 1 :])
    if len(units) < 2:
        return []
    first_surname = len(units) - (2 if len(units) > 3 else 1)
    ways = _named(units[:first_surname], units[first_surname:])
    if len(units) > 2:
        other = len(units) - (1 if len(units) > 3 else 2)
        ways += _named(units[:other], units[other:], certain=False)
    return ways


def _named(givens: list[Unit], family: list[Unit], *, certain: bool = True) -> list[PersonName]:
    if not givens or not family:
        return []
    ways: dict[PersonName, None] = {}
    for words in (
        [_written(unit) for unit in (*givens, *family[:2])],
        [_bare(unit) for unit in (*givens, *family[:2])],
    ):
        second = words[len(givens) + 1] if len(family) > 1 else None
        ways[PersonName(tuple(words[: len(givens)]), words[len(givens)], second, certain=certain)] = None
    return list(ways)


def _written(unit: Unit) -> str:
    return written(unit.key, script_of(unit.key))


def _bare(unit: Unit) -> str:
    """The word as written, in Arabic without the article, which is printed or not; الکسی is Aleksei and has none."""
    word = _written(unit)
    return word.removeprefix("ال") if len(word) > 3 else word
