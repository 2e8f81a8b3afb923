"""How right and wrong are counted: events, releases that are none, releases missed, and who says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.claims.rows import NOTHING, Row, pair, voice
from monitor.model import Claim

#: What a family would take for freedom.
FREE = frozenset({("released", "happened"), ("released_with_measures", "happened")})


@dataclass(frozen=True, slots=True)
class Reading:
    """A row, and what was read in it; what a text only recalls is not told and does not count."""

    row: Row
    claims: tuple[Claim, ...]

    @property
    def told(self) -> frozenset[tuple[str, str]]:
        """The events that would be told."""
        return frozenset(pair(claim) for claim in self.claims if not claim.background) - {NOTHING}

    @property
    def right(self) -> bool:
        """An event of the row is told; where it claims none, nothing is told but what it may be taken for."""
        if self.row.is_event:
            return bool(self.told & self.row.gold)
        return self.told <= self.row.gold

    @property
    def false_free(self) -> bool:
        """A release is told, and there is none."""
        return bool(self.told & FREE) and not self.row.gold & FREE

    @property
    def missed_free(self) -> bool:
        """There is a release, and none is told."""
        return bool(self.row.main & FREE) and not self.told & FREE

    @property
    def right_voice(self) -> bool:
        """Whoever says it is the one whom the row names; of the right event, if it was read."""
        said = [claim for claim in self.claims if pair(claim) in self.row.gold] or list(self.claims)
        return self.row.who in {voice(claim) for claim in said}


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1, each of the rows that it is about."""

    rows: int
    event: float
    false_free: float
    missed_free: float
    who: float


def score(readings: Sequence[Reading]) -> Score:
    """The figures of a set."""
    none = [one for one in readings if not one.row.gold & FREE]
    free = [one for one in readings if one.row.main & FREE]
    events = [one for one in readings if one.row.is_event]
    return Score(
        len(readings),
        _share(one.right for one in readings),
        _share(one.false_free for one in none),
        _share(one.missed_free for one in free),
        _share(one.right_voice for one in events),
    )


def _share(marks: Iterable[bool]) -> float:
    each = list(marks)
    return sum(each) / len(each) if each else 0.0
