"""People invented with a seed: common and rare names of every shape, in Spanish and other languages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.matching.names import Name
from benchmarks.matching.vocabulary import Foreign, foreign, plain, spanish, usual_words

#: Given names and surnames: how many of each. The weights are those of lists kept by people: short names are usual.
SHAPES = ("gs", "gss", "ggs", "ggss")
_WEIGHTS = (34, 26, 15, 25)
_SECOND_GIVENS = (
    "del Carmen", "del Valle", "de los Ángeles", "de Jesús", "de la Trinidad", "del Pilar", "de la Luz", "del Rosario",
)  # fmt: skip
_COMPOUND = (
    "San Miguel", "De la Cruz", "De León", "Del Valle", "Santa María", "De la Torre", "San Juan", "De los Santos",
    "Villa Nueva", "Monte Verde", "Del Río", "De la Rosa", "San Martín", "Santa Cruz", "De Abreu", "Casa Nova",
)  # fmt: skip
_ONSETS = (
    "b", "c", "d", "f", "g", "l", "m", "n", "p", "qu", "r", "s", "t", "v", "z", "ch", "br", "tr", "cr", "ll", "gu", "h",
)  # fmt: skip
_VOWELS = ("a", "e", "i", "o", "u", "ia", "ue", "a", "o", "e")
_MIDDLES = ("r", "l", "n", "nd", "rt", "mb", "s", "rr", "ñ", "z", "lv", "rg", "b", "t", "c", "st", "ll", "g", "v")
_ENDS = ("ales", "ero", "oque", "án", "ín", "ola", "ués", "anda", "ejo", "ibar", "eta", "uz", "or", "ay", "ones", "ía")
_VOWEL_SOUNDS = frozenset("eiéí")


def surname_nobody_has(draw: random.Random) -> str:
    """A surname made of syllables, spelt as Spanish is, that stands in no list."""
    while True:
        onset = draw.choice(_ONSETS)
        vowel = draw.choice(("e", "i")) if onset in ("qu", "gu") else draw.choice(_VOWELS)
        middle, end = draw.choice(_MIDDLES), draw.choice(_ENDS)
        word = onset + vowel + middle + end
        if draw.random() < 0.2:
            word = draw.choice(("Al", "Ur", "Es", "An")) + word
        awkward = any(pair in word for pair in ("zi", "ze", "ze", "ñu", "iae", "iai"))
        if not awkward and plain(word) not in usual_words():
            return word.capitalize()


@dataclass
class Inventor:
    """Draws people; everybody it has drawn is remembered, so that nobody is drawn twice, nor whom it must not draw.

    ``data`` holds names/ with longer lists.
    """

    seed: int
    data: Path | None = None
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)  # noqa: S311 - made-up names, no secret
        self._pool = spanish(self.data)

    def one(
        self, language: str = "es", shape: str | None = None, *, rare: float = 0.45, plain_parts: bool = False
    ) -> Name:
        """Somebody new. ``rare``: how often a surname is made up; ``plain_parts``: no compound or joined part."""
        while True:
            name = self._made(language, shape or self.draw.choices(SHAPES, _WEIGHTS)[0], rare)
            if name.key not in self.taken and len(set(plain(name.full).split())) == len(name.full.split()):
                self.taken.add(name.key)
                return name

    def many(self, count: int, language: str = "es") -> Iterator[Name]:
        """``count`` people."""
        for _ in range(count):
            yield self.one(language)

    def given(self, *, woman: bool) -> str:
        """A Spanish given name: half of the time by frequency, else any of the list."""
        words, weights = (
            (self._pool.women, self._pool.women_weights) if woman else (self._pool.men, self._pool.men_weights)
        )
        return self.draw.choices(words, weights)[0] if self.draw.random() < 0.6 else self.draw.choice(words)

    def surname(self, rare: float = 0.45) -> str:
        """A Spanish surname: made up, or by frequency, or any of the list."""
        if self.draw.random() < rare:
            return surname_nobody_has(self.draw)
        if self.draw.random() < 0.6:
            return self.draw.choices(self._pool.surnames, self._pool.surname_weights)[0]
        return self.draw.choice(self._pool.surnames)

    def _made(self, language: str, shape: str, rare: float) -> Name:
        if language != "es":
            return self._foreign(language, shape)
        woman = self.draw.random() < 0.4
        givens = [self.given(woman=woman)]
        if shape.startswith("gg"):
            special = woman and self.draw.random() < 0.12
            givens.append(self.draw.choice(_SECOND_GIVENS) if special else self.given(woman=woman))
        families = [self.surname(rare) for _ in range(shape.count("s"))]
        if self.draw.random() < 0.07:
            families[self.draw.randrange(len(families))] = self.draw.choice(_COMPOUND)
        return Name(tuple(givens), families[0], "".join(families[1:]), "es", woman)

    def _foreign(self, language: str, shape: str) -> Name:
        woman = self.draw.random() < 0.4
        words = foreign(language)
        firsts = words.women if woman else words.men
        given, surname = self.draw.choice(firsts), self._of_halves(words, language)
        givens: tuple[str, ...] = (given,)
        if shape.startswith("gg"):
            givens = (given, self._second_given(language, given, words, woman=woman))
        second = ""
        if language == "pt":
            if self.draw.random() < 0.4:
                surname = f"{self.draw.choice(('de', 'da', 'dos', 'do'))} {surname}"
            second = self._of_halves(words, language) if shape.endswith("ss") else ""
        if language == "ru" and woman:
            surname = feminine(surname)
        if language == "la" and self.draw.random() < 0.06:
            surname = "bin " + self.draw.choice(("Rashid", "Said", "Laden", "Nayef", "Fahd"))
        return Name(givens, surname, second, language, woman)

    def _of_halves(self, words: Foreign, language: str) -> str:
        begin, end = self.draw.choice(words.beginnings), self.draw.choice(words.ends)
        if language == "la":
            arab = begin.startswith(("al-", "el-", "Haddad", "Jabour"))
            end = self.draw.choice(("i", "awi", "ani") if arab else ("ov", "ev", "in", "ovsky", "enko", "uk"))
        if language == "ar":
            # An Arab surname of origin has its article, an ancestor's name has none.
            return f"ال{begin}{end}" if self.draw.random() < 0.75 else begin
        return begin + end

    def _second_given(self, language: str, given: str, words: Foreign, *, woman: bool) -> str:
        """A father's name for Russians (as patronymic) and Arabs, a second given name for others."""
        if language == "ru":
            return patronymic(self.draw.choice(words.men), woman=woman)
        firsts = words.men if language == "ar" or not woman else words.women
        return self.draw.choice([word for word in firsts if word != given])


def patronymic(father: str, *, woman: bool) -> str:
    """The Russian patronymic of one whose father is called so."""
    special = {"Пётр": "Петров", "Павел": "Павлов", "Михаил": "Михайлов"}
    if father in special:
        stem = special[father]
    elif father.endswith("ий"):
        stem = father[:-2] + "ьев"
    elif father.endswith(("й", "ь")):
        stem = father[:-1] + "ев"
    else:
        stem = father + "ов"
    return stem + ("на" if woman else "ич")


def feminine(surname: str) -> str:
    """A Russian surname as a woman bears it."""
    if surname.endswith(("ов", "ев", "ёв", "ин")):
        return surname + "а"
    return surname[:-2] + "ая" if surname.endswith("ий") else surname
