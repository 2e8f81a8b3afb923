"""Whether something typed is a name that can be followed, and if it is not, why."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from monitor.matching import fold
from monitor.matching.commonness import bearers
from monitor.matching.lexicon import (
    COMMON_GIVEN,
    COMMON_SURNAME,
    PARTICLES,
    given_names,
    is_given,
    is_surname,
    surnames,
)
from monitor.matching.names import split_name
from monitor.matching.tokens import tokenise
from monitor.messages.plain import NAME_LENGTH, clean

#: One given name and one surname that about so many people in a country bear are not enough to tell who is meant.
#: A judgement: in a country about one person in some thousands is named in crime and court news in a year, so beyond
#: this alerts would soon be about others; and the frequencies underrate surnames of the Americas several times. Whoever
#: is refused can write more of the name, so refusing costs little, and a name with both surnames is never refused.
TOO_COMMON = 1000

_AROUND = "«»“”\"'<>[]().,:*_- "
_SIGNS = frozenset("'’‘`´.,-‐‑ ")
#: "sitio.com", which is no "J.P.": an address has small letters after its dot.
_ADDRESS = re.compile(r"\w\.[a-z]{2}")
#: Latin letters end here (Latin Extended-B); other scripts have names that the lists of frequencies do not know.
_LATIN = "\u024f"
#: Words of a sentence about somebody, none of them a name.
_TALK = frozenset(
    {"hijo", "hija", "hermano", "hermana", "esposo", "esposa", "marido", "quiero", "saber", "daughter", "brother",
     "sister", "husband", "wife"}
)  # fmt: skip


class Refusal(StrEnum):
    """Why a name is not taken; each has its words under ``bot.refused.``."""

    MANY = "many"
    LONG = "long"
    SIGNS = "signs"
    SHORT = "short"
    COMMON = "common"


def tidy(typed: str) -> str:
    """What was typed as the name it holds: one line, without the marks around it or the "a" of "seguir a Ana"."""
    name = clean(typed).strip(_AROUND)
    return re.sub(r"^a (?=\S+ \S)", "", name, flags=re.IGNORECASE)


def refusal(typed: str) -> Refusal | None:
    """Why ``typed`` cannot be followed as a private name; None if it can."""
    name = tidy(typed)
    if _is_several(typed):
        return Refusal.MANY
    if len(name) > NAME_LENGTH:
        return Refusal.LONG
    if _ADDRESS.search(name) or not all(_is_letter(char) or char in _SIGNS for char in name):
        return Refusal.SIGNS
    words = _words(name)
    if any(word[0] > _LATIN for word in words):
        return Refusal.SHORT if len(words) < 2 else None
    ways = split_name(name)
    if not ways or _lacks_half(words):
        return Refusal.SHORT
    return Refusal.COMMON if ways[0].second is None and bearers(ways[0]) >= TOO_COMMON else None


def same_name(one: str, other: str) -> bool:
    """Whether two names are written alike, accents, case and order aside."""
    return sorted(_words(one)) == sorted(_words(other))


def words_of(name: str) -> frozenset[str]:
    """The words of a name, folded, without those in between ("de la")."""
    return frozenset(token.folded for token in tokenise(name)) - PARTICLES


def _words(name: str) -> list[str]:
    """The words that say who is meant, in order; an initial says too little."""
    words = (token.folded for token in tokenise(name))
    return [word for word in words if len(word) > 1 and word not in PARTICLES]


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"


def _is_several(typed: str) -> bool:
    """Whether more than one name was typed: on lines, or between commas ("Ana Paz, Luis Oropel")."""
    if sum(1 for line in typed.strip().splitlines() if line.strip()) > 1 or ";" in typed:
        return True
    parts = [_words(part) for part in tidy(typed).split(",")]
    if len(parts) != 2:
        return len(parts) > 2
    family, givens = parts
    if len(family) < 2 or len(givens) < 2:
        return False
    begins_anew = is_given(family[0]) and not is_surname(family[0])
    return begins_anew or any(is_surname(word) and not is_given(word) for word in givens)


def _lacks_half(words: list[str]) -> bool:
    """Whether there is no given name, or no surname, or these are words about somebody and not a name.

    Only what is surely one and not the other counts: many names are both, and many are on no list.
    """
    only_given = all(given_names().get(word, 0) >= COMMON_GIVEN and not is_surname(word) for word in words)
    only_surnames = all(surnames().get(word, 0) >= COMMON_SURNAME and not is_given(word) for word in words)
    return only_given or only_surnames or any(fold(word) in _TALK for word in words)
