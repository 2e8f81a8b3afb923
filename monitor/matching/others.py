"""People whose names stand in another script than the text: what was found, weighed by what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.matching.clues import Clues
from monitor.matching.finding import Finding
from monitor.matching.institutions import Bearer
from monitor.matching.rules import EITHER
from monitor.matching.scripts import Found, Glance, OtherScripts
from monitor.matching.surroundings import Surroundings
from monitor.matching.tokens import Token
from monitor.model import Subject

#: Glances by the place of their stretch.
Seen = list[tuple[int, Glance]]


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

    def glance(self, stretch: str, *, lower: bool) -> Glance | None:
        """What a stretch without white space may be in watched names; ``lower``: the text has no capitals."""
        return self._scripts.other.glance(stretch, lower=lower)

    def glance_latin(self, stretch: str, *, lower: bool) -> Glance | None:
        """The same for Latin words, which may be in names of another script."""
        return self._scripts.latin.glance(stretch, lower=lower)

    def may_name(self, other: Seen, latin: Seen, stretches: list[str], *, lower: bool) -> bool:
        """Whether ``find`` may find anybody, by the glances at ``stretches``; never wrongly False."""
        sides = self._scripts
        return bool(other and sides.other.may_name(other, stretches, lower=lower)) or bool(
            latin and sides.latin.may_name(latin, stretches, lower=lower)
        )

    def find(self, tokens: list[Token], around: Surroundings) -> Iterator[Finding]:
        """Everybody named in a script that is not that of their list, or not the Latin one."""
        for one in (*self._scripts.find(tokens, around.is_lower), *self._scripts.find_latin(tokens, around.is_lower)):
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
