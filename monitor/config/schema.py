"""What config.toml may say, table by table in its order; every key stands in docs/config.md.

Plain frozen dataclasses: pydantic reads the annotations to check a file against them. Lengths of time are
``timedelta``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from annotated_types import Ge, Le
from pydantic import AfterValidator, ConfigDict, StrictBool, StrictInt

from monitor.config.kinds import (
    BotApi,
    Contact,
    Country,
    Hold,
    HostPort,
    Id,
    Interval,
    Keep,
    KeyMode,
    KeyModeName,
    Language,
    LevelName,
    Line,
    NeutralName,
    OptionalPath,
    Pause,
    SourceRole,
    SpeakerRole,
    Spoken,
    WebAddress,
    Zone,
    not_empty,
)
from monitor.files.refusal import WrongError
from monitor.model import Level

_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Place:
    """Where Faro watches, whom it speaks to, and where those who run the feeds can write (may be empty)."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    country: Country = "VE"
    timezone: Zone = field(default_factory=lambda: ZoneInfo("America/Caracas"))
    language: Spoken = "es"
    contact: Contact = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One [[sources]] table."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    id: Id
    name: Line
    url: WebAddress
    role: SourceRole
    language: Language
    verifies: StrictBool = False
    names: tuple[Line, ...] = ()
    interval: Interval = timedelta(minutes=10)
    verified: StrictBool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Someone who is quoted and has no feed here; ``aliases`` are the ways the press writes the name."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    name: Line
    role: SpeakerRole
    aliases: tuple[Line, ...] = ()
    verifies: StrictBool = False


@dataclass(frozen=True, slots=True)
class Confirm:
    """Who confirms: ``carriers`` is how many independent sources must quote a voice that would know (2 or more)."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    carriers: Annotated[StrictInt, Ge(2), Le(10)] = 2
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class Matching:
    """``hold`` is how long a claim known from its headline waits for the article."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    hold: Hold = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """Someone the terminal shows messages for; ``language`` is the place's where None."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    name: Line
    follows: Annotated[tuple[Id, ...], AfterValidator(not_empty)]
    level: LevelName = Level.DEFAULT
    language: Spoken | None = None


@dataclass(frozen=True, slots=True)
class Terminal:
    """The channel that prints."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    followers: tuple[Follower, ...] = ()


@dataclass(frozen=True, slots=True)
class Telegram:
    """The channel that families use: off while ``token_file`` is empty. ``api`` is where the Bot API answers."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    token_file: OptionalPath = ""
    api: BotApi = "https://api.telegram.org"
    name: NeutralName = ""


@dataclass(frozen=True, slots=True)
class Channels:
    """How people are told."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    terminal: Terminal = field(default_factory=Terminal)
    telegram: Telegram = field(default_factory=Telegram)


@dataclass(frozen=True, slots=True)
class Keys:
    """What contacts and private names are encrypted with: a ``file`` on disk, or ``typed`` after each start."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    mode: KeyModeName = KeyMode.FILE
    file: Line = "secrets/key"


@dataclass(frozen=True, slots=True)
class RunTime:
    """``dir`` holds what must not outlive a power cut: private names for collect, a typed key. It stands on tmpfs."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    dir: OptionalPath = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """One address off the public internet that may be connected to: a host or network, and one port."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    address: HostPort
    delay: Pause = timedelta(seconds=1)
    concurrency: Annotated[StrictInt, Ge(1), Le(64)] = 1

    @property
    def host(self) -> str:
        """The host name, address or network, as ``ipaddress`` writes it."""
        return self.address[0]

    @property
    def port(self) -> int:
        """The one port that is open."""
        return self.address[1]


@dataclass(frozen=True, slots=True)
class Net:
    """``delay`` is the pause between two requests to one host."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    delay: Pause = timedelta(seconds=2)
    exceptions: tuple[Allowance, ...] = ()


@dataclass(frozen=True, slots=True)
class Retention:
    """``lookback``: the plain text of every item. ``grounds``: what alerts stood on, after the last development."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    lookback: Keep = timedelta(days=30)
    grounds: Keep = timedelta(days=180)

    def __post_init__(self) -> None:
        if self.grounds < self.lookback:
            todo = "no menos que lookback / no less than lookback"
            raise WrongError("menor que lookback (less than lookback)", todo, key="grounds")


@dataclass(frozen=True, slots=True)
class Data:
    """``dir`` holds the databases; a relative one starts at the config file."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    dir: Line = "data"


@dataclass(frozen=True, slots=True)
class Lists:
    """``paths`` are watchlist files, or folders of them; relative ones start at the config file."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    paths: Annotated[tuple[Line, ...], AfterValidator(not_empty)] = ("watchlists",)


@dataclass(frozen=True, slots=True)
class Written:
    """The whole file as it was written."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    place: Place = field(default_factory=Place)
    sources: tuple[Feed, ...] = ()
    confirm: Confirm = field(default_factory=Confirm)
    matching: Matching = field(default_factory=Matching)
    channels: Channels = field(default_factory=Channels)
    net: Net = field(default_factory=Net)
    retention: Retention = field(default_factory=Retention)
    data: Data = field(default_factory=Data)
    run: RunTime = field(default_factory=RunTime)
    keys: Keys = field(default_factory=Keys)
    watchlists: Lists = field(default_factory=Lists)
