"""Names by role: which words of a person's name are given names, which the first surname, which the second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import NamedTuple

from monitor.matching.folding import fold
from monitor.matching.lexicon import (
    JOINTS,
    PARTICLES,
    PREFIXES,
    detached,
    given_names,
    is_given,
    is_in_two,
    is_surname,
    surnames,
)
from monitor.matching.tokens import Gap, Token, tokenise


class PersonName(NamedTuple):
    """A name split into roles, folded, particles left out; ``joined`` has the surname with its particles in one word.

    ``certain`` is False for the less likely of two splits, where the words do not settle it ("Yorkel Deimar Pantoles").
    A tuple and not a dataclass, because a long list makes very many of them.
    """

    givens: tuple[str, ...]
    surname: str
    second: str | None = None
    joined: str = ""
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of a name with what belongs to it: "San Miguel" is one unit, "de la Cruz" too.

    ``first`` and ``last`` are places in the list of tokens.
    """

    key: str
    first: int
    last: int
    gap: Gap
    particles: str = ""
    capitalised: bool = True

    @property
    def initial(self) -> bool:
        """A single letter standing for a given name."""
        return len(self.key) == 1


def units_of(tokens: list[Token], first: int, end: int) -> list[Unit]:
    """The tokens ``first`` to before ``end`` as units; particles at the very end are left out."""
    units: list[Unit] = []
    at = first
    while at < end:
        begin, gap, particles = at, tokens[at].gap, ""
        while at < end and tokens[at].folded in PARTICLES and (at > first or at + 1 < end):
            particles += tokens[at].folded
            at += 1
        if at >= end:
            break
        key = tokens[at].folded
        last = at
        beside = tokens[at + 1].folded if at + 1 < end and tokens[at + 1].gap is Gap.SPACE else ""
        if beside and (key in PREFIXES or is_in_two(key, beside)):
            last = at + 1
            key += beside
        else:
            written, key = detached(key)
            particles += written
        units.append(Unit(key, begin, last, gap, particles, tokens[last].capitalised))
        at = last + 1
    return units


def split_name(name: str) -> list[PersonName]:
    """The ways to read ``name``, the likeliest first; empty if it has no given name and surname.

    Understands "Juan Pablo Guanipa", "Guanipa Villalobos, Juan Pablo" and, in capitals, "GUANIPA JUAN PABLO".
    """
    if (plain := _plain(name)) is not None:
        return plain
    tokens = tokenise(name)
    if not tokens or not all(token.folded[0] <= "\u024f" for token in tokens):
        return []
    commas = [at for at, token in enumerate(tokens) if token.gap is Gap.COMMA]
    if len(commas) == 1:
        return _inverted(units_of(tokens, 0, commas[0]), units_of(tokens, commas[0], len(tokens)))
    units = units_of(tokens, 0, len(tokens))
    joint = next((at for at, unit in enumerate(units) if unit.key in JOINTS), 0)
    if 1 < joint < len(units) - 1:
        return [_named(units[: joint - 1], [units[joint - 1], units[joint + 1]])]
    units = [unit for unit in units if not unit.initial]
    if len(units) < 2 or any(unit.key.isdigit() for unit in units):
        return []
    if name.isupper() and len(units) > 2 and _is_list_order(units):
        cut = 1 if len(units) == 3 and is_given(units[1].key) else len(units) - 2
        return _inverted(units[:cut], units[cut:])
    return [name for way in (units, join_hyphens(units)) if way for name in _ways(way)]


def _plain(name: str) -> list[PersonName] | None:
    """The same, much faster, for two to four words of letters without particles; None for any other name."""
    words = name.split(" ")
    if not 2 <= len(words) <= _PLAIN or name.isupper():
        return None
    keys = [_plain_word(word) for word in words]
    if "" in keys or any(is_in_two(one, other) for one, other in pairwise(keys)):
        return None
    counts = _given_counts(keys, particles=False)
    return [
        PersonName(
            tuple(keys[:count]), keys[count], keys[count + 1] if len(keys) > count + 1 else None, "", count == counts[0]
        )
        for count in counts
    ]


