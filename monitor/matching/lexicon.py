"""How common a given name or a surname is, from two lists of names and their frequency.

Source: Instituto Nacional de Estadística (Spain), names and surnames of residents by frequency, rounded to bearers per
million, from 4 and 5 on; names usual in the Americas and rare in Spain were added or raised by hand, and
English and German surnames of which one looks like a slip for another (Brown, Browne) added at the lowest frequency.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

#: Per million: a given name or a surname at least so frequent is printed on purpose, it is no slip for another one.
COMMON_GIVEN = 300
COMMON_SURNAME = 250
#: Per million: what a name absent from the lists is reckoned at.
_RARE_GIVEN, _RARE_SURNAME = 4, 5
#: Per million: a usual surname. And how many times more bear a surname in one word than its second half alone.
_USUAL, _MOSTLY = 100, 2

#: Words inside a name that belong to the word after them and may be left out ("de la Cruz", "del Valle").
PARTICLES = frozenset(
    {
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "da",
        "das",
        "do",
        "dos",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "al",
    }
)
#: Words between two surnames ("Ortega y Gasset").
JOINTS = frozenset({"y", "e", "i"})
#: Words that make one name together with the word after them ("San Miguel", "Santa Cruz").
PREFIXES = frozenset({"san", "santa", "santo", "saint", "mac"})
#: First halves of names that are written in one word or in two ("Villa Nueva", "Ana María").
JOINABLE = frozenset(
    {
        "abd", "abu", "agua", "alba", "ana", "bel", "bella", "ben", "bon", "bona", "buen", "buena", "campo", "casa",
        "casas", "castel", "eva", "flor", "fuente", "juan", "jose", "luz", "mal", "mar", "mari", "maria", "mata",
        "mira", "mon", "mont", "monte", "pie", "piedra", "puente", "rio", "rosa", "sal", "sol", "torre", "val", "valle",
        "vila", "villa", "abdel", "abdul", "al", "el", "mc", "fitz", "saint",
    }
)  # fmt: skip
#: Abbreviations in which given names are printed.
ABBREVIATED = {"ma": "maria", "fco": "francisco", "jse": "jose", "alej": "alejandro"}


@cache
def given_names() -> dict[str, int]:
    """Folded given names with their bearers per million."""
    return _read("given_names.csv")


@cache
def surnames() -> dict[str, int]:
    """Folded surnames with those who bear them first, per million."""
    return _read("surnames.csv")


def is_given(word: str) -> bool:
    """A known given name, and not rather a surname."""
    given = given_names().get(word, 0)
    return given > 0 and given * 4 >= surnames().get(word, 0)


def is_rare_given(word: str) -> bool:
    """A given name that few bear, or that is on no list."""
    return given_names().get(word, 0) < COMMON_GIVEN


def is_surname(word: str) -> bool:
    """A known surname, and not rather a given name."""
    surname = surnames().get(word, 0)
    return surname > 0 and surname * 2 >= given_names().get(word, 0)


def is_in_two(one: str, other: str) -> bool:
    """Two words that are one usual surname: Villa Nueva, where hardly anybody is called Nueva."""
    if one not in JOINABLE:
        return False
    alone = max(surnames().get(other, 0), given_names().get(other, 0))
    return surnames().get(one + other, 0) > alone * _MOSTLY


def detached(word: str) -> tuple[str, str]:
    """The particles written together with a usual surname, and the surname: "Delacruz". "" and ``word`` if none are."""
    if not word.startswith("del") or is_given(word) or word in surnames():
        return "", word
    for particles in ("delos", "delas", "dela", "del"):
        rest = word.removeprefix(particles)
        if rest != word and surnames().get(rest, 0) >= _USUAL:
            return particles, rest
    return "", word


def bearers_per_million(givens: tuple[str, ...], surname: str) -> float:
    """Roughly how many in a million people bear all these given names and this first surname."""
    share = surnames().get(surname, _RARE_SURNAME) / 1e6
    for given in givens:
        share *= given_names().get(given, _RARE_GIVEN) / 1e6
    return share * 1e6


def _read(file: str) -> dict[str, int]:
    with Path(__file__).with_name(file).open(encoding="utf-8", newline="") as lines:
        return {row["name"]: int(row["per_million"]) for row in csv.DictReader(lines)}
