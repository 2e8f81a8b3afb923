"""What stands around a name: detention words, the subject's own context words, an institution named after somebody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from monitor.matching.lexicon import PARTICLES
from monitor.matching.tokens import Gap, Token, tokenise
from monitor.matching.words import ADJECTIVES, DETENTION, NAMED_AFTER, PRISONS, TITLES

#: Words (tokens) to each side in which a context or namesake word counts.
NEAR = 60
#: Words (tokens) to each side, in the same sentence, in which a detention word counts.
BESIDE = 25


class Surroundings:
    """The tokens of one text, asked about the neighbourhood of a place in it; every answer takes bounded time."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens

    def is_beside_detention(self, first: int, last: int) -> bool:
        """A word of arrest, prison or release stands in the same sentence."""
        return self._beside(self._detention, first, last)

    def is_beside_prison(self, first: int, last: int) -> bool:
        """A word for a prison or for those in it stands in the same sentence."""
        return self._beside(self._prisons, first, last)

    def follows_prison(self, first: int) -> bool:
        """A word for a prison leads straight to this place: "la cárcel de ...", "penal ..."."""
        at = first - 1
        while at >= 0 and first - at < 4 and self._tokens[at].folded in PARTICLES:
            at -= 1
        return at >= 0 and self._tokens[first].gap < Gap.COMMA and self._tokens[at].folded.startswith(PRISONS)

    def has_near(self, phrases: Iterable[tuple[str, ...]], first: int, last: int) -> bool:
        """One of the phrases (folded stems, see ``stems``) stands within NEAR words."""
        return any(self._phrase_near(phrase, first, last) for phrase in phrases if phrase)

    def names_institution(self, first: int) -> bool:
        """The name belongs to a street, a hospital, a foundation: "avenida Juan Pérez", "Premio Juan Pérez"."""
        at, owned = first, False
        while (
            at > 0
            and first - at < 5
            and self._tokens[at].gap in (Gap.SPACE, Gap.DOT, Gap.QUOTE, Gap.OPEN, Gap.WRAP, Gap.HYPHEN)
        ):
            at -= 1
            word = self._tokens[at]
            if word.folded in NAMED_AFTER:
                return word.capitalised or not owned
            if word.folded in PARTICLES:
                owned = True
            elif word.folded not in TITLES and word.folded not in ADJECTIVES:
                return False
        return False

    def is_title(self, at: int) -> bool:
        """A form of address or an office, printed before a name."""
        return self._tokens[at].folded in TITLES

    @cached_property
    def is_lower(self) -> bool:
        """The whole text is printed without capitals."""
        return not any(token.capitalised for token in self._tokens)

    @cached_property
    def _detention(self) -> list[int]:
        return [at for at, token in enumerate(self._tokens) if token.folded.startswith(DETENTION)]

    @cached_property
    def _prisons(self) -> list[int]:
        return [at for at, token in enumerate(self._tokens) if token.folded.startswith(PRISONS)]

    @cached_property
    def _stems(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, token in enumerate(self._tokens):
            places.setdefault(stem(token.folded), []).append(at)
        return places

    def _beside(self, places: list[int], first: int, last: int) -> bool:
        sentence = self._tokens[first].sentence
        begin = bisect_left(places, first - BESIDE)
        for at in places[begin : begin + 2 * BESIDE]:
            if at > last + BESIDE:
                return False
            if not first <= at <= last and self._tokens[at].sentence == sentence:
                return True
        return False

    def _phrase_near(self, phrase: tuple[str, ...], first: int, last: int) -> bool:
        places = self._stems.get(phrase[0], [])
        begin = bisect_left(places, first - NEAR)
        for at in places[begin : begin + 2 * NEAR]:
            if at > last + NEAR:
                return False
            if first <= at <= last:
                continue
            if all(
                stem(token.folded) == part
                for token, part in zip(self._tokens[at : at + len(phrase)], phrase, strict=False)
            ):
                return len(self._tokens) - at >= len(phrase)
        return False


def stem(word: str) -> str:
    """A folded word without its endings of number and gender: excandidato, excandidatas."""
    plain = word.removesuffix("s")
    return plain[:-1] if len(plain) > 4 and plain[-1] in "aeo" else plain


def stems(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Context phrases ready for ``Surroundings.has_near``."""
    return tuple(tuple(stem(token.folded) for token in tokenise(word)) for word in words)
