"""Who is watched now: the matcher and the subjects behind it, replaced as a whole when a list changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from monitor.matching import Matcher
from monitor.model import Item, Mention, Subject, SubjectType, digest


@dataclass(frozen=True, slots=True)
class Watch:
    """The subjects in force, by id, with the matcher that finds them."""

    subjects: Mapping[str, Subject]
    matcher: Matcher

    @property
    def places(self) -> frozenset[str]:
        """The ids of the facilities."""
        return frozenset(s.id for s in self.subjects.values() if s.type is SubjectType.FACILITY)

    def find(self, item: Item) -> list[Mention]:
        """Who and what ``item`` names, without the places that were not in use on the day (UTC) it was published."""
        day = (item.published or item.seen).date()
        return self.matcher.find(item.document, day)

    def marks(self) -> dict[str, str]:
        """Each subject's id with a digest of everything its mentions depend on."""
        return {
            s.id: digest(
                *(s.type, s.name, *s.aliases, "|", *s.needs_context, "|", *s.context, "|", *s.namesakes),
                *((f"{s.valid_from}/{s.valid_to}",) if s.valid_from or s.valid_to else ()),
            )
            for s in self.subjects.values()
        }


def watch(subjects: Iterable[Subject]) -> Watch:
    """Build the matcher for ``subjects``."""
    known = {subject.id: subject for subject in subjects}
    return Watch(known, Matcher(known.values()))
