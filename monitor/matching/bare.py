"""Bare names: "Guanipa" in a text that names Juan Pablo Guanipa in full, and no other Guanipa; "Biagio" behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from monitor.matching.finding import Finding
from monitor.matching.lexicon import is_rare_given
from monitor.matching.names import PersonName, Unit
from monitor.matching.passage import Passage
from monitor.matching.rules import LIKELY, SURE
from monitor.matching.runs import INSIDE, Run
from monitor.matching.tokens import Gap, Token
from monitor.matching.words import GOVERNED, PLACE_BEFORE, PLURAL, WORDS_TOO

#: Letters of a given name that may stand alone, at least.
_GIVEN = 4


@dataclass(frozen=True, slots=True)
class Full:
    """Somebody named in full: the surest finding with its name, and where the text first does so."""

    finding: Finding
    name: PersonName
    earliest: int


def in_full(passages: Sequence[Passage]) -> dict[int, Full]:
    """Per subject named at least likely in one of ``passages``, in the order of the text."""
    full: dict[int, Full] = {}
    for passage in passages:
        for finding in passage.found:
            if finding.score < LIKELY or finding.name is None:
                continue
            at = passage.start(finding)
            known = full.get(finding.subject)
            if known is None:
                full[finding.subject] = Full(finding, finding.name, at)
            elif finding.score > known.finding.score:
                full[finding.subject] = Full(finding, finding.name, min(at, known.earliest))
            elif at < known.earliest:
                full[finding.subject] = Full(known.finding, known.name, at)
    return full


@dataclass(frozen=True, slots=True)
class Borne:
    """Who of those named in full bears a surname, or a first given name; a word may be both.

    A usual given name alone may be anybody's: a pope's, a child's, a son's who is called so too.
    """

    surnames: dict[str, set[int]]
    givens: dict[str, set[int]]

    @classmethod
    def by(cls, full: dict[int, Full]) -> Borne:
        """The words that may stand alone for the people in ``full``."""
        surnames, givens = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
        for subject, known in full.items():
            for surname in {known.name.surname, known.name.joined} - {""}:
                surnames[surname].add(subject)
            if (given := known.name.givens[0]) not in WORDS_TOO and len(given) >= _GIVEN and is_rare_given(given):
                givens[given].add(subject)
        return cls(surnames, givens)

    def of(self, word: str) -> set[int]:
        """Everybody who bears the word as one or the other."""
        return self.surnames.get(word, set()) | self.givens.get(word, set())


def bare_names(
    passages: Sequence[Passage], full: dict[int, Full], borne: Borne, is_given: Callable[[str], bool]
) -> Iterator[tuple[Passage, Finding]]:
    """Every bare surname of somebody in ``full``, and every bare given name behind the full one.

    None where the text names another of that surname or given name.
    """
    bare: list[tuple[Passage, int, Unit, Unit | None]] = []
    rivals: set[str] = set()
    for passage in passages:
        covered = {(finding.subject, at) for finding in passage.found for at in range(finding.first, finding.last + 1)}
        taken = {at for _, at in covered}
        for run in passage.runs:
            for place, unit in enumerate(run.units):
                bearers = borne.of(unit.key)
                if not bearers or not unit.capitalised or any((subject, unit.last) in covered for subject in bearers):
                    continue
                before = run.units[place - 1] if place and unit.gap in INSIDE else None
                after = run.units[place + 1] if place + 1 < len(run.units) else None
                goes_on = unit.key in borne.givens and _goes_on(unit, after, passage.tokens)
                if unit.last in taken or goes_on or (before and _is_rival(before, run, passage, is_given)):
                    rivals.add(unit.key)
                elif len(bearers) == 1:
                    bare.append((passage, next(iter(bearers)), unit, after))
    for passage, subject, unit, after in bare:
        known = full[subject]
        if unit.key in rivals or not _may_stand_alone(unit, after, known.name, passage):
            continue
        first = unit.last if unit.particles else unit.first
        later = passage.begin + passage.tokens[unit.first].start > known.earliest
        given = unit.key not in borne.surnames
        if given and not later:
            continue
        rule = "given_after_full" if given else "surname_after_full" if later else "surname_before_full"
        score = min(0.88, known.finding.score) if known.finding.score >= SURE else 0.7
        alias, common = known.finding.alias, known.finding.common
        yield passage, Finding(subject, alias, rule, score, first, unit.last, common=common)


def _is_rival(before: Unit, run: Run, passage: Passage, is_given: Callable[[str], bool]) -> bool:
    """The word before the surname is somebody else's given name, not an office or a form of address."""
    if before.initial or is_given(before.key):
        return before.capitalised
    token = passage.tokens[before.last]
    title = passage.around.is_title(before.last)
    return before.capitalised and not (token.first or token.upper or run.loud or title)


def _may_stand_alone(unit: Unit, after: Unit | None, name: PersonName, passage: Passage) -> bool:
    """The bare surname stands for the person: it is no place, no family, no street, no part of another name."""
    if after and after.key != name.second and _is_joined_to(after, unit, passage.tokens):
        return False
    if passage.around.names_institution(unit.first):
        return False
    at, tokens = unit.first - 1, passage.tokens
    of = tokens[max(0, unit.last - 2) : unit.last]
    if [token.folded for token in of[1:]] == ["de"] and of[0].folded in GOVERNED:
        return False
    return at < 0 or tokens[unit.first].gap > Gap.WRAP or tokens[at].folded not in PLURAL | PLACE_BEFORE


def _goes_on(unit: Unit, after: Unit | None, tokens: list[Token]) -> bool:
    """A given name that another name follows is somebody's full name."""
    return after is not None and _is_joined_to(after, unit, tokens)


def _is_joined_to(after: Unit, unit: Unit, tokens: list[Token]) -> bool:
    """The next word is printed as one more word of the same name (an acronym is not)."""
    acronym = tokens[after.last].upper and not tokens[unit.last].upper
    return after.gap in (Gap.SPACE, Gap.HYPHEN) and after.capitalised and not acronym
