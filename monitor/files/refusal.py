"""A value refused while a file is being read: what is wrong with it, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable


class WrongError(ValueError):
    """A value that may not stand: ``what`` is wrong, ``todo`` mends it; ``key`` names the culprit among several."""

    def __init__(self, what: str, todo: str, key: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo
        self.key = key


def wrong_value(value: object, todo: str) -> WrongError:
    """The refusal of one value, shown as it was written and cut to 60 characters."""
    return WrongError(f"valor no válido {shown(value)} (wrong value)", todo)


def shown(value: object) -> str:
    """``value`` on one line, in quotes, at most 60 characters: it came from a file and goes to a terminal."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return f"'{plain if len(plain) <= 60 else plain[:59] + '…'}'"


def did_you_mean(word: str, allowed: Iterable[str], otherwise: str = "") -> str:
    """The nearest of ``allowed`` as a question, or ``otherwise``, or all that is allowed when nothing is near."""
    from difflib import get_close_matches  # only ever needed to word a fault: keeps the start of the command quick

    names = list(allowed)
    nearest = get_close_matches(word.casefold(), [name.casefold() for name in names], n=1, cutoff=0.6)
    if nearest:
        name = next(name for name in names if name.casefold() == nearest[0])
        return f"¿quiso decir '{name}'? / did you mean '{name}'?"
    return otherwise or f"se admite: {', '.join(names)} / allowed: the same"
