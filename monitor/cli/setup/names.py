"""What the bot is called: a name that says nothing, and the words that say too much (SAFETY, neutral names)."""

from __future__ import annotations

import random

from monitor.config.kinds import TELLING_WORDS, neutral_name
from monitor.files.refusal import WrongError
from monitor.files.text import plain

#: A notebook, a diary, a shop: two words that say nothing together, so that no two installations need be called alike.
_FIRST = (
    "Agenda", "Cuaderno", "Buzón", "Libreta", "Taller", "Jardín", "Cocina", "Quiosco", "Botica", "Molino", "Patio",
    "Mercado",
)  # fmt: skip
_SECOND = (
    "Alba", "Norte", "Lima", "Azul", "Brisa", "Ceiba", "Limón", "Canela", "Colina", "Girasol", "Orquídea", "Sur",
)  # fmt: skip


def proposals(chance: random.Random, how_many: int = 3) -> tuple[str, ...]:
    """So many different neutral names, chosen by chance."""
    firsts, seconds = chance.sample(_FIRST, how_many), chance.sample(_SECOND, how_many)
    return tuple(f"{first} {second}" for first, second in zip(firsts, seconds, strict=True))


def telling(text: str) -> str:
    """The first telling word in ``text``, a name or a username; "" if there is none."""
    spaced = plain(text)
    close = spaced.replace(" ", "")
    return next(
        (word for word in TELLING_WORDS if word in spaced or (" " in word and word.replace(" ", "") in close)), ""
    )


def bot_name(typed: str) -> str:
    """A name that may be given to the bot; raises WrongError."""
    name = neutral_name(typed)
    if not name:
        raise WrongError("sin nombre (no name)", 'escriba uno, p. ej. "Agenda Alba" / write one')
    return name
