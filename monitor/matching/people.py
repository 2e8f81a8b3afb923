"""People: who of those watched a text names, in full or, after that, by surname alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from monitor.matching.index import NameIndex, Watched
from monitor.matching.lexicon import is_given
from monitor.matching.names import PersonName, Unit, split_name
from monitor.matching.readings import Reading, read_run
from monitor.matching.rules import LIKELY, SURE, Evidence, judge
from monitor.matching.runs import INSIDE, Run, find_runs, joined
from monitor.matching.surroundings import Surroundings, stems
from monitor.matching.tokens import Gap, Token
from monitor.matching.words import PLACE_BEFORE, PLURAL
from monitor.model import Subject


@dataclass(frozen=True, slots=True)
class Finding:
    """A subject (by its place in the list) found in the tokens ``first`` to ``last``, before it becomes a mention."""

    subject: int
    alias: str
    rule: str
    score: float
    first: int
    last: int
    name: PersonName | None = None


class People:
    """Finds people by the parts of their names."""

    def __init__(self, subjects: list[tuple[int, Subject]]) -> None:
        """``subjects``: people with their place in the whole list.

        ``unsplit`` then holds the names without given name and surname: nicknames, other scripts.
        """
        watched: list[Watched] = []
        self.unsplit: list[tuple[int, str]] = []
        self._context: dict[int, tuple[tuple[str, ...], ...]] = {}
        self._namesakes: dict[int, tuple[tuple[str, ...], ...]] = {}
        for place, subject in subjects:
            if subject.context:
                self._context[place] = stems(subject.context)
            if subject.namesakes:
                self._namesakes[place] = stems(subject.namesakes)
            for alias in dict.fromkeys((subject.name, *subject.aliases)):
                names = split_name(alias)
                watched.extend(Watched(place, alias, name) for name in names)
                if not names and alias not in subject.needs_context:
                    self.unsplit.append((place, alias))
        self._index = NameIndex(watched)

    def find(self, tokens: list[Token], around: Surroundings) -> list[Finding]:
        """Every naming of every person, in no particular order; at most one per person and place."""
        runs = find_runs(tokens, self._index.is_name)
        found: list[Finding] = []
        previous: Run | None = None
        for run in runs:
            readings = list(self._readings(run, previous, tokens))
            previous = run
            if not readings:
                continue
            best = _best_per_subject(self._judged(reading, around) for reading in readings)
            found.extend(_without_overshadowed(best))
        found = [self._told_apart(finding, same, around) for same in _by_place(found) for finding in same]
        return found + self._by_surname(runs, found, tokens, around)

    def _readings(self, run: Run, previous: Run | None, tokens: list[Token]) -> Iterator[Reading]:
        yield from read_run(run, previous, tokens, self._index)
        if whole := joined(run):
            yield from read_run(whole, None, tokens, self._index)

    def _judged(self, reading: Reading, around: Surroundings) -> Finding:
        subject, first, last = reading.watched.subject, reading.first, reading.last
        rule, score = judge(
            Evidence(
                reading,
                context=around.has_near(self._context.get(subject, ()), first, last),
                namesake=around.has_near(self._namesakes.get(subject, ()), first, last),
                detention=around.is_beside_detention(first, last),
                institution=around.names_institution(first),
                lower_text=around.is_lower,
            )
        )
        return Finding(subject, reading.watched.alias, rule, score, first, last, reading.watched.name)

    def _told_apart(self, finding: Finding, same: list[Finding], around: Surroundings) -> Finding:
        """Two watched people of one name: only a word of context tells who is meant."""
        if finding.score < LIKELY or sum(other.score >= LIKELY for other in same) == 1:
            return finding
        context = self._context.get(finding.subject, ())
        if around.has_near(context, finding.first, finding.last):
            return finding
        return replace(finding, rule="shared_name", score=0.5)

    def _by_surname(
        self, runs: list[Run], found: list[Finding], tokens: list[Token], around: Surroundings
    ) -> list[Finding]:
        """Bare surnames of those named in full elsewhere in the text, unless the text names another of that surname."""
        full = _in_full(found)
        named: dict[str, set[int]] = defaultdict(set)
        for subject, (_, name, _) in full.items():
            for surname in {name.surname, name.joined} - {""}:
                named[surname].add(subject)
        covered = {(finding.subject, at) for finding in found for at in _span(finding)}
        taken = {at for _, at in covered}
        bare: list[tuple[int, Unit, Unit | None]] = []
        rivals: set[str] = set()
        for run in runs:
            for place, unit in enumerate(run.units):
                bearers = named.get(unit.key)
                if not bearers or not unit.capitalised or any((subject, unit.last) in covered for subject in bearers):
                    continue
                before = run.units[place - 1] if place and unit.gap in INSIDE else None
                if unit.last in taken or (before and self._is_rival(before, run, around, tokens)):
                    rivals.add(unit.key)
                elif len(bearers) == 1:
                    after = run.units[place + 1] if place + 1 < len(run.units) else None
                    bare.append((next(iter(bearers)), unit, after))
        return [
            Finding(
                subject,
                full[subject][0].alias,
                "surname_after_full" if unit.first > full[subject][2] else "surname_before_full",
                0.88 if full[subject][0].score >= SURE else 0.7,
                unit.last if unit.particles else unit.first,
                unit.last,
            )
            for subject, unit, after in bare
            if unit.key not in rivals and self._may_stand_alone(unit, after, full[subject][1], around, tokens)
        ]

    def _is_rival(self, before: Unit, run: Run, around: Surroundings, tokens: list[Token]) -> bool:
        """The word before the surname is somebody else's given name, not an office or a form of address."""
        if before.initial or is_given(before.key) or before.key in self._index.givens:
            return before.capitalised
        token = tokens[before.last]
        return before.capitalised and not (token.first or token.upper or run.loud or around.is_title(before.last))

    def _may_stand_alone(
        self, unit: Unit, after: Unit | None, name: PersonName, around: Surroundings, tokens: list[Token]
    ) -> bool:
        """The bare surname stands for the person: it is no place, no family, no street, no part of another name."""
        if after and after.key != name.second and _is_joined_to(after, unit, tokens):
            return False
        if around.names_institution(unit.first):
            return False
        at = unit.first - 1
        return at < 0 or tokens[unit.first].gap > Gap.WRAP or tokens[at].folded not in PLURAL | PLACE_BEFORE


