"""The parts of the scorecard: each makes its list and its cases with a seed, asks the matcher, and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.matching import corpus, facilities, printed, scripts, streams
from benchmarks.matching.counting import Case, Count
from benchmarks.matching.invent import Inventor
from benchmarks.matching.lists import USUAL_SIZE, Watchlist, with_decoys
from benchmarks.matching.names import Name
from benchmarks.matching.news import Newsroom
from benchmarks.matching.rewritings import rewritten
from benchmarks.matching.traps import trapped

SEED = 2026


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is run: cases of each kind, documents of the invented stream, and where the data is, if at all."""

    each: int
    stream: int
    data: Path | None


@dataclass(frozen=True)
class Part:
    """A list, its cases, and what was counted."""

    watchlist: Watchlist
    cases: tuple[Case, ...]
    count: Count


def newsroom(inventor: Inventor, seed: int = SEED) -> Newsroom:
    """A newsroom whose background people are on no list that the same inventor makes."""
    sizes = {"es": 6_000, "en": 3_000, "ru": 1_200, "ar": 1_200}
    others = {language: [inventor.one(language).full for _ in range(size)] for language, size in sizes.items()}
    greek = ["Νίκος Βλαχοδημόπουλος", "Ελένη Καρατζοπούλου", "Σταύρος Μηλιαρέσης", "Δέσποινα Τσακαλάκη"]
    return Newsroom(seed, {**others, "el": greek})


def _read(watchlist: Watchlist, cases: Iterable[Case]) -> Part:
    count, find, kept = Count(watchlist.names), watchlist.find(), tuple(cases)
    for case in kept:
        count.add(case, find(case.text))
    return Part(watchlist, kept, count)


def rewritings_and_traps(plan: Plan) -> tuple[Part, Part, Part]:
    """Forty kinds of rewriting, thirteen of trap, and a stream about nobody, with one list of 10,000 names."""
    inventor = Inventor(SEED, plan.data)
    room = newsroom(inventor)
    watched: dict[str, Name | str] = {}
    forms, traps = [], []
    for name, case in rewritten(inventor, room, plan.each, SEED):
        watched[case.truth[0].subject] = name
        forms.append(case)
    for lured, case in trapped(inventor, room, plan.each, SEED):
        watched.update(lured)
        traps.append(case)
    watchlist = with_decoys(watched, inventor)
    stream = tuple(streams.invented_stream(room, plan.stream, SEED))
    return _read(watchlist, forms), _read(watchlist, traps), _read(watchlist, stream)


def places(plan: Plan) -> tuple[Part, str]:
    """Places of detention with 10,000 names beside, and whether closed places are left alone."""
    inventor = Inventor(SEED + 1, plan.data)
    watched = facilities.watched_places()
    decoys = with_decoys({}, inventor, USUAL_SIZE)
    part = _read(Watchlist(decoys.names, watched), facilities.facility_cases())
    return part, facilities.dated_right(Watchlist({}, watched).matcher())


def other_scripts(plan: Plan) -> Part:
    """Printed forms of known names, and invented people in Russian texts, with 10,000 names."""
    inventor = Inventor(SEED + 2, plan.data)
    room = newsroom(inventor)
    watched: dict[str, Name | str] = dict(scripts.known_watched())
    cases = list(scripts.known_cases(room))
    for lured, case in scripts.russian_cases(inventor, room, 4 * plan.each, SEED):
        watched.update(lured)
        cases.append(case)
    return _read(with_decoys(watched, inventor), cases)


def newsrooms(plan: Plan) -> Part:
    """Public figures as newsrooms print them, real headlines and real streams where there is data; 10,000 names."""
    inventor = Inventor(SEED + 3, plan.data)
    room = newsroom(inventor)
    watched: Mapping[str, Name | str] = {subject: watch for subject, (watch, _) in printed.figures().items()}
    cases = list(printed.printed_cases(room, plan.data))
    if plan.data:
        cases += printed.headline_cases(plan.data)
        cases += streams.real_stream(plan.data)
    return _read(with_decoys(watched, inventor), cases)


def agency_news(plan: Plan, data: Path) -> tuple[dict[str, Part], dict[str, Part]]:
    """The marked corpus: full names, and the same mentions rewritten; by half of its people, with decoys."""
    documents = corpus.read_corpus(data)
    full, changed = {}, {}
    for half, people in corpus.people_in_halves(documents).items():
        inventor = Inventor(SEED + 4, data)
        for document in documents:
            inventor.taken.update(name.key for _, _, text in document.printed() if (name := corpus.as_name(text)))
        subjects = {key: f"corpus/{half}{at}" for at, key in enumerate(people)}
        watchlist = with_decoys(
            {subjects[key]: name for key, name in people.items()}, inventor, USUAL_SIZE + len(people)
        )
        full[half] = _read(watchlist, corpus.full_name_cases(documents, subjects, half))
        changed[half] = _read(watchlist, corpus.rewritten_cases(documents, subjects, half, inventor, plan.each // 4))
    return full, changed
