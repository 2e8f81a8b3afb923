"""What a kind of rewriting is: a way in which a newsroom, a scanner or a keyboard changes a complete name."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.matching.names import Name
from benchmarks.matching.news import Form


class Group(StrEnum):
    """What a kind of rewriting touches; every kind of the first must nearly always be found."""

    MARKUP = "markup, case, accent, title"
    ORDER = "order and parts"
    SLIP = "slips, sounds, scans"


@dataclass(frozen=True, slots=True)
class Desk:
    """What a rewriting may draw from: chance, the language of the text, and somebody else's name."""

    draw: random.Random
    language: str
    other: Callable[[], Name]


Rewrite = Callable[[Name, Desk], Form | str | None]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """One kind. ``rewrite`` gives the form in which the name is printed, or None where it does not fit this name.

    ``shapes`` are the shapes of names it takes, ``texts`` the languages of the texts it occurs in, ``prepare`` makes a
    drawn name one that it fits.
    """

    kind: str
    group: Group
    rewrite: Rewrite
    shapes: tuple[str, ...] = ("gs", "gss", "ggs", "ggss")
    texts: tuple[str, ...] = ("es", "en")
    prepare: Callable[[Name, random.Random], Name] | None = None

    def form(self, name: Name, desk: Desk) -> Form | None:
        """The form in which ``name`` is printed; never the name as it is."""
        form = self.rewrite(name, desk)
        if isinstance(form, str):
            form = Form(form)
        if form is None or (form.name == name.full and not (form.before or form.after)):
            return None
        return form
