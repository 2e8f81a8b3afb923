"""Names to invent people from: the frequency lists of the matcher with their accents put back, and other languages."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from monitor.matching.lexicon import given_names, surnames


@cache
def _words(kind: str) -> tuple[str, ...]:
    with Path(__file__).with_name("spanish.toml").open("rb") as file:
        return tuple(tomllib.load(file)[kind].split())


@dataclass(frozen=True, slots=True)
class Pool:
    """Words to draw names from, each list with its weights."""

    women: tuple[str, ...]
    women_weights: tuple[float, ...]
    men: tuple[str, ...]
    men_weights: tuple[float, ...]
    surnames: tuple[str, ...]
    surname_weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Given names of women and of men, and the halves that surnames are put together from."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    beginnings: tuple[str, ...]
    ends: tuple[str, ...]


def plain(text: str) -> str:
    """Lower case without accents and marks; an independent and simple folding, for counting and for baselines."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def _accents() -> dict[str, str]:
    return {plain(word): word for word in _words("accented")}


def accented(word: str) -> str:
    """A folded Spanish name as it is spelt; what no rule or list knows is capitalised only."""
    known = _accents().get(word)
    if known:
        return known
    if word.endswith(("cion", "sion")):
        return f"{word[:-2]}ón".capitalize()
    if found := re.fullmatch(r"(.*)([aeiou])([^aeiou]{1,2})ez", word):
        stressed = unicodedata.normalize("NFC", found[2] + "\u0301")
        return f"{found[1]}{stressed}{found[3]}ez".capitalize()
    return word.capitalize()


@cache
def spanish(data: Path | None = None) -> Pool:
    """Spanish names by frequency: the matcher's own lists, or those in ``data``/names, which are far longer."""
    if data is None:
        givens = {word: float(weight) for word, weight in given_names().items()}
        families = {word: float(weight) for word, weight in surnames().items()}
        women = {word: weight for word, weight in givens.items() if is_woman(word)}
        men = {word: weight for word, weight in givens.items() if word not in women}
    else:
        women = _read(data / "names" / "mujeres.csv", "nombre", "frec", 4_000)
        men = _read(data / "names" / "hombres.csv", "nombre", "frec", 4_000)
        families = _read(data / "names" / "apellidos.csv", "apellido", "frec_pri", 12_000)
    women = {word: weight for word, weight in women.items() if word not in _words("not_given")}
    men = {word: weight for word, weight in men.items() if word not in _words("not_given")}
    families = {word: weight for word, weight in families.items() if len(word) > 2}
    return Pool(
        tuple(map(accented, women)), tuple(women.values()), tuple(map(accented, men)), tuple(men.values()),
        tuple(map(accented, families)), tuple(families.values()),
    )  # fmt: skip


def is_woman(word: str) -> bool:
    """A given name (folded) that is rather a woman's."""
    return word in _words("women") or (word.endswith("a") and word not in _words("men"))


@cache
def usual_words() -> frozenset[str]:
    """Every folded word that is somebody's usual given name or surname: a slip that ends in one is no slip."""
    return frozenset(given_names()) | frozenset(surnames())


def _read(path: Path, column: str, weight: str, most: int) -> dict[str, float]:
    words: dict[str, float] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            word = plain(row[column])
            if word.isalpha() and len(words) < most:
                words.setdefault(word, float(row[weight]))
    return words


@cache
def foreign(language: str) -> Foreign:
    """The names of another language: "en", "pt", "ru", "ar", and "la" for Arab and Russian names in Latin letters."""
    with Path(__file__).with_name("foreign.toml").open("rb") as file:
        rows = tomllib.load(file)[language]
    return Foreign(**{kind: tuple(words.split()) for kind, words in rows.items()})
