"""Watchlists that follow their files while Faro runs: a good change is taken, a broken one is refused as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from monitor.errors import ConfigError, Fault
from monitor.model import Subject
from monitor.watchlists.load import Content, Loaded, UnreadableError, parse, read


@dataclass(frozen=True, slots=True)
class Reloaded:
    """What a change of the files came to: the subjects in force from now on, and why it was refused, if it was."""

    subjects: tuple[Subject, ...]
    faults: tuple[Fault, ...] = ()


class Watchlists:
    """The lists at ``paths``; ``loaded`` is always the last set without a fault.

    Raises ConfigError at once when there is no good set to begin with. Files are told apart by what is in them, so
    no clock and no time stamp can hide a change.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(paths)
        contents = read(self.paths)
        self.loaded: Loaded = parse(contents)
        self._seen = _digest(contents)  # what ``loaded`` or the last report stands on
        self._pending: str | None = None  # what was there at the last call and is not believed yet

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The subjects in force."""
        return self.loaded.subjects

    def reload(self, settle: bool = True) -> Reloaded | None:
        """Look at the files again; None when there is nothing new to say.

        A fault, or the loss of a subject, is believed only when the next call finds the same bytes: a file caught
        half written looks just like that. ``settle=False`` believes it at once. Faults are reported once per change.
        """
        loaded, faults = self.loaded, tuple[Fault, ...]()
        try:
            contents = read(self.paths)
            state = _digest(contents)
            if state != self._seen:
                loaded = parse(contents)
        except UnreadableError as error:
            faults = tuple(error.faults)
            state = _digest((), *map(str, faults))
        except ConfigError as error:
            faults = tuple(error.faults)
        if state == self._seen:
            self._pending = None
            return None
        lost = {subject.id for subject in self.subjects} - {subject.id for subject in loaded.subjects}
        if settle and (faults or lost) and state != self._pending:
            self._pending = state
            return None
        self._seen, self._pending, self.loaded = state, None, loaded
        return Reloaded(loaded.subjects, faults)


def _digest(contents: Sequence[Content], *more: str) -> str:
    """One value for everything that was read; ``more`` tells unreadable states apart."""
    hashing = hashlib.blake2b(digest_size=16)
    for part in (*more, *(part for content in contents for part in (str(content.file), content.body))):
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape")
        hashing.update(len(data).to_bytes(8, "big") + data)
    return hashing.hexdigest()
