"""How sure a name printed in another script is: each rule says what one thing allows at most, the lowest word wins."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.matching.lexicon import bearers_per_million
from monitor.matching.names import PersonName
from monitor.matching.scripts.roles import is_father
from monitor.matching.scripts.vocabulary import CLOSE, Meant
from monitor.matching.scripts.writing import Script

#: A name that more than these many in a million bear is common, or so common that it says little.
COMMON, VERY_COMMON = 1.0, 15.0
#: Sounds in both words: as many are unlike by chance, fewer than the second say little.
_LONG, _SHORT = 8, 6
# Russian surnames so usual that a given name with one of them, its patronymic left out, says little.
_USUAL = frozenset(
    {
        "иванов", "смирнов", "кузнецов", "попов", "васильев", "петров", "соколов", "михайлов", "новиков", "федоров",
        "морозов", "волков", "алексеев", "лебедев", "семенов", "егоров", "павлов", "козлов", "степанов", "николаев",
        "орлов", "андреев", "макаров", "никитин", "захаров", "ivanov", "smirnov", "kuznetsov", "popov", "vasiliev",
        "petrov", "sokolov", "mikhailov", "novikov", "fedorov", "morozov", "volkov", "alekseev", "lebedev", "pavlov",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printed:
    """How a watched name stands in a text.

    ``settled``: the name leaves no doubt which of its words are given names. ``givens`` and ``second`` say which of
    its other words are printed too, ``first`` that the first given name is. ``sounds`` counts the sounds of both words,
    ``between`` the words inside that are none of its own; ``before`` and ``after`` tell of such words beside it.
    """

    name: PersonName
    settled: bool
    script: Script
    given: Meant
    surname: Meant
    sounds: int
    givens: bool
    first: bool
    second: bool
    swapped: bool
    patronymic: bool
    other_patronymic: bool
    agrees: bool
    between: int
    before: bool
    after: bool
    lower: bool

    @property
    def complete(self) -> bool:
        """All of the watched name is printed."""
        return self.givens and (self.second or self.name.second is None)


def score(printed: Printed) -> tuple[str, float]:
    """The rule's name and the score it allows; 0 is somebody else."""
    crossed = printed.given.crossed or printed.surname.crossed
    rule = "other_script" if crossed else "same_script"
    allowed = min(_completeness(printed), _sound(printed) if crossed else 1.0, _surroundings(printed))
    return rule, allowed


def _completeness(printed: Printed) -> float:
    name = printed.name
    if printed.complete:
        return 0.95 if name.certain or len(name.givens) > 1 or name.second else 0.9
    if not printed.first:  # "Corina Machado"; a Russian or Arab second name is the father's
        if not name.surname.isascii():
            return 0.3
        return 0.45 if bearers_per_million(name.givens[1:2], name.surname) >= COMMON else 0.65
    if printed.second:
        return 0.9
    many = bearers_per_million(name.givens if printed.givens else name.givens[:1], name.surname)
    if not printed.settled:
        fathers = not name.certain and printed.script is Script.ARABIC  # perhaps a given name and the father's alone
        return 0.45 if fathers or many >= COMMON else 0.62
    if name.surname.removesuffix("а").removesuffix("a") in _USUAL:
        return 0.6
    return 0.45 if many >= VERY_COMMON else 0.65 if many >= COMMON else 0.87


def _sound(printed: Printed) -> float:
    """Two words that differ in sound, or are too short to say much, are less than sure."""
    worst = max(printed.given.apart, printed.surname.apart)
    if printed.script is Script.ARABIC and (
        printed.swapped or printed.between or not printed.agrees or not printed.first
    ):
        return 0.0
    allowed = 0.92 if worst <= CLOSE else 0.72 if min(printed.given.apart, printed.surname.apart) <= CLOSE else 0.5
    if printed.script is Script.ARABIC and not printed.givens:
        allowed = min(allowed, 0.45)
    if printed.sounds < _LONG:
        allowed = min(allowed, 0.7 if printed.sounds >= _SHORT and worst <= CLOSE else 0.45)
    return allowed


def _surroundings(printed: Printed) -> float:
    allowed = 1.0
    if printed.other_patronymic:
        return 0.0
    if printed.patronymic and not any(map(is_father, printed.name.givens[1:])):
        allowed = 0.8  # the list does not say whose son or daughter: others of that name have other fathers
    if not printed.agrees:
        allowed = 0.4
    if printed.script is Script.ARABIC and (printed.swapped or printed.between):
        allowed = min(allowed, 0.4)
    elif printed.swapped:
        listed = printed.patronymic or (printed.complete and len(printed.name.givens) > 1)
        allowed = min(allowed, 0.92 if listed else 0.8)
    if printed.between:
        rare = printed.complete and bearers_per_million(printed.name.givens, printed.name.surname) < COMMON
        allowed = min(allowed, 0.6 if rare else 0.35) if printed.between == 1 else 0.0
    if printed.before:
        allowed = min(allowed, 0.3 if printed.swapped else 0.62)
    if printed.after and not (printed.complete and printed.name.second):
        allowed = min(allowed, 0.4 if printed.name.second else 0.7)
    return min(allowed, 0.7) if printed.lower else allowed
