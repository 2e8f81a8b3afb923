"""The index of places: from one word of a text to the forms it may belong to, at one look-up a word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from monitor.matching.folding import fold
from monitor.matching.places.forms import Form, Kind

_Key = TypeVar("_Key")

#: Letters: a shorter word is not looked for with a slip of the pen in it.
_LONG = 7
#: Printed words whose meaning is remembered, and the length (characters) up to which one is.
_REMEMBERED, _LONGEST = 1 << 14, 40
_APOSTROPHES = frozenset("'’ʼ´`‘")
#: Words that are one letter from the name of a place.
_OTHER_WORDS = frozenset({"boleta", "boletas", "boletin", "crisalidas", "helicoides", "helicoidal"})


class Hit(NamedTuple):
    """A word of a text that may hold a name: the anchors it stands for, and the forms that are this one word."""

    anchors: tuple[str, ...]
    glued: tuple[Form, ...] = ()
    slip: bool = False


class PlaceIndex:
    """Forms by their anchor, their words in one, and the slips of the anchor."""

    def __init__(self) -> None:
        self._anchors: dict[str, dict[tuple[str, ...], list[Form]]] = {}
        self._glued: dict[str, list[Form]] = {}
        self._long: dict[tuple[str, int], set[str]] = {}
        self._hits: dict[str, Hit | None] = {}
        self._printed: dict[str, bool] = {}

    def add(self, form: Form) -> None:
        """Take a form in."""
        anchor = form.anchor
        self._anchors.setdefault(anchor, {}).setdefault(form.words, []).append(form)
        if not form.person and form.kind is not Kind.DERIVED:
            for glued in form.glued:
                self._glued.setdefault(glued, []).append(form)
        if len(anchor) >= _LONG and anchor.isalpha() and not form.person:
            self._long.setdefault((anchor[0], len(anchor)), set()).add(anchor)
        self._hits, self._printed = {}, {}

    def remove(self, form: Form) -> None:
        """Take a form out."""
        anchor = form.anchor
        _drop(self._anchors[anchor], form.words, form)
        if not self._anchors[anchor]:
            del self._anchors[anchor]
        if not form.person and form.kind is not Kind.DERIVED:
            for glued in form.glued:
                _drop(self._glued, glued, form)
        same = (other for forms in self._anchors.get(anchor, {}).values() for other in forms)
        if len(anchor) >= _LONG and not any(not other.person for other in same):
            self._long.get((anchor[0], len(anchor)), set()).discard(anchor)
        self._hits, self._printed = {}, {}

    def hit(self, folded: str) -> Hit | None:
        """What a folded word may stand for; None for nothing."""
        hits = self._hits
        if folded in hits:
            return hits[folded]
        hit = self._find(folded)
        if len(folded) <= _LONGEST:
            if len(hits) >= _REMEMBERED:
                self._hits = hits = {}
            hits[folded] = hit
        return hit

    def may_name(self, words: Iterable[str]) -> bool:
        """Whether one of the words, as printed, may begin or hold the telling word of a name."""
        known = self._printed
        return any(known[word] if word in known else self._may_name(word) for word in words)

    def _may_name(self, word: str) -> bool:
        owner = word[-2:-1] in _APOSTROPHES and self.hit(fold(word[:-2])) is not None
        may = owner or self.hit(fold(word)) is not None
        if len(word) <= _LONGEST:
            if len(self._printed) >= _REMEMBERED:
                self._printed = {}
            self._printed[word] = may
        return may

    def groups(self, anchor: str) -> Iterable[tuple[tuple[str, ...], list[Form]]]:
        """The forms of an anchor, by their words."""
        return self._anchors.get(anchor, {}).items()

    def _find(self, folded: str) -> Hit | None:
        anchors = (folded,) if folded in self._anchors else ()
        glued = tuple(self._glued.get(folded, ()))
        if anchors or glued:
            return Hit(anchors, glued)
        if len(folded) < _LONG - 1 or len(folded) > _LONGEST or folded in _OTHER_WORDS:
            return None
        near = [
            anchor
            for length in (len(folded) - 1, len(folded), len(folded) + 1)
            for anchor in self._long.get((folded[0], length), ())
            if OSA.distance(folded, anchor, score_cutoff=1) == 1 and folded != anchor + "s"
        ]
        return Hit(tuple(sorted(near)), slip=True) if near else None


def _drop(forms: dict[_Key, list[Form]], key: _Key, form: Form) -> None:
    forms[key].remove(form)
    if not forms[key]:
        del forms[key]
