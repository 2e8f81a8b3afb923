"""The matcher: a list of subjects made ready once, then asked of every text who is named in it."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.matching.people import People
from monitor.matching.places import Places
from monitor.matching.quotes import sentence_around
from monitor.matching.rules import tier
from monitor.matching.surroundings import Surroundings
from monitor.matching.tokens import tokenise
from monitor.model import Mention, Subject, SubjectType


class Matcher:
    """Says which of the watched subjects a text names, how surely, by which rule and where.

    Safe to use from several threads; a text costs time in proportion to its length, whatever the number of subjects.
    """

    def __init__(self, subjects: Iterable[Subject]) -> None:
        """``subjects``: people and facilities; two with one id are both matched."""
        self._subjects = list(subjects)
        places = list(enumerate(self._subjects))
        self._people = People([(at, subject) for at, subject in places if subject.type is SubjectType.PERSON])
        fixed = [(at, one) for at, one in places if one.type is SubjectType.FACILITY or one.needs_context]
        self._places = Places(fixed, self._people.unsplit)

    def find(self, text: str) -> list[Mention]:
        """Every naming of every subject in ``text``, ordered by where it starts; offsets count its characters."""
        tokens = tokenise(text)
        around = Surroundings(tokens)
        found = [*self._people.find(tokens, around), *self._places.find(tokens, around)]
        mentions: dict[tuple[int, int, str], Mention] = {}
        quotes: dict[tuple[int, int], str] = {}
        for finding in found:
            kind = tier(finding.score)
            if kind is None:
                continue
            start, end = tokens[finding.first].start, tokens[finding.last].end
            key = start, end, self._subjects[finding.subject].id
            if key in mentions and mentions[key].score >= finding.score:
                continue
            if (start, end) not in quotes:
                quotes[start, end] = sentence_around(text, start, end)
            mentions[key] = Mention(
                subject_id=self._subjects[finding.subject].id,
                alias=finding.alias,
                rule=finding.rule,
                score=round(finding.score, 3),
                tier=kind,
                quote=quotes[start, end],
                start=start,
                end=end,
            )
        return [mentions[key] for key in sorted(mentions)]
