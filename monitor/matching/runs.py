"""Runs: the stretches of a text that may be names, word by word capitalised or known as part of a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from monitor.matching.lexicon import ABBREVIATED, PARTICLES
from monitor.matching.names import Unit, join_hyphens, units_of
from monitor.matching.tokens import Gap, Token
from monitor.matching.words import AND, SIBLINGS

#: Gaps that a name may go over.
INSIDE = frozenset({Gap.SPACE, Gap.HYPHEN, Gap.DOT, Gap.WRAP})


#: Units to each side of one that is cut otherwise: a name is no longer.
_AROUND = 8
#: Words: a longer run in a sentence without small letters is a headline, a shorter one may be a name in a list.
_NAME = 4
#: Initials written together, at most.
_INITIALS = 3

#: Single capital letters that are words; as initials they count only with a full stop ("A. Pérez").
_LETTER_WORDS = frozenset("aeouyi")


class Compounds(Protocol):
    """What knows which parts of watched names are written in one word or in two (``NameIndex``)."""

    def whole(self, one: str, other: str) -> str:
        """Two words as one part of a name; "" if that is none."""
        ...

    def halves(self, word: str) -> list[tuple[str, str]]:
        """Every way in which one word holds two parts of names."""
        ...


@dataclass(frozen=True, slots=True)
class Run:
    """Units that follow each other without punctuation; ``loud`` where every word of the sentence is capitalised."""

    units: tuple[Unit, ...]
    loud: bool


def find_runs(tokens: list[Token], is_name: Callable[[str], bool]) -> list[Run]:
    """The runs of a text in order."""
    loud = loud_sentences(tokens)
    runs: list[Run] = []
    at = 0
    while at < len(tokens):
        if not _may_be_name(tokens, at, is_name):
            at += 1
            continue
        end = _end_of_run(tokens, at, is_name)
        units = units_of(tokens, at, end)
        while surname := _after_nickname(tokens, end):
            end = _end_of_run(tokens, surname, is_name)
            after = units_of(tokens, surname, end)
            units += [replace(unit, gap=Gap.SPACE) if unit is after[0] else unit for unit in after]
        if units:
            is_loud = len(units) > _NAME and tokens[at].sentence in loud
            runs.append(Run(tuple(one for unit in units for one in _opened(_spelled_out(unit), tokens)), is_loud))
        at = end
    return runs


def _end_of_run(tokens: list[Token], at: int, is_name: Callable[[str], bool]) -> int:
    """The token after the last one of the run that begins ``at``; particles at its end are not part of it."""
    last, end = at, at + 1
    while end < len(tokens) and tokens[end].gap in INSIDE:
        if _may_be_name(tokens, end, is_name):
            last = end
        elif tokens[end].folded not in PARTICLES or end - last > 3:
            break
        end += 1
    return last + 1


def _after_nickname(tokens: list[Token], end: int) -> int | None:
    """Where the name goes on behind "El Flaco" in quotation marks or brackets; None if it does not."""
    if end >= len(tokens) or tokens[end].gap is not Gap.OPEN:
        return None
    if tokens[end].upper and not tokens[end - 1].upper:
        return None  # a country or a party: Alberto Martín (ESP)
    for at in range(end + 1, min(end + 6, len(tokens))):
        if tokens[at].gap is Gap.QUOTE:
            goes_on = tokens[at].capitalised or (tokens[at].folded in PARTICLES and at + 1 < len(tokens))
            return at if goes_on else None
        if tokens[at].gap not in INSIDE and tokens[at].gap is not Gap.OPEN:
            return None
    return None


def recut(run: Run, index: Compounds) -> Iterator[Run]:
    """The run with two words in one, or one in two, where that makes parts of watched names: Villa Nueva, Anamaría.

    Of a long run only what stands near is kept, so that reading all of these costs no more than its length.
    """
    for at, unit in enumerate(run.units):
        if not unit.capitalised:
            continue
        before, rest = run.units[max(0, at - _AROUND) : at], run.units[at + 1 : at + 1 + _AROUND]
        after = rest[0] if rest else None
        beside = after and after.gap is Gap.SPACE and after.capitalised and not after.particles
        if after and beside and (whole := index.whole(unit.key, after.key)):
            yield Run((*before, replace(unit, key=whole, last=after.last), *rest[1:]), run.loud)
        for one, other in index.halves(unit.key):
            halves = replace(unit, key=one), replace(unit, key=other, gap=Gap.SPACE, particles="")
            yield Run((*before, *halves, *rest), run.loud)


def shared(run: Run, previous: Run | None, tokens: list[Token], is_given: Callable[[str], bool]) -> Run | None:
    """The given names of ``previous`` with the surnames of ``run``: "los hermanos Juan y Pedro Paz"; None if apart."""
    if previous is None or tokens[run.units[0].first - 1].folded not in AND:
        return None
    begin, end = previous.units[0].first, previous.units[-1].last
    kin = begin > 0 and tokens[begin - 1].folded in SIBLINGS
    surname = next((at for at, unit in enumerate(run.units) if not is_given(unit.key)), 0)
    if not kin or end + 2 != run.units[0].first or not surname or not all(is_given(one.key) for one in previous.units):
        return None
    return Run((*previous.units, *run.units[surname:]), run.loud)


def joined(run: Run) -> Run | None:
    """The run with hyphenated words in one; None if it has none."""
    units = join_hyphens(run.units)
    return Run(tuple(units), run.loud) if units else None


def _may_be_name(tokens: list[Token], at: int, is_name: Callable[[str], bool]) -> bool:
    token = tokens[at]
    if token.folded in _LETTER_WORDS:
        return token.capitalised and at + 1 < len(tokens) and tokens[at + 1].gap is Gap.DOT
    return token.capitalised or is_name(token.folded)


def _spelled_out(unit: Unit) -> Unit:
    long = ABBREVIATED.get(unit.key)
    return replace(unit, key=long) if long else unit


def _opened(unit: Unit, tokens: list[Token]) -> Iterator[Unit]:
    """The unit, or one for each letter where they are initials without full stops: JP Guanipa."""
    word, after = tokens[unit.last], tokens[unit.last + 1 : unit.last + 2]
    if may_be_initials(word.text) and after and after[0].gap is Gap.SPACE and not after[0].upper:
        yield from (replace(unit, key=letter) for letter in word.folded)
    else:
        yield unit


def may_be_initials(word: str) -> bool:
    """Two or three capital letters: those of given names, if a surname follows."""
    return 1 < len(word) <= _INITIALS and word.isupper() and word.isalpha()


def loud_sentences(tokens: list[Token]) -> frozenset[int]:
    """Headlines In Title Case and LINES IN CAPITALS, where a capital letter says nothing."""
    quiet = {token.sentence for token in tokens if not token.capitalised and len(token.folded) > 4}
    return frozenset({token.sentence for token in tokens} - quiet)
