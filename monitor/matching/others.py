"""People whose names stand in another script than the text: what was found, weighed by what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.matching.clues import Clues
from monitor.matching.finding import Finding
from monitor.matching.institutions import Bearer
from monitor.matching.rules import EITHER
from monitor.matching.scripts import Found, OtherScripts
from monitor.matching.surroundings import Surroundings
from monitor.matching.tokens import Token
from monitor.model import Subject


class Others:
    """Finds watched people in texts of other scripts, and people listed in other scripts anywhere."""

    def __init__(self) -> None:
        self._scripts = OtherScripts()
        self._clues = Clues()

    def add(self, place: int, subject: Subject) -> None:
        """Watch a person, by their place in the list of subjects."""
        self._scripts.add(place, (subject.name, *subject.aliases))
        self._clues.add(place, subject)

    def remove(self, place: int) -> None:
        """Watch a person no longer."""
        self._scripts.remove(place)
        self._clues.remove(place)

    def find(self, tokens: list[Token], around: Surroundings) -> Iterator[Finding]:
        """Everybody named in a script that is not that of their list, or not the Latin one."""
        lower = around.is_lower
        for one in (*self._scripts.find(tokens, lower), *self._scripts.find_latin(tokens, lower)):
            rule, score = self._weighed(one, around)
            yield Finding(one.place, one.alias, rule, score, one.first, one.last)

    def _weighed(self, found: Found, around: Surroundings) -> tuple[str, float]:
        """The rule and the score, lower where an institution bears the name, or a known namesake stands near."""
        bearer = around.bearer(found.first, found.last, genitive=found.genitive)
        if bearer is Bearer.INSTITUTION:
            return "institution", min(found.score, 0.3)
        if bearer is Bearer.EITHER and found.score > EITHER:
            return "institution_or_person", EITHER
        here = found.place, around, found.first, found.last
        if self._clues.namesake(*here) and not self._clues.context(*here):
            return "namesake", min(found.score, 0.35)
        return found.rule, found.score
