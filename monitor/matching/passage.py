"""A passage: a piece of a text read closely, with whom it names."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.matching.finding import Finding
from monitor.matching.runs import Run
from monitor.matching.surroundings import Surroundings
from monitor.matching.tokens import Token


@dataclass(slots=True)
class Passage:
    """``begin`` is where it begins in the text, in characters; people are ``found``, and ``places``, in ``tokens``."""

    begin: int
    tokens: list[Token]
    around: Surroundings
    runs: list[Run] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    places: list[Finding] = field(default_factory=list)

    def start(self, finding: Finding) -> int:
        """Where a finding begins in the text."""
        return self.begin + self.tokens[finding.first].start

    def end(self, finding: Finding) -> int:
        """Where it ends."""
        return self.begin + self.tokens[finding.last].end
