"""How set-up asks: on a terminal, or line by line where there is none; an empty answer takes the default."""

from __future__ import annotations

import getpass
import random
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from monitor.channels.telegram import Api, open_bot
from monitor.cli.show import show
from monitor.files.refusal import WrongError
from monitor.keys import Secret, new_secret
from monitor.locale import Texts

T = TypeVar("T")

#: What may be typed for yes and for no, in both languages whatever is spoken.
YES, NO = frozenset({"s", "si", "sí", "y", "yes"}), frozenset({"n", "no"})


class StopError(Exception):
    """Set-up cannot go on, which was said already; ``code`` is the exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Prompts:
    """Where answers are typed: ``line`` shows a question and returns a line, ``hidden`` does not show what is typed.

    Both raise EOFError when there is no more to read.
    """

    line: Callable[[str], str]
    hidden: Callable[[str], str]


def prompts() -> Prompts:
    """The terminal; or the lines of standard input, where each question is printed as a line of its own."""
    if sys.stdin.isatty():
        return Prompts(input, getpass.getpass)
    return Prompts(_next_line, _next_line)


def _next_line(question: str) -> str:
    show(question)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


@dataclass(frozen=True, slots=True)
class World:
    """What set-up takes from outside, so that a test can hand it something else.

    ``links`` leads to the machine's time zone. ``anywhere`` (tests) also holds a typed key on a disk.
    """

    prompts: Prompts = field(default_factory=prompts)
    open_bot: Callable[[str, str], Api] = open_bot
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    chance: random.Random = field(default_factory=random.SystemRandom)
    make_secret: Callable[[], Secret] = new_secret
    zone_link: Path = Path("/etc/localtime")
    anywhere: bool = False


@dataclass(slots=True)
class Talk:
    """The conversation: what was answered changes its language."""

    prompts: Prompts
    texts: Texts

    def say(self, key: str, /, **values: object) -> None:
        """One line."""
        show(self.texts(key, **values))

    def explain(self, key: str, /, **values: object) -> None:
        """One line that begins something new."""
        show("")
        self.say(key, **values)

    def ask(self, key: str, default: str = "", /, **values: object) -> str:
        """The line that is typed, or ``default``, which is shown, for an empty one."""
        offered = f" [{default}]" if default else ""
        return " ".join(self.prompts.line(f"{self.texts(key, **values)}{offered}: ").split()) or default

    def ask_hidden(self, key: str, /, **values: object) -> str:
        """What is typed unseen, without the spaces around it."""
        return self.prompts.hidden(f"{self.texts(key, **values)}: ").strip()

    def ask_as(self, key: str, read: Callable[[str], T], default: str = "", /, **values: object) -> T:
        """The same as ``ask``, read by ``read``; what it refuses (WrongError) is said, and asked for again."""
        while True:
            try:
                return read(self.ask(key, default, **values))
            except WrongError as error:
                show(f"{error.what}: {error.todo}")

    def yes(self, key: str, /, *, default: bool, **values: object) -> bool:
        """Whether the answer is yes."""
        usual = self.texts("cli.setup.yes" if default else "cli.setup.no")
        while True:
            typed = self.ask(key, usual, **values).casefold()
            if typed in YES | NO:
                return typed in YES
            self.say("cli.setup.yes_or_no")

    def choose(self, key: str, options: Mapping[str, T], default: str, /, **values: object) -> T:
        """One of ``options``, by what is typed for it."""
        while True:
            typed = self.ask(key, default, **values).casefold()
            if typed in options:
                return options[typed]
            self.say("cli.setup.one_of", options=", ".join(options))
