"""Postings: which places stand under a pair of words, packed into eight bytes each and found by bisection."""

from __future__ import annotations

from array import array
from bisect import bisect_left

_PLACE, _WORD = 24, 20
#: Marks at least, a power of two, and for each pair.
_FEWEST, _SPARSE = 64, 4


class Postings:
    """Pairs of word numbers (below a million) with places (below 16 million); ``settle`` after adding many."""

    def __init__(self) -> None:
        """Empty at first."""
        self._packed = array("Q")
        self._settled = True
        # A mark for each pair at a place reckoned from it: most pairs that are asked for are not there, and have none.
        self._marks = bytearray(_FEWEST)

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
            self._mark_all()

    def insert(self, first: int, second: int, place: int) -> None:
        """Adds in order: in proportion to their number, yet some ten microseconds for a hundred thousand."""
        packed = _pack(first, second, place)
        at = bisect_left(self._packed, packed)
        if self._packed[at : at + 1] != array("Q", (packed,)):
            self._packed.insert(at, packed)
            self._marks[_spot(first, second) & (len(self._marks) - 1)] = 1
            if len(self._packed) * _SPARSE > 2 * len(self._marks):
                self._mark_all()

    def discard(self, first: int, second: int, place: int) -> None:
        """Takes out, if there."""
        packed = _pack(first, second, place)
        at = bisect_left(self._packed, packed)
        if self._packed[at : at + 1] == array("Q", (packed,)):
            self._packed.pop(at)

    def holds(self, first: int, second: int) -> bool:
        """Whether there is any place under a pair of words."""
        if not self._marks[_spot(first, second) & (len(self._marks) - 1)]:
            return False
        start = _pack(first, second, 0)
        at = bisect_left(self._packed, start)
        return at < len(self._packed) and self._packed[at] >> _PLACE == start >> _PLACE

    def find(self, first: int, second: int) -> list[int]:
        """The places under a pair of words."""
        if not self.holds(first, second):
            return []
        start = _pack(first, second, 0)
        at = bisect_left(self._packed, start)
        end = bisect_left(self._packed, start + (1 << _PLACE), lo=at)
        return [packed & ((1 << _PLACE) - 1) for packed in self._packed[at:end]]

    def _mark_all(self) -> None:
        size = _FEWEST
        while size < _SPARSE * len(self._packed):
            size *= 2
        self._marks = bytearray(size)
        for packed in self._packed:
            pair = packed >> _PLACE
            self._marks[_spot(pair >> _WORD, pair & ((1 << _WORD) - 1)) & (size - 1)] = 1


def _spot(first: int, second: int) -> int:
    return (first * 0x9E3779B1 + second * 0x85EBCA6B) >> 12


def _pack(first: int, second: int, place: int) -> int:
    return (first << _WORD | second) << _PLACE | place
