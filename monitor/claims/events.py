"""What a sentence says happened, expression by expression, and the clause each stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.claims.lexicon import Pattern
from monitor.claims.people import Read

_CLAUSE = re.compile(
    r"(?<!\w)(?:pero|mas no|sino|mientras(?: que)?|aunque|sin embargo|no obstante|en cambio|but|while|"
    r"although|however|whereas|a pesar de|despite|mas)(?!\w)|;|:(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Event:
    """A pattern found in a sentence, and the bounds of the clause it stands in."""

    found: Pattern
    start: int
    end: int
    clause: tuple[int, int]


def events(read: Read, patterns: tuple[Pattern, ...]) -> list[Event]:
    """What the sentence says happened; where two expressions overlap the longer is meant."""
    hits = []
    for order, found in enumerate(patterns):
        hits += [
            (match.start() - match.end(), order, match.start(), match.end(), found)
            for match in found.regex.finditer(read.masked)
            if match.end() > match.start()
        ]
    hits.sort(key=lambda hit: hit[:3])
    kept: list[Event] = []
    for _, _, start, end, found in hits:
        if not any(start < one.end and one.start < end for one in kept):
            kept.append(Event(found, start, end, clause_of(read.masked, start, end)))
    return sorted(kept, key=lambda one: one.start)


def clause_of(masked: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the clause around ``start``-``end``."""
    first = max((match.end() for match in _CLAUSE.finditer(masked, 0, start)), default=0)
    last = next((match.start() for match in _CLAUSE.finditer(masked, end)), len(masked))
    return first, last
