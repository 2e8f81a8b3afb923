"""Who is on the lists, for notify: it reads the watchlist files itself, so that it needs nothing of collect's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

import structlog

from monitor.model import Subject
from monitor.watchlists import Watchlists, active

log = structlog.get_logger()


class Roster:
    """The subjects in force, and those that were: what was decided before somebody left the lists is still told."""

    def __init__(self, lists: Watchlists, now: Callable[[], datetime]) -> None:
        self._lists = lists
        self._now = now
        self._seen: dict[str, Subject] = {}
        self.subjects: Mapping[str, Subject] = {}
        self._take()

    def subject(self, subject_id: str) -> Subject | None:
        """A subject as listed now, or as last seen on the lists."""
        return self.subjects.get(subject_id) or self._seen.get(subject_id)

    async def reload(self) -> None:
        """Look at the files again; a broken one is refused as a whole and the last good one stays."""
        outcome = await asyncio.to_thread(self._lists.reload)
        for fault in outcome.faults if outcome else ():
            # Where it stands, not what it says: that may be a name.
            log.error("watchlist", file=str(fault.file), line=fault.line, note="the last good list stays; faro check")
        self._take()

    def _take(self) -> None:
        listed = {subject.id: subject for subject in active(self._lists.subjects, self._now().date())}
        if listed != self.subjects:  # whoever works on them begins anew when they are others
            self.subjects = listed
            self._seen |= listed
