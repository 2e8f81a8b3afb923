"""Tags: names run together in small letters, as in "#juanpabloguanipa" and "@marquezenrique", taken apart again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from monitor.matching.lexicon import PARTICLES
from monitor.matching.tokens import Gap, Token

#: Letters: a shorter tag is no name in one, a longer one no tag.
_SHORTEST, _LONGEST = 8, 40
#: Letters of the shortest part of a name, and parts at most.
_PART, _PARTS = 3, 5
#: Words of a handle with underscores, at most.
_WORDS = 7

Parts = tuple[str, ...]


def untied(
    tokens: Sequence[Token], text: str, name: Callable[[Parts], bool], part: Callable[[str], bool]
) -> list[Token]:
    """The tokens of ``text``, with those of a tag in the place of it where all of it is one watched name.

    ``part`` says whether a word is part of a watched name, ``name`` whether such parts, in this order, may be one.
    """
    found: list[Token] = []
    for token in _in_words(tokens, text, name):
        tag = token.start > 0 and text[token.start - 1] in "#@" and len(token.text) == len(token.folded)
        letters = token.folded.rstrip("0123456789") if tag else ""
        parts = next((one for one in _ways(letters, part) if name(one)), None)
        if parts is None:
            found.append(token)
            continue
        at, gap, first = token.start, token.gap, token.first
        for one in parts:
            end = at + len(one)
            found.append(Token(text[at:end], one, at, end, True, gap, token.sentence, first))
            at, gap, first = end, Gap.SPACE, False
    return found


def _in_words(tokens: Sequence[Token], text: str, name: Callable[[Parts], bool]) -> Iterator[Token]:
    """The tokens, those of "@juan_perez" as if they had capitals, where they may be one watched name."""
    at = 0
    while at < len(tokens):
        end = at + 1
        if tokens[at].start > 0 and text[tokens[at].start - 1] in "#@":
            while end < len(tokens) and text[tokens[end - 1].end : tokens[end].start] == "_":
                end += 1
        words = tokens[at:end]
        if 1 < len(words) <= _WORDS and name(tuple(word.folded for word in words)):
            yield from (word._replace(capitalised=True) for word in words)
        else:
            yield from words
        at = end


def is_untied(token: Token) -> bool:
    """Whether a token was part of a tag in small letters."""
    return token.capitalised and token.text[:1].islower()


def _ways(letters: str, part: Callable[[str], bool]) -> Iterator[Parts]:
    """Every way to cut ``letters`` into two parts of names or more."""
    if not _SHORTEST <= len(letters) <= _LONGEST:
        return
    begun: list[tuple[int, Parts]] = [(0, ())]
    while begun:
        at, parts = begun.pop()
        for end in range(at + 2, len(letters) + 1):
            word = letters[at:end]
            if word not in PARTICLES and (end < at + _PART or not part(word)):
                continue
            longer = (*parts, word)
            if end == len(letters) and len(longer) > 1:
                yield longer
            elif len(longer) < _PARTS:
                begun.append((end, longer))
