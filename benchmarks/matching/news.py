"""News invented with a seed: sentences about a watched person, about others and about nobody, made into documents."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SLOT = re.compile(r"\{(place|org|day|n|other)\}")
_CONTRACTED = re.compile(r"\b(?:de|a) el (?=[a-z0-9])")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one language and the words that go into them."""

    named: tuple[str, ...]
    others: tuple[str, ...]
    quiet: tuple[str, ...]
    place: tuple[str, ...]
    org: tuple[str, ...]
    day: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A name as somebody prints it: ``name`` is the place that must be found, ``before`` and ``after`` go with it.

    ``damage`` befell the whole text, not the name alone (an encoding misread). ``breaks`` is the place inside ``name``
    where a line ends, in a text whose lines are all broken. ``alone``: it stands on lines of its own.
    """

    name: str
    before: str = ""
    after: str = ""
    damage: Callable[[str], str] | None = None
    breaks: int | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A text in which the name stands from ``start`` to ``end``."""

    text: str
    start: int
    end: int


class Newsroom:
    """Writes texts; the same seed and the same ``others`` (names to be printed as background) write the same ones."""

    def __init__(self, seed: int, others: Mapping[str, Sequence[str]]) -> None:
        self._draw = random.Random(seed)  # noqa: S311 - made-up news, no secret
        self._others = others

    def about(self, form: Form, language: str) -> Printed:
        """A short text (three or four sentences) of ``language`` in which the name is printed in this form."""
        words = sentences()[language]
        start, end = self._filled(self._draw.choice(words.named), language, keep="{name}").split("{name}")
        opening = [self.sentence(language) for _ in range(self._draw.choice((1, 1, 2)))]
        if form.alone:
            before, after = " ".join(opening) + "\n\n" + form.before, form.after + "\n\n" + self.sentence(language)
        else:
            before = " ".join([*opening, ""]) + start + form.before
            after = form.after + end + " " + self.sentence(language)
        if form.breaks is not None:
            width = self._draw.choice((38, 60, 72, 80))
            return _wrapped(before, form.name, after, form.breaks, width)
        damage = form.damage or str
        before, after = damage(before), damage(after)
        return Printed(before + form.name + after, len(before), len(before) + len(form.name))

    def sentence(self, language: str) -> str:
        """A sentence about somebody else or about nobody."""
        words = sentences()[language]
        crowded = self._draw.random() < 0.35 and self._others.get(language)
        return self._filled(self._draw.choice(words.others if crowded else words.quiet), language)

    def document(self, language: str, size: int = 4_000) -> str:
        """An article of about ``size`` bytes about nobody who is watched: a headline and paragraphs."""
        parts = [self.sentence(language), "\n\n"]
        length = len(parts[0])
        while length < size:
            sentence = self.sentence(language)
            parts += [sentence, self._draw.choice((" ", " ", " ", "\n\n"))]
            length += len(sentence.encode()) + 1
        return "".join(parts).strip()

    def _filled(self, sentence: str, language: str, keep: str = "") -> str:
        words = sentences()[language]

        def word(slot: re.Match[str]) -> str:
            if slot[1] == "n":
                return str(self._draw.randint(2, 900))
            if slot[1] == "other":
                return self._draw.choice(self._others[language])
            choice: str = self._draw.choice(getattr(words, slot[1]))
            return choice

        filled = _CONTRACTED.sub(lambda found: {"de el ": "del ", "a el ": "al "}[found[0]], _SLOT.sub(word, sentence))
        return filled if keep else filled[:1].upper() + filled[1:]


def _wrapped(before: str, name: str, after: str, breaks: int, width: int) -> Printed:
    """The text with lines of about ``width`` characters, one of which ends inside the name."""
    head, at = list(before), len(before) + breaks
    line = at
    while line > width:
        space = before.rfind(" ", line - width, line - width // 2)
        if space < 0:
            break
        head[space] = "\n"
        line = space
    tail, line, rest = list(after), breaks - len(name), 0
    for place, letter in enumerate(after):
        if letter == " " and place - line > width - 8:
            tail[place], line, rest = "\n", place, rest + 1
    return Printed("".join(head) + name + "".join(tail), len(before), len(before) + len(name))


@cache
def sentences() -> dict[str, Sentences]:
    """All sentences by language."""
    with Path(__file__).with_name("sentences.toml").open("rb") as file:
        read = tomllib.load(file)
    return {
        language: Sentences(**{kind: tuple(lines) for kind, lines in kinds.items()}) for language, kinds in read.items()
    }
