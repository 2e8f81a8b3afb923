"""People: who of those watched a text names, in full or, beside that, by surname alone."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from monitor.matching.clues import Clues
from monitor.matching.finding import Finding
from monitor.matching.folding import fold
from monitor.matching.index import NameIndex, Sense
from monitor.matching.institutions import Bearer
from monitor.matching.lexicon import is_given
from monitor.matching.passage import Passage
from monitor.matching.readings import Reading, read_run
from monitor.matching.rules import LIKELY, SURE, Evidence, judge, rule_common_name, rule_id
from monitor.matching.runs import Run, find_runs, joined, recut, shared
from monitor.matching.scripts import is_other
from monitor.matching.surroundings import Surroundings
from monitor.matching.tags import is_untied
from monitor.matching.tokens import Token
from monitor.model import Subject

#: The score of a name printed in full, with nothing against it.
_FULL = 0.93
#: Words (of a text) from a given name to the surname, at most; particles and a nickname may stand between them.
REACH = 12
#: A place in a text, what the word there may be, and what it may be together with the next one.
Part = tuple[int, Sense, Sense | None]


class People:
    """Finds people by the parts of their names."""

    def __init__(self) -> None:
        self._index = NameIndex()
        self.clues = Clues()

    def add(self, place: int, subject: Subject) -> list[str]:
        """Watch a person, by their place in the list of subjects; return the nicknames.

        Those are names in Latin letters that hold no given name and surname.
        """
        self.clues.add(place, subject)
        unsplit = self._index.add(place, subject)
        return [name for name in unsplit if not is_other(name) and name not in subject.needs_context]

    def remove(self, place: int) -> None:
        """Watch a person no longer."""
        self._index.remove(place)
        self.clues.remove(place)

    def sense(self, folded: str, *, capital: bool) -> Sense | None:
        """What a word may be in a watched name."""
        return self._index.sense(folded, capital=capital)

    def may_name(self, parts: Sequence[Part]) -> bool:
        """Whether words, by their place in a text, may hold a watched name; cheap, and never False where one does."""
        if len(parts) < 2:
            return False
        recent: deque[tuple[int, Sense]] = deque()
        is_pair = self._index.is_pair
        for at, sense, whole in parts:
            while recent and at - recent[0][0] > REACH:
                recent.popleft()
            for one in (sense, whole) if whole else (sense,):
                if any(is_pair(other, one) or is_pair(one, other) for _, other in recent):
                    return True
            recent.append((at, sense))
            if whole:
                recent.append((at, whole))
        return False

    def is_part(self, word: str) -> bool:
        """Whether a word is a given name or a surname of somebody who is watched."""
        return self._index.is_part(word)

    def joint(self, word: str, after: str) -> Sense | None:
        """What a word may be in a watched name together with the one after it."""
        return self._index.joint(fold(word) + fold(after))

    def is_name(self, parts: Sequence[str]) -> bool:
        """Whether words in this order may be a watched name."""
        return self._index.is_name_of(parts)

    def read(self, passage: Passage) -> None:
        """Find every full naming in ``passage``; at most one per person and place."""
        tokens, around = passage.tokens, passage.around
        passage.runs = find_runs(tokens, self._index.is_name if around.is_lower else self._index.is_watched)
        found: list[Finding] = []
        previous: Run | None = None
        for run in passage.runs:
            readings = list(self._readings(run, previous, tokens))
            previous = run
            if not readings:
                continue
            bearers = _bearers(readings, around)
            best = _best_per_subject(
                self._judged(one, around, min(bearers[one.first], bearers[one.last])) for one in readings
            )
            found.extend(_without_parts(_without_overshadowed(best)))
        passage.found = [self._told_apart(finding, same, around) for same in _by_place(found) for finding in same]

    def _readings(self, run: Run, previous: Run | None, tokens: list[Token]) -> Iterator[Reading]:
        yield from read_run(run, previous, tokens, self._index)
        if brothers := shared(run, previous, tokens, self.is_given):
            yield from (replace(one, shared=True) for one in read_run(brothers, None, tokens, self._index))
        if whole := joined(run):
            yield from read_run(whole, None, tokens, self._index)
        for cut in recut(run, self._index):
            for reading in read_run(cut, None, tokens, self._index):
                if reading.slip is None:
                    yield replace(reading, joint=True)

    def _judged(self, reading: Reading, around: Surroundings, bearer: Bearer) -> Finding:
        subject, first, last = reading.watched.subject, reading.first, reading.last
        rule, score = judge(
            Evidence(
                reading,
                context=self.clues.context(subject, around, first, last),
                namesake=self.clues.namesake(subject, around, first, last),
                detention=around.is_beside_detention(first, last),
                bearer=bearer,
                lower_text=around.is_lower,
                people=len(self._index),
                worded=around.follows_word(first),
                tied=any(is_untied(token) for token in around.tokens[first : last + 1]),
            )
        )
        name = reading.watched.name
        complete, common = reading.complete, reading.complete and rule == rule_id(rule_common_name)
        return Finding(subject, reading.watched.alias, rule, score, first, last, name, complete, common)

    def _told_apart(self, finding: Finding, same: list[Finding], around: Surroundings) -> Finding:
        """Two watched people of one name: only a word of context tells who is meant.

        Whose whole name is printed is meant before those of whom it is a part.
        """
        rivals = [other for other in same if other.score >= LIKELY and other.complete >= finding.complete]
        if finding.score < LIKELY or len({other.subject for other in rivals} - {finding.subject}) == 0:
            return finding
        if self.clues.context(finding.subject, around, finding.first, finding.last):
            return finding
        return replace(finding, rule="shared_name", score=0.5)

    def is_given(self, word: str) -> bool:
        """A usual or a watched given name."""
        return is_given(word) or self._index.is_watched_given(word)


def _bearers(readings: Iterable[Reading], around: Surroundings) -> dict[int, Bearer]:
    """Who bears each word of the names that are read: part of a hospital's name is no person's either."""
    bearers: dict[int, Bearer] = defaultdict(lambda: Bearer.PERSON)
    for first, last in {(one.first, one.last) for one in readings}:
        if (bearer := around.bearer(first, last)) is not Bearer.PERSON:
            for at in range(first, last + 1):
                bearers[at] = max(bearers[at], bearer)
    return bearers


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


def _without_parts(best: list[Finding]) -> list[Finding]:
    """Leaves out whose name is only part of a longer one of somebody else on the list, printed in full."""
    full: dict[int, list[Finding]] = defaultdict(list)  # by each word of theirs
    for finding in best:
        if finding.score >= _FULL:
            for at in _span(finding):
                full[at].append(finding)

    def holds(longer: Finding, finding: Finding) -> bool:
        mine, theirs = _span(finding), _span(longer)
        within = theirs.start <= mine.start and mine.stop <= theirs.stop and len(theirs) > len(mine)
        return within and longer.subject != finding.subject

    return [one for one in best if not any(holds(longer, one) for longer in full.get(one.first, ()))]


def _span(finding: Finding) -> range:
    return range(finding.first, finding.last + 1)


def _by_place(found: list[Finding]) -> list[list[Finding]]:
    places: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in found:
        places[finding.first, finding.last].append(finding)
    return list(places.values())
