"""One run of set-up: what was answered, where things go, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from monitor.cli.setup.bot import Chosen
from monitor.cli.setup.key import Key, mark_of
from monitor.cli.setup.layout import Layout
from monitor.cli.setup.talk import Talk, World
from monitor.cli.setup.writing import New
from monitor.config import Config
from monitor.service.lock import is_held


class Stage(StrEnum):
    """How far it has come, for whoever interrupts it."""

    ASKING = "asking"
    DRESSING = "dressing"
    WRITING = "writing"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything that was asked for."""

    language: str
    zone: str
    lists: list[New]
    chosen: Chosen
    key: Key
    api: str


@dataclass(slots=True)
class SetUp:
    """One run: where things go, what was there before, and how far it has come."""

    talk: Talk
    world: World
    layout: Layout
    before: Config | None
    stage: Stage = Stage.ASKING

    @property
    def people(self) -> bool:
        """Whether somebody has written to the bot before."""
        return mark_of(self.layout) is not None

    @property
    def running(self) -> bool:
        """Whether a Faro tells people from the data directory: it alone reads the bot."""
        return is_held(self.layout.data, "notify")