def _read_plain(word: str) -> str:
    """A word of letters folded; "" where it is a particle, an initial, of another script or has other marks in it."""
    key = fold(word) if word.isalpha() else ""
    special = key in _SPECIAL or key[:1] > "\u024f" or bool(detached(key)[0])
    return "" if len(key) < _SHORT or special else intern(key)


#: The words of a list come again and again.
_plain_word = lru_cache(maxsize=1 << 16)(_read_plain)


def _ways(units: list[Unit]) -> list[PersonName]:
    if len(units) < 2:
        return []
    counts = _given_counts([unit.key for unit in units], particles=bool(units[1].particles))
    return [_named(units[:count], units[count:], certain=count == counts[0]) for count in counts]


def join_hyphens(units: Sequence[Unit]) -> list[Unit]:
    """The units with hyphenated words in one ("Jean-Pierre" as "jeanpierre"); empty if there are none."""
    if all(unit.gap is not Gap.HYPHEN for unit in units[1:]):
        return []
    joined = [units[0]]
    for unit in units[1:]:
        if unit.gap is Gap.HYPHEN:
            joined[-1] = replace(joined[-1], key=joined[-1].key + unit.key, last=unit.last)
        else:
            joined.append(unit)
    return joined


def _inverted(family: list[Unit], givens: list[Unit]) -> list[PersonName]:
    return [_named(givens, family)] if givens and 0 < len(family) <= 3 else []


def _is_list_order(units: list[Unit]) -> bool:
    return not is_given(units[0].key) and is_given(units[-1].key) and not is_surname(units[-1].key)


def _named(givens: list[Unit], family: list[Unit], *, certain: bool = True) -> PersonName:
    surname = family[0]
    second = family[1].key if len(family) > 1 else None
    return PersonName(
        givens=tuple(intern(unit.key) for unit in givens),
        surname=intern(surname.key),
        second=intern(second) if second else None,
        joined=surname.particles + surname.key if surname.particles else "",
        certain=certain,
    )


def _given_counts(words: list[str], *, particles: bool) -> list[int]:
    """How many of the words are given names; two answers where they do not settle it.

    ``particles`` stand before the second word.
    """
    if len(words) == 2:
        return [1]
    if len(words) == 3:
        given, surname = given_names().get(words[1], 0), surnames().get(words[1], 0)
        if given > surname * _CLEARLY or (particles and words[1] in _DEVOTIONS):
            return [2]
        if surname > given * (1 if particles else _CLEARLY):
            return [1]
        return [2, 1] if given >= surname and (given or not is_surname(words[2])) else [1, 2]
    if is_given(words[-2]) and not is_surname(words[-2]):
        return [len(words) - 1]
    return [len(words) - 2]


def is_compound(givens: tuple[str, ...]) -> bool:
    """Given names that are used together: the first alone ("Juan" for Juan Pablo) often names somebody else."""
    return len(givens) > 1 and any(first in _LEADERS for first, _ in pairwise(givens))


def is_devotion(given: str) -> bool:
    """A second given name that goes with a particle: María del Carmen, José de Jesús."""
    return given in _DEVOTIONS


def is_leader(given: str) -> bool:
    """A given name that many brothers and sisters share, each with a second one of their own: María, José."""
    return given in _LEADERS


#: Words of a plain name at most, and letters of each at least.
_PLAIN, _SHORT = 4, 2
_SPECIAL = PARTICLES | PREFIXES | JOINTS
#: How many times commoner a word has to be as one than as the other to be taken for it alone.
_CLEARLY = 8
#: Second given names that go with a particle: María del Carmen, José de Jesús, Yudith del Valle.
_DEVOTIONS = frozenset(
    {
        "amparo", "angeles", "carmen", "consuelo", "dios", "dolores", "jesus", "luz", "mar", "mercedes", "milagros",
        "nieves", "pilar", "remedios", "rocio", "rosario", "socorro", "sol", "trinidad", "valle",
    }
)  # fmt: skip
_LEADERS = frozenset({"jose", "juan", "maria", "luis", "ana", "carlos", "jesus", "miguel", "marco", "rosa"})
