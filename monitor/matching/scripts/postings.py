"""Postings: which places stand under a pair of words, packed into eight bytes each and found by bisection."""

from __future__ import annotations

from array import array
from bisect import bisect_left

_PLACE, _WORD = 24, 20


class Postings:
    """Pairs of word numbers (below a million) with places (below 16 million); ``settle`` after adding many."""

    def __init__(self) -> None:
        """Empty at first."""
        self._packed = array("Q")
        self._settled = True

    def __len__(self) -> int:
        """How many there are."""
        return len(self._packed)

    def append(self, first: int, second: int, place: int) -> None:
        """Adds without keeping order."""
        self._packed.append(_pack(first, second, place))
        self._settled = False

    def settle(self) -> None:
        """Puts in order what was appended; one that came twice stays once."""
        if not self._settled:
            self._packed = array("Q", sorted(set(self._packed)))
            self._settled = True

    def insert(self, first: int, second: int, place: int) -> None:
        """Adds in order: in proportion to their number, yet some ten microseconds for a hundred thousand."""
        packed = _pack(first, second, place)
        at = bisect_left(self._packed, packed)
        if self._packed[at : at + 1] != array("Q", (packed,)):
            self._packed.insert(at, packed)

    def discard(self, first: int, second: int, place: int) -> None:
        """Takes out, if there."""
        packed = _pack(first, second, place)
        at = bisect_left(self._packed, packed)
        if self._packed[at : at + 1] == array("Q", (packed,)):
            self._packed.pop(at)

    def find(self, first: int, second: int) -> list[int]:
        """The places under a pair of words."""
        start = _pack(first, second, 0)
        if (at := bisect_left(self._packed, start)) == len(self._packed) or self._packed[
            at
        ] >> _PLACE != start >> _PLACE:
            return []
        end = bisect_left(self._packed, start + (1 << _PLACE), lo=at)
        return [packed & ((1 << _PLACE) - 1) for packed in self._packed[at:end]]


def _pack(first: int, second: int, place: int) -> int:
    return (first << _WORD | second) << _PLACE | place
