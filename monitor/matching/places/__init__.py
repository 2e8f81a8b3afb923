"""Places and other fixed phrases: prisons by their names and numbers, nicknames, names in other scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from monitor.matching.clues import Clues
from monitor.matching.finding import Finding
from monitor.matching.places.forms import Form, forms_of
from monitor.matching.places.index import PlaceIndex
from monitor.matching.places.spots import spots
from monitor.matching.places.weighing import weigh
from monitor.matching.rules import LIKELY, SURE
from monitor.matching.surroundings import Surroundings
from monitor.matching.tokens import Token
from monitor.model import Subject, SubjectType

__all__ = ["Places", "in_use"]


def in_use(subject: Subject, day: date | None) -> bool:
    """Whether a place was in use on that day; any subject is where no day is given."""
    return day is None or (subject.valid_from or day) <= day <= (subject.valid_to or day)


class Places:
    """Finds fixed phrases, the longest at each place, at a cost that does not grow with their number."""

    def __init__(self) -> None:
        self._index = PlaceIndex()
        self._forms: dict[int, list[Form]] = {}
        self._clues = Clues()

    def add(self, place: int, subject: Subject, unsplit: Sequence[str] = ()) -> None:
        """Watch a subject by its place in the list; ``unsplit`` are names of a person that are fixed phrases."""
        forms = forms_of(place, subject, unsplit)
        for form in forms:
            self._index.add(form)
        if forms:
            self._forms[place] = forms
        if subject.type is SubjectType.FACILITY:
            self._clues.add(place, subject)

    def remove(self, place: int) -> None:
        """Watch a subject no longer; one that is not watched is passed over."""
        for form in self._forms.pop(place, ()):
            self._index.remove(form)
        self._clues.remove(place)

    def may_name(self, words: Iterable[str]) -> bool:
        """Whether ``words`` (as printed) may hold the telling word of a phrase: always so where ``find`` finds one."""
        return self._index.may_name(words)

    def find(self, tokens: list[Token], around: Surroundings) -> Iterator[Finding]:
        """Every phrase in the text with how sure it is."""
        found = spots(tokens, self._index, lower=around.is_lower)
        if found:
            for finding in _longest(list(weigh(tokens, found, around))):
                yield self._told_apart(finding, around)

    def _told_apart(self, finding: Finding, around: Surroundings) -> Finding:
        """A doubtful finding by the watched words of context, or of another place of that name, near it."""
        settled = finding.score >= LIKELY and not self._clues.has_namesakes(finding.subject)
        if settled or finding.score >= SURE:
            return finding
        here = finding.subject, around, finding.first, finding.last
        if self._clues.context(*here):
            return finding if finding.score >= LIKELY else replace(finding, rule="place_with_context", score=0.65)
        if self._clues.namesake(*here):
            return replace(finding, rule="place_namesake", score=min(finding.score, 0.3))
        return finding


def _longest(findings: list[Finding]) -> list[Finding]:
    """Per subject and stretch of words the surest; nothing inside a longer name of another place."""
    over: dict[int, list[Finding]] = {}
    for finding in findings:
        for at in range(finding.first, finding.last + 1):
            over.setdefault(at, []).append(finding)
    kept: list[Finding] = []
    covered: set[tuple[int, int]] = set()
    for finding in sorted(findings, key=lambda one: (-one.score, one.first - one.last, one.first)):
        span = {(finding.subject, at) for at in range(finding.first, finding.last + 1)}
        if covered.isdisjoint(span) and not any(_inside(finding, other) for other in over[finding.first]):
            kept.append(finding)
            covered |= span
    return sorted(kept, key=lambda one: (one.first, one.subject))


def _inside(one: Finding, other: Finding) -> bool:
    """``one`` is a part of the name of another place."""
    size, longer = one.last - one.first, other.last - other.first
    return one.subject != other.subject and other.first <= one.first and one.last <= other.last and size < longer