def _is_joined_to(after: Unit, unit: Unit, tokens: list[Token]) -> bool:
    """The next word is printed as one more word of the same name (an acronym is not)."""
    acronym = tokens[after.last].upper and not tokens[unit.last].upper
    return after.gap in (Gap.SPACE, Gap.HYPHEN) and after.capitalised and not acronym


def _best_per_subject(judged: Iterable[Finding]) -> list[Finding]:
    """Per subject and stretch of words the surest finding, the longer of two equal ones."""
    best: list[Finding] = []
    covered: set[tuple[int, int]] = set()
    for finding in sorted(judged, key=lambda one: (-one.score, one.first - one.last)):
        span = {(finding.subject, at) for at in _span(finding)}
        if finding.score > 0 and covered.isdisjoint(span):
            best.append(finding)
            covered |= span
    return best


def _without_overshadowed(best: list[Finding]) -> list[Finding]:
    """Leaves out who is only perhaps meant by words that surely name somebody else on the list."""
    sure = {at for finding in best if finding.score >= SURE for at in _span(finding)}
    return [finding for finding in best if finding.score >= SURE or sure.isdisjoint(_span(finding))]


def _span(finding: Finding) -> range:
    return range(finding.first, finding.last + 1)


def _in_full(found: list[Finding]) -> dict[int, tuple[Finding, PersonName, int]]:
    """Per subject named at least likely: the surest finding, its name, and the token where the first one begins."""
    full: dict[int, tuple[Finding, PersonName, int]] = {}
    for finding in sorted(found, key=lambda one: one.first):
        if finding.score < LIKELY or finding.name is None:
            continue
        best, name, earliest = full.get(finding.subject, (finding, finding.name, finding.first))
        full[finding.subject] = (
            (finding, finding.name, earliest) if finding.score > best.score else (best, name, earliest)
        )
    return full


def _by_place(found: list[Finding]) -> list[list[Finding]]:
    places: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in found:
        places[finding.first, finding.last].append(finding)
    return list(places.values())
