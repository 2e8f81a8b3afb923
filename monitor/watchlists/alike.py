"""Entries that are one name in two spellings: somebody who stands on the lists twice, or two who will be confused.

No pair is looked for among all others: names meet under what is left of them without one of their words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from monitor.matching import Matcher, fold
from monitor.matching.index import KNOWN
from monitor.matching.lexicon import given_names, surnames
from monitor.matching.names import split_name
from monitor.matching.scripts.writing import Script, script_of
from monitor.matching.spelling import Likeness, Speller
from monitor.model import Subject, Tier


class How(StrEnum):
    """In what two names differ."""

    SLIP = "slip"  # one word is spelt otherwise
    PART = "part"  # the second surname, a further given name, or a small word is there or not
    ORDER = "order"  # the same words in another order
    SCRIPT = "script"  # another script


class Alike(NamedTuple):
    """``other`` stands earlier on the lists than ``one``."""

    one: Subject
    other: Subject
    how: How


class _Words(NamedTuple):
    """A name by its words: ``place`` of its subject, ``givens`` how many are given names, ``second`` if one may go.

    ``printed`` are all of them as they stand on the list, small words too.
    """

    place: int
    printed: tuple[str, ...]
    words: tuple[str, ...]
    givens: int
    second: bool


def alike(people: Sequence[Subject]) -> Iterator[Alike]:
    """Every two of ``people`` whose names differ in one thing, each pair once, by the later of the two."""
    names = [words for place, one in enumerate(people) for words in _read(place, one)]
    told: set[tuple[int, int]] = set()
    for how, pairs in (
        (How.ORDER, _turned(names, lambda name: name.printed)),
        (How.PART, _turned(names, lambda name: name.words)),
        (How.PART, _shortened(names)),
        (How.SLIP, _misspelt(names)),
        (How.SCRIPT, _transcribed(people)),
    ):
        for pair in sorted({(max(pair), min(pair)) for pair in pairs}):
            if pair[0] != pair[1] and pair not in told:
                told.add(pair)
                yield Alike(people[pair[0]], people[pair[1]], how)


def _read(place: int, one: Subject) -> Iterator[_Words]:
    for name in dict.fromkeys((one.name, *one.aliases)):
        ways = split_name(name)
        printed = tuple(folded for word in name.split() if (folded := fold(word)))
        for way in ways:
            words = (*way.givens, way.surname, *((way.second,) if way.second else ()))
            yield _Words(place, printed, words, len(way.givens), way.second is not None)
        if not ways and len(printed) > 1:
            yield _Words(place, printed, printed, 0, second=False)


def _turned(names: Iterable[_Words], by: Callable[[_Words], tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """The same words, printed in another way; printed in the same one, it is the same name, which is another matter."""
    first: dict[tuple[str, ...], _Words] = {}
    for name in names:
        other = first.setdefault(tuple(sorted(by(name))), name)
        if other.printed != name.printed:
            yield name.place, other.place


def _shortened(names: Sequence[_Words]) -> Iterator[tuple[int, int]]:
    whole: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for name in names:
        whole[name.words].append(name.place)
    for name in names:
        spare = [*range(1, name.givens), *((len(name.words) - 1,) if name.second else ())]
        for at in spare:
            yield from ((name.place, other) for other in whole.get(_without(name.words, at), ()))


def _misspelt(names: Iterable[_Words]) -> Iterator[tuple[int, int]]:
    """Names that have all words but one in common, and that one is a slip for the other, in either direction."""
    beside: dict[tuple[tuple[str, ...], int, bool], dict[str, list[int]]] = defaultdict(dict)
    for name in names:
        for at, word in enumerate(name.words):
            same = beside[_without(name.words, at), at, at < name.givens]
            same.setdefault(word, []).append(name.place)
    for (_, _, given), words in beside.items():
        if len(words) < 2:
            continue
        speller = Speller(words, gendered=given)
        usual = given_names() if given else surnames()
        for word, places in words.items():
            for other, likeness in speller.near(word):
                own = min(usual.get(word, 0), usual.get(other, 0)) >= KNOWN
                if not own or likeness is Likeness.SOUND:
                    yield from ((one, there) for one in places for there in words[other])


def _transcribed(people: Sequence[Subject]) -> Iterator[tuple[int, int]]:
    """Who is named by a name that stands on the lists in another script."""
    scripts: dict[Script, list[int]] = defaultdict(list)
    for place, one in enumerate(people):
        scripts[script_of(one.name)].append(place)
    for script, places in scripts.items():
        if script is Script.LATIN:
            continue
        numbered = {str(place): one for place, one in enumerate(people) if script_of(one.name) is not script}
        matcher = Matcher(Subject(number, one.type, one.name, one.aliases) for number, one in numbered.items())
        for place in places:
            for mention in matcher.find(people[place].name):
                if mention.tier is not Tier.WEAK:
                    yield place, int(mention.subject_id)


def _without(words: tuple[str, ...], at: int) -> tuple[str, ...]:
    return words[:at] + words[at + 1 :]
