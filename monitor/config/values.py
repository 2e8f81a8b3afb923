"""The configuration as the rest of Faro receives it: frozen, complete, every path absolute."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from monitor.config.kinds import KeyMode
from monitor.config.schema import Confirm, Follower, Matching, Net, Place, Retention, Telegram, Voice
from monitor.files.toml import Document
from monitor.model import Source


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where the key is that contacts and private names are encrypted with; ``file`` counts in mode ``file`` alone."""

    mode: KeyMode
    file: Path


@dataclass(frozen=True, slots=True)
class TelegramPlace:
    """How Telegram is reached: the file with the token, the address of the Bot API, and what the bot is called."""

    token_file: Path
    api: str
    name: str


@dataclass(frozen=True, slots=True)
class Config:
    """One config.toml that was read without a fault; lengths of time are ``timedelta``, ``Source.interval`` seconds.

    ``watchlists`` are files, or folders whose *.toml and *.csv are all read. ``run_dir`` stands on tmpfs;
    ``telegram`` is None where it is not used; ``bot`` is what the file says of it all the same, for set-up.
    ``document`` is the file as written, for faults that only show later, beside other files.
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
    run_dir: Path
    keys: KeyPlace
    telegram: TelegramPlace | None
    bot: Telegram
    document: Document = field(repr=False, compare=False)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Those who are quoted and have no feed of their own here."""
        return self.confirm.voices
