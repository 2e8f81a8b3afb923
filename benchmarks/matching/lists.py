"""Watchlists: the people whom the cases are about, and decoys up to the size that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.matching.counting import Find, answers
from benchmarks.matching.invent import Inventor
from benchmarks.matching.names import Name
from monitor.matching import Matcher
from monitor.model import Subject, SubjectType

#: Names in the list against which rewritings and traps are read.
USUAL_SIZE = 10_000


@dataclass(frozen=True, slots=True)
class Watchlist:
    """Complete names by subject, in order; facilities and people with more than a name come as ``subjects``."""

    names: Mapping[str, str]
    subjects: tuple[Subject, ...] = ()

    def matcher(self) -> Matcher:
        """The matcher for this list."""
        given = {subject.id for subject in self.subjects}
        people = [Subject(one, SubjectType.PERSON, name) for one, name in self.names.items() if one not in given]
        return Matcher([*self.subjects, *people])

    def find(self) -> Find:
        """The matcher as a function from text to answers."""
        matcher = self.matcher()
        return lambda text: answers(matcher.find(text))


def with_decoys(watched: Mapping[str, Name | str], inventor: Inventor, size: int = USUAL_SIZE) -> Watchlist:
    """The watched people and as many others as make ``size``, some Russian and Arab ones among them."""
    names = {subject: str(name) if isinstance(name, str) else name.full for subject, name in watched.items()}
    names.update((f"decoy/{at}", name.full) for at, name in enumerate(decoys(inventor, size - len(names))))
    return Watchlist(names)


def decoys(inventor: Inventor, count: int) -> Iterable[Name]:
    """People whom no text names, as a list kept in a Spanish-speaking country would have them."""
    for at in range(max(count, 0)):
        foreign = {3: "en", 7: "pt", 11: "la", 15: "ru", 19: "ar"}.get(at % 60)
        # The small stocks of foreign names are soon used up.
        yield inventor.one(foreign if foreign and at < 6_000 else "es", rare=0.25)
