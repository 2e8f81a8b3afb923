"""How traps are made: somebody, or something, else that bears most of a watched name, or all of it."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

from benchmarks.matching.cyrillic import inflected
from benchmarks.matching.invent import Inventor, feminine
from benchmarks.matching.names import Name
from benchmarks.matching.news import Form
from benchmarks.matching.vocabulary import accented, is_woman, plain
from monitor.matching.lexicon import given_names, surnames


@dataclass(frozen=True, slots=True)
class Trap:
    """Whom to watch, and what is printed; ``text`` where it is a text of its own and no form inside a sentence."""

    watched: tuple[Name, ...]
    form: Form | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a trap is built from."""

    inventor: Inventor
    draw: random.Random
    language: str

    def name(self, *shapes: str) -> Name:
        """Somebody new, of one of these shapes, whose name the language of the text prints in its own letters."""
        own = {"ru": "ru", "ar": "ar"}.get(self.language)
        if own is None:
            own = "en" if self.language == "en" and self.draw.random() < 0.3 else "es"
        return self.inventor.one(own, self.draw.choice(shapes or ("gs", "gss", "ggs", "ggss")))

    def given(self, name: Name) -> str:
        """A given name of the same language and kind that is not in the name."""
        while True:
            other = self.inventor.one(name.language, "gs")
            if other.woman == name.woman and other.givens[0] not in name.full:
                return other.givens[0]

    def surname(self, name: Name) -> str:
        """A surname of the same language that is not in the name."""
        while True:
            other = self.inventor.one(name.language, "gs")
            if other.woman == name.woman and other.surname not in name.full:
                return other.surname


@cache
def read_words(file: str) -> dict[str, Any]:
    """A file of words beside this one."""
    with Path(__file__).with_name(file).open("rb") as opened:
        return tomllib.load(opened)


Make = Callable[[Bench], Trap | None]


def sibling(bench: Bench) -> Trap:
    """Same surnames, another given name; siblings often share one of two given names."""
    name = bench.name("gss", "ggss", "ggs", "gs")
    given = bench.given(name)
    style = bench.draw.random()
    givens: tuple[str, ...]
    if len(name.givens) > 1 and style < 0.2:
        givens = (given, name.givens[1])
    elif len(name.givens) > 1 and style < 0.4:
        givens = (name.givens[0], given)
    else:
        givens = (given,) if style < 0.8 else (given, bench.given(replace(name, givens=(*name.givens, given))))
    words = {
        "es": ("su hermano ", "su hermana ", "", ""),
        "en": ("his brother ", "her sister ", ""),
        "ru": ("брат ", ""),
    }
    return Trap((name,), Form(replace(name, givens=givens).full, bench.draw.choice(words.get(bench.language, ("",)))))


def parent(bench: Bench) -> Trap:
    """A parent or a child: the same first surname, and the mother's is another or is not printed."""
    name = bench.name("gss", "ggss", "gs")
    second = bench.surname(name) if bench.draw.random() < 0.5 and name.language == "es" else ""
    other = replace(name, givens=(bench.given(name),), second=second)
    words = {"es": ("su padre, ", "su madre, ", "su hijo ", "el padre del joven, "), "en": ("his father, ", "her son "),
             "ru": ("отец ", "сын "), "ar": ("والده ",)}  # fmt: skip
    return Trap((name,), Form(other.full, bench.draw.choice(words[bench.language])))


def other_mother(bench: Bench) -> Trap | None:
    """A namesake: every part is the same but the mother's surname."""
    name = bench.name("gss", "ggss")
    if name.language != "es":
        return None
    return Trap((name,), Form(replace(name, second=bench.surname(name)).full))


def two_in_list(bench: Bench) -> Trap:
    """The given name stands with one person of a list, the surname with another."""
    name = bench.name()
    given, surname, more = bench.given(name), bench.surname(name), bench.surname(name)
    other = replace(name, givens=(given,)).full
    first = f"{name.givens[0]} {surname}"
    joint = {"es": " y ", "en": " and ", "ru": " и ", "ar": " و"}[bench.language]
    return Trap((name,), Form(bench.draw.choice((
        f"{first}{joint}{other}",
        f"{bench.given(name)} {more}, {first}, {other}",
        f"{name.given}, {other}",
        f"{other}, {name.givens[0]} {more}",
        f"{name.given}{joint}{other}",
        f"{first}; {other}",
        f"{other}{joint}{name.given} {more}",
    ))))  # fmt: skip


def comma_between(bench: Bench) -> Trap:
    """One person's surname, a comma, the next person's given name; or a sentence that ends between them."""
    name = bench.name("gs", "ggs", "gss")
    given, surname = bench.given(name), bench.surname(name)
    said = {"es": "dijo", "en": "said", "ru": "сказал", "ar": "قال"}[bench.language]
    return Trap((name,), Form(bench.draw.choice((
        f"{given} {name.surname}, {name.given} {surname}",
        f"{name.surname}, {name.givens[0]} {surname}",
        f"{given} {name.surnames}, {name.givens[0]}, {surname}",
        f"{given} {surname} {name.surname}, {name.givens[0]} {surname}",
        f"{said} {name.givens[0]}. {name.surname}",
        f"{name.givens[0]}, {given} {name.surname}",
    ))))  # fmt: skip


