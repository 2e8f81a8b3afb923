"""Skimming: a quick look at a piece of a text, stretch by stretch, that says whether it may name anybody at all."""

from __future__ import annotations

from typing import NamedTuple

from monitor.matching.folding import fold
from monitor.matching.index import Sense
from monitor.matching.others import Others
from monitor.matching.people import Part, People
from monitor.matching.places import Places
from monitor.matching.runs import may_be_initials
from monitor.matching.scripts import OTHER, Glance
from monitor.matching.tokens import hyphenated, plain_words, read_word

#: Stretches whose meaning is remembered, for each kind of piece; a longer one (characters) is not.
_REMEMBERED, _LONG = 1 << 14, 40
#: Several words in one may follow these, and a word goes on behind those.
TAGS, _HYPHENS = "#@", "-‐‑"
_LAST_LATIN = "\u024f"
#: Stretches without a word, at most, between two that make one part of a name.
_EMPTY = 3


class Piece(NamedTuple):
    """A piece of a text: where it begins, its text, the parts of watched names in it, and what it may name.

    ``people``, ``others`` (people in another script than the list has them) and ``places`` say what to read it for.
    """

    begin: int
    text: str
    parts: tuple[str, ...] = ()
    people: bool = False
    others: bool = False
    places: bool = False

    @property
    def close(self) -> bool:
        """Whether it is to be read closely."""
        return self.people or self.others or self.places


class Look(NamedTuple):
    """A stretch without white space: its words, what they may be, by their number in it, and whether it tells of people
    or places alone.

    ``tag``: it may be a name run together. ``cut``: its last word may go on behind the line's end. ``other`` and
    ``latin`` are glances across scripts.
    """

    words: list[str]
    senses: list[tuple[int, Sense]]
    people: bool
    places: bool
    tag: bool
    cut: bool
    other: Glance | None
    latin: Glance | None


class Skimmer:
    """Remembers the looks at stretches: most of a text is made of few."""

    def __init__(self, people: People, places: Places, others: Others) -> None:
        self._people, self._places, self._others = people, places, others
        self._looks: dict[tuple[bool, bool], dict[str, Look | None]] = {}
        self._senses: dict[str, Sense | None] = {}

    def forget(self) -> None:
        """Forget all looks: somebody is watched, or is no longer."""
        self._looks, self._senses = {}, {}

    def skim(self, begin: int, piece: str, *, lower: bool) -> Piece:
        """Look at a piece that begins there; ``lower`` says that the text has no capitals at all."""
        other = not piece.isascii() and OTHER.search(piece) is not None
        known = self._looks.setdefault((lower, other), {})
        stretches = piece.split()
        looks = [
            known[stretch] if stretch in known else self._look(stretch, known, lower=lower, other=other)
            for stretch in stretches
        ]
        seen = [(at, look) for at, look in enumerate(looks) if look is not None]
        if not seen:
            return Piece(begin, piece)
        parts: list[Part] = []
        across: tuple[list[tuple[int, Glance]], list[tuple[int, Glance]]] = [], []
        people = places = cut = False
        more = 0  # words beyond one a stretch, as far as is known: places are never further apart than words
        for at, look in seen:
            if look.tag:
                return Piece(begin, piece, people=True, others=True, places=True)
            people, places, cut = people or look.people, places or look.places, cut or look.cut
            for inside, sense in look.senses:
                whole = self._whole(look.words, inside, stretches, at) if sense.prefix else None
                parts.append((at + more + inside, sense, whole))
            more += len(look.words) - 1
            if look.other:
                across[0].append((at, look.other))
            if look.latin:
                across[1].append((at, look.latin))
        return Piece(
            begin,
            piece,
            tuple(part for _, *both in parts for one in both if one is not None for part in one[:2] if part),
            people or self._people.may_name(parts) or (cut and self._is_compound(piece)),
            any(across) and self._others.may_name(*across, stretches, lower=lower),
            places,
        )

    def _look(self, stretch: str, known: dict[str, Look | None], *, lower: bool, other: bool) -> Look | None:
        words = plain_words(stretch)
        look = Look(
            words,
            [(at, sense) for at, word in enumerate(words) if (sense := self._sense(word)) is not None],
            "-" in stretch and self._is_compound(stretch),
            self._places.may_name(words),
            any(mark in stretch for mark in TAGS),
            stretch[-1] in _HYPHENS,
            self._others.glance(stretch, lower=lower) if other else None,
            self._others.glance_latin(stretch, lower=lower),
        )
        nothing = words and not any(look[1:])
        found = None if nothing else look
        if len(stretch) <= _LONG:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[stretch] = found
        return found

    def _whole(self, words: list[str], at: int, stretches: list[str], stretch: int) -> Sense | None:
        """What the word ``at`` of a stretch may be together with the next one."""
        after = words[at + 1 : at + 2] or _next_word(stretches, stretch)
        return self._people.joint(words[at], after[0]) if after else None

    def _is_compound(self, text: str) -> bool:
        """Whether hyphenated words of ``text`` may be part of a name together."""
        return any(self._people.sense(fold(word), capital=True) for word in hyphenated(text))

    def _sense(self, word: str) -> Sense | None:
        if word in self._senses:
            return self._senses[word]
        _, folded, capital = read_word(word)
        # No watched name is near a word without any Latin letter: names of other scripts are watched in Latin ones.
        sense = self._people.sense(folded, capital=capital) if folded and min(folded) <= _LAST_LATIN else None
        if sense is None and may_be_initials(word):
            sense = self._people.sense(folded[0], capital=True)
        if len(word) <= _LONG:
            if len(self._senses) >= _REMEMBERED:
                self._senses = {}
            self._senses[word] = sense
        return sense


def _next_word(stretches: list[str], at: int) -> list[str]:
    """The first word behind the stretch ``at``; behind a few that have none, nobody looks for it."""
    for stretch in stretches[at + 1 : at + 1 + _EMPTY]:
        if words := plain_words(stretch):
            return words[:1]
    return []
