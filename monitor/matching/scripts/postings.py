"""Postings: which places stand under a pair of words, packed into eight bytes each and found by bisection."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable

_PLACE, _WORD = 24, 20
#: Marks at least, a power of two, and for each pair.
_FEWEST, _SPARSE = 64, 4
#: Odd numbers that spread pairs over the marks, and the bits that are left out because they are spread badly.
_SPREAD, _SPREAD_TOO, _DROPPED = 0x9E3779B1, 0x85EBCA6B, 12


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

    def holds(self, firsts: Iterable[int], seconds: Collection[int]) -> bool:
        """Whether there is any place under a pair of these words; asked so often that it calls nothing for most."""
        marks, last = self._marks, len(self._marks) - 1
        for first in firsts:
            begin = first * _SPREAD
            for second in seconds:
                if marks[(begin + second * _SPREAD_TOO) >> _DROPPED & last] and self._first(first, second) is not None:
                    return True
        return False

    def find(self, first: int, second: int) -> list[int]:
        """The places under a pair of words."""
        at = self._first(first, second)
        if at is None:
            return []
        end = bisect_left(self._packed, _pack(first, second, 0) + (1 << _PLACE), lo=at)
        return [packed & ((1 << _PLACE) - 1) for packed in self._packed[at:end]]

    def _first(self, first: int, second: int) -> int | None:
        start = _pack(first, second, 0)
        at = bisect_left(self._packed, start)
        return at if at < len(self._packed) and self._packed[at] >> _PLACE == start >> _PLACE else None

    def _mark_all(self) -> None:
        size = _FEWEST
        while size < _SPARSE * len(self._packed):
            size *= 2
        self._marks = bytearray(size)
        for packed in self._packed:
            pair = packed >> _PLACE
            self._marks[_spot(pair >> _WORD, pair & ((1 << _WORD) - 1)) & (size - 1)] = 1


def _spot(first: int, second: int) -> int:
    return (first * _SPREAD + second * _SPREAD_TOO) >> _DROPPED


def _pack(first: int, second: int, place: int) -> int:
    return (first << _WORD | second) << _PLACE | place
