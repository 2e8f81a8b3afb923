"""Spots: where in a text the words of a form stand, before it is asked whether they name the place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.matching.places.forms import Form, part
from monitor.matching.places.index import PlaceIndex
from monitor.matching.places.numbers import Number, read_number
from monitor.matching.places.vocabulary import OPTIONAL
from monitor.matching.tokens import Gap, Token

#: Words that may be left out, at most, between two words of a name.
_LOOSE = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """The words of ``forms`` from token ``first`` to ``last``, and the number read behind them."""

    forms: tuple[Form, ...]
    first: int
    last: int
    number: Number | None = None
    slip: bool = False
    glued: bool = False

    @property
    def end(self) -> int:
        """The last token with the number, where one of the forms has any."""
        return self.number.last if self.number and any(form.number for form in self.forms) else self.last


def spots(tokens: list[Token], index: PlaceIndex, *, lower: bool) -> list[Spot]:
    """All spots of a text in order, the longer of two that begin alike first."""
    found = [spot for at, token in enumerate(tokens) for spot in _at(tokens, at, token, index, lower=lower)]
    return sorted(found, key=lambda spot: (spot.first, -spot.last))


def _at(tokens: list[Token], at: int, token: Token, index: PlaceIndex, *, lower: bool) -> Iterator[Spot]:
    hit = index.hit(token.folded)
    if hit is None:
        return
    if hit.glued:
        yield Spot(hit.glued, at, at, glued=True)
    for anchor in hit.anchors:
        for words, forms in index.groups(anchor):
            if span := _span(tokens, at, words, words.index(anchor), _widest(forms)):
                first, last = span
                yield Spot(tuple(forms), first, last, read_number(tokens, last + 1, lower=lower), hit.slip)


def _widest(forms: list[Form]) -> Gap:
    """What may stand at most between the words of the forms."""
    return Gap.COMMA if any(form.comma for form in forms) else Gap.OPEN


def _span(tokens: list[Token], at: int, words: tuple[str, ...], place: int, gap: Gap) -> tuple[int, int] | None:
    """The tokens of ``words``, the one at ``place`` being token ``at``; None if the others are not around it."""
    first = last = at
    for word in reversed(words[:place]):
        found = _before(tokens, first, word, gap)
        if found is None:
            return None
        first = found
    for word in words[place + 1 :]:
        found = _after(tokens, last, word, gap)
        if found is None:
            return None
        last = found
    return first, last


def _before(tokens: list[Token], at: int, word: str, gap: Gap) -> int | None:
    for step in range(1, _LOOSE + 2):
        if at - step < 0 or tokens[at - step + 1].gap > gap:
            return None
        token = tokens[at - step]
        if part(token) == word:
            return at - step
        if token.folded not in OPTIONAL:
            return None
    return None


def _after(tokens: list[Token], at: int, word: str, gap: Gap) -> int | None:
    for step in range(1, _LOOSE + 2):
        if at + step >= len(tokens) or tokens[at + step].gap > gap:
            return None
        token = tokens[at + step]
        if part(token) == word:
            return at + step
        if token.folded not in OPTIONAL:
            return None
    return None
