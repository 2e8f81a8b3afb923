"""The configuration as the rest of Faro receives it: frozen, complete, every path absolute."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from monitor.config.schema import Confirm, Follower, Matching, Net, Place, Retention, Voice
from monitor.files.toml import Document
from monitor.model import Source


@dataclass(frozen=True, slots=True)
class Config:
    """One config.toml that was read without a fault; lengths of time are ``timedelta``, ``Source.interval`` seconds.

    ``watchlists`` are files, or folders whose *.toml and *.csv are all read. ``document`` is the file as written,
    for faults that only show later, beside other files.
    """

    file: Path
    place: Place
    sources: tuple[Source, ...]
    confirm: Confirm
    matching: Matching
    followers: tuple[Follower, ...]
    net: Net
    retention: Retention
    data_dir: Path
    watchlists: tuple[Path, ...]
    document: Document = field(repr=False, compare=False)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Those who are quoted and have no feed of their own here."""
        return self.confirm.voices
