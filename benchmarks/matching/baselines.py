"""What others do in the same run: exact words, folded words, rapidfuzz over every name, an Aho-Corasick automaton."""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process, utils

from benchmarks.matching.counting import Answer, Case, Count, best_cut, spelt_out
from monitor.model import Tier

_WORDS = re.compile(r"\w+")
#: The least similarity (of 100) that is looked at.
_FLOOR = 70


@dataclass(frozen=True, slots=True)
class Result:
    """How one of them did: recall and precision on half B, its threshold (set on half A), the share of traps it fell
    for, and false alerts for each thousand documents about nobody; ``note`` where it did not run."""

    name: str
    recall: float = 0.0
    precision: float = 0.0
    threshold: float | None = None
    trapped: float = 0.0
    per_thousand: float = 0.0
    note: str = ""


Search = Callable[[Sequence[str]], Iterator[list[tuple[str, float]]]]


def words_exact(names: Mapping[str, str]) -> Search:
    """The words of a name in order, exactly as they stand on the list."""
    return _by_first_word(names, lambda text: _WORDS.findall(text))


def words_folded(names: Mapping[str, str]) -> Search:
    """The words of a name in order, without accents and capitals."""
    return _by_first_word(names, lambda text: spelt_out(text).split())


def _by_first_word(names: Mapping[str, str], words: Callable[[str], list[str]]) -> Search:
    firsts: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for subject, name in names.items():
        parts = words(name)
        firsts[parts[0]].append((subject, parts))

    def search(texts: Sequence[str]) -> Iterator[list[tuple[str, float]]]:
        for text in texts:
            read = words(text)
            yield [
                (subject, 100.0)
                for at, word in enumerate(read)
                for subject, parts in firsts.get(word, ())
                if read[at : at + len(parts)] == parts
            ]

    return search


def similar(names: Mapping[str, str], scorer: Callable[..., float]) -> Search:
    """rapidfuzz: the similarity of every name with every text, both in lower case without punctuation."""
    subjects = list(names)
    prepared = [utils.default_process(names[subject]) for subject in subjects]

    def search(texts: Sequence[str]) -> Iterator[list[tuple[str, float]]]:
        for text in texts:
            near = process.extract(
                utils.default_process(text), prepared, scorer=scorer, score_cutoff=_FLOOR, limit=None
            )
            yield [(subjects[at], score) for _, score, at in near]

    return search


def automaton(names: Mapping[str, str]) -> Search | None:
    """pyahocorasick over the folded names with a space on each side; None where it is not installed."""
    try:
        ahocorasick: Any = importlib.import_module("ahocorasick")
    except ImportError:
        return None
    built = ahocorasick.Automaton()
    keys: dict[str, list[str]] = defaultdict(list)
    for subject, name in names.items():
        keys[spelt_out(name)].append(subject)
    for key, subjects in keys.items():
        built.add_word(key, subjects)
    built.make_automaton()

    def search(texts: Sequence[str]) -> Iterator[list[tuple[str, float]]]:
        for text in texts:
            yield [(subject, 100.0) for _, subjects in built.iter(spelt_out(text)) for subject in subjects]

    return search


def baselines(names: Mapping[str, str]) -> Iterator[tuple[str, Search | None]]:
    """All of them by name, made ready for these names; None for what cannot be run here."""
    yield "exact words", words_exact(names)
    yield "folded words", words_folded(names)
    yield "pyahocorasick, folded", automaton(names)
    yield "rapidfuzz partial_ratio", similar(names, fuzz.partial_ratio)
    yield "rapidfuzz token_set_ratio", similar(names, fuzz.token_set_ratio)


def compare(
    names: Mapping[str, str], rewritten: Sequence[Case], trapped: Sequence[Case], quiet: Sequence[Case], least: float
) -> Iterator[Result]:
    """Each of them on the same cases; its threshold is the one at its best on half A with ``least`` precision there."""
    for name, search in baselines(names):
        if search is None:
            yield Result(name, note="not installed")
            continue
        count = _counted(names, search, rewritten, 0.0)
        cut = best_cut(count.scored, count.places, least)
        if cut is None:
            # Never so precise: at its most similar, to say what that gives.
            cut = best_cut(count.scored, count.places, 0.0)
            threshold = 100.0
        else:
            threshold = cut.score
        count = _counted(names, search, [case for case in rewritten if case.half == "B"], threshold)
        tally = count.total("B")
        traps, stream = (_counted(names, search, cases, threshold).total() for cases in (trapped, quiet))
        yield Result(
            name, tally.recall(0), tally.precision(0), threshold, traps.false_rate(0), stream.per_thousand(0),
            note="never reaches the precision" if tally.precision(0) < least else "",
        )  # fmt: skip


def _counted(names: Mapping[str, str], search: Search, cases: Sequence[Case], threshold: float) -> Count:
    count = Count(names)
    for case, hits in zip(cases, search([case.text for case in cases]), strict=True):
        count.add(case, _as_answers(case, hits, threshold))
    return count


def _as_answers(case: Case, hits: Iterable[tuple[str, float]], threshold: float) -> Iterator[Answer]:
    """They do not say where: wherever the name stands, they are believed to have found it there."""
    for subject, score in hits:
        if score >= threshold:
            yield Answer(subject, 0, len(case.text), Tier.SURE, score)
