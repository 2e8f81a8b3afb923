"""Who of those watched is named in words of another script than Latin, whatever the script of the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitor.matching.scripts.found import LIKELY, Found, Match
from monitor.matching.scripts.pairs import Pairs
from monitor.matching.scripts.side import Side
from monitor.matching.scripts.units import Unit, join_hyphens, runs_of
from monitor.matching.scripts.watch import WatchIndex
from monitor.matching.scripts.writing import OTHER, Script, is_other, script_of
from monitor.matching.tokens import Gap, Token

#: What a name of one word is worth: a doubt.
_SINGLE, _SINGLE_CROSSED = 0.3, 0.25
#: Letters: a shorter word alone says nothing in another script.
_LONG = 6
#: A bare surname after the full name, and a difference of sound that does not tell two people apart.
_BARE, _SAME = 0.7, 0.01


class OtherScripts:
    """Finds people across scripts: ``other`` knows all names, ``latin`` those that Latin words may romanise."""

    def __init__(self) -> None:
        """Watches nobody at first."""
        self.other, self.latin = Side(latin=False), Side(latin=True)

    def add(self, place: int, subject_names: Sequence[str]) -> None:
        """Watches a person under ``subject_names``, in whatever script; what the place held before is replaced."""
        self.remove(place)
        self.other.add(place, tuple(subject_names))
        if foreign := tuple(filter(is_other, subject_names)):
            self.latin.add(place, foreign)

    def remove(self, place: int) -> None:
        """Forgets a person; one who is not known is no error."""
        self.other.remove(place)
        self.latin.remove(place)

    def find(self, tokens: list[Token], lower: bool) -> list[Found]:
        """Every naming in words that are not Latin; ``lower`` says that the text has no capitals at all."""
        if not self.other or not any(OTHER.search(token.text) for token in tokens):
            return []
        return _found(list(runs_of(tokens, lower=lower)), self.other.index, lower=lower)

    def find_latin(self, tokens: list[Token], lower: bool) -> list[Found]:
        """Every naming, in Latin words, of those whom the list has in another script; nothing to do if it has none."""
        if not self.latin:
            return []
        return _found(list(runs_of(tokens, lower=lower, latin=True)), self.latin.index, lower=lower)


def _found(runs: list[list[Unit]], index: WatchIndex, *, lower: bool) -> list[Found]:
    matches = [match for units in runs for match in _of_run(units, index, lower=lower)]
    named = [match.found for match in matches]
    return named + list(_by_surname(runs, matches, index)) + list(_alone(runs, named, index))


def _of_run(units: list[Unit], index: WatchIndex, *, lower: bool) -> list[Match]:
    matches = list(Pairs(units, index, lower=lower).matches())
    if joined := join_hyphens(units):
        matches += Pairs(joined, index, lower=lower).matches()
    return _told_apart(_best(matches)) if matches else []


def _best(matches: list[Match]) -> list[Match]:
    """For every person and stretch of words the surest match; nobody less sure than another in the same words."""
    best: list[Match] = []
    held: dict[int, Match] = {}
    for match in sorted(matches, key=lambda one: (-one.found.score, one.apart, one.found.first - one.found.last)):
        rivals = [held[at] for at in match.found.span if at in held]
        if any(rival.found.place == match.found.place or _beats(rival, match) for rival in rivals):
            continue
        best.append(match)
        for at in match.found.span:
            held.setdefault(at, match)
    return best


def _beats(rival: Match, match: Match) -> bool:
    """Whether the same words name the rival rather; one person may well stand on the list in two scripts."""
    if match.found.score >= LIKELY and script_of(rival.found.alias) is not script_of(match.found.alias):
        return False
    if rival.found.span != match.found.span:
        return rival.found.score >= LIKELY
    return rival.found.score > match.found.score or rival.apart < match.apart - _SAME


def _told_apart(best: list[Match]) -> list[Match]:
    """Two people of one name, in one script of the list: who of them is meant stays a doubt."""
    people: dict[tuple[range, Script], set[int]] = {}
    for match in best:
        people.setdefault((match.found.span, script_of(match.found.alias)), set()).add(match.found.place)
    return [
        match
        if len(people[match.found.span, script_of(match.found.alias)]) == 1 or match.found.score < LIKELY
        else match._replace(found=match.found._replace(rule="shared_name", score=0.5))
        for match in best
    ]


def _by_surname(runs: list[list[Unit]], matches: list[Match], index: WatchIndex) -> Iterator[Found]:
    """Bare surnames of those named in full elsewhere in the text, unless two of that surname are."""
    full: dict[int, dict[int, Match]] = {}
    for match in matches:
        if match.found.score >= LIKELY:
            full.setdefault(match.surname, {}).setdefault(match.found.place, match)
    if not full:
        return
    taken = {at for match in matches for at in match.found.span}
    for units in runs:
        for at, unit in enumerate(units):
            if unit.first in taken or not unit.capitalised or _has_neighbour(units, at):
                continue
            bearers = [full[one.word] for one in index.vocabulary.meant(unit.key) if one.word in full]
            if len(bearers) == 1 and len(bearers[0]) == 1:
                found = next(iter(bearers[0].values())).found
                yield found._replace(rule="surname_after_full", score=_BARE, first=unit.first, last=unit.last)


def _has_neighbour(units: list[Unit], at: int) -> bool:
    """A capitalised word stands beside that may be another's given name; one that begins a sentence may be anything."""
    before = at > 0 and not units[at - 1].opens and units[at].gap in (Gap.SPACE, Gap.DOT)
    after = at + 1 < len(units) and units[at + 1].gap in (Gap.SPACE, Gap.HYPHEN)
    return before or after


def _alone(runs: list[list[Unit]], named: list[Found], index: WatchIndex) -> Iterator[Found]:
    """Names of one word: a doubt at most, and across scripts only long ones."""
    taken = {at for found in named if found.score >= LIKELY for at in found.span}
    for units in runs:
        for unit in units:
            if unit.first in taken:
                continue
            cased = script_of(unit.key) not in (Script.ARABIC, Script.REST)
            for meant in index.vocabulary.meant(unit.key):
                if meant.crossed and (meant.apart > _SAME or len(unit.key) < _LONG or not cased):
                    continue
                score = _SINGLE_CROSSED if meant.crossed else _SINGLE
                for place, alias in index.single(meant.word):
                    yield Found(place, alias, "single_word", score, unit.first, unit.last)