@cache
def _pairs(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, two) for one, two in map(str.split, read_words("traps.toml")["pairs"][kind]))


def one_letter(bench: Bench) -> Trap | None:
    """Two names that one letter tells apart, both borne by many: Marín and Martín, Mario and María."""
    draw = bench.draw
    name = bench.name()
    if name.language == "ar":
        return None
    kind = {"en": "english", "ru": "russian"}.get(name.language) or draw.choice(("given", "surname", "surname"))
    one, two = draw.sample(draw.choice(_pairs(kind)), 2)
    if kind == "given":
        return _exchange(name, 0, one, two)
    if name.language == "ru" and name.woman:
        one, two = feminine(one), feminine(two)
    at = len(name.givens) if not name.second or draw.random() < 0.65 else len(name.parts) - 1
    return _exchange(name, at, one, two)


def _exchange(name: Name, at: int, one: str, two: str) -> Trap | None:
    watched, printed = name.with_part(at, one), name.with_part(at, two)
    return Trap((watched,), Form(printed.full)) if len({*map(plain, watched.parts)}) == len(watched.parts) else None


@cache
def _near_names() -> dict[str, tuple[tuple[str, str], ...]]:
    """Pairs of usual names, one edit apart: what looks like a slip in one is the other."""
    near: dict[str, tuple[tuple[str, str], ...]] = {}
    for kind, words, least in (("given", given_names(), 300), ("surname", surnames(), 250)):
        usual = [word for word, weight in words.items() if weight >= least and len(word) > 3]
        near[kind] = tuple(
            (accented(one), accented(two))
            for at, one in enumerate(usual)
            for two in usual[at + 1 :]
            if OSA.distance(one, two, score_cutoff=1) == 1 and (kind == "surname" or is_woman(one) == is_woman(two))
        )
    return near


def slip_is_name(bench: Bench) -> Trap | None:
    """What would be one slip in the watched name is itself a usual name."""
    name = bench.name()
    if name.language != "es":
        return None
    kind = bench.draw.choice(("given", "surname", "surname"))
    one, two = bench.draw.sample(bench.draw.choice(_near_names()[kind]), 2)
    at = 0 if kind == "given" else len(name.givens) if bench.draw.random() < 0.7 else len(name.parts) - 1
    return _exchange(name, at, one, two)


def places(bench: Bench) -> Trap:
    """A street, a hospital, a school named after somebody of that name."""
    return _named_after(bench, "places")


def honours(bench: Bench) -> Trap:
    """A prize, a law, a foundation named after somebody of that name."""
    return _named_after(bench, "honours")


def _named_after(bench: Bench, kind: str) -> Trap:
    name = bench.name()
    printed = inflected(name, "genitive") if name.language == "ru" else name.full
    return Trap((name,), Form(bench.draw.choice(read_words("traps.toml")[kind][bench.language]).format(printed)))


def married(bench: Bench) -> Trap | None:
    """A married woman bears her husband's surname: neither is she he, nor somebody born with that surname."""
    draw = bench.draw
    name = bench.name("gs", "gss", "ggs")
    if name.language != "es" or " " in name.surname:
        return None
    style = draw.choice(("husband", "own given", "widow", "and own"))
    if style == "husband":
        wife = bench.inventor.one("es", "gs")
        return Trap((name,), Form(f"{wife.given} {wife.surname} de {name.surname}"))
    if style == "widow":
        wife = bench.inventor.one("es", "gs")
        return Trap((name,), Form(f"{wife.given} {wife.surname} viuda de {name.surnames}"))
    maiden = bench.surname(name)
    if style == "own given":
        return Trap((name,), Form(f"{name.givens[0]} {maiden} de {name.surname}"))
    return Trap((name,), Form(f"{name.given} {maiden} {bench.surname(name)} de {name.surname}"))


def part_alone(bench: Bench) -> Trap:
    """A given name alone, a surname alone, or one of them with other parts: somebody else's."""
    name = bench.name("gss", "ggss", "gs", "ggs")
    given, surname = bench.given(name), bench.surname(name)
    title = {"es": "el diputado ", "en": "Mr. ", "ru": "депутат ", "ar": "السيد "}[bench.language]
    return Trap((name,), Form(bench.draw.choice((
        name.givens[0],
        name.given,
        f"{title}{name.surname}",
        name.surnames if name.second else name.surname,
        f"{name.given} {surname}",
        f"{name.givens[0]} {surname}",
        f"{given} {name.surname}",
        name.second or f"{given} {surname} {name.surname}",
    ))))  # fmt: skip


def crossed(bench: Bench) -> Trap | None:
    """Two watched people; the text names somebody with one's given names and the other's surnames.

    Where they share one of those, the text would print a name of theirs.
    """
    one, two = bench.name(), bench.name()
    if one.language != two.language or one.woman != two.woman:
        return None
    if one.surname == two.surname or not {*one.givens}.isdisjoint(two.givens):
        return None
    if one.second and two.second and bench.draw.random() < 0.3:
        crossed = replace(one, surname=two.surname)
    else:
        crossed = replace(one, surname=two.surname, second=two.second)
    return Trap((one, two), Form(crossed.full))
