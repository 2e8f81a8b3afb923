"""What everybody has today, to compare with: a plain alert that goes off when a name and a keyword stand in one item.

It knows no names but those typed, no copies, no doubt and no denial. It is no part of Faro.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.demo.names import fold
from monitor.demo.world import World
from monitor.model import Item, Subject, SubjectType

#: Beginnings of the words anybody would choose, in Spanish and English, folded.
KEYWORDS = (
    "libre", "libert", "libera", "excarcel", "detenid", "detenci", "detien", "arrest", "aprehen", "captur", "preso",
    "presa", "traslad", "falleci", "murio", "muert", "freed", "free", "releas", "detain", "jail", "prison",
)  # fmt: skip
_KEYWORD = re.compile(rf"\b(?:{'|'.join(KEYWORDS)})")

_SHINGLE = 5
_COPY = 0.5
"""Share of five-word runs two texts have in common from which the later one is a copy."""


@dataclass(frozen=True, slots=True)
class KeywordHit:
    """One alert a follower would have had: about whom, from which item, and whether the same text had come before."""

    follower: str
    subject_id: str
    item_id: str
    copy: bool
    wrong: bool


@dataclass(frozen=True, slots=True)
class KeywordCount:
    """How many alerts in all; how many of them brought a text that had come before; how many said what was not so."""

    alerts: int
    copies: int
    wrong: int


class KeywordAlert:
    """Reads items one by one in order; ``follows`` gives the ids each follower asked for."""

    def __init__(
        self, subjects: Sequence[Subject], follows: Mapping[str, Sequence[str]], world: World | None = None
    ) -> None:
        self._names = {subject.id: _pattern(subject) for subject in subjects}
        self._follows = follows
        self._world = world
        self._done: set[tuple[str, str]] = set()
        self._texts: list[frozenset[tuple[str, ...]]] = []
        self.hits: list[KeywordHit] = []

    def read(self, item: Item) -> list[KeywordHit]:
        """The alerts this item sets off: one per follower and item, the first revision that fits."""
        if item.past:
            return []
        text = fold(item.document)
        found: list[KeywordHit] = []
        if _KEYWORD.search(text):
            named = [id_ for id_, pattern in self._names.items() if pattern.search(text)]
            runs = _runs(text)
            copy = any(_alike(runs, earlier) for earlier in self._texts)
            for follower, ids in self._follows.items():
                about = next((id_ for id_ in ids if id_ in named), None)
                if about is not None and (follower, item.id) not in self._done:
                    self._done.add((follower, item.id))
                    found.append(KeywordHit(follower, about, item.id, copy, self._wrong(item)))
            if found:
                self._texts.append(runs)
        self.hits += found
        return found

    def count(self) -> KeywordCount:
        """The figures so far."""
        return KeywordCount(len(self.hits), sum(hit.copy for hit in self.hits), sum(hit.wrong for hit in self.hits))

    def _wrong(self, item: Item) -> bool:
        """Whether the world says that what this item claimed was not so."""
        if self._world is None:
            return False
        publication = self._world.at_path(urlsplit(item.url).path, item.seen)
        return publication is not None and publication.true is False


def keyword_alerts(
    items: Iterable[Item], subjects: Sequence[Subject], follows: Mapping[str, Sequence[str]], world: World | None = None
) -> KeywordCount:
    """The figures of a plain keyword alert over ``items``."""
    alert = KeywordAlert(subjects, follows, world)
    for item in items:
        alert.read(item)
    return alert.count()


def _pattern(subject: Subject) -> re.Pattern[str]:
    """The names somebody would type: as listed and, for a person, the first given name with each surname."""
    names = {fold(name) for name in (subject.name, *subject.aliases)}
    if subject.type is SubjectType.PERSON:
        words = fold(subject.name).split()
        names |= {f"{words[0]} {surname}" for surname in words[1:]}
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})\b")


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = text.split()
    return frozenset(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def _alike(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    return bool(one and other) and len(one & other) / min(len(one), len(other)) >= _COPY
