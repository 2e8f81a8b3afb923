"""Everything a line of a message may depend on, in one value, so that each line is a function of one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol

from monitor.locale import Texts
from monitor.locale.dates import listed
from monitor.messages.verdicts import is_place, shown_name
from monitor.messages.voices import all_who, capitalised, outlet_name, quotable
from monitor.model import Alert, Evidence, Origin, Source, Story, Subject

#: Voices named in one sentence; further ones are counted, so that no crowd of sources fills a chat.
NAMED = 6


class Cites(Protocol):
    """What quotes a sentence of an item about somebody: an alert, or a question."""

    @property
    def evidence(self) -> Evidence:
        """What to quote."""
        ...

    @property
    def outlet(self) -> str:
        """The label of the outlet quoted."""
        ...

    @property
    def subject(self) -> Subject:
        """Whom it is about."""
        ...

    @property
    def texts(self) -> Texts:
        """The words of the reader's language."""
        ...

    @property
    def zone(self) -> tzinfo:
        """The zone that days and hours are told in."""
        ...


@dataclass(frozen=True, slots=True)
class Scene:
    """The alert, whom it is about, who was read, and the language and zone of whoever is told."""

    alert: Alert
    subject: Subject
    sources: Mapping[str, Source]
    texts: Texts
    zone: tzinfo

    @property
    def story(self) -> Story:
        """The story told."""
        return self.alert.story

    @property
    def name(self) -> str:
        """The name as it may be shown."""
        return shown_name(self.subject)

    @property
    def place(self) -> bool:
        """Whether this is about a place."""
        return is_place(self.subject)

    @property
    def evidence(self) -> Evidence:
        """What to quote."""
        return quotable(self.story)

    @property
    def outlet(self) -> str:
        """The label of the outlet quoted."""
        return outlet_name(self.evidence.source_id, self.sources, self.texts)

    def who(self, origins: tuple[Origin, ...]) -> tuple[str, ...]:
        """Every voice once, as it is called here."""
        return all_who(origins, self.sources, self.texts, place=self.place)

    def spoken(self, key: str, origins: tuple[Origin, ...], **values: object) -> str:
        """The text of ``key`` said of these voices; "una fuente" where none is known."""
        return self._of(key, self.who(origins), values)

    def numbered(self, key: str, origins: tuple[Origin, ...]) -> str:
        """The same with a verb that agrees: ``key`` ends in "_one" or "_many"."""
        names = self.who(origins)
        return self._of(f"{key}_many" if len(names) > 1 else f"{key}_one", names, {})

    def _of(self, key: str, names: tuple[str, ...], values: dict[str, object]) -> str:
        shown = (
            names if len(names) <= NAMED else (*names[: NAMED - 1], self.texts("who.more", n=len(names) - NAMED + 1))
        )
        together = listed(self.texts, shown) or self.texts("who.unknown")
        return self.texts(key, who=together, Who=capitalised(together), **values)
