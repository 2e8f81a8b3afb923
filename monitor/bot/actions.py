"""What a button stands for, as the few characters that come back when it is pressed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

#: What a sealed button has room for (monitor/keys).
LONGEST = 26


class Verb(StrEnum):
    """What is asked for: six of an alert, four of somebody, four of the whole chat, and three of a question."""

    MORE = "m"
    WRONG = "w"
    STOP = "s"
    READ = "r"
    TALK = "t"
    UNDO = "u"
    FOLLOW = "f"
    NAME = "n"
    QUIT = "q"
    PAGE = "p"
    FORGET = "x"
    KEEP = "k"
    EVERY_CLAIM = "e"
    CONFIRMED = "c"
    THIS_ONE = "y"
    NOT_THIS = "o"
    LOOK = "l"


_COUNTED = (
    Verb.MORE, Verb.WRONG, Verb.STOP, Verb.READ, Verb.TALK, Verb.UNDO,
    Verb.PAGE, Verb.THIS_ONE, Verb.NOT_THIS, Verb.LOOK,
)  # fmt: skip
_FORMS = re.compile(
    rf"(?P<counted>[{''.join(_COUNTED)}])(?P<number>0|[1-9][0-9]{{0,17}})"
    rf"|(?P<keyed>[{Verb.FOLLOW}{Verb.QUIT}])(?P<handle>[0-9a-f]{{16}})"
    rf"|(?P<named>{Verb.NAME})(?P<name>~[0-9a-f]{{16}})"
    rf"|(?P<plain>[{Verb.FORGET}{Verb.KEEP}{Verb.EVERY_CLAIM}{Verb.CONFIRMED}])"
)


@dataclass(frozen=True, slots=True)
class Action:
    """A verb with what it is about: the number of an alert, question or page, a handle, or a private name's id."""

    verb: Verb
    number: int = 0
    key: str = ""

    def __str__(self) -> str:
        return f"{self.verb}{self.number if self.verb in _COUNTED else self.key}"


def parse(text: str) -> Action | None:
    """The action that ``text`` is; None for anything that ``str(Action(...))`` does not make."""
    found = _FORMS.fullmatch(text)
    if found is None:
        return None
    number, key = found["number"], found["handle"] or found["name"] or ""
    return Action(Verb(text[0]), int(number) if number else 0, key)
