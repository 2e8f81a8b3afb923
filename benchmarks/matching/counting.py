"""How right and wrong are counted: what a text names is known, whatever else is told of it is a false alert.

A finding is right if the subject is the right one and it touches the place where it is printed. A false alert is a
subject that the text does not name; however often it is found in one text, that is one alert. Whoever's complete name
is printed letter by letter (accents and capitals aside) is named, even if the text means a namesake: nobody can know.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.matching.vocabulary import plain
from monitor.model import Mention, Tier


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text names a subject."""

    subject: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Case:
    """A text and whom it names. ``lures`` are those whom it seems to name and does not: they are never excused.

    ``half``: thresholds are set on cases of A and read on those of B. ``unclear`` are subjects that may or may not be
    meant: finding them is neither right nor wrong.
    """

    kind: str
    text: str
    truth: tuple[Place, ...] = ()
    half: str = "A"
    language: str = "es"
    lures: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a matcher says of a text: this subject, here, so surely."""

    subject: str
    start: int
    end: int
    tier: Tier
    score: float


_WORD = re.compile(r"[^\W_]+")

Find = Callable[[str], Iterable[Answer]]
#: Tiers, surest first, as ranks: an answer counts at its own rank and at all that follow.
RANKS = {Tier.SURE: 0, Tier.LIKELY: 1, Tier.WEAK: 2}


def answers(mentions: Iterable[Mention]) -> Iterator[Answer]:
    """Mentions of the matcher as answers."""
    for one in mentions:
        yield Answer(one.subject_id, one.start, one.end, one.tier, one.score)


@dataclass
class Tally:
    """What was found in some cases. Lists have three figures: at tier sure, at sure or likely, at any tier."""

    cases: int = 0
    places: int = 0
    found: list[int] = field(default_factory=lambda: [0, 0, 0])
    #: Subjects told of a text that does not name them, and of those it names: the two halves of precision.
    false: list[int] = field(default_factory=lambda: [0, 0, 0])
    right: list[int] = field(default_factory=lambda: [0, 0, 0])
    #: Cases with a false alert; where somebody is a lure, with one for a lure.
    wrong_cases: list[int] = field(default_factory=lambda: [0, 0, 0])

    def recall(self, rank: int) -> float:
        """Share of the places that were found."""
        return self.found[rank] / self.places if self.places else 1.0

    def precision(self, rank: int) -> float:
        """Share of the alerts that were right."""
        told = self.right[rank] + self.false[rank]
        return self.right[rank] / told if told else 1.0

    def false_rate(self, rank: int) -> float:
        """Share of the cases with a false alert."""
        return self.wrong_cases[rank] / self.cases if self.cases else 0.0

    def per_thousand(self, rank: int) -> float:
        """False alerts for each thousand texts."""
        return 1000 * self.false[rank] / self.cases if self.cases else 0.0

    def __iadd__(self, other: Tally) -> Tally:
        self.cases += other.cases
        self.places += other.places
        for mine, theirs in (
            (self.found, other.found), (self.false, other.false), (self.right, other.right),
            (self.wrong_cases, other.wrong_cases),
        ):  # fmt: skip
            mine[:] = [one + two for one, two in zip(mine, theirs, strict=True)]
        return self


@dataclass(frozen=True, slots=True)
class Scored:
    """One subject told of one text, with its best score, and whether that is right."""

    half: str
    score: float
    right: bool


@dataclass(frozen=True)
class Miss:
    """A case that went wrong, to be looked at."""

    case: Case
    answers: tuple[Answer, ...]
    missed: bool


class Count:
    """Counts the answers to many cases: by kind and half, and by score."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """``names``: complete name by subject."""
        self._names = names
        self.by_kind: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
        self.scored: list[Scored] = []
        self.places = {"A": 0, "B": 0}
        self.misses: list[Miss] = []

    def add(self, case: Case, found: Iterable[Answer]) -> None:
        """Counts one case."""
        given = tuple(found)
        tally = Tally(cases=1, places=len(case.truth))
        for place in case.truth:
            rank = min((RANKS[one.tier] for one in given if _touches(one, place)), default=3)
            for at in range(rank, 3):
                tally.found[at] += 1
        named = {place.subject for place in case.truth}
        best: dict[str, Answer] = {}
        for one in given:
            if one.subject not in best or RANKS[one.tier] < RANKS[best[one.subject].tier]:
                best[one.subject] = one
        scores: dict[str, float] = defaultdict(float)
        for one in given:
            scores[one.subject] = max(scores[one.subject], one.score)
        for subject, one in best.items():
            right = subject in named
            if not right and (subject in case.unclear or self._is_printed(subject, case)):
                continue
            self.scored.append(Scored(case.half, scores[subject], right))
            for at in range(RANKS[one.tier], 3):
                (tally.right if right else tally.false)[at] += 1
                if not right and (subject in case.lures or not case.lures):
                    tally.wrong_cases[at] = 1
        self.places[case.half] += len(case.truth)
        self.by_kind[case.kind][case.half] += tally
        if tally.false[1] or tally.found[1] < tally.places:
            self.misses.append(Miss(case, given, tally.found[1] < tally.places))

    def kind(self, kind: str, half: str | None = None) -> Tally:
        """One kind, in one half or both."""
        return total(tally for each, tally in self.by_kind[kind].items() if half in (None, each))

    def total(self, half: str | None = None) -> Tally:
        """All kinds together."""
        return total(self.kind(kind, half) for kind in self.by_kind)

    def _is_printed(self, subject: str, case: Case) -> bool:
        if subject in case.lures or subject not in self._names:
            return False
        return spelt_out(self._names[subject]) in spelt_out(case.text)


def spelt_out(text: str) -> str:
    """The folded words of a text with one space around each."""
    return f" {' '.join(_WORD.findall(plain(text)))} "


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum."""
    whole = Tally()
    for tally in tallies:
        whole += tally
    return whole


@dataclass(frozen=True, slots=True)
class Cut:
    """A score from which answers are believed, set on one half, and what it gives on both."""

    score: float
    recall: dict[str, float]
    precision: dict[str, float]


def best_cut(scored: Iterable[Scored], places: Mapping[str, int], least: float) -> Cut | None:
    """The lowest score that gives ``least`` precision on half A; None where none does.

    ``places`` are what there is to find, by half. Recall counts subjects here, not places.
    """
    sets = {half: sorted((-one.score, one.right) for one in scored if one.half == half) for half in ("A", "B")}
    cut: float | None = None
    right = 0
    for at, (score, good) in enumerate(sets["A"], 1):
        right += good
        last = at == len(sets["A"]) or sets["A"][at][0] != score
        if last and right / at >= least:
            cut = -score
    if cut is None:
        return None
    recall, precision = {}, {}
    for half, each in sets.items():
        believed = [good for score, good in each if -score >= cut]
        recall[half] = sum(believed) / places[half] if places[half] else 1.0
        precision[half] = sum(believed) / len(believed) if believed else 1.0
    return Cut(cut, recall, precision)


def _touches(one: Answer, place: Place) -> bool:
    return one.subject == place.subject and one.start < place.end and place.start < one.end
