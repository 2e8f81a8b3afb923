"""Readings of a run of words as names: a given name and a surname near each other, and what stands around the two."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.matching.scripts import arabic, cyrillic
from monitor.matching.scripts.cyrillic import is_patronymic
from monitor.matching.scripts.found import Found, Match
from monitor.matching.scripts.roles import is_father
from monitor.matching.scripts.scoring import Printed, score
from monitor.matching.scripts.speech import readings
from monitor.matching.scripts.units import Unit
from monitor.matching.scripts.vocabulary import Meant
from monitor.matching.scripts.watch import Watched, WatchIndex, same_initial
from monitor.matching.scripts.writing import Script, script_of
from monitor.matching.tokens import Gap

#: Units: how far a surname may stand from the given name, and how far around the two further parts of a name may.
_REACH, _BESIDE = 4, 2
#: An initial and a surname: so many share them that it is a doubt; with a father's initial as well less so.
_INITIAL, _INITIALS = 0.45, 0.62


class Pairs:
    """The names in one run of units."""

    def __init__(self, units: list[Unit], index: WatchIndex, *, lower: bool) -> None:
        """``lower``: the text has no capitals, so that they say nothing."""
        self._units, self._index, self._lower = units, index, lower
        self._meant = [() if unit.initial else index.vocabulary.meant(unit.key) for unit in units]
        self._script = script_of(units[0].key)
        self._cased = not lower and self._script not in (Script.ARABIC, Script.REST)

    def matches(self) -> Iterator[Match]:
        """Every watched person whom two of the words may name."""
        for left, meant in enumerate(self._meant):
            if not meant:
                continue
            yield from self._with_initials(left)
            for right in range(left + 1, min(left + _REACH, len(self._units))):
                if self._meant[right]:
                    yield from self._of_two(left, right)

    def _of_two(self, left: int, right: int) -> Iterator[Match]:
        for one in self._meant[left]:
            for other in self._meant[right]:
                for given, surname, swapped in ((one, other, False), (other, one, True)):
                    if not self._index.may_pair((given.word,), (surname.word,)):
                        continue
                    beside = {near.word for at in self._around(left, right) for near in self._meant[at]}
                    for watched in self._index.find(given.word, surname.word, beside):
                        yield from self._judged(watched, left, right, given, surname, swapped=swapped)

    def _around(self, left: int, right: int) -> list[int]:
        near = range(max(0, left - _BESIDE), min(len(self._units), right + _BESIDE + 1))
        return [at for at in near if at not in (left, right)]

    def _judged(
        self, watched: Watched, left: int, right: int, given: Meant, surname: Meant, *, swapped: bool
    ) -> Iterator[Match]:
        around = self._around(left, right)
        if (
            self._script is Script.ARABIC
        ):  # the given name comes first, and no other word has "and" or "to" joined to it
            around = [at for at in around if at > left or swapped]
        own = {at: one.word for at in around for one in self._meant[at] if one.word in watched.others(given.word)}
        words = {*own.values(), given.word}
        fathers = [at for at in around if at not in own and is_patronymic(self._units[at].key)]
        parts, touching = {left, right, *own}, range(left, right + 2)
        inside = [at for at in range(min(parts), max(parts)) if at not in parts]
        at_given, at_surname = (right, left) if swapped else (left, right)
        rule, sure = score(
            Printed(
                name=watched.name,
                settled=watched.settled,
                script=self._script,
                given=given,
                surname=surname,
                sounds=_length(given) + _length(surname),
                givens=words.issuperset(watched.givens),
                first=watched.givens[0] in words,
                second=watched.second in words,
                swapped=swapped,
                patronymic=bool(fathers),
                other_patronymic=any(at in touching for at in fathers) and any(map(is_father, watched.name.givens[1:])),
                agrees=_agree(
                    self._script, self._units[at_given].key, given.base, self._units[at_surname].key, surname.base
                ),
                between=sum(not self._units[at].initial and at not in fathers for at in inside),
                before=left - 1 not in own and self._is_given(left - 1),
                after=right + 1 not in own and right + 1 not in fathers and self._goes_on(right + 1),
                lower=self._lower,
            )
        )
        if sure > 0:
            spans = [*parts, *(at for at in fathers if at in touching)]
            first, last = self._units[min(spans)].first, self._units[max(spans)].last
            genitive = _genitive(self._units[at_given].key, given.base, self._units[at_surname].key, surname.base)
            yield Match(
                Found(watched.place, watched.alias, rule, sure, first, last, genitive),
                given.apart + surname.apart,
                surname.word,
            )

    def _is_given(self, at: int) -> bool:
        """The word there is a watched given name, close to the words after it."""
        if at < 0 or self._units[at + 1].gap not in (Gap.SPACE, Gap.WRAP) or not self._units[at].capitalised:
            return False
        return any(one.word in self._index.givens and one.apart == 0 for one in self._meant[at])

    def _goes_on(self, at: int) -> bool:
        """The name goes on with a capitalised word; where there are no capitals nobody can tell."""
        if not self._cased or at >= len(self._units):
            return False
        unit = self._units[at]
        return unit.gap in (Gap.SPACE, Gap.HYPHEN) and not unit.initial and not unit.acronym

    def _with_initials(self, at: int) -> Iterator[Match]:
        """A surname with initials before or behind it: "А. Навальный", "Навальный А. А."."""
        for step in (-1, 1):
            letters: list[int] = []
            place = at + step
            while 0 <= place < len(self._units) and self._units[place].initial and len(letters) < 2:
                letters.append(place)
                place += step
            if letters:
                letters.sort()
                yield from self._by_initial(at, letters)

    def _by_initial(self, at: int, letters: list[int]) -> Iterator[Match]:
        first, last = min(at, letters[0]), max(at, letters[-1])
        for surname in self._meant[at]:
            for watched in self._index.with_initial(surname.word, self._units[letters[0]].key):
                fathers = [given for given in watched.name.givens[1:] if is_father(given)]
                if len(letters) > 1 and fathers and not same_initial(fathers[0], self._units[letters[1]].key):
                    continue
                sure = _INITIALS if len(letters) > 1 and fathers else _INITIAL
                found = Found(
                    watched.place,
                    watched.alias,
                    "other_script_initial" if surname.crossed else "initial",
                    sure,
                    self._units[first].first,
                    self._units[last].last,
                    _genitive("", "", self._units[at].key, surname.base),
                )
                yield Match(found, surname.apart, surname.word)


def _length(meant: Meant) -> int:
    """How many sounds are written: the more, the less may two words be alike by chance."""
    return max(map(len, readings(meant.base)), default=0)


def _genitive(given: str, given_base: str, surname: str, surname_base: str) -> bool:
    cyrillic_word = script_of(surname) is Script.CYRILLIC
    return not cyrillic_word or cyrillic.may_be_genitive(given, given_base, surname, surname_base)


def _agree(script: Script, given: str, given_base: str, surname: str, surname_base: str) -> bool:
    if script is Script.ARABIC:
        return arabic.may_be_surname(surname, surname_base)
    return script is not Script.CYRILLIC or cyrillic.may_agree(given, given_base, surname, surname_base)
