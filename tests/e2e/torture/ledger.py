"""All that happened, by one clock: what was printed, what people did, what they were told, what was killed."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tests.botapi import Call

#: The development that a message speaks of, by the address of an item of it.
_ADDRESS = re.compile(r"/[a-z]+/(d\d+)-\d+")

REPEAT = "Posible repetición."


class Word(StrEnum):
    """What the first words of an alert say, and with them what a story amounts to."""

    HELD = "held"  # a release that nobody who would know confirms: families are told nothing
    CLAIMED = "SIN CONFIRMAR."
    CONFIRMED = "CONFIRMADO."
    DENIED = "DESMENTIDO."
    TAKEN_BACK = "CORREGIDO el"


#: What takes back what was told: nobody who was told nothing hears of it.
NEGATIVE = frozenset({Word.DENIED, Word.TAKEN_BACK})
#: The last word to somebody who is forgotten, said once and from memory.
FORGOTTEN = "Borramos todo"
GRAVE = "Hay una noticia grave sobre"


@dataclass(frozen=True, slots=True)
class Print:
    """One entry of a paper, or a new text of one: from ``at`` on it can be read; ``word`` is what then must be told."""

    paper: str
    key: str
    at: float
    word: Word


@dataclass(slots=True)
class Development:
    """Everything printed about one event in the life of ``name``."""

    id: str
    name: str
    kind: str
    prints: list[Print] = field(default_factory=list)

    @property
    def word(self) -> Word:
        """What must have been told in the end."""
        return self.prints[-1].word

    @property
    def turned(self) -> float:
        """When that could first be read."""
        at = self.prints[-1].at
        for each in reversed(self.prints):
            if each.word is not self.word:
                break
            at = each.at
        return at


@dataclass(slots=True)
class Span:
    """Somebody follows ``name``: from ``asked`` (nothing before it) or ``sure`` (answered) until asked or answered."""

    chat: int
    name: str
    asked: float
    sure: float | None = None
    end_asked: float | None = None
    end_sure: float | None = None


@dataclass(slots=True)
class Mute:
    """Somebody said that a development is about another person, and perhaps took that back."""

    chat: int
    development: str
    asked: float
    sure: float | None = None
    undone: float | None = None


@dataclass(slots=True)
class Forgetting:
    """Somebody asked for everything to be forgotten; ``traces`` are what stood in people.db about them just before."""

    chat: int
    asked: float
    traces: tuple[bytes, ...] = ()
    done: float | None = None
    returned: float | None = None


@dataclass(slots=True)
class Received:
    """One call that the Bot API accepted and a person could see: ``sent`` is when it reached the server."""

    at: float
    sent: float
    chat: int
    message: int
    new: bool
    text: str
    buttons: tuple[str, ...]
    call: Call
    expected: bool = False

    @property
    def word(self) -> Word | None:
        """The verdict, if this is an alert."""
        if self.text.startswith(GRAVE):
            return Word.CONFIRMED
        return next((word for word in Word if word is not Word.HELD and self.text.startswith(word)), None)

    @property
    def developments(self) -> list[str]:
        """Every development of which it names an item."""
        return list(dict.fromkeys(_ADDRESS.findall(self.text)))

    def shows(self, development: str) -> Word | None:
        """What it says of a development whose item it names: the verdict on the nearest line above the address."""
        said: Word | None = None
        for line in self.text.splitlines():
            said = next((word for word in Word if word is not Word.HELD and word in line), said)
            if development in _ADDRESS.findall(line):
                return said
        return None

    @property
    def marked(self) -> bool:
        """Whether it says that it may be a repeat."""
        return REPEAT in self.text

    @property
    def first(self) -> str:
        """Its first line."""
        return self.text.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Kill:
    """``part`` was killed at that time; ``why`` is what had just happened."""

    part: str
    at: float
    why: str


@dataclass(frozen=True, slots=True)
class Accusation:
    """A promise that was not kept: which, about whom, and what is known of it."""

    kind: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


@dataclass(slots=True)
class Ledger:
    """The whole of it."""

    began: float = field(default_factory=time.monotonic)
    developments: dict[str, Development] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    mutes: list[Mute] = field(default_factory=list)
    forgettings: list[Forgetting] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    kills: list[Kill] = field(default_factory=list)
    accused: list[Accusation] = field(default_factory=list)
    acts: list[tuple[float, int, str]] = field(default_factory=list)
    names: frozenset[str] = frozenset()

    def now(self) -> float:
        """Seconds of the clock that everything here is told in."""
        return time.monotonic()

    def did(self, chat: int, what: str) -> None:
        """Note what a person did."""
        self.acts.append((self.now(), chat, what))

    def accuse(self, kind: str, what: str) -> None:
        """Note a promise that was not kept."""
        self.accused.append(Accusation(kind, what))

    def told(self, chat: int, development: str) -> list[Received]:
        """The alerts this person got of a development, in the order in which they reached the server."""
        mine = (r for r in self.received if r.chat == chat and r.word and development in r.developments)
        return sorted(mine, key=lambda each: each.sent)

    def story(self, chat: int, development: Development | None) -> Iterator[str]:
        """What happened between this person and a development, for whoever has to find out why."""
        lines = [(at, f"{who} {what}") for at, who, what in self.acts if who == chat]
        lines += [(kill.at, f"killed {kill.part}: {kill.why}") for kill in self.kills]
        if development is not None:
            lines += [(p.at, f"printed {p.paper}/{p.key}: {p.word}") for p in development.prints]
        for each in self.received:
            if each.chat == chat:
                state = "" if each.call.answered else " (not answered)"
                lines.append((each.at, f"  -> {each.call.trouble or 'ok'}{state} {each.message}: {each.first}"))
        for at, line in sorted(lines):
            yield f"{at - self.began:8.3f} {line}"
