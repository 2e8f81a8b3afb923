"""What matching costs: documents per second beside cleaning alone and beside rapidfuzz, building, adding, memory."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from benchmarks.matching.invent import Inventor
from benchmarks.matching.lists import decoys
from benchmarks.matching.news import Newsroom
from monitor.matching import Matcher, tokenise
from monitor.model import Subject, SubjectType

#: Names over which partial_ratio is timed; its cost grows with their number, and longer lists are reckoned from it.
_TIMED_NAMES = 10_000


@dataclass(frozen=True, slots=True)
class Speed:
    """One size of list. Rates are documents per second of one processor; ``added`` and ``removed`` are seconds or None.

    ``partial`` is partial_ratio of every name as it is, ``partial_cut`` the same told to give up below 90.
    """

    names: int
    documents: int
    kilobytes: float
    rate: float
    floor: float
    partial: float
    partial_cut: float
    build: float
    bytes_each: float
    added: float | None
    removed: float | None

    @property
    def of_floor(self) -> float:
        """Share of the speed that cleaning and tokenising alone would have."""
        return self.rate / self.floor

    @property
    def of_partial(self) -> float:
        """How many times faster than partial_ratio over every name."""
        return self.rate / self.partial


def measure(sizes: Sequence[int], documents: int, seed: int, data: Path | None) -> list[Speed]:
    """Every size with the same documents of about 4 kB, one in ten sentences of which names somebody of the list."""
    inventor = Inventor(seed, data)
    people = [name.full for name in decoys(inventor, max(sizes))]
    strangers = {language: [inventor.one(language).full for _ in range(600)] for language in ("es", "en", "ru", "ar")}
    strangers["es"] += people[: min(min(sizes), 200)]
    newsroom = Newsroom(seed, strangers)
    languages = [("es", "es", "es", "en", "en", "es", "ru", "es", "en", "ar")[at % 10] for at in range(documents + 40)]
    texts = [newsroom.document(language) for language in languages]
    warm, timed = texts[:40], texts[40:]
    partial, cut = _partial_rate(people, timed, None), _partial_rate(people, timed, 90)
    speeds = []
    for size in sizes:
        scale = _TIMED_NAMES / size
        speeds.append(_size(people[:size], warm, timed, (partial * scale, cut * scale), inventor))
    return speeds


def _size(
    names: Sequence[str], warm: list[str], timed: list[str], partial: tuple[float, float], inventor: Inventor
) -> Speed:
    watched = [Subject(f"p{at}", SubjectType.PERSON, name) for at, name in enumerate(names)]
    gc.collect()
    begin = time.process_time()
    matcher = Matcher(watched)
    build = time.process_time() - begin
    for text in warm:
        matcher.find(text)
        tokenise(text)
    rate, floor = _rate(matcher.find, timed), _rate(tokenise, timed)
    added, removed = _changes(matcher, inventor)
    kilobytes = sum(len(text.encode()) for text in timed) / len(timed) / 1024
    del matcher
    gc.collect()
    return Speed(
        len(names), len(timed), kilobytes, rate, floor, *partial, build, _bytes(watched) / len(names), added, removed
    )


def _rate(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Documents per second: the best of three parts, each of texts not read before."""
    third = len(texts) // 3
    best = 0.0
    for part in range(3):
        begin = time.process_time()
        for text in texts[part * third : (part + 1) * third]:
            read(text)
        best = max(best, third / (time.process_time() - begin))
    return best


def _partial_rate(people: Sequence[str], texts: Sequence[str], cutoff: float | None) -> float:
    names = [utils.default_process(name) for name in people[:_TIMED_NAMES]]
    scale = len(names) / _TIMED_NAMES
    some = [utils.default_process(text) for text in texts[:4]]
    begin = time.process_time()
    for text in some:
        process.extract(text, names, scorer=fuzz.partial_ratio, score_cutoff=cutoff, limit=None)
    return len(some) / (time.process_time() - begin) * scale


def _changes(matcher: Matcher, inventor: Inventor) -> tuple[float | None, float | None]:
    """Seconds to add one name and to take one away, if the matcher can."""
    add, remove = getattr(matcher, "add", None), getattr(matcher, "remove", None)
    new = [Subject(f"new{at}", SubjectType.PERSON, inventor.one().full) for at in range(50)]
    added = _mean(lambda: [add(subject) for subject in new], len(new)) if add else None
    removed = _mean(lambda: [remove(subject.id) for subject in new], len(new)) if add and remove else None
    return added, removed


def _mean(do: Callable[[], object], times: int) -> float:
    begin = time.process_time()
    do()
    return (time.process_time() - begin) / times


def _bytes(watched: list[Subject]) -> int:
    """Memory that the matcher takes beyond its subjects, shared tables of names aside."""
    Matcher(watched[:10])
    tracemalloc.start()
    matcher = Matcher(watched)
    gc.collect()
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del matcher
    return taken
