"""What stands around a name: detention words, the subject's own context words, an institution named after somebody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from monitor.matching.institutions import Bearer, bearer_before, bearer_behind
from monitor.matching.lexicon import is_surname
from monitor.matching.runs import loud_sentences
from monitor.matching.tokens import APOSTROPHES, Gap, Token, tokenise
from monitor.matching.words import BEFORE_NO_NAME, DETENTION, PRISONS, TITLES

#: Characters to each side in which a context or namesake word counts: some sixty words.
NEAR = 400
#: Words (tokens) to each side, in the same sentence, in which a detention word counts.
BESIDE = 25


class Page:
    """A whole text, of which a passage is a piece."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def is_lower(self) -> bool:
        """The whole text is printed without capitals."""
        return self.text == self.text.lower()

    def words(self, begin: int, end: int) -> list[str]:
        """The stems of the words that stand between two places (characters) of the text."""
        words, starts = self._stems
        return words[bisect_left(starts, begin) : bisect_right(starts, end - 1)]

    @cached_property
    def _stems(self) -> tuple[list[str], list[int]]:
        tokens = tokenise(self.text)
        return [stem(token.folded) for token in tokens], [token.start for token in tokens]


class Surroundings:
    """The tokens of a passage, asked about the neighbourhood of a place in it; every answer takes bounded time.

    ``page`` is the text in which the passage begins at ``begin`` (characters).
    """

    def __init__(self, tokens: list[Token], page: Page, begin: int = 0) -> None:
        self.tokens = tokens
        self._page = page
        self._begin = begin

    def is_beside_detention(self, first: int, last: int) -> bool:
        """A word of arrest, prison or release stands in the same sentence."""
        return self._beside(self._detention, first, last)

    def is_beside_prison(self, first: int, last: int) -> bool:
        """A word for a prison or for those in it stands in the same sentence."""
        return self._beside(self._prisons, first, last)

    def has_near(self, phrases: Iterable[tuple[str, ...]], first: int, last: int) -> bool:
        """One of the phrases (folded stems, see ``stems``) stands within NEAR characters."""
        wanted = [phrase for phrase in phrases if phrase]
        if not wanted:
            return False
        begin, end = self._begin + self.tokens[first].start, self._begin + self.tokens[last].end
        sides = self._page.words(begin - NEAR, begin), self._page.words(end, end + NEAR)
        return any(_holds(side, phrase) for side in sides for phrase in wanted)

    def names_institution(self, first: int) -> bool:
        """The name that begins here belongs to a street, a hospital, a foundation before it."""
        return bearer_before(self.tokens, first, first) is Bearer.INSTITUTION

    def bearer(self, first: int, last: int, *, genitive: bool = True) -> Bearer:
        """Whether a person bears the name, or what stands before or behind it; ``genitive`` as in ``institutions``."""
        end = self._begin + self.tokens[last].end
        owned = self._page.text[end : end + 1] in APOSTROPHES and self._page.text[end + 1 : end + 2] in ("s", "S")
        loud = self.tokens[first].sentence in self._loud
        return max(
            bearer_before(self.tokens, first, last, genitive=genitive),
            bearer_behind(self.tokens, first, last, owned=owned, loud=loud),
        )

    def follows_word(self, first: int) -> bool:
        """A word stands right before that stands before no name: "los Reyes", "it will"."""
        return first > 0 and self.tokens[first].gap is Gap.SPACE and self.tokens[first - 1].folded in BEFORE_NO_NAME

    def is_title(self, at: int) -> bool:
        """A form of address or an office, printed before a name."""
        return self.tokens[at].folded in TITLES

    @property
    def is_lower(self) -> bool:
        """The whole text is printed without capitals."""
        return self._page.is_lower

    @cached_property
    def _loud(self) -> frozenset[int]:
        return loud_sentences(self.tokens)

    @cached_property
    def _detention(self) -> list[int]:
        return [at for at, token in enumerate(self.tokens) if _speaks_of(token, DETENTION)]

    @cached_property
    def _prisons(self) -> list[int]:
        return [at for at, token in enumerate(self.tokens) if _speaks_of(token, PRISONS)]

    def _beside(self, places: list[int], first: int, last: int) -> bool:
        sentence = self.tokens[first].sentence
        begin = bisect_left(places, first - BESIDE)
        for at in places[begin : begin + 2 * BESIDE]:
            if at > last + BESIDE:
                return False
            if not first <= at <= last and self.tokens[at].sentence == sentence:
                return True
        return False


def _holds(words: list[str], phrase: tuple[str, ...]) -> bool:
    """Whether ``phrase`` stands in ``words``, word after word."""
    size = len(phrase)
    return any(tuple(words[at : at + size]) == phrase for at in range(len(words) - size + 1))


def stem(word: str) -> str:
    """A folded word without its endings of number and gender: excandidato, excandidatas."""
    plain = word.removesuffix("s")
    return plain[:-1] if len(plain) > 4 and plain[-1] in "aeo" else plain


def stems(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Context phrases ready for ``Surroundings.has_near``."""
    return tuple(tuple(stem(token.folded) for token in tokenise(word)) for word in words)


def _speaks_of(token: Token, beginnings: tuple[str, ...]) -> bool:
    """A word that begins so, and is nobody's surname: Peñalver is no "penal"."""
    word = token.folded
    return word.startswith(beginnings) and (word in beginnings or not token.capitalised or not is_surname(word))
