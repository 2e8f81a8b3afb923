"""What is found: a person, under which of their names, by which rule, how surely and where."""

from __future__ import annotations

from typing import NamedTuple

#: Scores from which a person is likely named, and from which surely; the same as for Latin text.
LIKELY, SURE = 0.6, 0.85


class Found(NamedTuple):
    """A subject, by its place in the list, found in the tokens ``first`` to ``last``.

    ``genitive``: as far as the script tells, the name may stand in the genitive.
    """

    place: int
    alias: str
    rule: str
    score: float
    first: int
    last: int
    genitive: bool = True

    @property
    def span(self) -> range:
        """The places of the tokens."""
        return range(self.first, self.last + 1)


class Match(NamedTuple):
    """A finding with the number of its surname and how far the printed words sound from the watched ones."""

    found: Found
    apart: float
    surname: int
